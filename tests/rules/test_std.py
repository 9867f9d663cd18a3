"""Comparisons of units beyond the rules' examples: what they leave alone, and levels of posts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from pipeline.config import SHIPPED_LAW
from pipeline.errors import BadRegister
from pipeline.law.register import load_register
from pipeline.model.run import Unit
from pipeline.rules.check import check_dossier
from pipeline.rules.families import find_rule
from pipeline.rules.registry import Case
from pipeline.rules.statements import procedures_told, statements_of
from pipeline.rules.statements.apart import apart_of, is_apart
from pipeline.rules.std.levels import level_of, load_levels
from tests.dossiers import dossier_of

CASES = yaml.safe_load(Path(__file__).with_name("std_cases.yaml").read_text("utf-8"))
CONTROLS = yaml.safe_load(Path(__file__).with_name("std_controls.yaml").read_text("utf-8"))
HERE = Unit(id="vp", name="Văn phòng")
THERE = Unit(id="vien", name="Viện Nghiên cứu")
TITLE = "Điều 3. Trình tự thanh lý máy in\n"
STEPS = (
    "1. Phòng Quản trị lập danh sách.\n"
    "2. Phòng Kế toán thẩm định danh sách trong thời hạn {time}.\n"
    "3. {approver} phê duyệt danh sách.\n"
)


def compared(
    here: str, there: str, unit: Unit = HERE, codes: tuple[str, ...] = ("STD202", "STD203")
) -> list[str]:
    case = Case(
        register=load_register(SHIPPED_LAW),
        as_of=date(2026, 11, 23),
        unit=unit,
        others=statements_of(dossier_of(there, path="vien/b.txt"), THERE, "Quy chế nơi kia"),
        procedures=procedures_told(dossier_of(there), THERE, "Quy chế nơi kia"),
    )
    dossier = dossier_of(here, path="vp/a.txt")
    rules = [find_rule(code) for code in codes]
    return [f"{each.code} {each.evidence.quote}" for each in check_dossier(dossier, case, rules)]


def found(time: str, approver: str, unit: Unit = HERE, title: str = TITLE) -> list[str]:
    there = TITLE + STEPS.format(time="03 ngày làm việc", approver="Viện trưởng")
    return compared(title + STEPS.format(time=time, approver=approver), there, unit)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_regulations_of_two_units(case):
    assert compared(case["here"], case["there"]) == case["found"]


@pytest.mark.parametrize("case", CONTROLS, ids=[case["name"] for case in CONTROLS])
def test_a_step_of_control_that_a_unit_leaves_out(case):
    found = compared(case["here"], case["there"], codes=("STD201",))
    assert found == [f"STD201 {quote}" for quote in case["found"]]


def test_two_documents_of_one_unit_are_no_two_units():
    case = next(case for case in CONTROLS if case["found"])
    assert compared(case["here"], case["there"], unit=THERE, codes=("STD201",)) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Căn cứ Quyết định số 31/QĐ-VGD", ["STD203 trong thời hạn 07 ngày làm việc"]),
        ("Quyết định số 12/QĐ-VGD hết hiệu lực kể từ ngày Quyết định này có hiệu lực", []),
    ],
)
def test_what_a_document_replaces_is_no_other_way_of_working(words, found):
    head = "Số: {number}\nQUYẾT ĐỊNH\nVề việc thanh lý máy in\n"
    there = head.format(number="12/QĐ-VGD") + TITLE
    there += STEPS.format(time="03 ngày làm việc", approver="Viện trưởng")
    here = head.format(number="31/QĐ-CGD") + TITLE
    here += STEPS.format(time="07 ngày làm việc", approver="Cục trưởng")
    here += f"Điều 4. Hiệu lực thi hành\n{words}.\n"
    assert compared(here, there) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Căn cứ Quyết định số 31/QĐ-VGD", ["STD101 Tồn quỹ tiền mặt không quá 50 triệu đồng"]),
        ("Quyết định số 12/QĐ-VGD hết hiệu lực kể từ ngày Quyết định này có hiệu lực", []),
    ],
)
def test_a_sum_that_is_no_longer_in_force_is_not_compared(words, found):
    text = (
        "Số: {number}\nQUYẾT ĐỊNH\nVề việc giữ quỹ\n"
        "Điều 4. Quỹ\n1. Tồn quỹ tiền mặt không quá {sum} triệu đồng.\n"
    )
    here = text.format(number="31/QĐ-CGD", sum=50) + f"Điều 5. Hiệu lực thi hành\n{words}.\n"
    there = text.format(number="12/QĐ-VGD", sum=30)
    assert compared(here, there, codes=("STD101",)) == found


@pytest.mark.parametrize(
    ("time", "approver", "codes"),
    [
        ("03 ngày làm việc", "Trưởng phòng Quản trị", ["STD202 Trưởng phòng Quản trị"]),
        ("07 ngày làm việc", "Cục trưởng", ["STD203 trong thời hạn 07 ngày làm việc"]),
        ("02 ngày làm việc", "Bộ trưởng", []),
        ("04 ngày", "Hội đồng thanh lý", []),  # fewer than three working days and two of rest
    ],
)
def test_a_step_beside_that_of_another_unit(time, approver, codes):
    assert found(time, approver) == codes


@pytest.mark.parametrize(
    "time", ["ít nhất 20 ngày trước ngày họp", "tối thiểu 20 ngày", "trước ngày họp ít nhất 9 ngày"]
)
def test_a_least_time_is_no_longer_limit_than_that_of_another_unit(time):
    there = TITLE + STEPS.format(time="03 ngày làm việc", approver="Viện trưởng")
    here = TITLE + STEPS.format(time=time, approver="Cục trưởng").replace("trong thời hạn ", "")
    assert compared(here, there, HERE) == []


def test_procedures_of_one_unit_and_of_other_names_are_not_compared():
    assert found("09 ngày làm việc", "Trưởng phòng", unit=THERE) == []
    other_work = "Điều 3. Trình tự cấp thẻ ra vào trụ sở\n"
    assert found("09 ngày làm việc", "Trưởng phòng", title=other_work) == []


def test_the_level_of_a_post():
    ranks = [
        level_of(post)
        for post in ("Thứ trưởng phụ trách", "Chánh Văn phòng", "Phó Cục trưởng", "Phòng Kế toán")
    ]
    assert [level.rank for level in ranks if level] == [0, 1, 2, 3]
    assert level_of("Hội đồng thanh lý") is None
    assert level_of("Phòngban") is None
    assert level_of("Trưởng phòng Quản trị và Cục trưởng").rank == 1
    assert level_of("Hội đồng thanh lý và Cục trưởng") is None


def test_a_post_at_two_levels_is_refused(tmp_path):
    file = tmp_path / "levels.yaml"
    file.write_text(
        "levels:\n  - {level: một, words: [Cục trưởng]}\n  - {level: hai, words: [cục trưởng]}\n"
        "left_out: [Lãnh đạo]\ndelegated: [ủy quyền]\n",
        "utf-8",
    )
    with pytest.raises(BadRegister, match=r"dòng 3, mục levels\.2\.words\.1: «cục trưởng»"):
        load_levels(file)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("cấp thẻ", "cấp lại thẻ", True),
        ("đi công tác trong nước", "đi công tác nước ngoài", True),
        ("cho nghỉ phép", "cho công chức nghỉ phép", False),
        ("tuyển dụng công chức, viên chức", "tuyển dụng viên chức", False),
        ("tuyển dụng công chức", "Tuyển dụng viên chức", True),
    ],
)
def test_titles_of_two_works(one, other, apart):
    assert is_apart(apart_of(one), apart_of(other)) is apart
    assert is_apart(apart_of(other), apart_of(one)) is apart


@pytest.mark.parametrize(
    ("there", "codes"),
    [
        ("Cục trưởng tiếp công dân vào thứ Hai tuần thứ hai hằng tháng và báo cáo Bộ trưởng", []),
        ("Bộ trưởng trực tiếp tiếp công dân vào thứ Hai tuần thứ hai hằng tháng", ["STD103"]),
        ("Lịch tiếp công dân của Bộ trưởng: thứ Hai tuần thứ hai hằng tháng", ["STD103"]),
    ],
)
def test_the_day_on_which_a_unit_receives_citizens_is_not_the_ministers(there, codes):
    here = "Điều 2. Lịch\n1. Bộ trưởng tiếp công dân vào thứ Năm tuần thứ ba hằng tháng.\n"
    other = f"Điều 5. Lịch\n1. {there}.\n"
    assert [told.split()[0] for told in compared(here, other, codes=("STD103",))] == codes


@pytest.mark.parametrize(("kind", "codes"), [("đơn dự tuyển", []), ("đơn tố cáo", ["STD102"])])
def test_applications_of_another_kind_are_not_sorted_by_the_same_time(kind, codes):
    text = (
        "Điều 2. Đơn\n1. {who} phân loại {kind} trong {days} ngày làm việc kể từ ngày nhận đơn.\n"
    )
    here = text.format(who="Phòng Tiếp dân", kind="đơn khiếu nại", days="07")
    other = text.format(who="Hội đồng", kind=kind, days="03")
    assert [told.split()[0] for told in compared(here, other, codes=("STD102",))] == codes


def test_a_control_that_two_units_have_is_missed_once():
    case = next(case for case in CONTROLS if case["found"])
    others = tuple(
        told
        for unit in (THERE, Unit(id="vu", name="Vụ Pháp chế"))
        for told in procedures_told(dossier_of(case["there"], path=f"{unit.id}/b.txt"), unit, "Q")
    )
    peers = Case(
        register=load_register(SHIPPED_LAW),
        as_of=date(2026, 11, 23),
        unit=HERE,
        procedures=others,
    )
    findings = check_dossier(dossier_of(case["here"]), peers, [find_rule("STD201")])
    assert len(others) > 1
    assert [each.evidence.quote for each in findings] == case["found"]
