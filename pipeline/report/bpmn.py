"""Procedures as BPMN 2.0, with their drawing, so that any modeller opens them.

Standard: OMG, Business Process Model and Notation 2.0 (formal/2011-01-03). A step is a user task in
the lane of its actor; where its ways part, an exclusive gateway follows, one way its default.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from pipeline.extract.procedures import START, Flow
from pipeline.inert import inert
from pipeline.inventory.procedures import ProcedureRecord, StepRecord
from pipeline.report.flow.layout import BOX, GATE, HEAD, LANE, Chart, Node, lay_out

_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_NAMES = {
    None: _MODEL,
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_TYPE = f"{{{_NAMES['xsi']}}}type"
_B = ElementMaker(namespace=_MODEL, nsmap=_NAMES)
_DI = ElementMaker(namespace=_NAMES["bpmndi"])
_DC = ElementMaker(namespace=_NAMES["dc"])
_WAY = ElementMaker(namespace=_NAMES["di"])
_NAMESPACE = "urn:rasoat:quy-trinh"


def bpmn_of(procedure: ProcedureRecord) -> bytes:
    """The BPMN file of a procedure with at least one step; the same bytes for the same steps."""
    chart = lay_out(procedure)
    root = _B.definitions(
        _B.collaboration(
            _B.participant(
                id="pool", name=inert(procedure.title or "Quy trình"), processRef="process"
            ),
            id="collaboration",
        ),
        _process(procedure, chart),
        _DI.BPMNDiagram(
            _DI.BPMNPlane(*_shapes(chart), id="plane", bpmnElement="collaboration"), id="diagram"
        ),
        id="definitions",
        targetNamespace=_NAMESPACE,
        exporter="rasoat",
    )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _process(procedure: ProcedureRecord, chart: Chart) -> etree._Element:
    flows = procedure.flows
    parting = [node.order for node in chart.nodes if node.parts]
    last = len(procedure.steps) + 1
    return _B.process(
        _B.laneSet(*_lanes(procedure, chart), id="lanes"),
        _B.startEvent(*_outgoing(flows, START), id="node0"),
        *(_task(step, flows, step.order in parting) for step in procedure.steps),
        *(_gateway(order, flows) for order in parting),
        _B.endEvent(*_incoming(flows, last), id=f"node{last}"),
        *(_flow(nth, flow, flow.source in parting) for nth, flow in enumerate(flows)),
        *(
            _B.sequenceFlow(id=f"tie{order}", sourceRef=f"node{order}", targetRef=f"gate{order}")
            for order in parting
        ),
        id="process",
        isExecutable="false",
    )


def _lanes(procedure: ProcedureRecord, chart: Chart) -> Iterator[etree._Element]:
    for place in range(len(chart.lanes)):
        nodes = [node for node in chart.nodes if node.lane == place]
        actor = next(node.step.actor for node in nodes if node.step is not None)
        yield _B.lane(
            *(_B.flowNodeRef(f"node{node.order}") for node in nodes),
            *(_B.flowNodeRef(f"gate{node.order}") for node in nodes if node.parts),
            id=f"lane{place}",
            name=inert(actor) or "(không ghi ai)",
        )


def _task(step: StepRecord, flows: tuple[Flow, ...], parts: bool) -> etree._Element:
    leaving = [_B.outgoing(f"tie{step.order}")] if parts else _outgoing(flows, step.order)
    return _B.userTask(
        _B.documentation(inert(_told(step))),
        *_incoming(flows, step.order),
        *leaving,
        id=f"node{step.order}",
        name=inert(f"{step.number}. {step.action}"),
    )


def _gateway(order: int, flows: tuple[Flow, ...]) -> etree._Element:
    gateway = _B.exclusiveGateway(
        _B.incoming(f"tie{order}"), *_outgoing(flows, order), id=f"gate{order}"
    )
    default = _default(flows, order)
    if default is not None:
        gateway.set("default", f"flow{default}")
    return gateway


def _told(step: StepRecord) -> str:
    told = {
        "Thời hạn": step.deadline,
        "Kết quả": step.output,
        "Biểu mẫu": step.form,
        "Phối hợp": step.partners,
        "Trường hợp": step.branch,
    }
    lines = [f"{name}: {said}" for name, said in told.items() if said]
    return "\n".join([step.action, *lines])


def _default(flows: tuple[Flow, ...], source: int) -> int | None:
    """The flow that is taken where no condition holds."""
    return next(
        (nth for nth, each in enumerate(flows) if each.source == source and not each.condition),
        None,
    )


def _incoming(flows: tuple[Flow, ...], order: int) -> list[etree._Element]:
    return [_B.incoming(f"flow{nth}") for nth, flow in enumerate(flows) if flow.target == order]


def _outgoing(flows: tuple[Flow, ...], order: int) -> list[etree._Element]:
    return [_B.outgoing(f"flow{nth}") for nth, flow in enumerate(flows) if flow.source == order]


def _flow(nth: int, flow: Flow, parts: bool) -> etree._Element:
    source = f"gate{flow.source}" if parts else f"node{flow.source}"
    element = _B.sequenceFlow(id=f"flow{nth}", sourceRef=source, targetRef=f"node{flow.target}")
    if flow.condition:
        element.set("name", inert(flow.condition))
        if parts:
            said = _B.conditionExpression(inert(flow.condition))
            said.set(_TYPE, "tFormalExpression")
            element.append(said)
    return element


def _shapes(chart: Chart) -> Iterator[etree._Element]:
    yield _shape("pool", 0, -HEAD, chart.width, chart.height + HEAD, upright=True)
    for place in range(len(chart.lanes)):
        yield _shape(f"lane{place}", place * LANE, 0, LANE, chart.height, upright=True)
    for node in chart.nodes:
        yield _shape(f"node{node.order}", *_place(node))
        if node.parts:
            left = node.middle - GATE / 2
            yield _shape(f"gate{node.order}", left, node.gate, GATE, GATE)
            yield _way(f"tie{node.order}", ((node.middle, node.bottom), (node.middle, node.gate)))
    for nth, edge in enumerate(chart.edges):
        yield _way(f"flow{nth}", edge.points)


def _way(name: str, points: tuple[tuple[float, float], ...]) -> etree._Element:
    waypoints = (_WAY.waypoint(x=f"{x:g}", y=f"{y:g}") for x, y in points)
    return _DI.BPMNEdge(*waypoints, id=f"{name}_di", bpmnElement=name)


def _place(node: Node) -> tuple[float, float, float, float]:
    if node.step is None:
        return node.middle - node.height / 2, node.top, node.height, node.height
    return node.left, node.top, BOX, node.height


def _shape(
    name: str, left: float, top: float, width: float, height: float, *, upright: bool = False
) -> etree._Element:
    shape = _DI.BPMNShape(
        _DC.Bounds(x=f"{left:g}", y=f"{top:g}", width=f"{width:g}", height=f"{height:g}"),
        id=f"{name}_di",
        bpmnElement=name,
    )
    if upright:
        shape.set("isHorizontal", "false")
    return shape
