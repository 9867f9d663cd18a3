"""A flow chart as SVG that stands in a page: colours come from the page's own variables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.builder import E

from pipeline.inert import inert
from pipeline.inventory.procedures import ProcedureRecord, StepRecord
from pipeline.report.flow.layout import (
    BOX,
    GATE,
    HEAD,
    LANE,
    LINE,
    PAD,
    Chart,
    Edge,
    Gate,
    Node,
    lay_out,
)
from pipeline.report.flow.marks import Mark

_ARROW = 5
_SIGN = 11  # half the width of the sign of a finding


def draw(procedure: ProcedureRecord, marks: Sequence[Mark], name: str) -> str:
    """The SVG of a procedure, its lanes from left to right, its steps from top to bottom.

    Args:
        procedure: with at least one step.
        marks: findings at its steps; each step that has any bears a sign.
        name: unlike that of any other chart of the page; ids begin with it.
    """
    chart = lay_out(procedure)
    actors = ", ".join(" ".join(lane) for lane in chart.lanes)
    root = E.svg(
        E.title(inert(procedure.title or "Quy trình"), id=f"{name}-t"),
        E.desc(inert(f"{len(procedure.steps)} bước; người thực hiện: {actors}."), id=f"{name}-d"),
        *_lanes(chart),
        *(_edge(edge) for edge in chart.edges),
        *(each for node in chart.nodes for each in _node(node, marks)),
        *_conditions(chart),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        width=f"{chart.width:g}",
        height=f"{chart.height:g}",
        viewBox=f"0 0 {chart.width:g} {chart.height:g}",
    )
    root.set("class", "flow")
    root.set("aria-labelledby", f"{name}-t {name}-d")
    return str(etree.tostring(root, encoding="unicode"))


def _lanes(chart: Chart) -> Iterator[etree._Element]:
    for place, lines in enumerate(chart.lanes):
        left = place * LANE
        kind = "lane even" if place % 2 == 0 else "lane"
        yield _rect(left, 0, LANE, chart.height, kind)
        yield _rect(left, 0, LANE, HEAD, "actor")
        top = HEAD / 2 - LINE * (len(lines) - 1) / 2 + 5
        yield from _text(lines, left + LANE / 2, top, "who")


def _node(node: Node, marks: Sequence[Mark]) -> Iterator[etree._Element]:
    yield _step(node, node.step, marks) if node.step is not None else _event(node)
    if node.meeting:
        yield _way(f"M{node.middle:g} {node.meets + GATE:g} V{node.top:g}", "edge")
        yield from _diamond(node.middle, node.meets, node.meeting)
    if node.parting:
        yield _way(f"M{node.middle:g} {node.bottom:g} V{node.gate:g}", "edge")
        yield from _diamond(node.middle, node.gate, node.parting)


def _event(node: Node) -> etree._Element:
    radius = node.height / 2
    circle = E.circle(cx=f"{node.middle:g}", cy=f"{node.top + radius:g}", r=f"{radius:g}")
    circle.set("class", "start" if node.order == 0 else "end")
    return circle


def _step(node: Node, step: StepRecord, marks: Sequence[Mark]) -> etree._Element:
    mine = [mark.finding for mark in marks if mark.order == node.order]
    gravest = min((f.severity for f in mine), key=lambda each: each.rank, default="")
    group = E.g(
        E.title(inert("\n".join((step.action, *(f"{f.code}: {f.message}" for f in mine))))),
        _rect(node.left, node.top, BOX, node.height, f"step {gravest}"),
        *_text(node.lines, node.left + PAD, node.top + PAD + LINE - 5, "said"),
    )
    if mine:
        right, top = node.left + BOX, node.top
        sign = E.circle(cx=f"{right:g}", cy=f"{top:g}", r=f"{_SIGN}")
        sign.set("class", f"sign {gravest}")
        group.append(sign)
        group.extend(_text(("!",), right, top + 5, "bang"))
    return group


def _diamond(middle: float, top: float, gate: Gate) -> Iterator[etree._Element]:
    """A diamond with its sign: × where one way is taken, + all, ○ each whose condition holds."""
    half, arm = GATE / 2, GATE / 5
    y = top + half
    yield _way(
        f"M{middle:g} {top:g} l{half:g} {half:g} l{-half:g} {half:g} l{-half:g} {-half:g} Z", "gate"
    )
    match gate:
        case Gate.EXCLUSIVE:
            slant = arm * 0.8
            sign = f"M{middle - slant:g} {y - slant:g} L{middle + slant:g} {y + slant:g} "
            sign += f"M{middle - slant:g} {y + slant:g} L{middle + slant:g} {y - slant:g}"
        case Gate.PARALLEL:
            sign = f"M{middle - arm:g} {y:g} h{2 * arm:g} M{middle:g} {y - arm:g} v{2 * arm:g}"
        case Gate.INCLUSIVE:
            turn = f"a{arm:g} {arm:g} 0 1 1"
            sign = f"M{middle - arm:g} {y:g} {turn} {2 * arm:g} 0 {turn} {-2 * arm:g} 0"
    yield _way(sign, "gate")


def _way(way: str, kind: str) -> etree._Element:
    path = E.path(d=way)
    path.set("class", kind)
    return path


def _edge(edge: Edge) -> etree._Element:
    (x, y), rest = edge.points[0], edge.points[1:]
    end_x, end_y = edge.points[-1]
    way = f"M{x:g} {y:g}" + "".join(f" L{a:g} {b:g}" for a, b in rest)
    tip = f"M{end_x - _ARROW:g} {end_y - 1.6 * _ARROW:g} L{end_x:g} {end_y:g} "
    tip += f"L{end_x + _ARROW:g} {end_y - 1.6 * _ARROW:g} Z"
    return E.g(_way(way, "back" if edge.back else "edge"), _way(tip, "tip"))


def _conditions(chart: Chart) -> Iterator[etree._Element]:
    """The conditions, beside the arrow that enters the step they lead to."""
    for edge in chart.edges:
        if not edge.condition:
            continue
        x, y = edge.points[-1]
        said = edge.condition if len(edge.condition) <= 34 else edge.condition[:32] + " …"
        (label,) = _text((said,), x + 6, y - 6, "case")
        label.insert(0, E.title(inert(edge.condition)))
        yield label


def _rect(left: float, top: float, width: float, height: float, kind: str) -> etree._Element:
    rect = E.rect(x=f"{left:g}", y=f"{top:g}", width=f"{width:g}", height=f"{height:g}")
    rect.set("class", kind.strip())
    return rect


def _text(lines: Sequence[str], x: float, y: float, kind: str) -> Iterator[etree._Element]:
    for place, line in enumerate(lines):
        text = E.text(inert(line), x=f"{x:g}", y=f"{y + place * LINE:g}")
        text.set("class", kind)
        yield text
