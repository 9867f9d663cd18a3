"""Runs of letters on a line, and where a line that spans two columns is cut."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from pipeline.model.reading import Box
from pipeline.read.pdf.engine import Font

_GAP = 1.7  # column gap, in font sizes
_GAP_TO_SPACES = 2.5  # … and in the line's own usual spaces, against justified text


class Piece(NamedTuple):
    """A run of letters on one line in one column; ``start`` and ``stop`` are in the page's text."""

    text: str
    start: int
    stop: int
    box: Box
    font: Font
    bold: bool
    column: int = 0


Row = tuple[Piece, ...]


def least_column_gap(spaces: Sequence[float], size: float) -> float:
    """How wide a gap between words must be, in points, to part two columns.

    Args:
        spaces: the widths of all gaps between the line's words.
        size: the line's font size in points.
    """
    usual = median(spaces) if len(spaces) > 2 else 0.0
    return max(_GAP * max(size, 8.0), _GAP_TO_SPACES * usual)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of ``boxes``."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
