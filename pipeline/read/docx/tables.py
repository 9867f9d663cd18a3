"""Tables with merged cells at their true places (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
from lxml.etree import _Element

from pipeline.model.reading import Cell, Line, Table
from pipeline.read.docx.lines import Pages
from pipeline.read.docx.styles import Styles
from pipeline.read.docx.wordml import VAL, number, value, w

CellReader = Callable[[_Element], Sequence[Line]]

_HOLDERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins"))
_SIDES = ("top", "left", "start", "bottom", "right", "end")
_INSIDES = ("insideH", "insideV")
_NO_LINE = frozenset(("nil", "none"))
_MOST_COLUMNS = 63  # Word's own limit


class _Place(msgspec.Struct):
    """A cell while its rows are read."""

    row: int
    column: int
    colspan: int
    lines: tuple[Line, ...]
    ruled: bool
    rowspan: int = 1


def read_table(element: _Element, read_cell: CellReader, styles: Styles, pages: Pages) -> Table:
    """A ``w:tbl`` as a table.

    Args:
        element: the table.
        read_cell: gives a cell's lines; lines of tables inside it in row order.
        styles: of the document, for the borders a table style draws.
        pages: where the text stands; a row takes as many pages as its longest cell.
    """
    began_on = pages.now
    grid = _Grid(read_cell, _Borders(element, styles), pages)
    for tr in _rows(element):
        grid.add(tr)
    return grid.table(began_on)


class _Grid:
    """The cells of a table, row by row."""

    def __init__(self, read_cell: CellReader, borders: _Borders, pages: Pages) -> None:
        self._read_cell = read_cell
        self._borders = borders
        self._pages = pages
        self._places: list[_Place] = []
        self._merged_down: dict[int, _Place] = {}  # by column, at the row before
        self._n_rows = self._n_columns = 0

    def add(self, tr: _Element) -> None:
        """Take one row; a cell that goes on with one above it makes that one longer."""
        column = _skipped(tr, "gridBefore")
        merged_down: dict[int, _Place] = {}
        starts_on = ends_on = self._pages.now
        for tc in _cells(tr):
            properties = tc.find(w("tcPr"))
            merge = None if properties is None else properties.find(w("vMerge"))
            above = None if merge is None else self._merged_down.get(column)
            if above is not None and merge is not None and merge.get(VAL) != "restart":
                above.rowspan += 1
                merged_down[column] = above
            else:
                self._pages.now = starts_on
                place = self._place(tc, properties, column)
                ends_on = max(filter(None, (ends_on, self._pages.now)), default=None)
                if merge is not None:
                    merged_down[column] = place
            column += _colspan(properties)
        self._pages.now = ends_on
        self._merged_down = merged_down
        self._n_columns = max(self._n_columns, column)
        self._n_rows += 1

    def _place(self, tc: _Element, properties: _Element | None, column: int) -> _Place:
        place = _Place(
            row=self._n_rows,
            column=column,
            colspan=_colspan(properties),
            lines=tuple(self._read_cell(tc)),
            ruled=self._borders.ruled(properties),
        )
        self._places.append(place)
        return place

    def table(self, began_on: int | None) -> Table:
        """The table; ``began_on`` is its page where none of its lines tells."""
        drawn = sum(place.ruled for place in self._places)
        return Table(
            cells=tuple(
                Cell(
                    row=place.row,
                    column=place.column,
                    rowspan=place.rowspan,
                    colspan=place.colspan,
                    lines=place.lines,
                )
                for place in self._places
            ),
            n_rows=self._n_rows,
            n_columns=self._n_columns,
            ruled=bool(self._places) and drawn * 2 >= len(self._places),
            page=next((line.page for place in self._places for line in place.lines), began_on),
        )


class _Borders:
    """Which lines a table draws: its own settings, else its style's."""

    def __init__(self, table: _Element, styles: Styles) -> None:
        properties = table.find(w("tblPr"))
        own = None if properties is None else properties.find(w("tblBorders"))
        if own is None:
            own = styles.named(value(properties, "tblStyle") or "").borders
        self._by_default = _drawn(own, _INSIDES) > 0 or _drawn(own, _SIDES) == 4

    def ruled(self, cell: _Element | None) -> bool:
        """Whether a cell with these properties is boxed in: drawn on two sides or more."""
        own = None if cell is None else cell.find(w("tcBorders"))
        if own is None or not len(own):
            return self._by_default
        drawn = _drawn(own, _SIDES)
        silent = sum(own.find(w(side)) is None for side in ("top", "bottom")) + sum(
            own.find(w(side)) is None and own.find(w(other)) is None
            for side, other in (("left", "start"), ("right", "end"))
        )
        return drawn + (silent if self._by_default else 0) >= 2


def _drawn(borders: _Element | None, sides: Sequence[str]) -> int:
    if borders is None:
        return 0
    found = (borders.find(w(side)) for side in sides)
    return sum(side is not None and side.get(VAL) not in _NO_LINE for side in found)


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows, without those a tracked change deleted."""
    for row in _inside(table, w("tr")):
        properties = row.find(w("trPr"))
        if properties is None or properties.find(w("del")) is None:
            yield row


def _cells(row: _Element) -> Iterator[_Element]:
    for cell in _inside(row, w("tc")):
        if cell.find(f"{w('tcPr')}/{w('cellDel')}") is None:
            yield cell


def _inside(holder: _Element, tag: str) -> Iterator[_Element]:
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _inside(child, tag)


def _colspan(properties: _Element | None) -> int:
    return min(max(number(value(properties, "gridSpan")) or 1, 1), _MOST_COLUMNS)


def _skipped(row: _Element, name: str) -> int:
    skipped = number(value(row.find(w("trPr")), name)) or 0
    return min(max(skipped, 0), _MOST_COLUMNS)
