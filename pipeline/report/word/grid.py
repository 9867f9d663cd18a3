"""Tables of fixed widths whose head is repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.report.word.runs import Aligned, Paragraph, lines, markup, plain, twips

_SIZE = 12.0  # points
_SHADE = "E7ECF2"
_PADDING = 1.5  # millimetres left and right of the words
_LETTER = 2.1  # millimetres; a letter at that size, about
_TALLEST_WHOLE = 20  # lines; a taller row may be split between two pages

# Word wants a paragraph below a table; this one is too low to need a page of its own.
_BELOW = markup(Paragraph((), line=1))

Cell = Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class Row:
    """A row; one cell alone runs across the whole table, shaded, and stays with the next row."""

    cells: Sequence[Cell]


def grid_markup(widths: Sequence[float], heads: Sequence[str], rows: Iterable[Row]) -> str:
    """A ruled table, as the XML of Word.

    Args:
        widths: of the columns, in millimetres.
        heads: of the columns.
        rows: below the head.
    """
    head = Row([[plain(text, bold=True, aligned=Aligned.CENTER)] for text in heads])
    written = "".join(_row(row, widths) for row in rows)
    return f"{_opening(widths, ruled=True)}{_head(head, widths)}{written}</w:tbl>{_BELOW}"


def columns_markup(widths: Sequence[float], rows: Iterable[Sequence[Cell]]) -> str:
    """Cells side by side without rules, as a letterhead or a signature block has them.

    Args:
        widths: of the columns, in millimetres.
        rows: cells of each row.
    """
    written = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(cells, widths)}</w:tr>" for cells in rows
    )
    return f"{_opening(widths, ruled=False)}{written}</w:tbl>{_BELOW}"


def _opening(widths: Sequence[float], *, ruled: bool) -> str:
    """A table up to its first row, its properties in the order the schema wants."""
    padding = _PADDING if ruled else 0
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{edges}</w:tblBorders>" if ruled else ""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr>{_measure('w:tblW', sum(widths))}{_measure('w:tblInd', padding)}"
        f'{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_measure('w:left', padding)}{_measure('w:right', padding)}</w:tblCellMar>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


def _head(row: Row, widths: Sequence[float]) -> str:
    cells = _cells(row.cells, widths, shade=_SHADE, middle=True)
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row, widths: Sequence[float]) -> str:
    if len(row.cells) == 1 < len(widths):
        cell = _cell(row.cells[0], sum(widths), span=len(widths), shade=_SHADE)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"
    whole = _height(row, widths) <= _TALLEST_WHOLE
    properties = "<w:trPr><w:cantSplit/></w:trPr>" if whole else ""
    return f"<w:tr>{properties}{_cells(row.cells, widths)}</w:tr>"


def _cells(
    cells: Sequence[Cell], widths: Sequence[float], *, shade: str = "", middle: bool = False
) -> str:
    return "".join(
        _cell(cell, width, shade=shade, middle=middle)
        for cell, width in zip(cells, widths, strict=True)
    )


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
) -> str:
    parts = [part for paragraph in paragraphs for part in lines(paragraph)]
    written = "".join(markup(part, _SIZE) for part in parts or [Paragraph(())])
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    aligned = '<w:vAlign w:val="center"/>' if middle else ""
    properties = f"{_measure('w:tcW', width)}{spanned}{shading}{aligned}"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{written}</w:tc>"


def _measure(tag: str, millimetres: float) -> str:
    return f'<{tag} w:w="{twips(millimetres)}" w:type="dxa"/>'
