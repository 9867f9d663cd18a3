"""Step tables of procedures, read into rows whose cells have roles.

``columns`` tells the roles by the heads that ``heads.yaml`` lists, ``grid`` resolves merged cells,
``rows`` tells steps from titles and sums, ``cells`` finds what stands in the cell of another role.
"""

from __future__ import annotations

from pipeline.extract.step_tables.columns import columns_of
from pipeline.extract.step_tables.grid import Grid
from pipeline.extract.step_tables.rows import rows_of
from pipeline.model.document import Document, DocumentTable
from pipeline.model.facts import StepTable

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
    told = rows_of(grid, columns)
    if not told.steps:
        return None
    return StepTable(
        eid=eid,
        span=table.span,
        columns=columns.roles,
        rows=told.steps,
        time_unit=columns.time_unit,
        total=told.total,
    )
