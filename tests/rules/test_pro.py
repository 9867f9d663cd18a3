"""Rules of procedures beyond their examples: where they point, and what they leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import load_register
from pipeline.model.run import Unit
from pipeline.rules.check import check_dossier
from pipeline.rules.families import all_rules
from pipeline.rules.pro.basis import HEAD, PROCEDURE, STEPS, with_step
from pipeline.rules.registry import Case
from tests.dossiers import dossier_of

OF_STEPS = {"PRO101", "PRO102", "PRO103", "PRO104", "PRO201", "PRO301"}
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
        ("KTT, Cục trưởng", []),
    ],
)
def test_who_does_a_step(case, actor, codes):
    rows = with_step("3", "Phê duyệt", actor, "01 ngày làm việc")
    assert [code for code, _ in found(case, PROCEDURE, rows)] == codes


@pytest.mark.parametrize(
    ("total", "codes"),
    [
        # The steps need 3.5 working days, which are 4.9 days of the calendar.
        ("03 ngày làm việc", ["PRO104"]),
        ("04 ngày làm việc", []),
        ("04 ngày", ["PRO104"]),
        ("05 ngày", []),
        ("một buổi", []),
    ],
)
def test_the_whole_against_its_steps(case, total, codes):
    text = PROCEDURE + f"Tổng thời hạn: {total}.\n"
    assert [code for code, _ in found(case, text, STEPS)] == codes


def test_steps_without_a_stretch_of_time_do_not_count(case):
    rows = (HEAD, ("1", "Nhận đơn", "Văn thư", "Trong ngày"), *STEPS[2:])
    assert found(case, PROCEDURE + "Tổng thời hạn: 03 ngày làm việc.\n", rows) == []


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
