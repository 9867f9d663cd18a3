"""Keys for matching: the same word however its tone is placed, or without any marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BASES = {"đ": "d", "Đ": "D"}
_MARKS = re.compile(r"[\u0300-\u036f]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The open rhymes in which the tone has stood on either vowel: hoà/hòa, thuý/thúy, khoẻ/khỏe.
_OPEN = re.compile(
    rf"(o)(a|e)([{_TONES}])(?![^\W\d_])|(?<![qQ])(u)(y)([{_TONES}])(?![^\W\d_])", re.I
)
_MAY_DIFFER = re.compile(r"o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]", re.IGNORECASE)


def fold_diacritics(text: str) -> str:
    """``text`` without tone and letter marks, case kept: "Quyết định" → "Quyet dinh"."""
    if text.isascii():
        return text
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return bare.replace("đ", "d").replace("Đ", "D")


@lru_cache(maxsize=4096)
def fold_tone(text: str) -> str:
    """``text`` with the tone of open rhymes on the first vowel: "uỷ", "hoà" → "ủy", "hòa".

    Composed text of the same length comes out, so offsets stay true.
    """
    if not _MAY_DIFFER.search(text):
        return text
    return unicodedata.normalize("NFC", _OPEN.sub(_to_first, unicodedata.normalize("NFD", text)))


def _to_first(match: re.Match[str]) -> str:
    first, second, tone = (match[1], match[2], match[3]) if match[1] else match.group(4, 5, 6)
    return f"{first}{tone}{second}"
