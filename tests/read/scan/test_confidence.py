"""Which recognised pages a person should compare with the original."""

from __future__ import annotations

import pytest

from pipeline.model.reading import Box, Word
from pipeline.read.scan.confidence import confidence_of, is_doubtful

SURE = [
    "Các",
    "đơn",
    "vị",
    "thực",
    "hiện",
    "Nghị",
    "định",
    "số",
    "30/2020/NĐ-CP",
    "của",
    "Chính",
    "phủ,",
    "UBND",
    "và",
    "HĐND",
]


def words(*texts: str, confidence: float = 0.96) -> list[Word]:
    return [Word(text, Box(0, 0, 10, 10), confidence) for text in texts]


def test_sure_words_are_not_doubted() -> None:
    page = words(*SURE * 5)
    assert confidence_of(page) == pytest.approx(0.96)
    assert not is_doubtful(page)


def test_a_page_unsure_throughout_is_doubtful() -> None:
    assert is_doubtful(words(*SURE * 5, confidence=0.9))


def test_a_few_very_unsure_words_make_a_page_doubtful() -> None:
    assert is_doubtful([*words(*SURE * 5), *words("điều", "khoản", "mục", confidence=0.4)])


def test_impossible_syllables_make_a_page_doubtful() -> None:
    assert is_doubtful(words(*SURE * 5, "thựrc", "hiệm̃n", "quỵyết", "điêủu"))


def test_a_page_without_words_is_not_doubted() -> None:
    assert confidence_of([]) == 0
    assert not is_doubtful([])
