"""The cells of a sheet as lines and tables.

Method: rows whose cells have rules around them are a table. Between such tables, a row with one
cell is a line (a title, a note), and rows with several are a table without rules (the head of a
document, its signatures). A sheet without any rules is one table, with the rows of one cell
before and after it as lines. Rows and columns that hold nothing are left out.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.reading import Cell, Line, Origin, ReadNoteKind, Table
from pipeline.read.encodings import code_of, normalise_set_in
from pipeline.read.hygiene import Noticing
from pipeline.read.xlsx.sheet import Sheet, Value
from pipeline.read.xlsx.sheetml import Area, Place
from pipeline.read.xlsx.styles import Look


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that holds something: its number, and its cells by column."""

    number: int
    values: dict[int, Value]

    @property
    def is_ruled(self) -> bool:
        """Whether most of its cells have rules around them."""
        ruled = sum(value.look.ruled for value in self.values.values())
        return 2 * ruled > len(self.values)

    @property
    def is_line(self) -> bool:
        """Whether it holds one cell alone."""
        return len(self.values) == 1


def lay_out(sheet: Sheet, noticing: Noticing) -> Iterator[Line | Table]:
    """The lines and tables of a sheet, from its top.

    Args:
        sheet: as read.
        noticing: told of what was mended in the text.
    """
    rows = _rows(sheet)
    for text in sheet.heads:
        yield make_line(text, noticing, origin=Origin.HEADER)
    if any(row.is_ruled for row in rows):
        for ruled, group in itertools.groupby(rows, key=lambda row: row.is_ruled):
            if ruled:
                yield _table(list(group), sheet, noticing, ruled=True)
            else:
                yield from _unruled(list(group), sheet, noticing)
    else:
        yield from _without_rules(rows, sheet, noticing)
    for text in sheet.feet:
        yield make_line(text, noticing, origin=Origin.FOOTER)


def make_line(
    text: str, noticing: Noticing, value: Value | None = None, origin: Origin = Origin.BODY
) -> Line:
    """A line of this text, looking as the cell it stands in."""
    look = value.look if value else Look()
    cleaned, encoding = normalise_set_in(" ".join(text.split()), code_of(look.font))
    if encoding is not None:
        noticing.add(ReadNoteKind.OLD_ENCODING, encoding.label)
    for kind in cleaned.mended:
        noticing.add(kind, cleaned.text)
    return Line(
        text=cleaned.text,
        raw=cleaned.raw,
        map=cleaned.map,
        bold=look.bold,
        italic=look.italic,
        align=look.align,
        origin=origin,
    )


def _rows(sheet: Sheet) -> list[_Row]:
    covered = _covered(sheet)
    rows: dict[int, dict[int, Value]] = {}
    for spot in sorted(sheet.values):
        if spot not in covered:
            rows.setdefault(spot.row, {})[spot.column] = sheet.values[spot]
    return [_Row(number, values) for number, values in rows.items()]


def _covered(sheet: Sheet) -> set[Place]:
    """The cells that merged areas hide, which Excel does not show."""
    covered: set[Place] = set()
    for first, merged in sheet.merged.items():
        height = merged.last.row - first.row + 1
        width = merged.last.column - first.column + 1
        if height * width <= len(sheet.values):
            inside = {
                Place(first.row + down, first.column + right)
                for down in range(height)
                for right in range(width)
            }
        else:  # the area may claim the whole sheet
            inside = {spot for spot in sheet.values if _is_inside(spot, merged)}
        covered |= inside - {first}
    return covered


def _is_inside(spot: Place, merged: Area) -> bool:
    return (
        merged.first.row <= spot.row <= merged.last.row
        and merged.first.column <= spot.column <= merged.last.column
    )


def _unruled(rows: Sequence[_Row], sheet: Sheet, noticing: Noticing) -> Iterator[Line | Table]:
    for alone, group in itertools.groupby(rows, key=lambda row: row.is_line):
        if alone:
            yield from _lines(list(group), noticing)
        else:
            yield _table(list(group), sheet, noticing, ruled=False)


def _without_rules(
    rows: Sequence[_Row], sheet: Sheet, noticing: Noticing
) -> Iterator[Line | Table]:
    several = [number for number, row in enumerate(rows) if not row.is_line]
    if not several:
        yield from _lines(rows, noticing)
        return
    start, end = several[0], several[-1] + 1
    yield from _lines(rows[:start], noticing)
    yield _table(rows[start:end], sheet, noticing, ruled=True)
    yield from _lines(rows[end:], noticing)


def _lines(rows: Sequence[_Row], noticing: Noticing) -> Iterator[Line]:
    for row in rows:
        for value in row.values.values():
            yield from _cell_lines(value, noticing)


def _cell_lines(value: Value, noticing: Noticing) -> Iterator[Line]:
    for text in value.text.splitlines():
        if text.strip():
            yield make_line(text, noticing, value)


def _table(rows: Sequence[_Row], sheet: Sheet, noticing: Noticing, *, ruled: bool) -> Table:
    """The table of some rows, counting only rows and columns that hold something."""
    numbers = [row.number for row in rows]
    columns = sorted({column for row in rows for column in row.values})
    cells: list[Cell] = []
    for place, row in enumerate(rows):
        for column, value in row.values.items():
            spot = Place(row.number, column)
            last = sheet.merged[spot].last if spot in sheet.merged else spot
            cells.append(
                Cell(
                    row=place,
                    column=bisect_left(columns, column),
                    rowspan=bisect_right(numbers, last.row) - place,
                    colspan=bisect_right(columns, last.column) - bisect_left(columns, column),
                    lines=tuple(_cell_lines(value, noticing)),
                )
            )
    return Table(cells=tuple(cells), n_rows=len(numbers), n_columns=len(columns), ruled=ruled)


def notice(sheet: Sheet, noticing: Noticing) -> None:
    """Tell what a person should know of a sheet."""
    for _ in range(sheet.hidden):
        noticing.add(ReadNoteKind.HIDDEN_TEXT)
    for _ in range(sheet.unworked):
        noticing.add(ReadNoteKind.RECOVERED, "công thức chưa có kết quả", degrades=True)
