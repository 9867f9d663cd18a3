"""Tokens: the text is never changed; numbers, dates and abbreviations stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadRegister
from pipeline.language import legal_language
from pipeline.language.segments import words_of
from pipeline.language.tokens import split
from pipeline.language.tokens.splitting import load_wholes

TEXTS = st.text(alphabet="Điều 12.a) ;,:/-\n\t\u00a0\u0301“”QĐ-TTgộ½", max_size=80)


@given(TEXTS)
def test_tokens_and_spaces_are_the_text_again(text: str) -> None:
    words, spaces = split(text)
    joined = "".join(word + " " * space for word, space in zip(words, spaces, strict=True))
    assert joined == text
    assert legal_language()(text).text == text


@pytest.mark.parametrize(
    "whole",
    [
        "30/2020/NĐ-CP",
        "80/2015/QH13",
        "226-KL/TW",
        "15/12/2026",
        "12.500.000",
        "TP.",
        "v.v.",
        "2/3",
    ],
)
def test_stays_whole(whole: str) -> None:
    words, _ = split(f"theo {whole} của")
    assert whole in words


def test_a_full_stop_after_a_number_is_a_token() -> None:
    assert split("khoản 3.")[0] == ["khoản", "3", "."]


def test_syllables_of_one_word_are_told() -> None:
    text = "Văn phòng lập chương trình công tác rồi trình Bộ trưởng"
    words = [text[word.start : word.end] for word in words_of(text)]
    assert "chương trình" in words
    assert "trình" in words


def test_an_example_that_does_not_match_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "wholes.yaml"
    file.write_text("patterns:\n  - {pattern: 'a+', example: b}\nabbreviations: [TP.]", "utf-8")
    with pytest.raises(BadRegister, match=r"dòng 2, mục patterns\.1: .*không khớp"):
        load_wholes(file)
