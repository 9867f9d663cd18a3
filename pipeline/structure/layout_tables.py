"""Tables that only place text: the head, the signature block, blocks side by side, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.reading import Cell, Line, Table
from pipeline.structure.marks import marks

_HEAD_OR_FOOT = re.compile(
    r"C[ỘÔ]NG H[ÒO][ÀA]? X[ÃA] H[ỘÔ]I|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận\s*:",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:\d{1,3}[.)\-]|[a-zđ]\)|[IVX]+\.|[-–+•])$")
_NUMBER = re.compile(r"(?:Bước\s*)?\d{1,3}[.):]?$", re.IGNORECASE)
_SIGNATURE_ROWS = 4
_ARTICLE = re.compile(r"[“\"]?Điều\s+\d+[a-zđ]?[.:]", re.IGNORECASE)


def is_layout(table: Table) -> bool:
    """Whether the table's cells are running text rather than data."""
    if table.n_columns <= 1 or (table.n_rows == 1 and not _counts(table)):
        return True
    if any(_HEAD_OR_FOOT.search(cell.text) for cell in table.cells):
        return True
    signature = marks().signature
    if table.n_rows <= _SIGNATURE_ROWS and any(_opens(cell, signature) for cell in table.cells):
        return True
    running = sum(len(cell.text) for cell in table.cells if _holds_articles(cell))
    return running * 2 > sum(len(cell.text) for cell in table.cells)


def _counts(table: Table) -> bool:
    """Whether the first cell counts rows: a single row then belongs to a table of others."""
    return any(cell.column == 0 and _NUMBER.match(cell.text.strip()) for cell in table.cells)


def _opens(cell: Cell, signature: re.Pattern[str]) -> bool:
    return any(signature.match(line.text) for line in cell.lines[:1])


def _holds_articles(cell: Cell) -> bool:
    return any(_ARTICLE.match(line.text) for line in cell.lines)


def flow(table: Table) -> Iterator[list[Line]]:
    """The lines of a layout table, in the order they are read: column by column, or row by row
    where the first column holds only labels."""
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    firsts = [cell for cell in cells if cell.column == 0]
    by_row = table.n_columns == 1 or (
        bool(firsts) and all(_LABEL.match(cell.text.strip()) for cell in firsts)
    )
    if not by_row:
        cells.sort(key=lambda cell: (cell.column, cell.row))
    for cell in cells:
        yield list(cell.lines)
