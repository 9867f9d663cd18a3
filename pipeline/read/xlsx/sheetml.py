"""Names in SpreadsheetML, and the references to cells."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml.etree import _Element

_NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384  # Excel's own limits


class Place(NamedTuple):
    """Where a cell stands, rows and columns from 1 as Excel counts them."""

    row: int
    column: int


class Area(NamedTuple):
    """A rectangle of cells, both corners in it."""

    first: Place
    last: Place


def s(name: str) -> str:
    """The qualified name of a SpreadsheetML element."""
    return f"{{{_NAMESPACE}}}{name}"


def place(reference: str) -> Place | None:
    """The cell a reference such as "B12" names; None for what names none."""
    found = _CELL.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return Place(row, column) if row <= _MOST_ROWS and column <= _MOST_COLUMNS else None


def area(reference: str) -> Area | None:
    """The cells a reference such as "B2:D5" names; None for what names none."""
    first, _, last = reference.partition(":")
    start, end = place(first), place(last or first)
    if start is None or end is None:
        return None
    return Area(
        Place(min(start.row, end.row), min(start.column, end.column)),
        Place(max(start.row, end.row), max(start.column, end.column)),
    )


def whole(element: _Element, name: str, default: int = 0) -> int:
    """An attribute that is a whole number; ``default`` where it is not."""
    said = element.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 10 else default


def is_set(element: _Element, name: str) -> bool:
    """Whether an attribute says yes."""
    return element.get(name) in ("1", "true")
