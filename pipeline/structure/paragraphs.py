"""Lines of a reading to paragraphs and tables over one text.

A paragraph becomes one line of ``Document.text``. Running heads, feet and page numbers are left
out; footnotes stand after everything else. Layout tables (the head of a document, signatures,
lists drawn as tables) flow as paragraphs, column by column; data tables keep their cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.document import Anchor, DocumentTable, Span, TableCell
from pipeline.model.reading import Align, Line, Origin, Reading, Table
from pipeline.structure.joining import Setting, continues
from pipeline.structure.layout_tables import flow, is_layout

_LEFT_OUT = frozenset((Origin.HEADER, Origin.FOOTER))
_BROKEN_NUMBER = re.compile(r"[\wĐ]/$|\d[\w/]*[A-ZĐ][\wĐ]*-$")
_RULE = re.compile(r"[\s_\-–—=*.~]{3,}$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its place in the text and how it looks."""

    start: int
    text: str
    bold: bool = False
    align: Align = Align.LEFT
    page: int | None = None

    @property
    def end(self) -> int:
        """Where its text ends, without the line break."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table that keeps its cells."""

    table: DocumentTable

    @property
    def start(self) -> int:
        """Where its first cell starts."""
        return self.table.span.start

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return self.table.span.end

    @property
    def page(self) -> int | None:
        """The page it begins on."""
        return self.table.page


Block = Paragraph | DataTable


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole text, its blocks but the footnotes, and the place of every line."""

    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]


class _Sheet:
    """The text as it grows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[Anchor] = []

    def put(self, lines: list[Line]) -> Paragraph:
        """Write one paragraph made of ``lines``."""
        start = self.length
        words: list[str] = []
        for line in lines:
            glue = _glue(words[-1]) if words else ""
            self.length += len(glue)
            self.anchors.append(Anchor(self.length, line.page, line.box))
            self.length += len(line.text)
            words += (glue, line.text)
        text = "".join(words)
        self.parts.append(text)
        self.length += 1
        first = lines[0]
        bold = first.bold and all(line.bold for line in lines)
        return Paragraph(start, text, bold, first.align, first.page)


def _glue(before: str) -> str:
    """What stands between two lines of a paragraph: nothing inside "12/QĐ-" + "TTg"."""
    return "" if _BROKEN_NUMBER.search(before) else " "


def lay_out(reading: Reading) -> Layout:
    """Join lines to paragraphs and write them one after the other.

    Args:
        reading: a file as read.

    Returns:
        The text, and its blocks in reading order.
    """
    sheet = _Sheet()
    blocks: list[Block] = []
    notes: list[Line] = []
    run: list[Line] = []
    for block in reading.blocks:
        if isinstance(block, Line):
            if block.origin is Origin.FOOTNOTE:
                notes.append(block)
            elif block.origin not in _LEFT_OUT:
                run.append(block)
        elif is_layout(block):
            blocks.extend(_paragraphs(run, sheet))
            run = []
            for lines in flow(block):
                blocks.extend(_paragraphs(lines, sheet))
        else:
            blocks.extend(_paragraphs(run, sheet))
            run = []
            if any(cell.text.strip() for cell in block.cells):
                blocks.append(_data_table(block, sheet))
    blocks.extend(_paragraphs(run, sheet))
    _paragraphs(notes, sheet)
    return Layout("\n".join(sheet.parts), tuple(blocks), tuple(sheet.anchors))


def _paragraphs(lines: Iterable[Line], sheet: _Sheet) -> list[Paragraph]:
    """The paragraphs that ``lines`` make, written on the sheet."""
    lines = [line for line in lines if not _RULE.match(line.text)]
    setting = Setting.of(lines)
    paragraphs: list[Paragraph] = []
    pending: list[Line] = []
    for line in lines:
        if pending and not continues(pending, line, setting):
            paragraphs.append(sheet.put(pending))
            pending = []
        pending.append(line)
    if pending:
        paragraphs.append(sheet.put(pending))
    return paragraphs


def _data_table(table: Table, sheet: _Sheet) -> DataTable:
    start = sheet.length
    cells: list[TableCell] = []
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        paragraphs = _paragraphs(cell.lines, sheet)
        # An empty cell stands at the end of the words before it, never past the text.
        at = paragraphs[0].start if paragraphs else max(sheet.length - 1, start)
        cells.append(
            TableCell(
                row=cell.row,
                column=cell.column,
                rowspan=cell.rowspan,
                colspan=cell.colspan,
                text="\n".join(paragraph.text for paragraph in paragraphs),
                span=Span(at, paragraphs[-1].end if paragraphs else at),
            )
        )
    return DataTable(
        DocumentTable(
            span=Span(start, max(sheet.length - 1, start)),
            n_rows=table.n_rows,
            n_columns=table.n_columns,
            cells=tuple(cells),
            page=table.page,
            box=table.box,
        )
    )
