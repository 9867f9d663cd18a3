"""Tables of fixed widths whose head is repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.report.word.runs import Aligned, Paragraph, element, lines, plain, twips

_SIZE = 12.0  # points
_SHADE = "E7ECF2"
_PADDING = 1.5  # millimetres left and right of the words
_LETTER = 2.1  # millimetres; a letter at that size, about
_TALLEST_WHOLE = 20  # lines; a taller row may be split between two pages

Cell = Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class Row:
    """A row; one cell alone runs across the whole table, shaded, and stays with the next row."""

    cells: Sequence[Cell]


def add_grid(
    document: Document, widths: Sequence[float], heads: Sequence[str], rows: Iterable[Row]
) -> None:
    """Add a ruled table at the end of ``document``.

    Args:
        document: what it goes into.
        widths: of the columns, in millimetres.
        heads: of the columns.
        rows: below the head.
    """
    table = _table(widths, ruled=True)
    head = [[plain(text, bold=True, aligned=Aligned.CENTER)] for text in heads]
    table.append(_row(Row(head), widths, is_head=True))
    for row in rows:
        table.append(_row(row, widths, is_head=False))
    _append(document, table)


def add_columns(
    document: Document, widths: Sequence[float], rows: Iterable[Sequence[Cell]]
) -> None:
    """Add cells side by side without rules: a letterhead, a signature block.

    Args:
        document: what they go into.
        widths: of the columns, in millimetres.
        rows: cells of each row.
    """
    table = _table(widths, ruled=False)
    for cells in rows:
        row = OxmlElement("w:tr")
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:cantSplit"))
        row.append(properties)
        for cell, width in zip(cells, widths, strict=True):
            row.append(_cell(cell, width))
        table.append(row)
    _append(document, table)


def _append(document: Document, table: Any) -> None:
    body = document.element.body
    body.insert(len(body) - 1, table)  # before the properties of the last section
    # Word wants a paragraph below a table; one too low to need a page of its own.
    body.insert(len(body) - 1, element(Paragraph((), line=1)))


def _table(widths: Sequence[float], *, ruled: bool) -> Any:
    table = OxmlElement("w:tbl")
    properties = OxmlElement("w:tblPr")
    properties.append(_measured("w:tblW", sum(widths)))
    properties.append(_measured("w:tblInd", _PADDING if ruled else 0))
    if ruled:
        borders = OxmlElement("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            edge = OxmlElement(f"w:{side}")
            for name, value in (
                ("val", "single"),
                ("sz", "4"),
                ("space", "0"),
                ("color", "000000"),
            ):
                edge.set(qn(f"w:{name}"), value)
            borders.append(edge)
        properties.append(borders)
    layout = OxmlElement("w:tblLayout")
    layout.set(qn("w:type"), "fixed")
    properties.append(layout)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_measured(f"w:{side}", _PADDING if ruled else 0))
    properties.append(margins)
    table.append(properties)
    grid = OxmlElement("w:tblGrid")
    for width in widths:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), str(twips(width)))
        grid.append(column)
    table.append(grid)
    return table


def _row(row: Row, widths: Sequence[float], *, is_head: bool) -> Any:
    node = OxmlElement("w:tr")
    is_band = len(row.cells) == 1 < len(widths)
    if is_head or is_band or _height(row, widths) <= _TALLEST_WHOLE:
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        node.append(properties)
    if is_band:
        node.append(_cell(row.cells[0], sum(widths), span=len(widths), shade=_SHADE))
        return node
    for cell, width in zip(row.cells, widths, strict=True):
        node.append(_cell(cell, width, shade=_SHADE if is_head else "", middle=is_head))
    return node


def _height(row: Row, widths: Sequence[float]) -> int:
    """How many lines a row takes, about."""
    return max(
        sum(
            -(-sum(len(words.text) for words in line.words) // max(int(width / _LETTER), 1)) or 1
            for paragraph in cell
            for line in lines(paragraph)
        )
        for cell, width in zip(row.cells, widths, strict=True)
    )


def _cell(
    paragraphs: Cell, width: float, *, span: int = 1, shade: str = "", middle: bool = False
) -> Any:
    node = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    properties.append(_measured("w:tcW", width))
    if span > 1:
        spanned = OxmlElement("w:gridSpan")
        spanned.set(qn("w:val"), str(span))
        properties.append(spanned)
    if shade:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
            shading.set(qn(f"w:{name}"), value)
        properties.append(shading)
    if middle:
        aligned = OxmlElement("w:vAlign")
        aligned.set(qn("w:val"), "center")
        properties.append(aligned)
    node.append(properties)
    parts = [part for paragraph in paragraphs for part in lines(paragraph)]
    for part in parts or [Paragraph(())]:
        node.append(element(part, _SIZE))
    return node


def _measured(tag: str, millimetres: float) -> Any:
    node = OxmlElement(tag)
    node.set(qn("w:w"), str(twips(millimetres)))
    node.set(qn("w:type"), "dxa")
    return node
