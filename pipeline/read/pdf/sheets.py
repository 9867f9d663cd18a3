"""The pages of a document, whether they held text or were recognised, to its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from pipeline.model.reading import Line, Mend, Origin, Page, Reading, Table, lines_in
from pipeline.read.hygiene import Noticing
from pipeline.read.pdf.across_pages import Block, joined
from pipeline.read.pdf.engine import Font
from pipeline.read.pdf.margins import Margins, PageLines, margins_of, origins_of
from pipeline.read.pdf.pieces import Piece
from pipeline.read.pdf.setting import line_set_in

if TYPE_CHECKING:
    from pipeline.read.scan import ScannedPage


class Sheet(NamedTuple):
    """What one page gave: its lines, its tables with the number of lines before each.

    Of a recognised page ``recognised`` holds the lines themselves; a piece's ``start`` is the place
    of its line there.
    """

    lines: PageLines
    tables: Sequence[tuple[int, Table]]
    recognised: tuple[Line, ...] | None = None
    mends: tuple[Mend, ...] = ()


def sheet_of(scanned: ScannedPage, page: Page) -> Sheet:
    """A recognised page among others.

    Args:
        scanned: what was recognised.
        page: the page as the file tells it, for one of which nothing was.
    """
    pieces: list[Piece] = []
    lines: list[Line] = []
    tables: list[tuple[int, Table]] = []
    for block in scanned.blocks:
        if isinstance(block, Table):
            tables.append((len(lines), block))
        elif block.box is not None:
            font = Font(block.size or 0.0, block.bold, block.italic)
            at = len(lines)
            pieces.append(Piece(block.text, at, at + 1, block.box, font, block.bold))
            lines.append(block)
    shown = scanned.page if scanned.page.width else page
    return Sheet(PageLines(shown, pieces), tables, tuple(lines), scanned.mends)


def reading_of(scanned: Iterable[ScannedPage], format: str) -> Reading:
    """The reading of a file of which every page was recognised.

    Args:
        scanned: its pages.
        format: what the file is, as ``Reading`` names it.
    """
    pages = list(scanned)
    noticing = Noticing()
    for page in pages:
        noticing.add_all(page.notes)
    blocks = blocks_of([sheet_of(page, page.page) for page in pages], noticing)
    return Reading(
        format=format,
        blocks=tuple(blocks),
        pages=tuple(page.page for page in pages),
        notes=noticing.notes(list(lines_in(blocks))),
        mends=tuple(mend for page in pages for mend in page.mends),
    )


def blocks_of(sheets: Sequence[Sheet], noticing: Noticing) -> list[Block]:
    """The blocks of all pages in reading order: margins, running heads and tables seen as one.

    Args:
        sheets: the pages.
        noticing: is told what was mended.
    """
    pages = [sheet.lines for sheet in sheets]
    margins = margins_of(pages)
    return joined(
        (sheet.lines.page, list(_blocks(sheet, origins, margins, noticing)))
        for sheet, origins in zip(sheets, origins_of(pages, margins), strict=True)
    )


def _blocks(
    sheet: Sheet, origins: Sequence[Origin], margins: Margins, noticing: Noticing
) -> Iterator[Block]:
    tables = iter(sheet.tables)
    waiting = next(tables, None)
    for index, (piece, origin) in enumerate(zip(sheet.lines.pieces, origins, strict=True)):
        while waiting is not None and waiting[0] <= index:
            yield waiting[1]
            waiting = next(tables, None)
        if sheet.recognised is None:
            yield _line(piece, origin, sheet.lines.page.number, margins, noticing)
        else:
            yield _placed(sheet.recognised[piece.start], piece, origin, margins)
    while waiting is not None:
        yield waiting[1]
        waiting = next(tables, None)


def _line(piece: Piece, origin: Origin, number: int, margins: Margins, noticing: Noticing) -> Line:
    line = line_set_in(piece.text, piece.font, piece.box, number, noticing, bold=piece.bold)
    return msgspec.structs.replace(
        line,
        align=margins.align(piece.box),
        indent=round(piece.box.x0 - margins.left, 2),
        origin=origin,
    )


def _placed(line: Line, piece: Piece, origin: Origin, margins: Margins) -> Line:
    """A recognised line between the margins of the whole document."""
    return msgspec.structs.replace(
        line,
        align=margins.align(piece.box),
        indent=round(piece.box.x0 - margins.left, 2),
        origin=line.origin if origin is Origin.BODY else origin,
    )
