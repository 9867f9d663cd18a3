"""Where everything of a flow chart stands: a lane for each actor, a row for each step.

One step a row keeps boxes apart whatever the graph; edges run in the gaps between rows and along
the borders of lanes, so that none crosses a box. Lengths are CSS pixels.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import NamedTuple

from pipeline.extract.procedures import Flow
from pipeline.inventory.procedures import ProcedureRecord, StepRecord

LANE = 230
BOX = 190
LINE = 17
GAP = 34
HEAD = 50
PAD = 10
GATE = 24  # width and height of the diamond where ways part
_LETTERS = 25  # of a line in a box, at the size of its type
_LINES = 5
_NOBODY = "(không ghi ai)"
_ROUND = 15  # radius of start and end


class Node(NamedTuple):
    """A box: its lane, top, height, and lines of text; ``step`` is None at start and end.

    ``parts`` tells one whose ways part: a diamond stands under it.
    """

    order: int
    lane: int
    top: float
    height: float
    lines: tuple[str, ...]
    step: StepRecord | None
    parts: bool = False

    @property
    def left(self) -> float:
        """Its left side."""
        return self.lane * LANE + (LANE - BOX) / 2

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return self.lane * LANE + LANE / 2

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.top + self.height

    @property
    def gate(self) -> float:
        """The top of its diamond."""
        return self.bottom + PAD

    @property
    def exit(self) -> float:
        """The lowest point of box and diamond, where its main way leaves."""
        return self.gate + GATE if self.parts else self.bottom


class Edge(NamedTuple):
    """A line through ``points``; ``back`` tells one that leads to a step before."""

    points: tuple[tuple[float, float], ...]
    condition: str
    back: bool


class Chart(NamedTuple):
    """``lanes`` are the actors' names from left to right."""

    width: float
    height: float
    lanes: tuple[tuple[str, ...], ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def lay_out(procedure: ProcedureRecord) -> Chart:
    """The chart of a procedure that has at least one step."""
    actors = list(dict.fromkeys(step.actor or _NOBODY for step in procedure.steps))
    place = {name: lane for lane, name in enumerate(actors)}
    ways = Counter(flow.source for flow in procedure.flows)
    first = place[procedure.steps[0].actor or _NOBODY]
    top: float = HEAD + PAD
    nodes = [Node(0, first, top, 2 * _ROUND, (), None)]
    for step in procedure.steps:
        lines = _lines(step)
        height = LINE * len(lines) + 2 * PAD
        top = nodes[-1].exit + GAP
        lane = place[step.actor or _NOBODY]
        nodes.append(Node(step.order, lane, top, height, lines, step, ways[step.order] > 1))
    last = nodes[-1]
    nodes.append(Node(last.order + 1, last.lane, last.exit + GAP, 2 * _ROUND, (), None))
    return Chart(
        width=LANE * len(actors),
        height=nodes[-1].bottom + PAD,
        lanes=tuple(tuple(_cut(name, 28, 2)) for name in actors),
        nodes=tuple(nodes),
        edges=tuple(_edge(flow, nodes, nth) for nth, flow in enumerate(procedure.flows)),
    )


def _edge(flow: Flow, nodes: list[Node], nth: int) -> Edge:
    source, target = nodes[flow.source], nodes[flow.target]
    if flow.target == flow.source + 1:
        level = source.exit + GAP / 2
        points = [
            (source.middle, source.exit),
            (source.middle, level),
            (target.middle, level),
            (target.middle, target.top),
        ]
    else:
        # Lines side by side on one border stay apart.
        shift = 4 + 4 * (nth % 4)
        border = (source.lane + 1) * LANE - shift
        side = source.left + BOX, source.top + source.height / 2
        if source.parts:
            side = source.middle + GATE / 2, source.gate + GATE / 2
        level = target.top - GAP / 2 + shift / 2
        points = [
            side,
            (border, side[1]),
            (border, level),
            (target.middle + shift, level),
            (target.middle + shift, target.top),
        ]
    return Edge(_straight(points), flow.condition, flow.target <= flow.source)


def _straight(points: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Without points that repeat the one before."""
    return tuple(
        point for place, point in enumerate(points) if not place or point != points[place - 1]
    )


def _lines(step: StepRecord) -> tuple[str, ...]:
    lines = _cut(f"{step.number}. {step.action}", _LETTERS, _LINES)
    if step.deadline:
        lines += _cut(f"Hạn: {step.deadline}", _LETTERS, 2)
    return tuple(lines)


def _cut(text: str, width: int, lines: int) -> list[str]:
    return textwrap.wrap(text, width, max_lines=lines, placeholder=" …") or [text[:width]]
