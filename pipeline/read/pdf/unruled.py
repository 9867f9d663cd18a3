"""Tables drawn without rules, found by the blank columns between their words.

Method: such a table opens with a row of heads of which the first counts the steps ("TT", "Bước").
From there on rows are taken in as long as at least as many blank columns remain as the heads leave;
a row of the table starts where a number stands in the first column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from pipeline.model.reading import Box
from pipeline.read.hygiene import fold_diacritics

_FIRST_HEAD = re.compile(r"(?:s?tt|so tt|buoc|so thu tu|thu tu)$")
_OPENING = re.compile(r"(?:s?tt|so tt|buoc|so thu tu|thu tu)\b")
_NUMBER = re.compile(r"(?:bước\s*)?(?P<number>\d{1,2})[.):]?$", re.IGNORECASE)
_LEAST_HEADS = 3
_LEAST_ROWS = 2
_BLANK = 0.75  # of a line's height: narrower gaps are spaces
_WIDEST_SPACE = 9.5  # points: cells of word processors keep 10.8 between their words
_SAME_ROW = 0.5  # of a line's height
_FAR = 3.0  # line pitches: what stands farther below is no part of the table


class Item(NamedTuple):
    """A word: the place of its line in the page's reading order, its letters and box."""

    at: int
    text: str
    box: Box


CellLines = tuple[tuple[Item, ...], ...]


class Layout(NamedTuple):
    """A table: for each row and column the lines in it, each the words from left to right."""

    rows: tuple[tuple[CellLines, ...], ...]

    def items(self) -> Iterator[Item]:
        """All words in the table."""
        for row in self.rows:
            for cell in row:
                for line in cell:
                    yield from line


def is_first_head(text: str) -> bool:
    """Whether a line is the head of a column that counts steps."""
    return _FIRST_HEAD.match(fold_diacritics(text).casefold().strip(" .:")) is not None


def may_open_table(text: str) -> bool:
    """Whether a line may be the heads of a table, or the first of them."""
    return _OPENING.match(fold_diacritics(text[:12]).casefold()) is not None


def tables_without_rules(items: Sequence[Item]) -> list[Layout]:
    """The tables among the words of one page, top first."""
    levels = _levels(items)
    found: list[Layout] = []
    at = 0
    while at < len(levels):
        layout, after = _table_at(levels, at)
        if layout is not None:
            found.append(layout)
        at = after
    return found


def _levels(items: Sequence[Item]) -> list[list[Item]]:
    """The items by height, each level from left to right."""
    levels: list[list[Item]] = []
    for item in sorted(items, key=lambda item: (item.box.top + item.box.bottom, item.box.x0)):
        middle = (item.box.top + item.box.bottom) / 2
        if levels:
            last = levels[-1][0].box
            near = _SAME_ROW * max(last.bottom - last.top, 4.0)
            if abs(middle - (last.top + last.bottom) / 2) <= near:
                levels[-1].append(item)
                continue
        levels.append([item])
    return [sorted(level, key=lambda item: item.box.x0) for level in levels]


def _table_at(levels: Sequence[Sequence[Item]], at: int) -> tuple[Layout | None, int]:
    """The table whose heads stand at a level, and the first level after it."""
    columns = _columns(levels[at], [])
    n_heads = len(columns)
    if n_heads < _LEAST_HEADS or not is_first_head(_words_in(levels[at], columns[0])):
        return None, at + 1
    end = at + 1
    pitches: list[float] = []
    while end < len(levels):
        pitch = levels[end][0].box.top - levels[end - 1][0].box.top
        if len(pitches) > 2 and pitch > _FAR * median(pitches):
            break
        wider = _columns(levels[end], columns)
        if len(wider) < n_heads:
            break
        columns = wider
        pitches.append(pitch)
        end += 1
    rows = _rows(levels[at:end], columns)
    if rows is None:
        return None, at + 1
    return Layout(rows), end


def _columns(
    level: Sequence[Item], columns: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The stretches from left to right that hold words, with those of one more level."""
    high = median(item.box.bottom - item.box.top for item in level)
    blank = min(_BLANK * high, _WIDEST_SPACE)
    stretches = sorted([*columns, *((item.box.x0, item.box.x1) for item in level)])
    merged: list[tuple[float, float]] = []
    for left, right in stretches:
        if merged and left - merged[-1][1] < blank:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _rows(
    levels: Sequence[Sequence[Item]], columns: Sequence[tuple[float, float]]
) -> tuple[tuple[CellLines, ...], ...] | None:
    """The rows of the table; None where its first column does not count on."""
    rows: list[list[list[tuple[Item, ...]]]] = []
    numbers: list[int] = []
    for level in levels:
        first = _words_in(level, columns[0])
        counted = _NUMBER.match(first)
        if counted:
            numbers.append(int(counted["number"]))
        elif first and rows:
            return None
        if counted or not rows:
            rows.append([[] for _ in columns])
        for cell, column in zip(rows[-1], columns, strict=True):
            if line := _in_column(level, column):
                cell.append(line)
    if len(numbers) < _LEAST_ROWS or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    return tuple(tuple(tuple(cell) for cell in row) for row in rows)


def _in_column(level: Sequence[Item], column: tuple[float, float]) -> tuple[Item, ...]:
    left, right = column
    return tuple(item for item in level if left <= (item.box.x0 + item.box.x1) / 2 <= right)


def _words_in(level: Sequence[Item], column: tuple[float, float]) -> str:
    return " ".join(item.text for item in _in_column(level, column))
