"""Step tables of procedures, read into rows whose cells have roles.

``columns`` tells the roles by the heads that ``heads.yaml`` lists, ``grid`` resolves merged cells,
``rows`` tells steps from titles and sums, ``cells`` finds what stands in the cell of another role.
A table right below another, without heads, whose numbers go on where those of the other end, is
the rest of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from pipeline.extract.step_tables.columns import Columns, columns_of
from pipeline.extract.step_tables.grid import Grid
from pipeline.extract.step_tables.rows import Rows, rows_of
from pipeline.model.document import Document, DocumentTable, Span
from pipeline.model.facts import StepColumn, StepRow, StepTable

__all__ = ["step_tables_of"]

_NUMBER = re.compile(r"(?:bước\s*)?(?P<holder>(?:\d+\.)*)(?P<last>\d+)[.):]?$", re.IGNORECASE)


def step_tables_of(document: Document) -> tuple[StepTable, ...]:
    """The step tables of a document, in reading order; other tables are left out."""
    placed = [("", table) for table in document.tables]
    placed += [(node.eid, table) for node in document.walk() for table in node.tables]
    placed.sort(key=lambda each: each[1].span)
    found: list[StepTable] = []
    before: _Read | None = None
    for eid, table in placed:
        grid = Grid(table)
        read = _read(grid)
        if read is not None:
            found.append(_step_table(table, eid, read))
        elif (
            before is not None and not document.text[found[-1].span.end : table.span.start].strip()
        ):
            read = _read_on(before, grid)
            if read is not None:
                found[-1] = _longer(found[-1], _step_table(table, eid, read))
        before = read
    return tuple(found)


class _Read(NamedTuple):
    """The columns of a step table and what its rows tell."""

    columns: Columns
    told: Rows


def _read(grid: Grid) -> _Read | None:
    columns = columns_of(grid)
    told = rows_of(grid, columns) if columns is not None else None
    return _Read(columns, told) if columns is not None and told and told.steps else None


def _read_on(before: _Read, grid: Grid) -> _Read | None:
    """A table that goes on with the one ``before``, under its heads; None for any other."""
    if grid.n_columns != len(before.columns.roles):
        return None
    columns = before.columns._replace(first_row=0)
    told = rows_of(grid, columns)
    if not told.steps or not _counts_on(before.told.steps[-1], told.steps[0]):
        return None
    return _Read(columns, told)


def _counts_on(last: StepRow, first: StepRow) -> bool:
    """Whether the number of ``first`` is the next after that of ``last``: 2.3 after 2.2."""
    before, after = (_NUMBER.match(_number(row)) for row in (last, first))
    return (
        before is not None
        and after is not None
        and before["holder"] == after["holder"]
        and int(before["last"]) + 1 == int(after["last"])
    )


def _number(row: StepRow) -> str:
    cell = row.cells.get(StepColumn.STEP)
    return cell.quote.strip() if cell is not None else ""


def _step_table(table: DocumentTable, eid: str, read: _Read) -> StepTable:
    return StepTable(
        eid=eid,
        span=table.span,
        columns=read.columns.roles,
        rows=read.told.steps,
        time_unit=read.columns.time_unit,
        total=read.told.total,
    )


def _longer(table: StepTable, rest: StepTable) -> StepTable:
    return msgspec.structs.replace(
        table,
        span=Span(table.span.start, rest.span.end),
        rows=(*table.rows, *rest.rows),
        total=table.total or rest.total,
    )
