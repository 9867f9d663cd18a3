"""The tables of the encodings used before Unicode, and which fonts are in them; from CSV files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import BadRegister

_CODES = Path(__file__).with_name("codes.csv")
_FONTS = Path(__file__).with_name("fonts.csv")
_SUBSET = re.compile(r"^[A-Z]{6}\+")  # a PDF's mark of a font of which it holds a part
_STYLE = re.compile(r"[-, ]*(?:bold|italic|oblique|regular|normal|roman|mt)+$")


class Encoding(StrEnum):
    """The encodings that are turned into Unicode."""

    TCVN3 = "tcvn3"  # TCVN 5712:1993 VN3, "ABC": one byte a letter, toned capitals by font alone
    VNI = "vni"  # a letter, then its marks in a second byte

    @property
    def label(self) -> str:
        """Its name as reviewers know it."""
        return {Encoding.TCVN3: "TCVN3 (ABC)", Encoding.VNI: "VNI"}[self]


class FontCode(NamedTuple):
    """The encoding of a font's text; ``capitals`` where it shows small letters as capitals."""

    encoding: Encoding
    capitals: bool


@lru_cache(maxsize=512)
def code_of(font: str) -> FontCode | None:
    """The encoding that text in this font is in; None for a font of Unicode letters.

    Args:
        font: a name as files hold it: ".VnTimeH", "VNI-Times", "ABCDEF+.VnTime-Bold".
    """
    name = _SUBSET.sub("", font).strip().lower()
    name = _STYLE.sub("", name)
    return next((code for pattern, code in _fonts() if pattern.match(name)), None)


@cache
def letters(encoding: Encoding) -> dict[bytes, str]:
    """The letter each code of an encoding stands for; a code is one byte or two."""
    return {code: letter for kind, code, letter in _rows() if kind is encoding}


@cache
def _rows() -> tuple[tuple[Encoding, bytes, str], ...]:
    return tuple(_read_codes())


def _read_codes() -> Iterator[tuple[Encoding, bytes, str]]:
    with _CODES.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                code = bytes.fromhex(row["bytes"])
                if len(row["letter"]) != 1 or not 1 <= len(code) <= 2:
                    raise ValueError("cần một chữ và một hoặc hai byte")
                yield Encoding(row["encoding"]), code, row["letter"]
            except (KeyError, TypeError, ValueError) as error:
                raise _bad(_CODES, number, error) from error


@cache
def _fonts() -> tuple[tuple[re.Pattern[str], FontCode], ...]:
    found = []
    with _FONTS.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                code = FontCode(Encoding(row["encoding"]), row["capitals"] == "yes")
                found.append((re.compile(row["pattern"]), code))
            except (KeyError, TypeError, ValueError, re.error) as error:
                raise _bad(_FONTS, number, error) from error
    return tuple(found)


def _bad(file: Path, number: int, error: Exception) -> BadRegister:
    return BadRegister(
        f"Dòng không đúng mẫu: {error}.",
        remedy="Sửa lại dòng này.",
        file=file,
        place=f"dòng {number}",
    )
