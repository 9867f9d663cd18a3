"""One PDF file to a reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, Origin, Page, Reading, ReadNoteKind, Table
from pipeline.read.hygiene import Noticing, normalise
from pipeline.read.pdf.across_pages import joined
from pipeline.read.pdf.columns import in_reading_order
from pipeline.read.pdf.engine import PageText, open_pages
from pipeline.read.pdf.lines import rows_as_held
from pipeline.read.pdf.margins import Margins, PageLines, margins_of, origins_of
from pipeline.read.pdf.pieces import Piece, Row
from pipeline.read.pdf.scattered import is_scattered, rows_by_place
from pipeline.read.pdf.tables import Grid, fill, grids_of

MOST_PAGES = 2000
_TAIL = 2048  # bytes at the end of a whole file that hold its end mark
_LEAST_LETTERS = 8  # a page with fewer is a picture, if it shows one, or blank
_FEW_LETTERS = 300  # a stamp or a signature over a scan has no more
_PICTURE = 0.5  # of the page: a scan covers more


class _Sheet(NamedTuple):
    """What one page gave: its lines, and its tables with the number of lines before each."""

    lines: PageLines
    tables: list[tuple[int, Table]]


def read(path: Path) -> Reading:
    """Read a PDF with a text layer; pages without one are noted.

    Raises:
        UnreadableFile: if the file is protected, damaged, or has more than ``MOST_PAGES`` pages.
    """
    noticing = Noticing()
    pdf = open_pages(path)
    if _is_cut(path):
        noticing.add(ReadNoteKind.RECOVERED, "thiếu phần cuối tệp", degrades=True)
    try:
        if len(pdf) > MOST_PAGES:
            raise UnreadableFile(
                f"Tệp có {len(pdf)} trang, quá mức {MOST_PAGES}.",
                remedy="Tách tệp thành từng văn bản rồi chạy lại.",
                file=path,
            )
        sheets = list(_sheets(pdf, noticing))
    finally:
        pdf.close()
    pages = [sheet.lines for sheet in sheets]
    margins = margins_of(pages)
    blocks = joined(
        (sheet.lines.page, _blocks(sheet, origins, margins, noticing))
        for sheet, origins in zip(sheets, origins_of(pages, margins), strict=True)
    )
    notes = noticing.notes([line for block in blocks for line in _lines_of(block)])
    if not blocks and not notes:
        raise UnreadableFile(
            "Không đọc được chữ ở trang nào: tệp PDF trống hoặc hỏng.",
            remedy="Xin lại tệp gốc từ đơn vị.",
            file=path,
        )
    return Reading(
        format="pdf",
        blocks=tuple(blocks),
        pages=tuple(sheet.lines.page for sheet in sheets),
        notes=notes,
    )


def _sheets(pdf: pdfium.PdfDocument, noticing: Noticing) -> Iterator[_Sheet]:
    torn = False  # once a page's letters are out of order, those of the rest may be
    for number in range(1, len(pdf) + 1):
        try:
            text = PageText(pdf[number - 1])
        except pdfium.PdfiumError:
            noticing.add(ReadNoteKind.RECOVERED, page=number, degrades=True)
            yield _Sheet(PageLines(Page(number=number, width=0, height=0, has_text=False), []), [])
            continue
        try:
            torn = torn or is_scattered(text.text)
            rows = rows_by_place(text) if torn else rows_as_held(text, first=number == 1)
            yield _sheet(text, rows, number, noticing)
        finally:
            text.close()


def _sheet(text: PageText, rows: list[Row], number: int, noticing: Noticing) -> _Sheet:
    has_text = not _is_picture(text)
    if not has_text:
        noticing.add(ReadNoteKind.NO_TEXT_LAYER, page=number, degrades=True)
    facts = Page(number=number, width=text.width, height=text.height, has_text=has_text)
    grids = grids_of(text.rules()) if rows else []
    rows, tables = _take_tables(rows, grids, text, number, noticing)
    return _Sheet(PageLines(facts, in_reading_order(rows)), tables)


def _is_picture(text: PageText) -> bool:
    """Whether a page is a picture of a page, whatever stamp or signature is set over it."""
    letters = len(text.text.strip())
    return letters < _FEW_LETTERS and text.picture_share() > (
        _PICTURE if letters >= _LEAST_LETTERS else 0.0
    )


def _is_cut(path: Path) -> bool:
    """Whether the file's end is missing; PDFium then gathers what objects it finds."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - _TAIL, 0))
        return b"%%EOF" not in stream.read()


def _take_tables(
    rows: list[Row], grids: Sequence[Grid], text: PageText, number: int, noticing: Noticing
) -> tuple[list[Row], list[tuple[int, Table]]]:
    """Take the rows that stand in a grid out of ``rows`` and into tables."""
    if not grids:
        return rows, []
    left: list[Row] = []
    inside: dict[int, list[tuple[int, int]]] = {}
    place: dict[int, int] = {}
    for row in rows:
        piece = row[0]
        middle = (piece.box.top + piece.box.bottom) / 2
        home = next(
            (i for i, grid in enumerate(grids) if grid.holds(piece.box.x0 + 1, middle)), None
        )
        if home is None:
            left.append(row)
            continue
        place.setdefault(home, len(left))
        ranges = inside.setdefault(home, [])
        ranges.append((min(each.start for each in row), max(each.stop for each in row)))
    tables = [
        (place[home], fill(grids[home], text, _merged(ranges), number, noticing))
        for home, ranges in sorted(inside.items(), key=lambda item: place[item[0]])
    ]
    return left, tables


def _merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges without overlap; the lines of a page set by place may share letters' ranges."""
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def _blocks(
    sheet: _Sheet, origins: Sequence[Origin], margins: Margins, noticing: Noticing
) -> list[Line | Table]:
    blocks: list[Line | Table] = []
    tables = iter(sheet.tables)
    waiting = next(tables, None)
    for index, (piece, origin) in enumerate(zip(sheet.lines.pieces, origins, strict=True)):
        while waiting is not None and waiting[0] <= index:
            blocks.append(waiting[1])
            waiting = next(tables, None)
        blocks.append(_line(piece, origin, sheet.lines.page.number, margins, noticing))
    while waiting is not None:
        blocks.append(waiting[1])
        waiting = next(tables, None)
    return blocks


def _lines_of(block: Line | Table) -> Sequence[Line]:
    if isinstance(block, Line):
        return (block,)
    return [line for cell in block.cells for line in cell.lines]


def _line(piece: Piece, origin: Origin, number: int, margins: Margins, noticing: Noticing) -> Line:
    clean = normalise(piece.text)
    for kind in clean.mended:
        noticing.add(kind, clean.text, page=number)
    return Line(
        text=clean.text,
        raw=clean.raw,
        map=clean.map,
        page=number,
        box=piece.box,
        bold=piece.bold,
        italic=piece.font.italic,
        size=round(piece.font.size, 2),
        align=margins.align(piece.box),
        indent=round(piece.box.x0 - margins.left, 2),
        origin=origin,
        joins=None,
    )
