"""Where a fact of the registers comes from, in words a lawyer understands.

The registers keep the source as it was noted, with the marks by which it is found again; a report
tells what kind of source it is.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from pipeline.word_lists import broken, held_in

_FILE = Path(__file__).with_name("sources.yaml")
_PATH = re.compile(r"\.(?:pdf|docx?|rtf|odt|xlsx?|png|jpe?g|tiff?)$", re.IGNORECASE)


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pattern becomes; ``example``, a whole source, must come out as ``shown``."""

    pattern: re.Pattern[str]
    said: str
    example: str
    shown: str


def source_told(source: str) -> str:
    """``source`` as a report says it; the path of a file stays as it is."""
    return _told(source, _wordings()) if not _PATH.search(source) else source


@cache
def _wordings() -> tuple[Wording, ...]:
    return wordings_in(_FILE)


def wordings_in(file: Path) -> tuple[Wording, ...]:
    """The wordings of ``file``.

    Raises:
        BadRegister: a field is missing, a pattern is none, or an example comes out otherwise.
    """
    wordings = held_in(file, tuple[Wording, ...])
    for place, each in enumerate(wordings):
        told = _told(each.example, wordings)
        if told != each.shown:
            problem = f"«{each.example}» thành «{told}», không phải «{each.shown}»."
            raise broken(file, problem, place)
    return wordings


def _told(source: str, wordings: tuple[Wording, ...]) -> str:
    parts = []
    for part in source.split("; "):
        for each in wordings:
            part = each.pattern.sub(each.said, part)  # noqa: PLW2901
        parts.append(part.strip())
    return "; ".join(dict.fromkeys(parts))
