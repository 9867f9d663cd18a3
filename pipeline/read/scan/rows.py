"""Words as found on the picture to lines as the reader of digital pages makes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.reading import Box, Word
from pipeline.read.pdf.pieces import around, least_column_gap
from pipeline.read.scan.engine import FoundLine
from pipeline.read.scan.rendering import POINTS

_LEVEL = 0.5  # of the lower line's height by which lines at one height overlap


class Run(NamedTuple):
    """Words of one line in one column, in points."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        """Around all its words."""
        return around([word.box for word in self.words])

    @property
    def text(self) -> str:
        """Its words with spaces between."""
        return " ".join(word.text for word in self.words)


def runs_of(lines: Iterable[FoundLine], dpi: float, size: float) -> list[Run]:
    """The lines of a region from the top down, cut where a gap parts two columns.

    Args:
        lines: as found, in dots.
        dpi: dots an inch.
        size: the usual font size in points.
    """
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
        runs += _cut(words, size)
    return [run for row in _rows(runs) for run in row]


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand at one height, from left to right; rows from the top down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=_middle):
        if rows and all(_level(each, run) for each in rows[-1]):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=_left) for row in rows]


def _cut(words: Sequence[Word], size: float) -> list[Run]:
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(words)]
    least = least_column_gap(gaps, size)
    parts = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap >= least:
            parts.append([])
        parts[-1].append(word)
    return [Run(tuple(part)) for part in parts]


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
