"""Names of files inside files: shown to people without their tricks, never used as paths."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

_LONGEST = 240  # characters shown
_TRICKS: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))  # Unicode general categories
_DRIVE = re.compile(r"[A-Za-z]:")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")
_LITTER: Final = frozenset(("__MACOSX", "Thumbs.db", "desktop.ini"))


def shown(name: str) -> str:
    """A name for people: composed, with controls, direction marks and line ends written out.

    A name too long is cut in the middle, so that its ending stays.

    >>> shown("quy\\u202ecod.exe")
    'quy\\\\u202ecod.exe'
    """
    plain = "".join(
        char if unicodedata.category(char) not in _TRICKS else _written_out(char)
        for char in unicodedata.normalize("NFC", name)
    )
    if len(plain) <= _LONGEST:
        return plain
    half = _LONGEST // 2
    return f"{plain[:half]}…{plain[-half:]}"


def _written_out(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def leads_out(name: str) -> bool:
    """Whether a member's name would lead out of the folder it is laid out in."""
    return name.startswith("/") or _DRIVE.match(name) is not None or ".." in name.split("/")


def is_litter(name: str) -> bool:
    """Whether a member is what systems leave behind: hidden files, lock files of programs."""
    parts = PurePosixPath(name).parts
    return any(
        part in _LITTER or part.startswith("~$") or (part.startswith(".") and part.strip("."))
        for part in parts
    )


def harmless(number: int, name: str) -> str:
    """The name a member is laid out under: its number, and its suffix where that is plain."""
    suffix = PurePosixPath(name).suffix.lower()
    return f"{number:05d}{suffix if _SUFFIX.fullmatch(suffix) else ''}"
