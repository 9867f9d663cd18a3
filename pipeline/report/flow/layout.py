"""Where everything of a flow chart stands: a lane for each actor, a row for each step.

One step a row keeps boxes apart whatever the graph; edges run in the gaps between rows and along
the borders of lanes, so that none crosses a box. A diamond stands under a box whose ways part, and
above one that waits for several. Lengths are CSS pixels.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from enum import StrEnum
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
_SEVERAL = 2


class Gate(StrEnum):
    """Which of the ways at a diamond are taken."""

    EXCLUSIVE = "exclusive"  # one
    PARALLEL = "parallel"  # all
    INCLUSIVE = "inclusive"  # each whose condition holds


class Node(NamedTuple):
    """A box: its lane, top, height, and lines of text; ``step`` is None at start and end.

    ``parting`` is the diamond under it, ``meeting`` the one above; None where there is none.
    """

    order: int
    lane: int
    top: float
    height: float
    lines: tuple[str, ...]
    step: StepRecord | None
    parting: Gate | None = None
    meeting: Gate | None = None

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
    def right(self) -> float:
        """Its right side; that of the circle at start and end."""
        return self.left + BOX if self.step is not None else self.middle + self.height / 2

    @property
    def gate(self) -> float:
        """The top of the diamond under it."""
        return self.bottom + PAD

    @property
    def exit(self) -> float:
        """The lowest point of box and diamond, where its main way leaves."""
        return self.gate + GATE if self.parting else self.bottom

    @property
    def meets(self) -> float:
        """The top of the diamond above it."""
        return self.top - GAP - GATE

    @property
    def entry(self) -> float:
        """The highest point of box and diamond."""
        return self.meets if self.meeting else self.top


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
    actors: dict[str, str] = {}  # the first way of writing a name stands for all
    for each in procedure.steps:
        actors.setdefault(each.actor.casefold(), each.actor or _NOBODY)
    place = {name: lane for lane, name in enumerate(actors)}
    nodes: list[Node] = []
    for order in range(len(procedure.steps) + 2):
        step = procedure.steps[order - 1] if 0 < order <= len(procedure.steps) else None
        nearest = procedure.steps[min(max(order, 1), len(procedure.steps)) - 1]
        lines = _lines(step) if step else ()
        meeting = _meeting(order, procedure.flows)
        nodes.append(
            Node(
                order=order,
                lane=place[nearest.actor.casefold()],
                top=(nodes[-1].exit + GAP if nodes else HEAD + PAD)
                + (GATE + GAP if meeting else 0),
                height=LINE * len(lines) + 2 * PAD if step else 2 * _ROUND,
                lines=lines,
                step=step,
                parting=_parting(order, procedure.flows),
                meeting=meeting,
            )
        )
    return Chart(
        width=LANE * len(actors),
        height=nodes[-1].bottom + PAD,
        lanes=tuple(tuple(_cut(name, 28, 2)) for name in actors.values()),
        nodes=tuple(nodes),
        edges=tuple(_edge(flow, nodes, nth) for nth, flow in enumerate(procedure.flows)),
    )


def _parting(order: int, flows: Sequence[Flow]) -> Gate | None:
    """The diamond where the ways of a node part."""
    ways = [flow for flow in flows if flow.source == order]
    if len(ways) < _SEVERAL:
        return None
    if sum(flow.fork for flow in ways) < _SEVERAL:
        return Gate.EXCLUSIVE
    always = all(flow.fork and not flow.condition for flow in ways)
    return Gate.PARALLEL if always else Gate.INCLUSIVE


def _meeting(order: int, flows: Sequence[Flow]) -> Gate | None:
    """The diamond where a node waits for several ways."""
    waited_for = {flow.source for flow in flows if flow.join and flow.target == order}
    if len(waited_for) < _SEVERAL:
        return None
    forks = [flow for flow in flows if flow.fork and flow.target in waited_for]
    return Gate.INCLUSIVE if any(flow.condition for flow in forks) else Gate.PARALLEL


def _edge(flow: Flow, nodes: list[Node], nth: int) -> Edge:
    source, target = nodes[flow.source], nodes[flow.target]
    waited = flow.join and target.meeting is not None
    top = target.meets if waited else target.top
    if flow.target == flow.source + 1 and top == target.entry:
        level = source.exit + GAP / 2
        points = [
            (source.middle, source.exit),
            (source.middle, level),
            (target.middle, level),
            (target.middle, top),
        ]
    else:
        # Lines side by side on one border stay apart.
        shift = 4 + 4 * (nth % 4)
        border = (source.lane + 1) * LANE - shift
        side = source.right, source.top + source.height / 2
        if source.parting:
            side = source.middle + GATE / 2, source.gate + GATE / 2
        level = top - GAP / 2 + shift / 2
        end = target.middle if waited else target.middle + shift
        points = [side, (border, side[1]), (border, level), (end, level), (end, top)]
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
