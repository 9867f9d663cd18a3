"""What is drawn, before it is known which shapes a line joins."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.reading import Box

Point = tuple[float, float]


class DrawnShape(NamedTuple):
    """A shape with words in it; the box is in points from the corner of the drawing."""

    id: str
    text: str
    form: str
    box: Box


class DrawnLine(NamedTuple):
    """A line from ``start`` to ``end``; the ids are of the shapes it is glued to, "" for none.

    ``turned`` where the arrow's head is at the start.
    """

    start: Point
    end: Point
    source: str
    target: str
    turned: bool


class Drawn(NamedTuple):
    """All that is drawn in one group."""

    shapes: tuple[DrawnShape, ...]
    lines: tuple[DrawnLine, ...]
