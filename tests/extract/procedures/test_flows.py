"""The graph of a procedure, against procedures whose ways a person has drawn."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.extract.procedures import FaultKind, faults_of, flows_of, steps_of_prose
from pipeline.extract.procedures.ways import ways_in
from pipeline.extract.responsibilities import find_responsibilities, responsibilities_in
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
            ways=tuple(ways_in(action)),
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


def test_a_number_that_is_left_out():
    first, second, third = made(*[(StepKind.CHECK, "kiểm tra", "")] * 3)
    torn = (first, ApprovalStep(**_with(second, "4")), ApprovalStep(**_with(third, "5")))
    assert [tuple(fault) for fault in faults_of(torn)] == [("number_left_out", 2, "2–3")]


def test_a_step_told_in_parts_is_not_left_out():
    told = numbered(*((number, "kiểm tra", "") for number in ("1", "2", "3.1", "3.2", "4")))
    assert faults_of(told) == ()


def numbered(*told: tuple[str, str, str]) -> tuple[ApprovalStep, ...]:
    """Steps of a number, an action and a branch each."""
    steps = made(*((StepKind.CHECK, action, branch) for _, action, branch in told))
    return tuple(
        msgspec.structs.replace(step, number=number)
        for step, (number, _, _) in zip(steps, told, strict=True)
    )


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (("1", "2", "3a", "3b", "4"), []),
        (("1", "1", "2", "3"), []),  # two works in one step
        (("1", "2", "1", "2"), []),  # counted anew
        (("2.1", "2.2", "2.4"), []),
        (("1", "3a", "3b"), [2]),
    ],
)
def test_numbers_as_they_are_counted(numbers, wanted):
    steps = numbered(*((number, "kiểm tra", "") for number in numbers))
    assert [fault.order for fault in faults_of(steps)] == wanted


def test_a_number_stands_for_its_parts_and_for_the_nearest_before_where_counted_anew():
    steps = numbered(
        ("1", "lập", ""),
        ("2a", "kiểm tra", "Trường hợp A"),
        ("2b", "kiểm tra", "Trường hợp B"),
        ("3", "duyệt; không đạt thì quay lại bước 2", ""),
        ("1", "nhập kho", ""),
        ("2", "bàn giao; không đạt thì quay lại bước 1", ""),
    )
    assert [(f.source, f.target) for f in flows_of(steps) if f.target <= f.source] == [
        (4, 2),
        (6, 5),
    ]
    assert faults_of(steps) == ()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Trường hợp không đạt thì quay lại Bước 1.", [("1", "Trường hợp không đạt")]),
        ("Duyệt. Nếu thiếu, Văn thư trả hồ sơ về bước 2a.", [("2a", "Nếu thiếu")]),
        ("3b. Không đạt: quay lại bước 2", [("2", "Không đạt")]),
        ("Hồ sơ đủ thì chuyển sang bước 4", [("4", "Hồ sơ đủ")]),
        ("Chuyển sang bước 3.", [("3", "")]),
        ("Phê duyệt (Không duyệt: trả lại bước 2)", [("2", "Không duyệt")]),
        ("Xem xét, không đồng ý trả lại bước 2", [("2", "không đồng ý")]),
        ("Phê duyệt, chuyển bước 4", [("4", "")]),
        ("- Nếu hợp lệ, chuyển bước 3", [("3", "Nếu hợp lệ")]),
        ("quay lại bước 2 của quy trình này", [("2", "")]),
        ("quay lại bước 2 của Quy trình mua sắm", []),
        ("quay lại bước 2 Điều 7", []),
        ("theo kết quả của bước 2", []),
        ("quay lại bước đầu", []),
    ],
)
def test_where_words_send_the_work_to_and_when(words, wanted):
    assert [(way.to, way.case) for way in ways_in(words)] == wanted


def test_that_all_is_well_is_the_main_path_and_its_opposite_leaves_it():
    steps = made(
        (StepKind.SUBMIT, "nộp đơn", ""),
        (StepKind.RECEIVE, "tiếp nhận đơn", ""),
        (StepKind.DELIVER, "trả lại người nộp", "Đơn chưa hợp lệ"),
        (StepKind.SUBMIT, "trình Vụ trưởng", "Đơn hợp lệ"),
        (StepKind.DECIDE, "phê duyệt", ""),
    )
    assert ways(steps) == [(0, 1), (1, 2), (2, 3), (2, 4), (3, 1), (4, 5), (5, 6)]


def test_the_opposite_case_told_second_leaves_the_path_at_the_same_step():
    steps = made(
        (StepKind.SUBMIT, "nộp đơn", ""),
        (StepKind.CHECK, "kiểm tra đơn", ""),
        (StepKind.SIGN, "ký nháy", "Đơn đạt yêu cầu"),
        (StepKind.DELIVER, "trả lại", "chưa đạt"),
        (StepKind.DECIDE, "phê duyệt", ""),
        (StepKind.DELIVER, "trả lời", "Trường hợp không đồng ý"),
    )
    assert ways(steps) == [(0, 1), (1, 2), (2, 3), (2, 4), (3, 5), (4, 1), (5, 6), (5, 7), (6, 7)]


def test_steps_3a_and_3b_in_their_cases_are_done_one_or_the_other():
    steps = numbered(
        ("1", "lập", ""),
        ("2", "kiểm tra", ""),
        ("3a", "phê duyệt", "Đạt"),
        ("3b", "trả lại bước 1", "Không đạt"),
        ("4", "lưu", ""),
    )
    found = flows_of(steps)
    assert ways(steps) == [(0, 1), (1, 2), (2, 3), (2, 4), (3, 5), (4, 1), (5, 6)]
    assert not any(flow.fork or flow.join for flow in found)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            (("2", "kiểm tra quỹ", ""), ("", "đăng tải", "Đồng thời với bước 2")), id="meanwhile"
        ),
        pytest.param((("2a", "kiểm tra quỹ", ""), ("2b", "đăng tải", "")), id="without a case"),
    ],
)
def test_steps_side_by_side_are_all_done_and_waited_for(told):
    steps = numbered(("1", "lập", ""), *told, ("3", "phê duyệt", ""))
    found = flows_of(steps)
    assert ways(steps) == [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 5)]
    assert [(f.source, f.target) for f in found if f.fork] == [(1, 2), (1, 3)]
    assert [(f.source, f.target) for f in found if f.join] == [(2, 4), (3, 4)]


def test_an_article_in_numbered_steps_loops_and_names_a_step_it_lacks():
    text = (
        "Điều 7. Trình tự mua sắm\n"
        "Bước 1. Phòng Tổng hợp lập tờ trình gửi Phòng Quản trị.\n"
        "Bước 2. Phòng Quản trị thẩm định trong 03 ngày làm việc. "
        "Trường hợp không đạt thì quay lại Bước 1.\n"
        "Bước 3. Chánh Văn phòng phê duyệt. Nếu không phê duyệt, quay lại Bước 9.\n"
        "Bước 5. Văn thư lưu hồ sơ.\n"
    )
    steps = steps_of_prose(text, responsibilities_in(text))
    (back,) = (flow for flow in flows_of(steps) if flow.target <= flow.source)
    assert (back.source, back.target, back.condition) == (2, 1, "Trường hợp không đạt")
    assert [tuple(fault) for fault in faults_of(steps)] == [
        ("no_such_step", 3, "9"),
        ("number_left_out", 4, "4"),
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


def test_a_step_that_says_in_its_words_that_it_is_done_beside_another():
    steps = numbered(
        ("3.1", "Thẩm định hồ sơ", ""),
        ("3.2", "Lấy ý kiến Vụ Pháp chế (song song với bước 3.1)", ""),
        ("4", "Phê duyệt", ""),
    )
    assert ways(steps) == [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]
    assert {flow.source for flow in flows_of(steps) if flow.fork} == {0}


@pytest.mark.parametrize(
    ("case", "action", "target"),
    [
        ("chưa đạt yêu cầu", "trả lại đơn vị chủ trì", 1),
        ("Trường hợp không đồng ý", "trả lại Phòng Hợp tác để hoàn thiện", 2),
        ("Trường hợp không đồng ý", "yêu cầu chỉnh sửa", 1),
        ("hồ sơ chưa đầy đủ", "yêu cầu bổ sung", 1),
        ("Trường hợp không đồng ý", "trả lại Phòng Hợp tác", 2),
        ("Trường hợp từ chối", "trả lại đơn vị chủ trì, nêu rõ lý do", 6),
        ("Trường hợp có yếu tố nước ngoài", "lấy ý kiến bổ sung của Vụ Pháp chế", 5),
    ],
)
def test_what_is_sent_back_goes_to_whom_it_names_or_where_the_work_began(case, action, target):
    steps = made(
        (StepKind.CONSULT, "lấy ý kiến", ""),
        (StepKind.RECEIVE, "tiếp nhận ý kiến", ""),
        (StepKind.APPRAISE, "thẩm định", ""),
        (StepKind.DELIVER, action, case),
        (StepKind.DECIDE, "phê duyệt", ""),
    )
    doers = ("Đơn vị chủ trì", "Phòng Hợp tác", "Vụ Pháp chế", "Vụ Pháp chế", "Bộ trưởng")
    told = tuple(
        msgspec.structs.replace(step, actor=Quote(quote=doer, start=0, end=len(doer)))
        for step, doer in zip(steps, doers, strict=True)
    )
    assert [way for source, way in ways(told) if source == 4] == [target]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("Khi nhận được đơn", "", [(0, 1), (1, 2), (2, 3)]),
        ("Trường hợp có đơn gửi thẳng", "", [(0, 1), (0, 2), (1, 2), (2, 3)]),
        ("Khi đơn có tên", "Khi đơn không có tên", [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)]),
    ],
)
def test_what_starts_the_work_is_no_choice(first, second, wanted):
    steps = made((StepKind.RECEIVE, "tiếp nhận", first), (StepKind.CHECK, "kiểm tra", second))
    assert ways(steps) == wanted


def test_a_way_on_that_the_text_names_is_one_way():
    steps = made(
        (StepKind.SUBMIT, "Nộp đơn", ""),
        (StepKind.CHECK, "Kiểm tra. Nếu hợp lệ, chuyển bước 3. Không hợp lệ: trả lại bước 1", ""),
        (StepKind.DECIDE, "Phê duyệt", ""),
    )
    from_check = [(flow.target, flow.condition) for flow in flows_of(steps) if flow.source == 2]
    assert from_check == [(3, "Nếu hợp lệ"), (1, "Không hợp lệ")]


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("song song, Phòng Tài vụ thẩm định dự toán", [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4)]),
        ("đồng thời, Phòng Tài vụ thẩm định dự toán", [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4)]),
        ("sau đó, Phòng Tài vụ thẩm định dự toán", [(0, 1), (1, 2), (2, 3), (3, 4)]),
        ("đồng thời báo cáo Cục trưởng", [(0, 1), (1, 2), (2, 3), (3, 4)]),  # the same hand
    ],
)
def test_another_one_who_works_meanwhile_in_prose(clause, wanted):
    text = (
        "Điều 8. Trình tự nâng lương\n1. Văn thư tiếp nhận hồ sơ.\n"
        f"2. Phòng Tổ chức thẩm định hồ sơ; {clause}.\n3. Viện trưởng phê duyệt.\n"
    )
    steps = steps_of_prose(text, find_responsibilities(passage_of(text)))
    assert ways(steps) == [*wanted, (4, 5)]
