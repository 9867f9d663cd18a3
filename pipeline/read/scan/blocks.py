"""What was recognised in the parts of a page to its lines and tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.model.reading import Align, Line, Origin, Page, Table
from pipeline.read.hygiene import normalise
from pipeline.read.pdf.engine import Font
from pipeline.read.pdf.margins import Margins, PageLines, margins_of, origins_of
from pipeline.read.pdf.pieces import Piece
from pipeline.read.pdf.tables import Grid
from pipeline.read.scan.plan import Part
from pipeline.read.scan.rows import Run
from pipeline.read.scan.tables import table_of

Block = Line | Table


def blocks_of(
    parts: Sequence[Part], runs: Sequence[Sequence[Run]], page: Page, size: float
) -> tuple[Block, ...]:
    """Lines and tables in reading order.

    Args:
        parts: of the page.
        runs: what was found in each part.
        page: the page's number and size.
        size: the usual font size in points.
    """
    free = [run for part, held in zip(parts, runs, strict=True) if not part.grid for run in held]
    pieces = [
        Piece(run.text, at, at + 1, run.box, Font(size, False, False), False)
        for at, run in enumerate(free)
    ]
    lines = PageLines(page, pieces)
    margins = margins_of([lines])
    origins = iter(origins_of([lines], margins)[0])
    blocks: list[Block] = []
    for grid, group in groupby(zip(parts, runs, strict=True), key=_grid):
        held = list(group)
        if grid is None:
            blocks += [
                _line(run, page.number, size, margins, next(origins))
                for _, found in held
                for run in found
            ]
        else:
            cells = {
                part.cell: tuple(_cell_line(run, page.number, size) for run in found)
                for part, found in held
            }
            blocks.append(table_of(grid, cells, page.number))
    return tuple(blocks)


def _grid(held: tuple[Part, Sequence[Run]]) -> Grid | None:
    return held[0].grid


def _line(run: Run, number: int, size: float, margins: Margins, origin: Origin) -> Line:
    box = run.box
    return _made(run, number, size, margins.align(box), round(box.x0 - margins.left, 2), origin)


def _cell_line(run: Run, number: int, size: float) -> Line:
    return _made(run, number, size, Align.LEFT, None, Origin.BODY)


def _made(
    run: Run, number: int, size: float, align: Align, indent: float | None, origin: Origin
) -> Line:
    clean = normalise(run.text)
    return Line(
        text=clean.text,
        raw=clean.raw,
        map=clean.map,
        page=number,
        box=run.box,
        size=round(size, 2),
        align=align,
        indent=indent,
        origin=origin,
        joins=None,
        words=run.words,
    )
