"""Text in an old encoding as Unicode, with the way back, and the other way for tests and tools.

The bytes of old text come disguised: as the letters Windows-1252 or Windows-1258 shows for them, or
in the private area where Word keeps the signs of symbol fonts (U+F000 and up).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.read.encodings.tables import Encoding, letters

_PRIVATE = range(0xF020, 0xF100)


class Decoded(NamedTuple):
    """Text, and for each of its letters (and its end) where it begins in the text as stored."""

    text: str
    starts: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Disguise:
    """How the bytes of old text show as letters."""

    name: str
    bytes_of: dict[str, int]


def decode(stored: str, encoding: Encoding, disguise: Disguise) -> Decoded:
    """``stored`` with every code of ``encoding`` as the letter it stands for.

    Letters that are no code stay as they are.
    """
    table, most = _table(encoding, disguise), _longest(encoding)
    shown: list[str] = []
    starts: list[int] = []
    at = 0
    while at < len(stored):
        for length in range(most, 0, -1):
            letter = table.get(stored[at : at + length])
            if letter is not None:
                break
        else:
            letter, length = stored[at], 1
        shown.append(letter)
        starts.append(at)
        at += length
    starts.append(len(stored))
    return Decoded("".join(shown), tuple(starts))


def encode(text: str, encoding: Encoding, disguise: Disguise) -> str:
    """Composed Vietnamese text as it would be stored in an old encoding.

    Raises:
        ValueError: if a letter beyond ASCII has no code.
    """
    codes = {letter: code for code, letter in letters(encoding).items()}
    shown = {byte: letter for letter, byte in disguise.bytes_of.items()}
    stored = []
    for letter in unicodedata.normalize("NFC", text):
        code = codes.get(letter)
        if code is None and not letter.isascii():
            raise ValueError(f"{letter!r} has no code in {encoding}")
        stored.append("".join(shown.get(byte, chr(byte)) for byte in code) if code else letter)
    return "".join(stored)


@cache
def disguises() -> tuple[Disguise, ...]:
    """The disguises, the likeliest first."""
    return (
        Disguise("cp1252", _codepage("cp1252")),
        Disguise("private", {chr(0xF000 + byte): byte for byte in range(0x20, 0x100)}),
        Disguise("cp1258", _codepage("cp1258")),
    )


def _codepage(name: str) -> dict[str, int]:
    """Letters of a code page with their bytes; bytes it leaves open show as themselves."""
    found: dict[str, int] = {}
    for byte in range(1, 256):
        letter = bytes([byte]).decode(name, errors="ignore") or chr(byte)
        found[letter] = byte
    return found


@cache
def _table(encoding: Encoding, disguise: Disguise) -> dict[str, str]:
    shown = {byte: letter for letter, byte in disguise.bytes_of.items()}
    table = {
        "".join(shown.get(byte, chr(byte)) for byte in code): letter
        for code, letter in letters(encoding).items()
    }
    if disguise.name == "private":
        table |= {chr(0xF000 + byte): chr(byte) for byte in range(0x20, 0x7F)} | {
            # A mark may stand in the private area after a plain letter.
            chr(code[0]) + chr(0xF000 + code[1]): letter
            for code, letter in letters(encoding).items()
            if len(code) == 2
        }
    return table


@cache
def _longest(encoding: Encoding) -> int:
    return max(map(len, letters(encoding)))
