"""The syllables of a text, in the order they are read, each with what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.read.hygiene import fold_tone
from pipeline.read.scan.mending.edits import Passages

_LETTERS = re.compile(r"[^\W\d_]+")
_PARTED = re.compile(r"[^\s,'’_-]")  # what ends a clause: neither space, comma nor hyphen
_STROKE_BEFORE = re.compile(r"(?:^|(?<=\s)):|[\d+!|¡¬‹›]")
_STROKE_AFTER = re.compile(r"[\d+!|¡¬‹›]")


class Syllable(NamedTuple):
    """Letters of line ``line`` from ``start`` to ``stop``.

    ``key`` is what it is counted by; ``parted`` tells that a new clause begins with it; ``torn``,
    that digits or strokes stand right beside it, so that it may be part of a word;
    ``confidence`` is the recogniser's, None where not known.
    """

    line: int
    start: int
    stop: int
    text: str
    key: str
    parted: bool
    torn: bool
    confidence: float | None


def key_of(text: str) -> str:
    """What a syllable is counted by: lower case, the tone where it stands by the older rule."""
    return fold_tone(text.lower())


def keys_and_breaks(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Each run of letters, and whether a sign, a number or nothing at all stands before it."""
    end = 0
    for match in _LETTERS.finditer(text):
        yield match, bool(_PARTED.search(text, end, match.start()))
        end = match.end()


def syllables_of(passages: Passages) -> list[Syllable]:
    """All syllables of lines that follow on each other; a line goes on with the one before."""
    found: list[Syllable] = []
    parted = True
    for at, passage in enumerate(passages):
        end = 0
        for match, broken in keys_and_breaks(passage.text):
            found.append(
                Syllable(
                    at,
                    match.start(),
                    match.end(),
                    match[0],
                    key_of(match[0]),
                    parted or broken,
                    _is_torn(passage.text, match),
                    passage.confidence(match.start()),
                )
            )
            parted = False
            end = match.end()
        parted = parted or bool(_PARTED.search(passage.text, end))
    return found


def _is_torn(text: str, match: re.Match[str]) -> bool:
    before = match.start() and _STROKE_BEFORE.match(text, match.start() - 1)
    return bool(before or _STROKE_AFTER.match(text, match.end()))
