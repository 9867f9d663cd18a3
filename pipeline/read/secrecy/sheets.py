"""Tables: which of their cells may be stamps, and which are rows of a list about secrets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from pipeline.model.reading import Cell, Line, Reading, Table
from pipeline.read.secrecy.levels import level_of
from pipeline.read.secrecy.vocabulary import words_of

_LONGEST = 40  # characters of a level or of a column's name
_LEAST_ROWS = 3  # of a list, below the name of the column


def lines_that_may_be_stamps(reading: Reading) -> Iterator[Line]:
    """All lines in reading order, but for cells that hold the level of something listed."""
    for block in reading.blocks:
        if isinstance(block, Line):
            yield block
        else:
            listed = _listed(block)
            for cell in block.cells:
                if (cell.row, cell.column) not in listed:
                    yield from cell.lines


def _listed(table: Table) -> set[tuple[int, int]]:
    """Rows and columns of cells that name the level of what their table lists.

    Such are cells below a column's name ("Độ mật"), and levels in one column that differ.
    """
    columns: dict[tuple[int, bool], list[Cell]] = defaultdict(list)
    named: dict[int, int] = {}
    for cell in table.cells:
        text = cell.text
        if len(text) > _LONGEST:
            continue
        if _column_names().fullmatch(text.strip()):
            named.setdefault(cell.column, cell.row)
        elif level_of(text):
            columns[cell.column, text.isupper()].append(cell)
    listed: set[tuple[int, int]] = set()
    for (column, _), cells in columns.items():
        is_named = column in named and table.n_rows - named[column] > _LEAST_ROWS
        for cell in cells:
            below = is_named and cell.row > named[column]
            if below or len({level_of(each.text) for each in cells}) > 1:
                listed.add((cell.row, cell.column))
    return listed


@cache
def _column_names() -> re.Pattern[str]:
    return re.compile(words_of("labels"), re.IGNORECASE)
