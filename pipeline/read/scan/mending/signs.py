"""Strokes of rules and dirt read as signs, and lines whose words are settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.read.hygiene import fold_diacritics, fold_tone
from pipeline.read.scan.mending.edits import Edit, Passages
from pipeline.read.scan.mending.shapes import shapes

_UNDERLINED = re.compile(r"(?<=[^\s_])_\Z")  # a rule below the last letter of a cell
_NO_LETTER = re.compile(r"[\W\d_]+")
_HEAD_LINES = 12  # of a page: further down these words are quoted
_LIKE = 0.8  # of the letters
_MISSING = 1  # letters lost or put in: a word more or less is another line


def signs(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """Signs to take out or set right, each with the place of its line."""
    for at, passage in enumerate(passages):
        if match := _hyphens().match(passage.text):
            yield at, Edit(*match.span(), "-")
        if match := _UNDERLINED.search(passage.text):
            yield at, Edit(*match.span(), "")


def head_lines(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """The State's name and motto, the Party's name, where a line near the top is nearly one."""
    for at, passage in enumerate(passages[:_HEAD_LINES]):
        right = _head_line(passage.text)
        if right is not None:
            yield at, Edit(0, len(passage.text), right)


def titles(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """Titles in capitals whose letters are right and whose marks are not: "QUYET ĐỊNH"."""
    for at, passage in enumerate(passages):
        text = passage.text.strip()
        right = _titles().get(_bare(text)) if text.isupper() else None
        if right is not None and _letters(text) != _letters(right):
            start = passage.text.index(text)
            end = start + len(text.rstrip(" :.,"))
            yield at, Edit(start, end, right)


def _head_line(text: str) -> str | None:
    read = _bare(text)
    for line in shapes().lines:
        true = _bare(line)
        if abs(len(read) - len(true)) > _MISSING or text.isupper() != line.isupper():
            continue
        if Levenshtein.normalized_similarity(read, true) >= _LIKE:
            # Dashes, spaces and capitals are as typed.
            return None if _letters(text) == _letters(line) else line
    return None


def _letters(text: str) -> str:
    """Letters with their marks, as modern spelling sets them, whatever stands between them."""
    return _NO_LETTER.sub("", fold_tone(text.lower()))


def _bare(text: str) -> str:
    """Letters without marks, whatever stands between them."""
    return "".join(letter for letter in fold_diacritics(text).lower() if letter.isalnum())


@cache
def _titles() -> dict[str, str]:
    return {_bare(title): title for title in shapes().titles}


@cache
def _hyphens() -> re.Pattern[str]:
    return re.compile(rf"[{re.escape(shapes().hyphens)}]-?(?= \S)")
