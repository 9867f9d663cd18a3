"""Rules of procedures beyond their examples: where they point, and what they leave alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import load_register
from pipeline.model.facts import (
    ApprovalStep,
    Modality,
    Procedure,
    Quote,
    Responsibility,
    StepKind,
)
from pipeline.model.run import Dossier, Unit
from pipeline.rules.check import check_dossier
from pipeline.rules.families import all_rules
from pipeline.rules.pro.basis import HEAD, PROCEDURE, STEPS, with_step
from pipeline.rules.registry import Case
from tests.dossiers import dossier_of

OF_STEPS = {"PRO101", "PRO102", "PRO103", "PRO104", "PRO201", "PRO301"}
CASES = yaml.safe_load(Path(__file__).with_name("pro_cases.yaml").read_text("utf-8"))
RULES = [rule for rule in all_rules() if rule.code in OF_STEPS]


@pytest.fixture(scope="module")
def case() -> Case:
    unit = Unit(id="vp", name="Văn phòng")
    return Case(register=load_register(SHIPPED_LAW), as_of=date(2026, 11, 23), unit=unit)


def found(case: Case, text: str, rows=()) -> list[tuple[str, str]]:
    findings = check_dossier(dossier_of(text, rows=rows), case, RULES)
    return [(each.code, each.evidence.quote) for each in findings]


def test_a_dash_is_no_time_and_the_step_is_shown(case):
    rows = with_step("2", "Thẩm định đơn", "Phòng Quản trị", "-")
    assert found(case, PROCEDURE, rows) == [("PRO101", "Thẩm định đơn")]


def test_a_table_whose_steps_hardly_say_a_time_is_left_alone(case):
    rows = (STEPS[0], *((number, content, actor, "") for number, content, actor, _ in STEPS[1:]))
    assert found(case, PROCEDURE, rows) == []


def test_a_table_without_a_column_of_times_is_left_alone(case):
    rows = tuple(row[:3] for row in STEPS)
    assert found(case, PROCEDURE, rows) == []


@pytest.mark.parametrize(
    ("actor", "codes"),
    [
        ("Lãnh đạo", ["PRO102"]),
        ("", ["PRO102"]),
        ("Lãnh đạo Văn phòng", []),
        ("Phòng Quản trị/Phòng Bảo vệ", ["PRO103"]),
        ("Phòng Quản trị chủ trì/Phòng Bảo vệ phối hợp", []),
        ("Chuyên viên (đ/c trực)", []),
        ("Cục trưởng/Phó Cục trưởng", []),
        ("Trưởng phòng Quản trị/Phó Trưởng phòng", []),
        ("Cục trưởng/Phó Chánh Văn phòng", ["PRO103"]),
        ("Đại sứ/Người được ủy quyền", []),
        ("Trưởng phòng Kế toán/ Cục trưởng (trên 50 triệu đồng)", []),
        ("Trưởng phòng Kế toán/ Cục trưởng (Cục Tài vụ)", ["PRO103"]),
        ("KTT, Cục trưởng", []),
    ],
)
def test_who_does_a_step(case, actor, codes):
    rows = with_step("3", "Phê duyệt", actor, "01 ngày làm việc")
    assert [code for code, _ in found(case, PROCEDURE, rows)] == codes


@pytest.mark.parametrize(
    ("total", "codes"),
    [
        # The steps take 3.5 working days, which are 4.9 days of the calendar.
        ("03 ngày làm việc", ["PRO104"]),
        ("04 ngày làm việc", []),
        ("04 ngày", ["PRO104"]),
        ("05 ngày", []),
        ("một buổi", ["PRO104"]),
        ("theo quy định", []),
    ],
)
def test_the_whole_against_its_steps(case, total, codes):
    text = PROCEDURE + f"Tổng thời hạn: {total}.\n"
    assert [code for code, _ in found(case, text, STEPS)] == codes


def test_steps_without_a_stretch_of_time_do_not_count(case):
    rows = (HEAD, ("1", "Nhận đơn", "Văn thư", "Trong ngày"), *STEPS[2:])
    assert found(case, PROCEDURE + "Tổng thời hạn: 03 ngày làm việc.\n", rows) == []


def test_how_long_papers_are_kept_is_not_added_to_the_steps(case):
    rows = (*STEPS, ("4", "Lưu hồ sơ", "Văn thư", "05 năm"))
    assert found(case, PROCEDURE + "Tổng thời hạn: 05 ngày.\n", rows) == []


IN_TURN = (*STEPS, ("4", "Đóng dấu, phát hành", "Văn thư", "01 ngày làm việc"))  # 4.5 days


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("2. Thời hạn giải quyết: 04 ngày làm việc.", ["PRO104"]),
        ("2. Thời hạn giải quyết toàn bộ quy trình không quá 04 ngày làm việc.", ["PRO104"]),
        ("2. Thời hạn giải quyết toàn bộ quy trình không quá 05 ngày làm việc.", []),
        ("2. Tổng thời gian cấp thẻ tối đa 04 ngày làm việc.", ["PRO104"]),
        ("2. Thời gian xử lý\n04 ngày làm việc kể từ ngày nhận đơn.", ["PRO104"]),
        ("2. Thời hạn giải quyết: 04 ngày làm việc; hồ sơ khó: 05 ngày làm việc.", []),
        ("2. Tổng thời gian làm thêm giờ không quá 04 ngày.", []),
        ("2. Thời hạn giải quyết khiếu nại không quá 04 ngày làm việc.", []),
        ("2. Được gia hạn thời hạn giải quyết không quá 02 ngày làm việc.", []),
        ("2. Tổng thời hạn: 36 giờ làm việc.", []),  # of eight a day, as the steps take
        ("2. Tổng thời hạn: 30 giờ làm việc.", ["PRO104"]),
    ],
)
def test_how_the_time_of_the_whole_is_told(case, line, codes):
    text = PROCEDURE + f"{line}\n"
    assert [code for code, _ in found(case, text, IN_TURN)] == codes


@pytest.mark.parametrize(("heading", "codes"), [("Thời hạn", ["PRO104"]), ("Trực ban", [])])
def test_another_article_states_the_whole_where_it_is_about_times(case, heading, codes):
    text = (
        f"Điều 1. {heading}\n1. Tổng thời gian thực hiện: 04 ngày làm việc.\n"
        "Điều 2. Cấp thẻ\n1. Các bước như sau:\n"
    )
    assert [code for code, _ in found(case, text, IN_TURN)] == codes


@pytest.mark.parametrize(("total", "codes"), [("4,5", []), ("04", ["PRO104"])])
def test_a_row_that_adds_up_tells_the_whole_and_is_no_step(case, total, codes):
    row = ("", "Tổng thời gian thực hiện", "", f"{total} ngày làm việc")
    assert [code for code, _ in found(case, PROCEDURE, (*IN_TURN, row))] == codes


def test_what_is_done_in_one_case_or_beside_a_step_is_not_added(case):
    rows = (
        *STEPS[:3],  # 2.5 working days
        ("3a", "Trường hợp đạt, phê duyệt", "Chánh Văn phòng", "01 ngày làm việc"),
        ("3b", "Không đạt: trả lại bước 1", "Chánh Văn phòng", "02 ngày làm việc"),
        ("Đồng thời với bước 3", "Lấy ý kiến Vụ Pháp chế", "Văn thư", "02 ngày làm việc"),
        ("4", "Nếu có khiếu nại, xem xét lại", "Chánh Văn phòng", "10 ngày làm việc"),
        ("5", "Lưu hồ sơ", "Văn thư", "05 ngày làm việc"),
    )
    assert found(case, PROCEDURE + "Tổng thời hạn: 4,5 ngày làm việc.\n", rows) == []
    short = PROCEDURE + "Tổng thời hạn: 04 ngày làm việc.\n"
    assert [code for code, _ in found(case, short, rows)] == ["PRO104"]


def test_the_times_of_steps_told_in_prose_add_up(case):
    text = (
        "Điều 1. Trình tự cấp thẻ ra vào\n1. Các bước thực hiện:\n"
        "Bước 1. Phòng Hành chính tiếp nhận hồ sơ trong thời hạn 05 ngày làm việc.\n"
        "Bước 2. Phòng Quản trị thẩm định hồ sơ trong thời hạn 10 ngày làm việc.\n"
        "Bước 3. Chánh Văn phòng phê duyệt trong thời hạn 05 ngày làm việc.\n"
        "2. {whole}\n"
        "Điều 2. Trực ban\n1. Tổng thời gian: 02 ngày làm việc.\n"
    )
    sum_told = "Tổng thời gian thực hiện các bước không quá {days} ngày làm việc."
    short, enough = (text.format(whole=sum_told.format(days=days)) for days in (15, 20))
    assert found(case, short) == [("PRO104", "không quá 15 ngày làm việc")]
    assert found(case, enough) == []
    of_one_step = text.format(whole="Thời hạn giải quyết: 02 ngày làm việc.")
    assert found(case, of_one_step) == []


@pytest.mark.parametrize("time", ["Ít nhất 10 ngày trước ngày họp", "Tối thiểu 10 ngày"])
def test_a_least_time_of_a_step_is_not_added_to_the_others(case, time):
    rows = (HEAD, ("1", "Nhận đơn", "Văn thư", time), *STEPS[2:])
    assert found(case, PROCEDURE + "Tổng thời hạn: 05 ngày.\n", rows) == []


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("Văn phòng và Phòng A đồng chủ trì tổ chức hai hội nghị.", ["PRO201"]),
        ("Hai Vụ trưởng đồng chủ trì hội nghị tổng kết.", []),
        ("Hai Vụ trưởng đồng chủ trì các cuộc họp giao ban.", []),
        ("Phòng A chủ trì; Phòng B cùng tham gia.", []),
        ("Cuộc họp của Hội đồng do Chủ tịch Hội đồng chủ trì.", []),
        ("Tham gia hợp tác (điều phối, đồng chủ trì, thư ký) với các nước.", []),
    ],
)
def test_two_in_the_lead(case, clause, codes):
    assert [code for code, _ in found(case, f"Điều 1. {clause}\n")] == codes


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("Cán bộ tiếp nhận thu tiền, ghi sổ và giữ quỹ đến cuối ngày.", ["PRO301"]),
        ("Cán bộ tiếp nhận thu tiền; kế toán trưởng giữ quỹ đến cuối ngày.", []),
        ("Phòng A hướng dẫn việc lựa chọn nhà thầu và nghiệm thu.", []),
        ("Phòng A chịu trách nhiệm về lựa chọn nhà thầu; Phòng B tổ chức nghiệm thu.", []),
    ],
)
def test_one_pair_of_hands(case, clause, codes):
    assert [code for code, _ in found(case, f"Điều 1. Quỹ\n1. {clause}\n")] == codes


def test_words_that_two_works_of_one_bearer_share_are_told_once(case):
    text = (
        "Điều 9. Sau cuộc họp\n1. Chánh Văn phòng có trách nhiệm thông báo kịp thời kết luận cho "
        "các đơn vị; đồng thời báo cáo Bộ trưởng về việc thực hiện kết luận.\n"
    )
    vague = [rule for rule in all_rules() if rule.code == "PRO105"]
    dossier = dossier_of(text)
    assert len(dossier.facts.responsibilities) > 1
    findings = check_dossier(dossier, case, vague)
    assert [each.code for each in findings] == ["PRO105"]


def found_in(case: Case, code: str, dossier: Dossier) -> list[str]:
    rules = [rule for rule in all_rules() if rule.code == code]
    return [each.evidence.quote for each in check_dossier(dossier, case, rules)]


def found_by(case: Case, code: str, text: str) -> list[str]:
    return found_in(case, code, dossier_of(text))


def telling(dossier: Dossier, **facts: Any) -> Dossier:
    """The document, were these what is read in it."""
    told = msgspec.structs.replace(dossier.facts, **facts)
    return msgspec.structs.replace(dossier, facts=told)


@pytest.mark.parametrize("told", CASES, ids=[f"{each['code']} {each['name']}" for each in CASES])
def test_procedures_and_duties_of_a_unit(case, told):
    dossier = dossier_of(told["text"], rows=told.get("rows", ()))
    assert found_in(case, told["code"], dossier) == told["found"]


@pytest.mark.parametrize(
    ("work", "told"),
    [
        ("báo cáo kịp thời Cục trưởng về vi phạm", True),
        ("có cơ chế báo cáo kịp thời Cục trưởng về vi phạm", False),
        ("xây dựng quy trình báo cáo kịp thời về vi phạm", False),
    ],
)
def test_an_arrangement_that_is_asked_for_is_no_report_without_time(case, work, told):
    text = f"Điều 9. Xử lý vi phạm\n1. Phòng Kế toán phải {work}.\n"
    assert bool(found_by(case, "PRO105", text)) is told


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("Trưởng phòng Hành chính dự thảo văn bản", True),
        ("Trưởng phòng Hành chính phân công chuyên viên dự thảo văn bản", False),
    ],
)
def test_who_has_others_prepare_a_paper_does_not_prepare_it(case, first, told):
    text = (
        f"Điều 9. Trình tự trả lời đơn\n1. {first}.\n2. Chuyên viên gửi lấy ý kiến các phòng.\n"
        "3. Trưởng phòng Hành chính ký văn bản.\n"
    )
    assert bool(found_by(case, "PRO302", text)) is told


@pytest.mark.parametrize(("last", "told"), [("phê duyệt", True), ("nêu rõ lý do từ chối", False)])
def test_who_takes_a_case_up_alone_has_not_decided_it(case, last, told):
    text = (
        "Điều 9. Trình tự giải quyết khiếu nại\n1. Phòng Kế toán tiếp nhận đơn khiếu nại.\n"
        f"2. Phòng Kế toán thông báo cho người khiếu nại.\n3. Phòng Kế toán {last}.\n"
    )
    dossier = dossier_of(text)
    (procedure,) = dossier.facts.procedures
    *steps, end = procedure.steps
    decided = msgspec.structs.replace(end, kind=StepKind.DECIDE)
    procedure = msgspec.structs.replace(procedure, steps=(*steps, decided))
    assert bool(found_in(case, "PRO304", telling(dossier, procedures=(procedure,)))) is told


@pytest.mark.parametrize(("lead", "told"), [("Bởi ", True), ("Việc kỷ luật đối với ", False)])
def test_whom_a_decision_is_about_does_not_take_it(case, lead, told):
    works = ("Lập hồ sơ kỷ luật", "Họp kiểm điểm", "Ra quyết định kỷ luật")
    text = f"Điều 9. Trình tự kỷ luật\n1. {lead}viên chức, gồm các bước: {'; '.join(works)}.\n"
    who = "viên chức"
    actor = Quote(quote=who, start=text.index(who), end=text.index(who) + len(who))
    kinds = (StepKind.PREPARE, StepKind.CHECK, StepKind.DECIDE)
    steps = [
        ApprovalStep(
            order=order,
            kind=kind,
            action=Quote(quote=work, start=text.index(work), end=text.index(work) + len(work)),
            actor=actor,
        )
        for order, (kind, work) in enumerate(zip(kinds, works, strict=True), 1)
    ]
    procedure = Procedure(title="Trình tự kỷ luật", eid="art_9", steps=tuple(steps))
    read = telling(dossier_of(text), procedures=(procedure,))
    assert bool(found_in(case, "PRO302", read)) is told


@pytest.mark.parametrize(
    ("duty", "told"),
    [
        ("kịp thời báo cáo Cục trưởng về sai lệch số liệu", True),
        ("kịp thời báo cáo Cục trưởng về những bất cập phát sinh", False),
        ("nhanh chóng chuyển hồ sơ cho Phòng Kế toán", True),
        ("nhanh chóng chuyển đổi hồ sơ giấy thành hồ sơ số", False),
        ("trả lời kịp thời phản ánh của người dân", True),
        ("trả lời kịp thời khiếu nại, phản ánh của người dân", False),
    ],
)
def test_works_that_need_a_time_of_their_own(case, duty, told):
    text = f"Điều 9. Trách nhiệm\n1. Trưởng phòng Hành chính có trách nhiệm {duty}.\n"
    assert bool(found_by(case, "PRO105", text)) is told


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("Khi phát hiện vi phạm thì thực hiện như sau", True),
        ("Người vi phạm có một trong các tình tiết sau thì được giảm nhẹ", False),
    ],
)
def test_circumstances_that_are_listed_are_no_duties(case, lead, told):
    text = (
        f"Điều 9. Vi phạm\n1. {lead}:\na) Kịp thời báo cáo vi phạm, tự giác nhận trách nhiệm;\n"
        "b) Chủ động khắc phục hậu quả.\n"
    )
    dossier = dossier_of(text)
    words = "Kịp thời báo cáo vi phạm"
    start = text.index(words)
    action = Quote(quote=words, start=start, end=start + len(words))
    duty = Responsibility(bearer=None, modality=Modality.OBLIGATION, action=action)
    assert bool(found_in(case, "PRO105", telling(dossier, responsibilities=(duty,)))) is told


@pytest.mark.parametrize(
    ("total", "steps", "told"),
    [
        ("03 ngày làm việc", ("02 ngày làm việc", "1,5 ngày làm việc"), "3,5 ngày làm việc"),
        ("04 ngày", ("02 ngày làm việc", "02 ngày làm việc"), "khoảng 6 ngày lịch"),
        ("02 ngày", ("1,5 ngày", "24 giờ"), "khoảng 2,5 ngày lịch"),
        ("02 giờ", ("90 phút", "45 phút"), "khoảng 2,25 giờ"),
        ("30 phút", ("20 phút", "15 phút"), "khoảng 0,58 giờ"),
    ],
)
def test_a_sum_is_never_told_as_long_as_the_whole_it_exceeds(case, total, steps, told):
    first, second = steps
    rows = (
        HEAD,
        ("1", "Tiếp nhận đơn", "Văn thư", ""),
        ("2", "Thẩm định đơn", "Phòng Quản trị", first),
        ("3", "Phê duyệt", "Chánh Văn phòng", second),
    )
    dossier = dossier_of(PROCEDURE + f"Tổng thời hạn: {total}.\n", rows=rows)
    (finding,) = check_dossier(
        dossier, case, [rule for rule in all_rules() if rule.code == "PRO104"]
    )
    assert finding.message.endswith(f"cộng lại {told}.")
    assert f"({told})" not in finding.message
