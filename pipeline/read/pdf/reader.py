"""One PDF file to a reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, Page, Reading, ReadNoteKind, Table, lines_in
from pipeline.read.aids import Recognise, recognise_now
from pipeline.read.hygiene import Noticing
from pipeline.read.pdf.charts import flow_chart_pictures
from pipeline.read.pdf.columns import in_reading_order
from pipeline.read.pdf.engine import PageText, open_pages
from pipeline.read.pdf.lines import rows_as_held
from pipeline.read.pdf.margins import PageLines
from pipeline.read.pdf.pasted import red_words, shows_red_picture
from pipeline.read.pdf.pieces import Row
from pipeline.read.pdf.scattered import is_scattered, rows_by_place
from pipeline.read.pdf.sheets import Sheet, blocks_of, sheet_of
from pipeline.read.pdf.tables import Grid, fill, grids_of
from pipeline.read.pdf.unruled_cells import take_unruled
from pipeline.read.pdf.usable import Layer, layer_of

MOST_PAGES = 2000
_TAIL = 2048  # bytes at the end of a whole file that hold its end mark


def read(path: Path, recognise: Recognise = recognise_now) -> Reading:
    """Read a PDF; pages without usable text are recognised from their picture.

    Args:
        path: the file.
        recognise: gives the words on a page's picture.

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
        sheets = list(_sheets(pdf, path, recognise, noticing))
        pasted = _pasted(pdf, sheets, path, recognise)
    finally:
        pdf.close()
    blocks = [*pasted, *blocks_of(sheets, noticing)]
    notes = noticing.notes(list(lines_in(blocks)))
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
        mends=tuple(mend for sheet in sheets for mend in sheet.mends),
    )


def _sheets(
    pdf: pdfium.PdfDocument, path: Path, recognise: Recognise, noticing: Noticing
) -> Iterator[Sheet]:
    torn = False  # once a page's letters are out of order, those of the rest may be
    for number in range(1, len(pdf) + 1):
        try:
            text = PageText(pdf[number - 1])
        except pdfium.PdfiumError:
            noticing.add(ReadNoteKind.RECOVERED, page=number, degrades=True)
            yield Sheet(PageLines(Page(number=number, width=0, height=0, has_text=False), []), [])
            continue
        try:
            layer = layer_of(text)
            page = Page(
                number=number,
                width=text.width,
                height=text.height,
                has_text=layer is Layer.TEXT,
            )
            if layer is not Layer.TEXT:
                if layer is Layer.RUBBISH:
                    noticing.add(ReadNoteKind.RUBBISH_LAYER, page=number)
                try:
                    scanned = recognise(path, number)
                except UnreadableFile as error:
                    # One page that cannot be shown must not cost the others.
                    noticing.add(
                        ReadNoteKind.NO_TEXT_LAYER, error.problem, page=number, degrades=True
                    )
                else:
                    noticing.add_all(scanned.notes)
                    if scanned.blocks:
                        yield sheet_of(scanned, page)
                        continue
            torn = torn or is_scattered(text.text)
            rows = rows_by_place(text) if torn else rows_as_held(text, first=number == 1)
            for heading in flow_chart_pictures(text.pictures(), rows):
                noticing.add(ReadNoteKind.FLOW_CHART_PICTURE, heading, page=number)
            yield _sheet(text, rows, page, noticing)
        finally:
            text.close()


def _pasted(
    pdf: pdfium.PdfDocument, sheets: Sequence[Sheet], path: Path, recognise: Recognise
) -> list[Line]:
    """The words of a stamp pasted as a picture over the text of the first page."""
    if not sheets or not sheets[0].lines.page.has_text or not shows_red_picture(pdf[0]):
        return []
    try:
        return red_words(recognise(path, 1))
    except UnreadableFile:
        return []


def _sheet(text: PageText, rows: list[Row], page: Page, noticing: Noticing) -> Sheet:
    grids = grids_of(text.rules()) if rows else []
    rows, tables = _take_tables(rows, grids, text, page.number, noticing)
    pieces = in_reading_order(rows)
    pieces, unruled = take_unruled(pieces, text, page.number, noticing)
    return Sheet(PageLines(page, pieces), sorted([*tables, *unruled], key=lambda each: each[0]))


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
        place.setdefault(home, sum(map(len, left)))
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
