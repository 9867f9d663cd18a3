"""Ruled tables of a scanned page: cells between drawn lines, with the lines recognised in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.reading import Cell, Line, Table
from pipeline.read.pdf.tables import Grid

_SNAP = 3.0  # points


def table_of(grid: Grid, lines: Mapping[int, Sequence[Line]], number: int) -> Table:
    """The table of ``grid``.

    Args:
        grid: where the table and its cells stand.
        lines: by the place of a cell in the grid, what stands in it.
        number: the page's number.
    """
    tops = sorted({box.top for box in grid.cells})
    lefts = sorted({box.x0 for box in grid.cells})
    cells = tuple(
        Cell(
            row=tops.index(box.top),
            column=lefts.index(box.x0),
            rowspan=max(sum(box.top <= top < box.bottom - _SNAP for top in tops), 1),
            colspan=max(sum(box.x0 <= left < box.x1 - _SNAP for left in lefts), 1),
            lines=tuple(lines.get(at, ())),
        )
        for at, box in enumerate(grid.cells)
    )
    return Table(cells=cells, n_rows=len(tops), n_columns=len(lefts), page=number, box=grid.box)
