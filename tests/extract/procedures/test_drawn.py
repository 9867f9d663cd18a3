"""Procedures told by the shapes of a flow chart, as a person reads the chart."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_facts
from pipeline.extract.procedures import FaultKind, faults_of, flows_of
from pipeline.extract.procedures.drawn.telling import step_told
from pipeline.model.document import Document
from pipeline.model.facts import Procedure, Quote
from pipeline.model.reading import Connector, Drawing, Line, Origin, Reading, Shape
from pipeline.read.txt import read_text
from pipeline.structure import build_document

HEAD = "QUY TRÌNH\nCấp văn phòng phẩm\n1. Lưu đồ\n"


def document_with(
    shapes: dict[str, str], arrows: list[tuple[str, str, str]], below: str = "", head: str = HEAD
) -> Document:
    """A document with a flow chart: shapes by id, and arrows between them with their labels."""
    boxed = [
        Line(text=line, origin=Origin.TEXTBOX)
        for words in shapes.values()
        for line in words.split("\n")
    ]
    drawing = Drawing(
        shapes=tuple(Shape(id=id_, text=words) for id_, words in shapes.items()),
        connectors=tuple(Connector(source=a, target=b, label=label) for a, b, label in arrows),
    )
    blocks = (*read_text(head).blocks, *boxed, *read_text(below).blocks)
    return build_document(Reading(format="docx", blocks=blocks, drawings=(drawing,)))


def procedures_of(document: Document) -> tuple[Procedure, ...]:
    found = extract_facts(document).procedures
    for step in (step for each in found for step in each.steps):
        for quote in (step.action, step.actor, step.deadline):
            assert quote is None or document.words(quote.span) == quote.quote
    return found


CHART = {
    "a": "Bắt đầu",
    "b": "Người đề nghị lập phiếu đề nghị",
    "c": "Phòng Quản trị kiểm tra phiếu (02 ngày)",
    "d": "Phiếu hợp lệ?",
    "e": "Chánh Văn phòng\nPhê duyệt\n01 ngày làm việc",
    "f": "Cấp phát, lưu sổ (Thủ kho)",
    "g": "Kết thúc",
}
ARROWS = [
    ("a", "b", ""),
    ("b", "c", ""),
    ("c", "d", ""),
    ("d", "b", "Không"),
    ("d", "e", "Có"),
    ("e", "f", "Đồng ý"),
    ("e", "g", "Không đồng ý"),
    ("f", "g", ""),
]


def test_shapes_are_steps_and_arrows_their_ways():
    (procedure,) = procedures_of(document_with(CHART, ARROWS))
    assert procedure.title == "Cấp văn phòng phẩm"
    assert [
        (
            step.kind.value,
            step.actor and step.actor.quote,
            step.action.quote,
            step.deadline and step.deadline.quote,
        )
        for step in procedure.steps
    ] == [
        ("prepare", "Người đề nghị", "lập phiếu đề nghị", None),
        ("check", "Phòng Quản trị", "kiểm tra phiếu", "02 ngày"),
        ("decide", "Chánh Văn phòng", "Phê duyệt", "01 ngày làm việc"),
        ("issue", "Thủ kho", "Cấp phát, lưu sổ", None),
    ]
    assert [tuple(flow)[:3] for flow in flows_of(procedure.steps)] == [
        (0, 1, ""),
        (1, 2, ""),
        (2, 1, "Phiếu hợp lệ? Không"),
        (2, 3, "Phiếu hợp lệ? Có"),
        (3, 4, "Đồng ý"),
        (3, 5, "Không đồng ý"),
        (4, 5, ""),
    ]
    assert faults_of(procedure.steps) == ()


def test_a_ring_of_shapes_has_no_way_out():
    ring = {"a": "Văn thư tiếp nhận đơn", "b": "Phòng A thẩm định đơn"}
    (procedure,) = procedures_of(document_with(ring, [("a", "b", ""), ("b", "a", "")]))
    assert [fault.kind for fault in faults_of(procedure.steps)] == [FaultKind.NO_WAY_OUT] * 2


def test_words_that_stand_elsewhere_too_are_taken_from_the_chart():
    shapes = {"a": "Tiếp nhận đơn", "b": "Phê duyệt"}
    before = "QUY TRÌNH\nCấp thẻ\n1. Từ ngữ\nPhê duyệt\n2. Mục đích\nGiao việc.\n3. Lưu đồ\n"
    document = document_with(shapes, [("a", "b", "")], head=before)
    (procedure,) = procedures_of(document)
    assert procedure.steps[1].action.start == document.text.rindex("Phê duyệt")


@pytest.mark.parametrize(
    "shapes",
    [
        {"a": "Bộ trưởng", "b": "Thứ trưởng", "c": "Vụ Pháp chế"},
        {"a": "Chánh Văn phòng", "b": "Phòng Kiểm tra", "c": "Phòng Tiếp nhận hồ sơ"},
        {"a": "Hệ thống", "b": "Máy chủ", "c": "Người dùng"},
    ],
)
def test_a_chart_without_works_is_no_procedure(shapes):
    assert procedures_of(document_with(shapes, [("a", "b", ""), ("a", "c", "")])) == ()


def test_shapes_without_arrows_are_no_procedure():
    assert procedures_of(document_with({"a": "Tiếp nhận đơn", "b": "Phê duyệt"}, [])) == ()


def test_a_chart_that_sums_up_what_is_told_in_words_is_left_out():
    below = (
        "Điều 2. Trình tự cấp thẻ\nBước 1. Văn thư tiếp nhận đơn trong 01 ngày.\n"
        "Bước 2. Phòng Quản trị thẩm định đơn trong 02 ngày.\n"
        "Bước 3. Chánh Văn phòng phê duyệt đơn.\n"
    )
    shapes = {"a": "Tiếp nhận đơn", "b": "Thẩm định đơn", "c": "Phê duyệt đơn"}
    head = "QUY ĐỊNH\nVề cấp thẻ\nĐiều 1. Lưu đồ\nCác bước như sau:\n"
    document = document_with(shapes, [("a", "b", ""), ("b", "c", "")], below, head)
    (procedure,) = procedures_of(document)
    assert procedure.steps[0].number == "1"


@pytest.mark.parametrize(
    ("words", "number", "actor", "action"),
    [
        ("Bước 2: Thẩm định hồ sơ", "2", None, "Thẩm định hồ sơ"),
        ("3. Văn thư tiếp nhận, vào sổ", "3", "Văn thư", "tiếp nhận, vào sổ"),
        ("Phòng Kiểm tra kiểm tra hồ sơ", "", "Phòng Kiểm tra", "kiểm tra hồ sơ"),
        ("Đơn vị đề nghị cấp thẻ", "", "Đơn vị", "đề nghị cấp thẻ"),
        ("Gửi Vụ Pháp chế, Vụ Tổ chức cán bộ", "", None, "Gửi Vụ Pháp chế, Vụ Tổ chức cán bộ"),
        ("Lập tờ trình - Phòng Quản trị", "", "Phòng Quản trị", "Lập tờ trình"),
        ("01 bản lưu", "", None, "01 bản lưu"),
    ],
)
def test_what_a_shape_tells(words, number, actor, action):
    step = step_told(Quote(quote=words, start=5, end=5 + len(words)))
    assert step is not None
    assert (step.number, step.actor and step.actor.quote, step.action.quote) == (
        number,
        actor,
        action,
    )
    assert step.action.start == 5 + words.index(action)
