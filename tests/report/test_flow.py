"""Flow charts: nothing overlaps, nothing is lost, findings stand at their steps."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

import msgspec
import pytest
from lxml import etree, html

from pipeline.model.document import Span
from pipeline.report.flow import charts_of, draw, lay_out
from pipeline.report.flow.layout import BOX, GATE, LANE, Gate
from pipeline.report.flow.marks import findings_of
from pipeline.report.records import Provision
from pipeline.report.site import write_site
from tests.report.procedures import content_with_procedure, procedure_side_by_side

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def chart():
    (entry,) = charts_of(content_with_procedure())
    return entry


def test_a_lane_for_each_actor_and_a_row_for_each_step(chart):
    laid = lay_out(chart.record)
    assert [" ".join(lane) for lane in laid.lanes] == [
        "Người đề nghị",
        "Văn phòng",
        "Chánh Văn phòng",
    ]
    assert [node.lane for node in laid.nodes[1:-1]] == [0, 1, 2, 1]
    for above, below in pairwise(laid.nodes):
        assert above.bottom < below.top
    assert laid.nodes[-1].bottom < laid.height


def test_no_edge_crosses_a_box(chart):
    laid = lay_out(chart.record)
    boxes = [node for node in laid.nodes if node.step is not None]
    for edge in laid.edges:
        for (x1, y1), (x2, y2) in pairwise(edge.points):
            for box in boxes:
                across = max(x1, x2) > box.left and min(x1, x2) < box.left + BOX
                along = max(y1, y2) > box.top and min(y1, y2) < box.bottom
                assert not (across and along), (edge.points, box.order)


@pytest.fixture(scope="module")
def forked():
    return lay_out(procedure_side_by_side())


def test_where_ways_part_and_meet_a_diamond_tells_how(forked):
    assert [(node.order, node.parting, node.meeting) for node in forked.nodes] == [
        (0, Gate.EXCLUSIVE, None),
        (1, None, None),
        (2, Gate.EXCLUSIVE, None),
        (3, Gate.PARALLEL, None),
        (4, None, None),
        (5, None, None),
        (6, None, None),
        (7, None, Gate.PARALLEL),
        (8, None, None),
    ]
    for above, below in pairwise(forked.nodes):
        assert above.exit < below.entry


def test_every_line_begins_and_ends_at_what_it_joins(forked):
    flows = procedure_side_by_side().flows
    for flow, edge in zip(flows, forked.edges, strict=True):
        source, target = forked.nodes[flow.source], forked.nodes[flow.target]
        assert edge.points[0] in _borders(source)
        x, y = edge.points[-1]
        assert abs(x - target.middle) < GATE
        assert y == (target.entry if flow.join else target.top)


def _borders(node) -> set[tuple[float, float]]:
    """Where lines may leave: the diamond's tips, or the lower and the right side of the box."""
    if node.parting:
        middle = node.gate + GATE / 2
        return {(node.middle, node.exit), (node.middle + GATE / 2, middle)}
    return {(node.middle, node.bottom), (node.right, node.top + node.height / 2)}


def test_a_diamond_bears_the_sign_of_its_kind():
    drawing = etree.fromstring(draw(procedure_side_by_side(), (), "x"))
    gates = [path for path in drawing.iter(f"{SVG}path") if path.get("class") == "gate"]
    assert len(gates) == 2 * 4  # the outline and the sign
    assert sum("h9.6" in path.get("d") for path in gates) == 2


def test_the_finding_stands_at_its_step_with_its_words(chart):
    (mark,) = chart.marks
    assert (mark.order, mark.finding.code) == (3, "OUT101")
    drawing = etree.fromstring(chart.svg)
    groups = [group for group in drawing.iter(f"{SVG}g") if group.find(f"{SVG}circle") is not None]
    (group,) = groups
    assert "phê duyệt đơn" in group.findtext(f"{SVG}title")
    assert "OUT101: Bước này thiếu người thẩm định." in group.findtext(f"{SVG}title")


def test_what_a_document_says_stays_text(chart):
    drawing = etree.fromstring(chart.svg)
    assert drawing.findtext(f"{SVG}title").endswith("<A & B>")
    assert drawing.get("role") == "img"
    assert [line.get("class") for line in drawing.iter(f"{SVG}path")].count("back") == 1
    assert max(float(text.get("x")) for text in drawing.iter(f"{SVG}text")) < 3 * LANE


def test_a_page_for_the_procedure_tells_its_clause_its_steps_and_its_findings(tmp_path):
    content = content_with_procedure()
    write_site(content, tmp_path)
    (page,) = (tmp_path / "procedures").glob("*.html")
    for list_, root in (("procedures.html", ""), ("index.html", ""), ("units/vp.html", "../")):
        assert f'href="{root}procedures/{page.name}"' in (tmp_path / list_).read_text("utf-8")
    tree = html.fromstring(page.read_text("utf-8"))
    assert tree.findtext(".//h1").endswith("<A & B>")
    assert "Điều 7" in tree.find_class("facts")[0].text_content()
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in tree.iter("tr")]
    assert [row[0] for row in rows] == ["Bước", "1", "2", "3", "4"]
    assert [row[-1] for row in rows] == ["Phát hiện", "–", "–", "▲ OUT101", "–"]
    assert (tmp_path / "bpmn" / f"{page.stem}.bpmn").exists()


def test_its_findings_are_those_in_its_words_and_at_its_clause():
    (record,) = content_with_procedure().procedures
    first, last = record.steps[0].spans[0], record.steps[-1].spans[0]
    (given,) = content_with_procedure().findings
    at = partial(msgspec.structs.replace, given)
    elsewhere = Provision(eid="art_8", where="Điều 8")
    inside = at(span=Span(first.end, first.end + 1), provision=elsewhere)
    whole = at(span=Span(0, 4), provision=Provision(eid="art_7", where="Điều 7"))
    after = at(span=Span(last.end + 500, last.end + 510), provision=elsewhere)
    other_file = at(file="vp/khac.docx")
    assert findings_of(record, (inside, whole, after, other_file)) == (inside, whole)


def test_the_name_of_a_page_does_not_hang_on_what_comes_before():
    content = content_with_procedure()
    (record,) = content.procedures
    before = msgspec.structs.replace(record, title="Cấp biển số", where="Điều 2")
    again = replace(content, procedures=(before, record, record))
    (alone,) = charts_of(content)
    names = [chart.name for chart in charts_of(again)]
    assert names[1] == alone.name
    assert len(set(names)) == 3


def test_one_actor_written_in_two_ways_has_one_lane(chart):
    steps = chart.record.steps
    told = (*steps[:-1], msgspec.structs.replace(steps[-1], actor="văn phòng"))
    laid = lay_out(msgspec.structs.replace(chart.record, steps=told))
    assert [" ".join(lane) for lane in laid.lanes].count("Văn phòng") == 1
    assert laid.nodes[2].lane == laid.nodes[4].lane
    assert len(laid.lanes) == 3
