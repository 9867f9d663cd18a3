"""The cells of a step by role, with what stands in the cell of another role.

"Bước 2: Phân văn bản" has its number before the work; a step whose time has no cell of its own
tells it among the words of its work, or beside its form.
"""

from __future__ import annotations

import re

from pipeline.extract.deadlines import find_deadlines, is_deadline, labelled_deadline
from pipeline.extract.step_tables.columns import Columns
from pipeline.extract.step_tables.grid import Grid
from pipeline.extract.step_tables.vocabulary import lead_and_help
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
    """What a row says, by role; a blank or a dash says nothing.

    A cell that tells the work and is merged over others tells nothing but the work.
    """
    found: dict[StepColumn, Quote] = {}
    at_work = columns.work
    work = [grid.at(row, at) for at in at_work]
    for column, role in enumerate(columns.roles):
        cell = grid.at(row, column)
        if cell is None or (column not in at_work and any(cell is each for each in work)):
            continue
        if role is not None and any(map(str.isalnum, cell.text)):
            found[role] = Quote(quote=cell.text, start=cell.span.start, end=cell.span.end)
    if StepColumn.CONTENT not in found and StepColumn.NAME in found:
        found[StepColumn.CONTENT] = found.pop(StepColumn.NAME)
    return _with_time(_with_number(_with_partner(found)))


def _with_partner(cells: dict[StepColumn, Quote]) -> dict[StepColumn, Quote]:
    """``cells`` with who takes part parted from who leads, where one cell tells both."""
    doers = cells.get(StepColumn.RESPONSIBLE)
    if doers is None or StepColumn.PARTNER in cells:
        return cells
    told = lead_and_help().fullmatch(doers.quote)
    if told is None:
        return cells
    lead, partner = (
        next(told.span(name) for name in names if told[name] is not None)
        for names in (("lead", "lead_"), ("help", "help_"))
    )
    return cells | {
        StepColumn.RESPONSIBLE: doers.part(*lead),
        StepColumn.PARTNER: doers.part(*partner),
    }


def _with_number(cells: dict[StepColumn, Quote]) -> dict[StepColumn, Quote]:
    """``cells`` with the number that opens the work, or its name, parted from it."""
    told = dict(cells)
    for role in (StepColumn.NAME, StepColumn.CONTENT):
        opening = _opening_number(cells, role)
        if opening is not None:
            told[role] = cells[role].part(opening.end(), len(cells[role].quote))
            told.setdefault(StepColumn.STEP, cells[role].part(*opening.span("number")))
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
        words = cells[role].quote if role in cells else ""
        limit = labelled_deadline(words) or next(iter(find_deadlines(words)), None)
        if limit is not None:
            return cells | {StepColumn.TIME: limit.quote.moved(cells[role].start)}
    return cells


def _time_beside(cell: Quote) -> tuple[Quote, Quote | None] | None:
    """A part of a cell that is nothing but a time, and what is left before or behind it."""
    for part in _PART.finditer(cell.quote):
        if not is_deadline(part[0].strip()):
            continue
        before = cell.quote[: part.start()].rstrip(_BETWEEN)
        after = cell.quote[part.end() :].lstrip(_BETWEEN)
        begin = 0 if before else len(cell.quote) - len(after)
        end = len(cell.quote) if after else len(before)
        return cell.part(*part.span()), cell.part(begin, end) if before or after else None
    return None
