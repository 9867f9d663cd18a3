"""Where a stamp of secrecy may stand: heads of documents, running heads and feet, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.model.reading import Line, Origin, Reading, Table
from pipeline.read.hygiene import fold_diacritics
from pipeline.read.secrecy.vocabulary import load_marks

_HEAD_LINES = 40  # the head and title of a document, cell by cell, take no more
_ABOVE, _BELOW = 8, 16  # lines around the motto of a second document's head
_TABLE_ROWS = 15  # of a sheet: where its head stands


class Stamped(NamedTuple):
    """A line in the stamp area, and the text of the body line before it ("" if none)."""

    line: Line
    before: str


def stamp_area(reading: Reading) -> Iterator[Stamped]:
    """The lines of a file where a stamp may stand."""
    lines = list(_lines(reading))
    body = [line for line in lines if line.origin is Origin.BODY]
    for line in lines:
        if line.origin is not Origin.BODY and line.origin is not Origin.FOOTNOTE:
            yield Stamped(line, "")
    end = _end_of_head(body)
    yield from _with_before(body[:end])
    for at in range(end, len(body)):
        if _is_head(body[at].text):
            head = body[max(at - _ABOVE, end) : at + _BELOW]
            if not any(_blanks().search(line.text) for line in head):
                yield from _with_before(head[: _end_of_head(head)])


def _lines(reading: Reading) -> Iterator[Line]:
    for block in reading.blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from _cell_lines(block)


def _cell_lines(table: Table) -> Iterator[Line]:
    for cell in table.cells:
        if cell.row < _TABLE_ROWS:
            yield from cell.lines


def _with_before(lines: Sequence[Line]) -> Iterator[Stamped]:
    before = ""
    for line in lines:
        yield Stamped(line, before)
        before = line.text


def _end_of_head(lines: Sequence[Line]) -> int:
    """How many of ``lines`` belong to a head: to its first clause, and no more than a head has."""
    for at, line in enumerate(lines[:_HEAD_LINES]):
        if _bodies().match(line.text):
            return at
    return min(len(lines), _HEAD_LINES)


def _is_head(text: str) -> bool:
    return len(text) <= 80 and any(head in _bare(text) for head in _heads())


def _bare(text: str) -> str:
    return re.sub(r"\W", "", fold_diacritics(text))


@cache
def _heads() -> tuple[str, ...]:
    return tuple(_bare(head) for head in load_marks().heads)


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile("|".join(load_marks().bodies))


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile("|".join(load_marks().blanks))
