"""The rows of ``words.yaml`` of the PRO rules are refused where a part of one is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import BadRegister
from pipeline.rules.pro import vocabulary


@pytest.mark.parametrize(
    ("held", "load", "told"),
    [
        ("sensitive:\n  - {linh_vuc: kho, words: [xuất kho]}\n", "sensitive_fields", "mục field"),
        ("apart:\n  - {first: [thu], second: [giữ]}\n", "pairs_apart", "mục why"),
        ("apart:\n  - {first: [thu], why: Một tay}\n", "pairs_apart", "mục second"),
    ],
)
def test_a_row_without_a_part_is_refused(
    held: str, load: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(held, "utf-8")
    monkeypatch.setattr(vocabulary, "_FILE", file)
    monkeypatch.setattr(vocabulary, "_held", vocabulary._held.__wrapped__)
    loader: Callable[[], object] = getattr(vocabulary, load).__wrapped__
    with pytest.raises(BadRegister, match=rf"words\.yaml.*{told}"):
        loader()
