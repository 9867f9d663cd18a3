"""Which level of secrecy a few words name, written well, garbled, or spaced out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.read.hygiene import fold_diacritics
from pipeline.read.secrecy.vocabulary import load_marks, words_of

_LONGEST = 60  # characters: no stamp with all that stands beside it takes more
_MISREADS = 1  # letters of "TOIMAT" or "TUYETMAT" a recogniser may get wrong
_FIGURES = str.maketrans("015|", "OIST")
_COPY = re.compile(r"\bBẢN\s+SỐ\W*\d+|\bSỐ\s+BẢN\W*\d+", re.IGNORECASE)


def level_of(text: str) -> str | None:
    """The level ``text`` names and nothing else ("TOIMAT"), whatever its case; None if none."""
    letters = _letters(_bare(text)).casefold() if _may_be(text) else ""
    return _written().get(letters) if letters else None


def garbled_level_of(text: str, *, from_picture: bool) -> str | None:
    """The level ``text``, in capitals, names in letters that are not quite right.

    Args:
        text: a line or a part of one.
        from_picture: whether its letters are a recogniser's, any of which may be wrong.
    """
    if not _may_be(text) or not _upper(text):
        return None
    letters = _letters(_bare(text.replace("l", "I").translate(_FIGURES)))
    if letters in _garbled():
        return _garbled()[letters]
    folded = fold_diacritics(letters)
    if not letters.isascii() and not from_picture:
        return None
    if folded in _folded():
        return folded
    return _nearest(letters, folded) if from_picture else None


def is_foreign(text: str) -> bool:
    """Whether ``text`` is a level in another language, in capitals."""
    return _upper(text) and _letters(text) in _foreign()


def is_sign(text: str) -> bool:
    """Whether ``text`` is a stamp that only secret documents bear, with or without diacritics."""
    if not text[:1].isupper() or len(text) > _LONGEST:
        return False
    letters = _letters(text).upper()
    return letters in _signs() or (letters.isascii() and letters in _folded_signs())


def _may_be(text: str) -> bool:
    return 2 <= len(text) <= _LONGEST


def _upper(text: str) -> bool:
    return text.replace("l", "I").isupper()


def _bare(text: str) -> str:
    """``text`` without what may stand beside a level, unless nothing is left."""
    return _beside().sub(" ", _COPY.sub(" ", unicodedata.normalize("NFKC", text)))


def _nearest(letters: str, folded: str) -> str | None:
    """A level but for one letter; of three letters the one that makes the word must be right."""
    for level in _folded():
        if len(level) > 3:
            if Levenshtein.distance(folded, level) <= _MISREADS:
                return level
        elif "Ậ" in letters and Levenshtein.distance(folded, level) <= _MISREADS:
            return level
    return None


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text)


@cache
def _written() -> dict[str, str]:
    return {
        _letters(level).casefold(): fold_diacritics(_letters(level))
        for level in load_marks().levels
    }


@cache
def _folded() -> tuple[str, ...]:
    return tuple(_written().values())


@cache
def _garbled() -> dict[str, str]:
    folded = {_letters(each): fold_diacritics(_letters(each)) for each in load_marks().garbled}
    return {letters: level for letters, level in folded.items() if level in _folded()}


@cache
def _foreign() -> frozenset[str]:
    return frozenset(_letters(each) for each in load_marks().foreign)


@cache
def _signs() -> frozenset[str]:
    return frozenset(_letters(each) for each in load_marks().signs)


@cache
def _folded_signs() -> frozenset[str]:
    return frozenset(fold_diacritics(each) for each in _signs())


@cache
def _beside() -> re.Pattern[str]:
    foreign, companions = words_of("foreign"), words_of("companions")
    return re.compile(rf"(?<!\w)(?:{foreign}|{companions})(?!\w)", re.IGNORECASE)
