"""The words of tables without rules, taken out of a page's lines into cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.reading import Box, Cell, Line, Table
from pipeline.read.hygiene import Noticing
from pipeline.read.pdf.engine import PageText
from pipeline.read.pdf.pieces import Piece, around
from pipeline.read.pdf.setting import line_set_in
from pipeline.read.pdf.unruled import Item, Layout, may_open_table, tables_without_rules

_WORD = re.compile(r"\S+")


def take_unruled(
    pieces: Sequence[Piece], page: PageText, number: int, noticing: Noticing
) -> tuple[list[Piece], list[tuple[int, Table]]]:
    """A page's lines without those that stand in tables without rules, and these tables.

    Args:
        pieces: the lines of the page in reading order.
        page: the page's letters.
        number: the page's number.
        noticing: is told what was mended.

    Returns:
        The lines left, and each table with the number of lines left before it.
    """
    if not any(may_open_table(piece.text) for piece in pieces):
        return list(pieces), []
    items = [item for at, piece in enumerate(pieces) for item in _words(at, piece, page)]
    layouts = tables_without_rules(items)
    inside = {item.at for layout in layouts for item in layout.items()}
    left = [piece for at, piece in enumerate(pieces) if at not in inside]
    tables = []
    for layout in layouts:
        first = min(item.at for item in layout.items())
        before = sum(at not in inside for at in range(first))
        tables.append((before, _table(layout, pieces, number, noticing)))
    return left, tables


def _table(layout: Layout, pieces: Sequence[Piece], number: int, noticing: Noticing) -> Table:
    cells = tuple(
        Cell(
            row=row,
            column=column,
            lines=tuple(_line(words, pieces[words[0].at], number, noticing) for words in lines),
        )
        for row, columns in enumerate(layout.rows)
        for column, lines in enumerate(columns)
        if lines
    )
    return Table(
        cells=cells,
        n_rows=len(layout.rows),
        n_columns=len(layout.rows[0]),
        ruled=False,
        page=number,
        box=around([item.box for item in layout.items()]),
    )


def _words(at: int, piece: Piece, page: PageText) -> Iterator[Item]:
    """The words of a line with their boxes."""
    for word in _WORD.finditer(page.words(piece.start, piece.stop)):
        first = page.loose_box(piece.start + word.start())
        last = page.box(piece.start + word.end() - 1)
        yield Item(at, word[0], Box(first.x0, first.top, max(last.x1, first.x1), first.bottom))


def _line(words: Sequence[Item], piece: Piece, number: int, noticing: Noticing) -> Line:
    """A line of a cell, set like the line of the page its first word stands in."""
    stored = " ".join(word.text for word in words)
    box = around([word.box for word in words])
    return line_set_in(stored, piece.font, box, number, noticing, bold=piece.bold)
