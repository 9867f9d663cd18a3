"""Procedures as BPMN 2.0, with their drawing, so that any modeller opens them.

Standard: OMG, Business Process Model and Notation 2.0 (formal/2011-01-03). A step is a user task in
the lane of its actor; where its ways part, a gateway follows, and one stands before a step that
waits for several ways. Of an exclusive gateway one way is the default.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from pipeline.extract.procedures import Flow
from pipeline.inert import inert
from pipeline.inventory.procedures import ProcedureRecord, StepRecord
from pipeline.report.flow.layout import BOX, GATE, HEAD, LANE, Chart, Gate, Node, lay_out

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
    flows, nodes = procedure.flows, chart.nodes
    parting = [node.order for node in nodes if node.parting]
    meeting = [node.order for node in nodes if node.meeting]
    return _B.process(
        _B.laneSet(*_lanes(procedure, chart), id="lanes"),
        _B.startEvent(*_leaving(nodes[0], flows), id="node0"),
        *(_task(node.step, node, flows) for node in nodes if node.step is not None),
        *(gateway for node in nodes for gateway in _gateways(node, flows)),
        _B.endEvent(*_entering(nodes[-1], flows), id=f"node{nodes[-1].order}"),
        *(_flow(nth, flow, nodes) for nth, flow in enumerate(flows)),
        *(
            _B.sequenceFlow(id=f"tie{order}", sourceRef=f"node{order}", targetRef=f"gate{order}")
            for order in parting
        ),
        *(
            _B.sequenceFlow(id=f"met{order}", sourceRef=f"meet{order}", targetRef=f"node{order}")
            for order in meeting
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
            *(_B.flowNodeRef(f"gate{node.order}") for node in nodes if node.parting),
            *(_B.flowNodeRef(f"meet{node.order}") for node in nodes if node.meeting),
            id=f"lane{place}",
            name=inert(actor) or "(không ghi ai)",
        )


def _task(step: StepRecord, node: Node, flows: tuple[Flow, ...]) -> etree._Element:
    return _B.userTask(
        _B.documentation(inert(_told(step))),
        *_entering(node, flows),
        *_leaving(node, flows),
        id=f"node{step.order}",
        name=inert(f"{step.number}. {step.action}"),
    )


def _gateways(node: Node, flows: tuple[Flow, ...]) -> Iterator[etree._Element]:
    """The gateway after a node, and the one before it."""
    if node.parting:
        gateway = _gateway(node.parting, f"gate{node.order}", "Diverging")
        gateway.extend([_B.incoming(f"tie{node.order}"), *_outgoing(flows, node.order)])
        default = _default(flows, node.order)
        if default is not None and node.parting is Gate.EXCLUSIVE:
            gateway.set("default", f"flow{default}")
        yield gateway
    if node.meeting:
        gateway = _gateway(node.meeting, f"meet{node.order}", "Converging")
        gateway.extend(_incoming(flows, node.order, waited=True))
        gateway.append(_B.outgoing(f"met{node.order}"))
        yield gateway


def _gateway(gate: Gate, name: str, direction: str) -> etree._Element:
    return _B(f"{gate}Gateway", id=name, gatewayDirection=direction)


def _entering(node: Node, flows: tuple[Flow, ...]) -> list[etree._Element]:
    """What enters a node itself, not the gateway before it."""
    if node.meeting is None:
        return _incoming(flows, node.order)
    return [_B.incoming(f"met{node.order}"), *_incoming(flows, node.order, waited=False)]


def _leaving(node: Node, flows: tuple[Flow, ...]) -> list[etree._Element]:
    """What leaves a node itself, not the gateway after it."""
    return [_B.outgoing(f"tie{node.order}")] if node.parting else _outgoing(flows, node.order)


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


def _incoming(
    flows: tuple[Flow, ...], order: int, *, waited: bool | None = None
) -> list[etree._Element]:
    """The flows into a node: all, or those that are waited for, or the others."""
    return [
        _B.incoming(f"flow{nth}")
        for nth, flow in enumerate(flows)
        if flow.target == order and waited in (None, flow.join)
    ]


def _outgoing(flows: tuple[Flow, ...], order: int) -> list[etree._Element]:
    return [_B.outgoing(f"flow{nth}") for nth, flow in enumerate(flows) if flow.source == order]


def _flow(nth: int, flow: Flow, nodes: tuple[Node, ...]) -> etree._Element:
    parting, meeting = nodes[flow.source].parting, nodes[flow.target].meeting
    element = _B.sequenceFlow(
        id=f"flow{nth}",
        sourceRef=f"{'gate' if parting else 'node'}{flow.source}",
        targetRef=f"{'meet' if meeting and flow.join else 'node'}{flow.target}",
    )
    if flow.condition:
        element.set("name", inert(flow.condition))
        if parting:
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
        left = node.middle - GATE / 2
        if node.parting:
            yield _shape(f"gate{node.order}", left, node.gate, GATE, GATE)
            yield _way(f"tie{node.order}", ((node.middle, node.bottom), (node.middle, node.gate)))
        if node.meeting:
            met = node.meets + GATE
            yield _shape(f"meet{node.order}", left, node.meets, GATE, GATE)
            yield _way(f"met{node.order}", ((node.middle, met), (node.middle, node.top)))
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
