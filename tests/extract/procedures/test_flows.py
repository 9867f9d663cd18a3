"""The graph of a procedure, against procedures whose ways a person has drawn."""

from __future__ import annotations

import pytest

from pipeline.extract.procedures import FaultKind, faults_of, flows_of, steps_of_prose
from pipeline.extract.responsibilities import find_responsibilities
from pipeline.language import passage_of
from pipeline.model.facts import ApprovalStep, Quote, StepKind


def made(*told: tuple[StepKind, str, str]) -> tuple[ApprovalStep, ...]:
    return tuple(
        ApprovalStep(
            order=order,
            kind=kind,
            action=Quote(quote=action, start=0, end=len(action)),
            branch=Quote(quote=branch, start=0, end=len(branch)) if branch else None,
            number=str(order),
        )
        for order, (kind, action, branch) in enumerate(told, 1)
    )


def ways(steps: tuple[ApprovalStep, ...]) -> list[tuple[int, int]]:
    return sorted((flow.source, flow.target) for flow in flows_of(steps))


PAPERS = made(
    (StepKind.SUBMIT, "nộp hồ sơ", ""),
    (StepKind.CHECK, "kiểm tra hồ sơ", ""),
    (StepKind.DELIVER, "yêu cầu bổ sung", "hồ sơ chưa đầy đủ"),
    (StepKind.DECIDE, "phê duyệt", ""),
    (StepKind.DELIVER, "trả lời bằng văn bản", "Trường hợp không chấp thuận"),
    (StepKind.RECORD, "lưu hồ sơ", ""),
)


def test_what_is_incomplete_goes_back_and_a_refusal_ends_the_work():
    assert ways(PAPERS) == [(0, 1), (1, 2), (2, 3), (2, 4), (3, 1), (4, 5), (4, 6), (5, 7), (6, 7)]
    assert faults_of(PAPERS) == ()


def test_a_case_of_its_own_joins_the_path_again():
    steps = made(
        (StepKind.SUBMIT, "nộp đơn", ""),
        (StepKind.CONSULT, "lấy ý kiến Vụ Pháp chế", "Trường hợp có yếu tố nước ngoài"),
        (StepKind.DECIDE, "quyết định", ""),
    )
    assert ways(steps) == [(0, 1), (1, 2), (1, 3), (2, 3), (3, 4)]


def test_the_text_names_the_step_to_go_back_to_and_when():
    steps = made(
        (StepKind.PREPARE, "Lập dự toán", ""),
        (StepKind.DECIDE, "Phê duyệt dự toán. Không đạt: trả lại bước 1", ""),
    )
    (back,) = (flow for flow in flows_of(steps) if flow.target <= flow.source)
    assert (back.source, back.target, back.condition) == (2, 1, "Không đạt")


@pytest.mark.parametrize(
    ("action", "kind", "about"), [("Duyệt; không đạt thì quay lại bước 9", "no_such_step", "9")]
)
def test_a_step_that_is_not_there(action, kind, about):
    steps = made((StepKind.PREPARE, "Lập dự toán", ""), (StepKind.DECIDE, action, ""))
    (fault,) = faults_of(steps)
    assert (fault.kind, fault.order, fault.about) == (FaultKind(kind), 2, about)


def test_numbers_that_run_backwards():
    first, second, third = made(*[(StepKind.CHECK, "kiểm tra", "")] * 3)
    jumbled = (first, ApprovalStep(**_with(second, "3")), ApprovalStep(**_with(third, "2")))
    assert [(fault.kind, fault.order) for fault in faults_of(jumbled)] == [
        (FaultKind.OUT_OF_ORDER, 3)
    ]


def _with(step: ApprovalStep, number: str) -> dict[str, object]:
    return {"order": step.order, "kind": step.kind, "action": step.action, "number": number}


def test_an_article_in_prose_from_end_to_end():
    text = (
        "Điều 7. Trình tự cấp thẻ kho\n"
        "1. Người đề nghị nộp đơn tại Văn phòng.\n"
        "2. Trường hợp đơn chưa đầy đủ, Văn phòng yêu cầu bổ sung.\n"
        "3. Chánh Văn phòng phê duyệt đơn.\n"
    )
    steps = steps_of_prose(text, find_responsibilities(passage_of(text)))
    assert ways(steps) == [(0, 1), (1, 2), (1, 3), (2, 1), (3, 4)]
