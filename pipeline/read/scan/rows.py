"""Words as found on the picture to lines as the reader of digital pages makes them.

The recogniser may take two columns for one line, or one line for two; here every line is cut at
its wide gaps and set beside what stands at the same height.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.model.reading import Box, Word
from pipeline.read.pdf.engine import Font
from pipeline.read.pdf.pieces import Piece, around, least_column_gap
from pipeline.read.scan.engine import FoundLine
from pipeline.read.scan.rendering import POINTS

_LEVEL = 0.5  # of the lower line's height by which lines at one height overlap


class Run(NamedTuple):
    """Words of one line in one column, in points, and the height of their letters."""

    words: tuple[Word, ...]
    size: float

    @property
    def box(self) -> Box:
        """Around all its words."""
        return around([word.box for word in self.words])


def runs_of(lines: Iterable[FoundLine], dpi: float) -> list[Run]:
    """The lines in points, cut where a gap parts two columns."""
    scale = POINTS / dpi
    runs: list[Run] = []
    for line in lines:
        words = [
            Word(
                found.text,
                Box(*(round(side * scale, 2) for side in found[1:5])),
                round(found.confidence, 2),
            )
            for found in line.words
        ]
        runs += _cut(words, line.size * scale * 0.75)
    return runs


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand at one height, from left to right; rows from the top down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=_middle):
        if rows and all(_level(each, run) for each in rows[-1]):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_joined(sorted(row, key=_left)) for row in rows]


def pieces_of(rows: Sequence[Sequence[Run]]) -> tuple[list[tuple[Piece, ...]], list[Run]]:
    """The rows as pieces; ``start`` of a piece is the place of its run in the second part."""
    runs: list[Run] = []
    pieces: list[tuple[Piece, ...]] = []
    for row in rows:
        made = []
        for column, run in enumerate(row):
            text = " ".join(word.text for word in run.words)
            at = len(runs)
            font = Font(run.size, False, False)
            made.append(Piece(text, at, at + 1, run.box, font, False, column))
            runs.append(run)
        pieces.append(tuple(made))
    return pieces, runs


def _cut(words: Sequence[Word], size: float) -> list[Run]:
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(words)]
    least = least_column_gap(gaps, size)
    parts = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap >= least:
            parts.append([])
        parts[-1].append(word)
    return [Run(tuple(part), size) for part in parts]


def _joined(row: Sequence[Run]) -> list[Run]:
    """One row, runs together where no column gap parts them."""
    whole: list[Run] = [row[0]]
    for run in row[1:]:
        before = whole[-1]
        if run.box.x0 - before.box.x1 < least_column_gap([], median((before.size, run.size))):
            whole[-1] = Run((*before.words, *run.words), max(before.size, run.size))
        else:
            whole.append(run)
    return whole


def _level(one: Run, other: Run) -> bool:
    above, below = one.box, other.box
    overlap = min(above.bottom, below.bottom) - max(above.top, below.top)
    if min(above.x1, below.x1) > max(above.x0, below.x0):
        return False
    return overlap > _LEVEL * min(above.bottom - above.top, below.bottom - below.top)


def _middle(run: Run) -> float:
    return (run.box.top + run.box.bottom) / 2


def _left(run: Run) -> float:
    return run.box.x0
