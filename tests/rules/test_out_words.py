"""The vocabulary of the OUT rules: refused when misspelt, and true to the words it is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadRegister
from pipeline.extract.citations import bare_numbers
from pipeline.model.document import Span
from pipeline.rules.out import words as vocabulary
from pipeline.rules.out.words import plain, words


def test_misspelt_list_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    spoilt = vocabulary._FILE.read_text("utf-8").replace("transitional:", "transition:")
    file = tmp_path / "words.yaml"
    file.write_text(spoilt, "utf-8")
    monkeypatch.setattr(vocabulary, "_FILE", file)
    words.cache_clear()
    with pytest.raises(BadRegister, match=r"words\.yaml"):
        words()
    words.cache_clear()


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("điều 2. bãi bỏ quyết định số 5", True),
        ("a) thay thế cụm từ", True),
        ("3. việc bãi bỏ văn bản do bộ quyết định", False),
    ],
)
def test_opening_of_a_repeal(line: str, opens: bool):
    assert bool(words().repeals_opening.match(line)) is opens


@given(st.text())
def test_plain_keeps_offsets(text: str):
    assert len(plain(text)) == len(text)


@given(
    st.lists(
        st.sampled_from(["NĐ 64/2014/NĐ-CP", "37-QĐ/TW", "15/12/2020", "nghị định 5/2020", "\n"])
    )
)
def test_bare_numbers_stand_where_they_say(parts: list[str]):
    text = " ".join(parts)
    for citation in bare_numbers(text, ()):
        assert text[citation.span.start : citation.span.end] == citation.quote
    assert bare_numbers(text, (Span(0, len(text)),)) == ()
