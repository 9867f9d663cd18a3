"""Numbers of instruments as keys: the same number however it was typed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_STROKES = re.compile(r"\s*[/⁄\-‐‑‒–—−.]+\s*")
_PARTS = re.compile(r"(\d+[A-Z]?(?:/\d{1,2}(?=/(?:19|20)\d{2}/))?)(?:/((?:19|20)\d{2}))?/(.+)")


class NumberParts(NamedTuple):
    """The parts of a number's key: "36/2018/QH14" is ("36", "2018", "QH14")."""

    serial: str
    year: str | None
    symbol: str


@lru_cache(maxsize=20_000)
def number_key(number: str) -> str:
    """A number with strokes, dashes, dots, spaces, case and leading zeros made alike.

    "07-QĐi/TW" and "07/QĐI-TW" are one, "131-QĐ/TƯ" is "131-QĐ/TW", "5/2020/TT-BNG" is
    "05/2020/TT - BNG": who writes a Party number the State's way means the same instrument.
    """
    strokes = _STROKES.sub("/", number.strip()).strip("/")
    key = re.sub(r"\s+", "", strokes).upper().replace("Ð", "Đ").replace("TƯ", "TW")
    return key.lstrip("0")


@lru_cache(maxsize=20_000)
def number_parts(number: str) -> NumberParts | None:
    """The parts of a number, or None where it has not the form of one."""
    match = _PARTS.fullmatch(number_key(number))
    return NumberParts(*match.groups()) if match else None


def year_of(number: str) -> int | None:
    """The year inside a number ("36/2018/QH14"); None where it has none."""
    parts = number_parts(number)
    return int(parts.year) if parts is not None and parts.year else None
