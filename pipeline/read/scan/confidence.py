"""How sure the recogniser was of a page, and which pages a person should compare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import fmean

from pipeline.model.reading import Word
from pipeline.read.hygiene import fold_tone
from pipeline.read.hygiene.spelling import is_syllable

_LEAST_MEAN = 0.935  # clean pages reach 0.945 and more, those with 3 wrong letters in 100 do not
_UNSURE = 0.7
_MOST_UNSURE = 0.025  # of the words
_MOST_IMPOSSIBLE = 0.015
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MARKED = re.compile(r"[^\W\d_A-Za-z]")


def confidence_of(words: Sequence[Word]) -> float:
    """The mean over words; 0 for a page without any."""
    return round(fmean(word.confidence for word in words), 4) if words else 0.0


def is_doubtful(words: Sequence[Word]) -> bool:
    """Whether a page is likely to hold wrong words: too many unsure, or impossible in spelling."""
    if not words:
        return False
    unsure = sum(word.confidence < _UNSURE for word in words)
    impossible = sum(_is_impossible(word.text) for word in words)
    return (
        confidence_of(words) < _LEAST_MEAN
        or unsure > _MOST_UNSURE * len(words)
        or impossible > max(_MOST_IMPOSSIBLE * len(words), 1)
    )


def _is_impossible(text: str) -> bool:
    """Whether letters with Vietnamese marks make no Vietnamese syllable; "NĐ" need not."""
    return any(
        part[1:].islower() and _MARKED.search(part) and not is_syllable(fold_tone(part.lower()))
        for part in _LETTERS.findall(text)
    )
