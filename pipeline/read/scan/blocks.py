"""What was recognised in the parts of a page to its lines and tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

import msgspec

from pipeline.model.reading import Line, Origin, Page, Table
from pipeline.read.hygiene import normalise
from pipeline.read.pdf.margins import Margins, PageLines, margins_of, origins_of
from pipeline.read.pdf.pieces import Piece
from pipeline.read.scan.looks import Level, settled
from pipeline.read.scan.plan import Part
from pipeline.read.scan.rows import Run
from pipeline.read.scan.tables import table_of

Block = Line | Table


def blocks_of(
    parts: Sequence[Part], runs: Sequence[Sequence[Run]], page: Page, level: Level
) -> tuple[Block, ...]:
    """Lines and tables in reading order.

    Args:
        parts: of the page.
        runs: what was found in each part.
        page: the page's number and size.
        level: the page's picture, for the looks of its lines.
    """
    every = [(part, run) for part, held in zip(parts, runs, strict=True) for run in held]
    fonts = settled([level.font(run.text, run.box) for _, run in every], level.usual)
    pieces = [
        Piece(run.text, at, at + 1, run.box, font, font.bold)
        for at, ((_, run), font) in enumerate(zip(every, fonts, strict=True))
    ]
    free = PageLines(page, [piece for piece in pieces if every[piece.start][0].grid is None])
    margins = margins_of([free])
    origins = iter(origins_of([free], margins)[0])
    blocks: list[Block] = []
    for grid, group in groupby(pieces, key=lambda piece: every[piece.start][0].grid):
        if grid is None:
            blocks += [
                _line(piece, every[piece.start][1], page.number, margins, next(origins))
                for piece in group
            ]
        else:
            cells: dict[int, list[Line]] = defaultdict(list)
            for piece in group:
                part, run = every[piece.start]
                cells[part.cell].append(_cell_line(piece, run, page.number))
            blocks.append(table_of(grid, cells, page.number))
    return tuple(blocks)


def _line(piece: Piece, run: Run, number: int, margins: Margins, origin: Origin) -> Line:
    return msgspec.structs.replace(
        _cell_line(piece, run, number),
        align=margins.align(piece.box),
        indent=round(piece.box.x0 - margins.left, 2),
        origin=origin,
    )


def _cell_line(piece: Piece, run: Run, number: int) -> Line:
    clean = normalise(piece.text)
    return Line(
        text=clean.text,
        raw=clean.raw,
        map=clean.map,
        page=number,
        box=piece.box,
        bold=piece.bold,
        italic=piece.font.italic,
        size=piece.font.size,
        joins=None,
        words=run.words,
    )
