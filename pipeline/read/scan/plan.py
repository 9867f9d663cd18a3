"""The order in which the parts of a page are read: columns and, between them, cells of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.pdf.tables import Grid
from pipeline.read.scan.layout import Region, regions_of
from pipeline.read.scan.rendering import POINTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_INSIDE = 1  # dots a cell's text keeps from its rules at least


class Part(NamedTuple):
    """A region, and where it is one, the grid and the place of its cell in it."""

    region: Region
    grid: Grid | None = None
    cell: int = 0


def plan_of(ink: NDArray[np.bool_], grids: Sequence[Grid], size: float, dpi: float) -> list[Part]:
    """All parts of a page in reading order.

    Args:
        ink: where letters are.
        grids: the ruled tables, in points.
        size: the usual font size in dots.
        dpi: dots an inch.
    """
    parts: list[Part] = []
    start = 0
    for grid in sorted(grids, key=lambda each: each.box.top):
        top, bottom = (int(side * dpi / POINTS) for side in (grid.box.top, grid.box.bottom))
        if top < start:
            continue  # it stands inside or beside the one before
        parts += _text(ink, start, top, size)
        parts += _cells(ink, grid, dpi)
        start = bottom
    parts += _text(ink, start, ink.shape[0], size)
    return parts


def _text(ink: NDArray[np.bool_], top: int, bottom: int, size: float) -> Iterator[Part]:
    for region in regions_of(ink[top:bottom], size):
        yield Part(region._replace(top=region.top + top, bottom=region.bottom + top))


def _cells(ink: NDArray[np.bool_], grid: Grid, dpi: float) -> Iterator[Part]:
    import numpy as np

    scale = dpi / POINTS
    for at, box in enumerate(grid.cells):
        x0, top = (int(side * scale) + _INSIDE for side in (box.x0, box.top))
        x1, bottom = (int(side * scale) - _INSIDE for side in (box.x1, box.bottom))
        rows = np.flatnonzero(ink[top:bottom, x0:x1].any(axis=1))
        if len(rows):
            region = Region(x0, top + int(rows[0]), x1, top + int(rows[-1]) + 1)
            yield Part(region, grid, at)
