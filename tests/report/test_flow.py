"""Flow charts: nothing overlaps, nothing is lost, findings stand at their steps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import etree

from pipeline.report.flow import charts_of, lay_out
from pipeline.report.flow.layout import BOX, LANE
from pipeline.report.site import write_site
from tests.report.procedures import content_with_procedure

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def chart():
    (entry,) = charts_of(content_with_procedure(), {"vp": "vp"})
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


def test_the_finding_stands_at_its_step_with_its_words(chart):
    (mark,) = chart.marks
    assert (mark.order, mark.code) == (3, "OUT101")
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


def test_the_pages_of_procedures(tmp_path):
    content = content_with_procedure()
    write_site(content, tmp_path)
    listing = (tmp_path / "procedures.html").read_text("utf-8")
    assert 'href="procedures/vp.html#vp-1"' in listing
    page = (tmp_path / "procedures" / "vp.html").read_text("utf-8")
    assert 'id="vp-1"' in page
    assert "&lt;A &amp; B&gt;" in page
    assert (tmp_path / "bpmn" / "vp-1.bpmn").exists()
