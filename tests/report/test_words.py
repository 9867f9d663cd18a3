from __future__ import annotations

import unicodedata
from importlib import resources
from pathlib import Path

import pytest

from pipeline.errors import BadRegister
from pipeline.report.words import load_words, words_in

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
    ("old", "new", "field"),
    [
        ("  failed: Không đọc được\n", "", "statuses"),
        ('  low: {label: Lưu ý, mark: "●"}\n', "", "severities"),
        ("  mission: Cơ quan đại diện\n", "", "unit_kinds"),
        ("at_least: 0,", "at_least: 0.5,", "confidence"),
        ("at_least: 0.95", "at_least: 0.1", "confidence"),
    ],
)
def test_a_missing_or_senseless_word_is_refused_by_field(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    assert old in SOURCE
    file = tmp_path / "words.yaml"
    file.write_text(SOURCE.replace(old, new, 1), "utf-8")
    line = SOURCE[: SOURCE.index(f"\n{field}:") + 1].count("\n") + 1
    with pytest.raises(BadRegister) as refused:
        words_in(file)
    assert (refused.value.file, refused.value.place) == (str(file), f"dòng {line}, mục {field}")


def test_a_misspelt_field_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(SOURCE.replace("decisions:", "decisons:"), "utf-8")
    with pytest.raises(BadRegister, match="mục decisons"):
        words_in(file)
