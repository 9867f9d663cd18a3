"""Signs set in picture fonts (Symbol, Wingdings) as Unicode letters."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from pipeline.word_lists import broken, held_in

_TABLE = Path(__file__).with_name("symbols.yaml")
_PRIVATE = 0xF000
_SIGNS = re.compile("[\u0020-\u00ff\uf020-\uf0ff]")
_CODE = re.compile(r"F0[0-9A-F]{2}$")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fallback: str
    fonts: dict[str, dict[str, str]]


def symbol(font: str, code: str) -> str:
    """The letter for a sign of a picture font.

    Args:
        font: the font's name ("Wingdings").
        code: the sign's code in hexadecimal ("F0FC").
    """
    fonts, fallback = _table()
    place = code.upper()
    if re.fullmatch(r"00[2-9A-F][0-9A-F]", place):
        place = "F0" + place[2:]
    return fonts.get(font.strip().lower(), {}).get(place, fallback)


def is_picture_font(font: str) -> bool:
    """Whether the font shows signs in place of letters."""
    return font.strip().lower() in _table()[0]


def in_letters(text: str, font: str) -> str:
    """``text`` set in a picture font as it shows; letters whose sign is not known stay."""
    known = _table()[0].get(font.strip().lower(), {})

    def one(match: re.Match[str]) -> str:
        code = ord(match[0])
        return (
            symbol(font, f"{code:04X}")
            if code >= _PRIVATE
            else known.get(f"F0{code:02X}", match[0])
        )

    return _SIGNS.sub(one, text)


@cache
def _table() -> tuple[dict[str, dict[str, str]], str]:
    told = held_in(_TABLE, _Table)
    for font, signs in told.fonts.items():
        for code, letter in signs.items():
            if not _CODE.match(code) or not letter:
                problem = f"Dòng «{code}: {letter}» không phải mã F0xx và một chữ."
                raise broken(_TABLE, problem, "fonts", font, code)
    return told.fonts, told.fallback
