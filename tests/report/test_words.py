from __future__ import annotations

import unicodedata
from importlib import resources

import pytest

from pipeline.errors import BadRegister
from pipeline.report.words import load_words, parse_words

SOURCE = resources.files("pipeline.report").joinpath("words.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("confidence", "label"),
    [
        (1.0, "chắc chắn"),
        (0.95, "chắc chắn"),
        (0.94, "khá chắc"),
        (0.8, "khá chắc"),
        (0.79, "cần xem lại"),
        (0.0, "cần xem lại"),
    ],
)
def test_confidence_is_told_in_words(confidence: float, label: str) -> None:
    assert load_words().sureness(confidence) == label


def test_a_family_without_words_goes_by_its_letters() -> None:
    assert load_words().family("OUT").label == "Lỗi thời"
    assert load_words().family("XYZ").label == "XYZ"


def test_words_are_composed() -> None:
    assert unicodedata.is_normalized("NFC", SOURCE)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("  failed: Không đọc được\n", "", "trường statuses"),
        ('  low: {label: Lưu ý, mark: "●"}\n', "", "trường severities"),
        ("  mission: Cơ quan đại diện\n", "", "trường unit_kinds"),
        ("at_least: 0,", "at_least: 0.5,", "trường confidence"),
        ("at_least: 0.95", "at_least: 0.1", "trường confidence"),
    ],
)
def test_a_missing_or_senseless_word_is_refused_by_field(old: str, new: str, place: str) -> None:
    assert old in SOURCE
    with pytest.raises(BadRegister) as refused:
        parse_words(SOURCE.replace(old, new, 1).encode())
    assert (refused.value.file, refused.value.place) == ("words.yaml", place)


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(BadRegister, match="decisons"):
        parse_words(SOURCE.replace("decisions:", "decisons:").encode())
