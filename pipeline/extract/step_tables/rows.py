"""Which rows of a step table are steps; others repeat the heads, name a group, or add up."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.deadlines import deadline_alone
from pipeline.extract.step_tables.cells import cells_of
from pipeline.extract.step_tables.columns import Columns
from pipeline.extract.step_tables.grid import Grid
from pipeline.extract.step_tables.vocabulary import is_total
from pipeline.model.document import TableCell
from pipeline.model.facts import Quote, StepColumn, StepRow

_PART = re.compile(r"(?:(?i:phần|giai đoạn|mục)\s+)?(?:[IVX]+|[A-H])[.):]?$|(?i:giai đoạn)\s")
_NUMBER = re.compile(r"(?:bước\s*)?(\d{1,2}(?:\.\d{1,2})*)", re.IGNORECASE)
_COUNTED = re.compile(r"[\d½][^\n]*")


class Rows(NamedTuple):
    """The steps of a table, and the time that a row says they add up to."""

    steps: tuple[StepRow, ...]
    total: Quote | None


def rows_of(grid: Grid, columns: Columns) -> Rows:
    """What the rows below the heads tell; a title between steps names the group of those below."""
    heads = grid.texts(columns.first_row - 1) if columns.first_row else []
    steps: list[StepRow] = []
    group, total = "", None
    for row in range(columns.first_row, grid.n_rows):
        if grid.texts(row) == heads:
            continue
        if _adds_up(grid, columns, row):
            total = total or _sum_told(grid, columns, row)
            continue
        title = grid.fills_row(row) or _title(grid, columns, row)
        if title is not None:
            group = " ".join(title.text.split())
            continue
        cells = cells_of(grid, columns, row)
        total = total or _sum_noted(cells)
        if StepColumn.CONTENT in cells:
            steps.append(StepRow(cells=cells, group=group))
    return Rows(tuple(steps), total)


def _adds_up(grid: Grid, columns: Columns, row: int) -> bool:
    """Whether a row tells the sum of others, by its first words or those in the place of a work."""
    first = next(filter(None, grid.texts(row)), "")
    work = (grid.text(row, at) for at in columns.work)
    return any(map(is_total, (first, *work)))


def _title(grid: Grid, columns: Columns, row: int) -> TableCell | None:
    """The words of a row that has none but those and a number unlike the numbers of steps.

    A step of which neither who does it nor its time is told is no title: it is numbered as its
    neighbours are.
    """
    number = next((at for at, role in enumerate(columns.roles) if role is StepColumn.STEP), None)
    works = {id(cell): cell for at in columns.work if (cell := grid.at(row, at)) is not None}
    told = [cell for cell in works.values() if cell.text.strip()]
    if len(told) != 1 or number is None or not _alone(grid, row, told[0], number):
        return None
    label = grid.text(row, number)
    others = [grid.text(each, number) for each in range(columns.first_row, grid.n_rows)]
    apart = not label or _PART.match(label) is not None or _holds_next(label, others)
    plain = any(_NUMBER.match(each) for each in others)
    return told[0] if apart and plain else None


def _alone(grid: Grid, row: int, title: TableCell, number: int) -> bool:
    """Whether a row says nothing but a title, however wide it is merged, and a number."""
    return all(
        at == number or grid.at(row, at) is title or not grid.text(row, at)
        for at in range(grid.n_columns)
    )


def _holds_next(told: str, others: list[str]) -> bool:
    """Whether the numbers below count on from it: "2" before "2.1"."""
    number = _NUMBER.match(told)
    if number is None:
        return False
    below = (_NUMBER.match(each) for each in others)
    return any(each is not None and each[1].startswith(f"{number[1]}.") for each in below)


def _sum_told(grid: Grid, columns: Columns, row: int) -> Quote | None:
    """The time in a row that adds up: below the head of times, or with a unit of its own."""
    for column, role in enumerate(columns.roles):
        cell = grid.at(row, column)
        counted = _COUNTED.search(cell.text) if cell is not None else None
        if cell is None or counted is None:
            continue
        words = counted[0].rstrip()
        unit = f" {columns.time_unit}" if role is StepColumn.TIME else ""
        if deadline_alone(words) is not None or deadline_alone(words + unit) is not None:
            start = cell.span.start + counted.start()
            return Quote(quote=words, start=start, end=start + len(words))
    return None


def _sum_noted(cells: dict[StepColumn, Quote]) -> Quote | None:
    """The time of the whole that a note beside a step tells: "Tổng thời gian không quá 30 ngày"."""
    note = cells.get(StepColumn.NOTE)
    counted = _COUNTED.search(note.quote) if note is not None and is_total(note.quote) else None
    if note is None or counted is None or deadline_alone(counted[0]) is None:
        return None
    return note.part(*counted.span())
