"""Steps of tables: their kinds, numbers, cases and times, from the rows as read."""

from __future__ import annotations

import pytest

from pipeline.extract.procedures import flows_of
from pipeline.extract.procedures.tabular import steps_of_table
from pipeline.model.document import Span
from pipeline.model.facts import ApprovalStep, Quote, StepColumn, StepRow, StepTable, TimeUnit


def steps_of(*rows: dict[str, str], unit: str = "") -> tuple[ApprovalStep, ...]:
    told = tuple(
        StepRow(
            cells={StepColumn(role): Quote(words, 0, len(words)) for role, words in row.items()}
        )
        for row in rows
    )
    columns = tuple(StepColumn(role) for role in rows[0])
    table = StepTable(eid="", span=Span(0, 1), columns=columns, rows=told, time_unit=unit)
    return steps_of_table(table)


def test_rows_for_several_cases_of_a_step_have_their_numbers_and_cases():
    steps = steps_of(
        {"step": "2", "content": "Thẩm định hồ sơ"},
        {"step": "3a", "content": "Trường hợp đủ điều kiện, trình ký"},
        {"step": "3b", "content": "Không đạt: trả lại bước 1"},
        {"step": "Đồng thời với bước 3", "content": "Lấy ý kiến Vụ Pháp chế"},
        {"step": "4", "content": "Lưu hồ sơ"},
    )
    assert [(step.number, step.branch and step.branch.quote) for step in steps] == [
        ("2", None),
        ("3a", "Trường hợp đủ điều kiện"),
        ("3b", "Không đạt"),
        ("", "Đồng thời với bước 3"),
        ("4", None),
    ]
    kinds = [step.kind.value for step in steps]
    assert kinds == ["appraise", "submit", "deliver", "consult", "record"]


def test_parts_of_one_step_are_no_cases():
    steps = steps_of(
        {"step": "3.a", "content": "Thẩm định: đối chiếu con dấu"},
        {"step": "3.b", "content": "Soát xét: đọc lại"},
        {"step": "4", "content": "Phê duyệt: ký, đóng dấu"},
    )
    assert [(step.number, step.branch) for step in steps] == [
        ("3.a", None),
        ("3.b", None),
        ("4", None),
    ]


def test_work_beside_a_step_may_say_so_in_its_words():
    (_, step) = steps_of(
        {"step": "3", "content": "Thẩm định"},
        {"step": "4", "content": "Song song với bước 3, lấy ý kiến Vụ Pháp chế"},
    )
    assert step.branch is not None
    assert (step.number, step.branch.quote) == ("4", "Song song với bước 3")
    assert step.kind == "consult"


@pytest.mark.parametrize(
    "cells",
    [
        {"step": "3.2", "content": "Ôn tập cho thí sinh (tiến hành song song với bước 3.1)"},
        {"step": "3.2", "content": "Ôn tập cho thí sinh", "note": "Song song với bước 3.1"},
    ],
)
def test_work_beside_a_step_may_say_so_in_brackets_or_in_a_note(cells):
    steps = steps_of(
        {"step": "3.1", "content": "Lập đề thi"}, cells, {"step": "4", "content": "Thi"}
    )
    forked = [flow for flow in flows_of(steps) if flow.fork]
    assert [(flow.source, flow.target) for flow in forked] == [(0, 1), (0, 2)]


def test_a_note_sends_the_work_back():
    (_, step) = steps_of(
        {"step": "1", "content": "Nộp hồ sơ"},
        {
            "step": "2",
            "content": "Kiểm tra hồ sơ",
            "note": "Nếu thiếu giấy tờ: hướng dẫn bổ sung, quay lại bước 1",
        },
    )
    assert [(way.to, way.case) for way in step.ways] == [("1", "Nếu thiếu giấy tờ")]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"name": "Phê duyệt", "content": "Nếu đồng ý, ký vào phiếu"}, "decide"),
        ({"name": "Bước đầu", "content": "Tiếp nhận đơn"}, "receive"),
        ({"responsible": "Văn thư", "content": "Văn thư tiếp nhận đơn"}, "receive"),
        ({"content": "Nếu hồ sơ thiếu, yêu cầu bổ sung"}, "check"),
        ({"content": "Xem xét. Không đạt: trả lại bước 1"}, "other"),
    ],
)
def test_the_kind_of_a_row(cells, kind):
    (step,) = steps_of(cells)
    assert step.kind == kind


def test_times_are_values_in_the_unit_of_their_head():
    steps = steps_of(
        {"content": "Tiếp nhận", "time": "0,5"},
        {"content": "Thẩm định", "time": "04 giờ"},
        {"content": "Trả lời", "time": "-"},
        unit="ngày làm việc",
    )
    dues = [step.due and (step.due.number, step.due.unit, step.due.working) for step in steps]
    assert dues == [(0.5, TimeUnit.DAY, True), (4, TimeUnit.HOUR, False), None]
    assert steps[0].deadline is not None
    assert steps[0].deadline.quote == "0,5"
