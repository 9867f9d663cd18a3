"""Lines of a page: text, box and looks; a line that spans two columns is taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from pipeline.model.reading import Box
from pipeline.read.pdf.engine import Font, PageText
from pipeline.read.pdf.pieces import Piece, Row, least_column_gap

_HEAD_LINES = 14  # the head of a first page, where columns stand side by side
_LOOSE = 1.12  # a line set this much wider than the page's usual may hold a column gap
_CLOSE = 1.2  # pieces of one line stand no farther apart, in font sizes


def rows_as_held(page: PageText, *, first: bool) -> list[Row]:
    """The lines of a page in the engine's reading order, each as its pieces from left to right.

    Args:
        page: the page's letters.
        first: whether it is a document's first page, whose head has two columns.
    """
    pieces = list(_pieces(page))
    if not pieces:
        return []
    usual = median((piece.box.x1 - piece.box.x0) / len(piece.text) for piece in pieces)
    rows: list[Row] = []
    for index, piece in enumerate(pieces):
        loose = (piece.box.x1 - piece.box.x0) / len(piece.text) > usual * _LOOSE
        suspect = " " in piece.text and (loose or (first and index < _HEAD_LINES))
        parts = _split(piece, page) if suspect else (piece,)
        if len(parts) == 1 and rows and len(rows[-1]) == 1 and _goes_on(rows[-1][0], piece):
            rows[-1] = (_joined(rows[-1][0], piece),)
        else:
            rows.append(parts)
    return rows


def _pieces(page: PageText) -> Iterator[Piece]:
    for start, stop in page.lines():
        line = page.words(start, stop)
        text = line.strip()
        if text:
            yield _piece(page, text, start + line.index(text[0]))


def _piece(page: PageText, text: str, start: int, column: int = 0) -> Piece:
    end = start + len(text) - 1
    first, last = page.loose_box(start), page.box(end)
    font = _main_font(page, text, start)
    bold = font.bold and (len(text) < 3 or page.font(end).bold)
    box = Box(first.x0, first.top, max(last.x1, first.x1), first.bottom)
    return Piece(text, start, start + len(text), box, font, bold, column)


def _main_font(page: PageText, text: str, start: int) -> Font:
    """How a line is set: as its first letter, unless that is a raised number."""
    font = page.font(start)
    if text[0].isdigit() and " " in text:
        after = page.font(start + text.index(" ") + 1)
        if after.size > font.size:
            return after
    return font


def _split(piece: Piece, page: PageText) -> Row:
    """The piece cut at column gaps, if it has any."""
    spaces = [
        index
        for index, letter in enumerate(piece.text)
        if letter == " " and piece.text[index + 1] != " "
    ]
    gaps = []
    for index in spaces:
        before = index
        while piece.text[before] == " ":
            before -= 1
        left = page.box(piece.start + before).x1
        gaps.append((page.box(piece.start + index + 1).x0 - left, before + 1, index + 1))
    if not gaps:
        return (piece,)
    least = least_column_gap([gap for gap, _, _ in gaps], piece.font.size)
    parts: list[Piece] = []
    start = 0
    for gap, end, begin in gaps:
        if gap >= least:
            parts.append(_piece(page, piece.text[start:end], piece.start + start, len(parts)))
            start = begin
    if not parts:
        return (piece,)
    parts.append(_piece(page, piece.text[start:], piece.start + start, len(parts)))
    return tuple(parts)


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether the engine broke one line in two: the same height, and close by."""
    overlap = min(before.box.bottom, piece.box.bottom) - max(before.box.top, piece.box.top)
    high = min(before.box.bottom - before.box.top, piece.box.bottom - piece.box.top)
    gap = piece.box.x0 - before.box.x1
    close = _CLOSE * max(before.font.size, piece.font.size, 8.0)
    return high > 0 and overlap > 0.6 * high and -2.0 <= gap <= close


def _joined(before: Piece, piece: Piece) -> Piece:
    space = "" if piece.box.x0 - before.box.x1 < 0.1 * before.font.size else " "
    box = Box(
        before.box.x0,
        min(before.box.top, piece.box.top),
        piece.box.x1,
        max(before.box.bottom, piece.box.bottom),
    )
    # A mark set small above the line (a footnote's number) does not set the line's looks.
    main = before if len(before.text) >= len(piece.text) else piece
    return before._replace(
        text=before.text + space + piece.text,
        stop=piece.stop,
        box=box,
        font=main.font,
        bold=before.bold and piece.bold,
    )
