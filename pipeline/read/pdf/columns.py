"""Blocks that stand side by side are read one after the other: left, then right.

The head of a document (bodies | motto; number | place and date) and its end (recipients |
signature) are set in two columns, line against line.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.read.pdf.pieces import Piece, Row

_NARROW = 0.66  # a line that stands in one column is no wider than this part of the text
_LEADING = 2.6  # lines of one block follow within so many line heights


def in_reading_order(rows: list[Row]) -> list[Piece]:
    """The pieces of a page, side-by-side blocks taken apart.

    A block starts at a row of two columns and takes in the rows above and below that keep to one
    side of the gap.
    """
    if all(len(row) == 1 for row in rows):
        return [row[0] for row in rows]
    width = max(row[-1].box.x1 for row in rows) - min(row[0].box.x0 for row in rows)
    pieces: list[Piece] = []
    index = 0
    while index < len(rows):
        end = _end_of_block(rows, index, width)
        block = [piece for row in rows[index:end] for piece in row]
        gutter = _gutter(rows[index:end])
        if gutter is None:
            pieces += block
        else:
            pieces += [piece for piece in block if piece.box.x0 < gutter]
            pieces += [piece for piece in block if piece.box.x0 >= gutter]
        index = end
    return pieces


def _end_of_block(rows: list[Row], start: int, width: float) -> int:
    """Where the block that starts at row ``start`` ends; one row on where it is no block."""
    gutter: float | None = None
    end = start
    split_seen = False
    while end < len(rows):
        row = rows[end]
        if end > start and not _follows(rows[end - 1], row):
            break
        if len(row) > 1:
            split_seen = True
            here = (row[0].box.x1 + row[1].box.x0) / 2
            gutter = here if gutter is None else gutter
            if not row[0].box.x1 < gutter < row[1].box.x0:
                gutter = here
        elif not _keeps_to_one_side(rows, end, width, gutter):
            break
        end += 1
    return end if split_seen else start + 1


def _keeps_to_one_side(rows: list[Row], at: int, width: float, gutter: float | None) -> bool:
    """Whether a row of one piece may belong to a block: narrow, and on one side of the gap."""
    box = rows[at][0].box
    if box.x1 - box.x0 > width * _NARROW:
        return False
    if gutter is None:
        return _split_ahead(rows, at, width)
    return not box.x0 < gutter < box.x1


def _split_ahead(rows: list[Row], start: int, width: float) -> bool:
    """Whether a row of two columns comes before any line too wide for one column."""
    for index in range(start, min(start + 8, len(rows))):
        row = rows[index]
        if len(row) > 1:
            gutter = (row[0].box.x1 + row[1].box.x0) / 2
            return all(_on_one_side(each[0], gutter) for each in rows[start:index])
        if row[0].box.x1 - row[0].box.x0 > width * _NARROW:
            return False
    return False


def _on_one_side(piece: Piece, gutter: float) -> bool:
    return piece.box.x1 <= gutter or piece.box.x0 >= gutter


def _gutter(rows: Iterable[Row]) -> float | None:
    split = [row for row in rows if len(row) > 1]
    if not split:
        return None
    return min((row[0].box.x1 + row[1].box.x0) / 2 for row in split)


def _follows(above: Row, row: Row) -> bool:
    height = max(above[0].box.bottom - above[0].box.top, 8.0)
    return abs(row[0].box.top - above[-1].box.top) <= _LEADING * height
