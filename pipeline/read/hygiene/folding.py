"""Keys for matching: the same word however its tone is placed, or without any marks."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The open rhymes in which the tone has stood on either vowel: hoà/hòa, khoẻ/khỏe, thuý/thúy.
_SECOND = re.compile(
    r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])",
    re.IGNORECASE,
)


def fold_diacritics(text: str) -> str:
    """``text`` without tone and letter marks, case kept: "Quyết định" → "Quyet dinh"."""
    if text.isascii():
        return text
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return bare.replace("đ", "d").replace("Đ", "D")


def letters_of(words: str) -> str:
    """Letters and digits alone, without case and diacritics: what a re-scan seldom changes."""
    return "".join(letter for letter in fold_diacritics(words).casefold() if letter.isalnum())


def fold_tones(text: str) -> str:
    """``text`` with the tone of open rhymes on the first vowel: "uỷ", "hoà" → "ủy", "hòa".

    Args:
        text: composed text.

    Returns:
        Composed text of the same length, so offsets stay true.
    """
    return _SECOND.sub(lambda match: _to_first()[match[0]], text)


@lru_cache(maxsize=4096)
def fold_tone(text: str) -> str:
    """:func:`fold_tones` of a name or a line, remembered; not for whole texts."""
    return fold_tones(text)


@cache
def _to_first() -> dict[str, str]:
    """Each pair of vowels with the tone on the second, and its twin with it on the first."""
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            for one in (first, first.upper()):
                for other in (second, second.upper()):
                    held = unicodedata.normalize("NFC", one + other + tone)
                    pairs[held] = unicodedata.normalize("NFC", one + tone + other)
    return pairs
