"""Step tables of procedures, read into rows whose cells have roles.

``columns`` tells the roles by the heads that ``heads.yaml`` lists; ``grid`` resolves merged cells.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.step_tables.columns import Columns, columns_of
from pipeline.extract.step_tables.grid import Grid
from pipeline.model.document import Document, DocumentTable
from pipeline.model.facts import Quote, StepColumn, StepRow, StepTable

__all__ = ["step_tables_of"]


def step_tables_of(document: Document) -> tuple[StepTable, ...]:
    """The step tables of a document, in reading order; other tables are left out."""
    placed = [("", table) for table in document.tables]
    placed += [(node.eid, table) for node in document.walk() for table in node.tables]
    placed.sort(key=lambda each: each[1].span)
    return tuple(found for eid, table in placed if (found := _step_table(table, eid)) is not None)


def _step_table(table: DocumentTable, eid: str) -> StepTable | None:
    grid = Grid(table)
    columns = columns_of(grid)
    if columns is None:
        return None
    rows = tuple(_rows(grid, columns))
    if not rows:
        return None
    return StepTable(eid=eid, span=table.span, columns=columns.roles, rows=rows)


def _rows(grid: Grid, columns: Columns) -> Iterator[StepRow]:
    """The steps: neither heads that are repeated nor titles between steps, which name a group."""
    heads = grid.texts(columns.first_row - 1) if columns.first_row else []
    group = ""
    for row in range(columns.first_row, grid.n_rows):
        title = grid.fills_row(row)
        if title is not None:
            group = " ".join(title.text.split())
            continue
        cells = _cells(grid, columns, row)
        if grid.texts(row) == heads or StepColumn.CONTENT not in cells:
            continue
        yield StepRow(cells=cells, group=group)


def _cells(grid: Grid, columns: Columns, row: int) -> dict[StepColumn, Quote]:
    found: dict[StepColumn, Quote] = {}
    for column, role in enumerate(columns.roles):
        cell = grid.at(row, column)
        if role is not None and cell is not None and cell.text.strip():
            found[role] = Quote(quote=cell.text, start=cell.span.start, end=cell.span.end)
    return found
