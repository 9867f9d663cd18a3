"""The cells of a step by role, with what stands in the cell of another role.

"Bước 2: Phân văn bản" has its number before the work; a step whose time has no cell of its own
tells it among the words of its work, or beside its form.
"""

from __future__ import annotations

import re

from pipeline.extract.deadlines import deadline_alone, find_deadlines
from pipeline.extract.step_tables.columns import Columns
from pipeline.extract.step_tables.grid import Grid
from pipeline.model.facts import Quote, StepColumn

_STEP = re.compile(
    r"\s*(?P<number>bước\s*\d{1,2}(?:\.\d{1,2})*[a-zđ]?)\s*[.):–-]?\s+(?=\S)", re.IGNORECASE
)
_ITEM = re.compile(
    r"^\s*(?P<number>\d{1,2}(?:(?:\.\d{1,2})+[a-zđ]?|[a-zđ]?(?=[.):])))[.):]?\s+", re.M
)
_BETWEEN = " \n;,"
_PART = re.compile(r"[^\n;,]+")
_BESIDE = (StepColumn.FORM, StepColumn.NOTE)


def cells_of(grid: Grid, columns: Columns, row: int) -> dict[StepColumn, Quote]:
    """What a row says, by role; a blank or a dash says nothing."""
    found: dict[StepColumn, Quote] = {}
    for column, role in enumerate(columns.roles):
        cell = grid.at(row, column)
        if role is not None and cell is not None and any(map(str.isalnum, cell.text)):
            found[role] = Quote(quote=cell.text, start=cell.span.start, end=cell.span.end)
    if StepColumn.CONTENT not in found and StepColumn.NAME in found:
        found[StepColumn.CONTENT] = found.pop(StepColumn.NAME)
    return _with_time(_with_number(found))


def _with_number(cells: dict[StepColumn, Quote]) -> dict[StepColumn, Quote]:
    """``cells`` with the number that opens the work, or its name, parted from it."""
    told = dict(cells)
    for role in (StepColumn.NAME, StepColumn.CONTENT):
        opening = _opening_number(cells, role)
        if opening is not None:
            told[role] = _part(cells[role], opening.end(), len(cells[role].quote))
            told.setdefault(StepColumn.STEP, _part(cells[role], *opening.span("number")))
    return told


def _opening_number(cells: dict[StepColumn, Quote], role: StepColumn) -> re.Match[str] | None:
    """ "Bước 2:", or "2." where nothing else numbers the step and no list of items begins so."""
    words = cells[role].quote if role in cells else ""
    step = _STEP.match(words)
    if step is not None or StepColumn.STEP in cells:
        return step
    return _ITEM.match(words) if len(_ITEM.findall(words)) == 1 else None


def _with_time(cells: dict[StepColumn, Quote]) -> dict[StepColumn, Quote]:
    """``cells`` with the time that another cell tells, where none is given to it alone."""
    if StepColumn.TIME in cells:
        return cells
    for role in _BESIDE:
        if role in cells and (told := _time_beside(cells[role])) is not None:
            time, rest = told
            others = {each: cell for each, cell in cells.items() if each is not role}
            return others | ({role: rest} if rest else {}) | {StepColumn.TIME: time}
    for role in (StepColumn.CONTENT, StepColumn.NAME):
        limits = find_deadlines(cells[role].quote) if role in cells else ()
        if limits:
            return cells | {StepColumn.TIME: limits[0].quote.moved(cells[role].start)}
    return cells


def _time_beside(cell: Quote) -> tuple[Quote, Quote | None] | None:
    """A part of a cell that is nothing but a time, and what is left before or behind it."""
    for part in _PART.finditer(cell.quote):
        words = part[0].strip()
        limits = (deadline_alone(words), *find_deadlines(words))
        if not any(limit is not None and limit.quote.start == 0 for limit in limits):
            continue
        before = cell.quote[: part.start()].rstrip(_BETWEEN)
        after = cell.quote[part.end() :].lstrip(_BETWEEN)
        begin = 0 if before else len(cell.quote) - len(after)
        end = len(cell.quote) if after else len(before)
        return _part(cell, *part.span()), _part(cell, begin, end) if before or after else None
    return None


def _part(cell: Quote, start: int, end: int) -> Quote:
    """The words from ``start`` to ``end`` of ``cell``, without outer spaces."""
    words = cell.quote[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Quote(quote=words, start=cell.start + start, end=cell.start + start + len(words))
