"""BPMN files: valid by the standard's own schema, opened by an engine that runs BPMN."""

from __future__ import annotations

from importlib import resources

import pytest
from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

from pipeline.report.bpmn import bpmn_of
from tests.report.procedures import content_with_procedure, procedure_side_by_side

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"


@pytest.fixture(scope="module")
def written() -> bytes:
    (procedure,) = content_with_procedure().procedures
    return bpmn_of(procedure)


@pytest.fixture(scope="module")
def forked() -> bytes:
    return bpmn_of(procedure_side_by_side())


@pytest.fixture(params=["written", "forked"])
def either(request) -> bytes:
    return request.getfixturevalue(request.param)


class Agreed(PythonScriptEngine):
    """Takes the way of one case."""

    def evaluate(self, task, expression, external_context=None):
        return expression == "Trường hợp đồng ý"


def opened(file: bytes) -> BpmnProcessSpec:
    """What an engine reads in ``file``."""
    root = etree.fromstring(file)
    root.find(f"{BPMN}process").set("isExecutable", "true")  # an engine takes no other
    parser = BpmnParser()
    parser.add_bpmn_xml(root)
    return parser.get_spec("process")


def test_valid_by_the_schema_of_the_standard(either):
    package = resources.files("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"
    with resources.as_file(package) as file:
        schema = etree.XMLSchema(etree.parse(file))
    schema.assertValid(etree.fromstring(either))


def test_an_engine_opens_it(written):
    spec = opened(written)
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


def test_the_start_has_one_way_out_and_a_gateway_tells_which_is_taken(forked):
    root = etree.fromstring(forked)
    (out,) = root.find(f"{BPMN}process/{BPMN}startEvent").findall(f"{BPMN}outgoing")
    flows = {flow.get("id"): flow for flow in root.iter(f"{BPMN}sequenceFlow")}
    gateway = next(
        each for each in root.iter(f"{BPMN}exclusiveGateway") if each.get("id") == "gate0"
    )
    assert flows[out.text].get("targetRef") == "gate0"
    ways = [flows[tie.text] for tie in gateway.findall(f"{BPMN}outgoing")]
    assert [(way.get("name"), way.get("targetRef")) for way in ways] == [
        ("Trường hợp có tạm ứng", "node1"),
        (None, "node2"),
    ]
    assert gateway.get("default") == ways[1].get("id")


def test_an_engine_does_both_steps_before_the_one_that_waits_for_them(forked):
    workflow = BpmnWorkflow(opened(forked), script_engine=Agreed())
    done = []
    while True:
        workflow.do_engine_steps()
        ready = workflow.get_tasks(state=TaskState.READY, manual=True)
        if not ready:
            break
        done.append(ready[0].task_spec.bpmn_name)
        ready[0].run()
    assert workflow.is_completed()
    assert done == [
        "2. kiểm tra chứng từ",
        "3a. ký",
        "4. giao tiền",
        "5. ghi sổ",
        "6. lưu hồ sơ",
    ]


def test_everything_is_drawn(either):
    root = etree.fromstring(either)
    drawn = {shape.get("bpmnElement") for shape in root.iter(f"{DI}BPMNShape", f"{DI}BPMNEdge")}
    nodes = root.iter(
        *(f"{BPMN}{kind}" for kind in ("userTask", "exclusiveGateway", "endEvent", "lane")),
        f"{BPMN}parallelGateway",
    )
    flows = root.iter(f"{BPMN}sequenceFlow")
    assert {each.get("id") for each in (*nodes, *flows)} <= drawn


def test_the_same_bytes_each_time(written):
    (procedure,) = content_with_procedure().procedures
    assert bpmn_of(procedure) == written
