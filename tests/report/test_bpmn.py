"""BPMN files: valid by the standard's own schema, opened by an engine that runs BPMN."""

from __future__ import annotations

from importlib import resources

import pytest
from lxml import etree
from SpiffWorkflow.bpmn.parser import BpmnParser

from pipeline.report.bpmn import bpmn_of
from tests.report.procedures import content_with_procedure

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"


@pytest.fixture(scope="module")
def written() -> bytes:
    (procedure,) = content_with_procedure().procedures
    return bpmn_of(procedure)


def test_valid_by_the_schema_of_the_standard(written):
    package = resources.files("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"
    with resources.as_file(package) as file:
        schema = etree.XMLSchema(etree.parse(file))
    schema.assertValid(etree.fromstring(written))


def test_an_engine_opens_it(written):
    root = etree.fromstring(written)
    root.find(f"{BPMN}process").set("isExecutable", "true")  # an engine takes no other
    parser = BpmnParser()
    parser.add_bpmn_xml(root)
    spec = parser.get_spec("process")
    names = {task.bpmn_name for task in spec.task_specs.values() if task.bpmn_name}
    assert "3. phê duyệt đơn" in names
    assert {task.lane for task in spec.task_specs.values() if task.lane} == {
        "Người đề nghị",
        "Văn phòng",
        "Chánh Văn phòng",
    }


def test_where_ways_part_one_is_the_default(written):
    root = etree.fromstring(written)
    gateways = {gateway.get("id"): gateway for gateway in root.iter(f"{BPMN}exclusiveGateway")}
    parting = gateways["gate3"]
    outgoing = [tie.text for tie in parting.findall(f"{BPMN}outgoing")]
    flows = {flow.get("id"): flow for flow in root.iter(f"{BPMN}sequenceFlow")}
    conditions = {name: flows[name].findtext(f"{BPMN}conditionExpression") for name in outgoing}
    assert sorted(filter(None, conditions.values())) == ["Trường hợp không đồng ý"]
    assert conditions[parting.get("default")] is None


def test_everything_is_drawn(written):
    root = etree.fromstring(written)
    drawn = {shape.get("bpmnElement") for shape in root.iter(f"{DI}BPMNShape", f"{DI}BPMNEdge")}
    nodes = root.iter(
        *(f"{BPMN}{kind}" for kind in ("userTask", "exclusiveGateway", "endEvent", "lane"))
    )
    flows = root.iter(f"{BPMN}sequenceFlow")
    assert {each.get("id") for each in (*nodes, *flows)} <= drawn


def test_the_same_bytes_each_time(written):
    (procedure,) = content_with_procedure().procedures
    assert bpmn_of(procedure) == written
