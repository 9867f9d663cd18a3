"""The lists of words load, and a damaged list is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.directives.drafting import vocabulary as module
from pipeline.errors import BadRegister


def test_the_lists_hold_no_word_twice():
    import yaml

    lists = yaml.safe_load((Path(module.__file__).parent / "words.yaml").read_text("utf-8"))
    for name, words in lists.items():
        assert len(words) == len(set(words)), name


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("words.yaml", "asking:", "hỏi:"), ("topics.yaml", "topic:", "chủ đề:")],
)
def test_a_list_under_another_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str
):
    for name in ("words.yaml", "topics.yaml"):
        shutil.copy(Path(module.__file__).parent / name, tmp_path)
    (tmp_path / file).write_text((tmp_path / file).read_text("utf-8").replace(old, new), "utf-8")
    monkeypatch.setattr(module, "_HERE", tmp_path)
    with pytest.raises(BadRegister, match=file):
        module.vocabulary.__wrapped__()
