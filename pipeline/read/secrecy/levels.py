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
_SHORT = 3  # letters of MẬT
_SURE = "Ậ"
_FRAME = re.compile(r"^\W+|\W+$")
_FIGURES = str.maketrans("015|", "OIST")
_COPY = re.compile(
    r"\bBẢN\s+(?:SỐ\W*)?\d+(?:/\d+)?|\bSỐ\s+BẢN\W*\d+|\([ABC]\)", re.IGNORECASE
)  # which copy it is; A, B, C stand for the levels on envelopes


def level_of(text: str) -> str | None:
    """The level ``text`` names and nothing else ("TOIMAT"), whatever its case; None if none."""
    letters = _letters(without_companions(text)).casefold() if _may_be(text) else ""
    for level, key in _written().items():
        # A watermark repeats its level.
        if letters and letters == level * (len(letters) // len(level)):
            return key
    return None


def garbled_level_of(text: str, *, from_picture: bool) -> str | None:
    """The level ``text`` names in letters that are not quite right.

    Args:
        text: a line or a part of one.
        from_picture: whether its letters are a recogniser's, any of which may be wrong, its
            capitals too; else they must all be capitals.
    """
    if not _may_be(text) or not _upper(text):
        return _misread_level_of(text) if from_picture else None
    capitals = _FRAME.sub("", without_companions(text)).replace("l", "I")
    letters = _letters(capitals.translate(_FIGURES))
    if letters in _garbled() or letters.casefold() in _written():
        return fold_diacritics(letters)
    folded = fold_diacritics(letters)
    if folded in _folded() and (from_picture or letters.isascii() or len(folded) > _SHORT):
        return folded
    return _misread_level_of(text) if from_picture else None


def is_half(text: str) -> bool:
    """Whether ``text`` is the first word of a level and nothing else."""
    return _FRAME.sub("", text) in load_marks().halves


def without_companions(text: str) -> str:
    """``text`` without what may stand beside a level: "MẬT - HỎA TỐC", "Bản số 3: MẬT"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_lookalikes())
    return _beside().sub(" ", _COPY.sub(" ", text))


def is_foreign(text: str) -> bool:
    """Whether ``text`` is a level in another language: in capitals, or "Top Secret"."""
    letters = _letters(text)
    return letters.upper() in _foreign() and (_upper(text) or (" " in text and text.istitle()))


def is_sign(text: str) -> bool:
    """Whether ``text`` is a stamp that only secret documents bear, with or without diacritics."""
    if not text[:1].isupper() or len(text) > _LONGEST:
        return False
    letters = _letters(text.partition(":")[0]).upper()
    return letters in _signs() or (letters.isascii() and letters in _folded_signs())


def _may_be(text: str) -> bool:
    return 2 <= len(text) <= _LONGEST


def _upper(text: str) -> bool:
    return text.replace("l", "I").isupper()


def _misread_level_of(text: str) -> str | None:
    """A level but for a letter or a first word that went wrong: "[rối mẠT]|", "FT MẬT"."""
    if not _may_be(text) or text.islower():
        return None
    letters = _letters(_FRAME.sub("", text).translate(_FIGURES)).upper()
    folded = fold_diacritics(letters)
    for level in _folded():
        if abs(len(level) - len(folded)) <= _MISREADS:
            # Of three letters the one that makes the word must be right.
            sure = len(level) > _SHORT or (_SURE in letters and text.isupper())
            if sure and Levenshtein.distance(folded, level) <= _MISREADS:
                return level
    return _written().get("mật") if _half_read().fullmatch(text) else None


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
def _lookalikes() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in load_marks().lookalikes}


@cache
def _garbled() -> frozenset[str]:
    return frozenset(_letters(each) for each in load_marks().garbled)


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
def _half_read() -> re.Pattern[str]:
    """MẬT after one short word that does not make another word with it."""
    return re.compile(rf"\W*(?!{words_of('before_level')}\W)\w{{1,5}}\W+MẬT\W*")


@cache
def _beside() -> re.Pattern[str]:
    foreign, companions = words_of("foreign"), words_of("companions")
    return re.compile(rf"(?<!\w)(?:{foreign}|{companions})(?!\w)", re.IGNORECASE)
