"""Whose document, and whose matter, decides."""

from __future__ import annotations

import pytest

from pipeline.model.run import Unit, UnitKind
from pipeline.model.verdict import State, Verdict
from tests.directives.matching.given import HEAD, OFFICE, answered, requirement, searched

MINISTRY = Unit(id="bo", name="Bộ", kind=UnitKind.MINISTRY, fields=("chung",))
PERSONNEL = Unit(id="tc", name="Vụ Tổ chức", kind=UnitKind.DEPARTMENT, fields=("tổ chức",))
MINISTERIAL = "BỘ GIẢ ĐỊNH\nSố: {}/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2026\n"
GIFTS = {
    "topic": "quà tặng",
    "deontic": "deadline",
    "demand": "Quà không từ chối được thì nộp lại",
    "what": [["nộp lại quà tặng"]],
    "deadline": {"number": 5, "unit": "day", "working": True},
}
KEPT = "Người nhận quà tặng không từ chối được phải nộp lại quà tặng trong 05 ngày làm việc."
LATE = "Người nhận quà tặng không từ chối được phải nộp lại quà tặng trong 15 ngày làm việc."
CITING = {
    "deontic": "citation",
    "demand": "Quy định về chọn nhà thầu dẫn Nghị định 214/2025/NĐ-CP",
    "what": [["lựa chọn nhà thầu"], ["214/2025/NĐ-CP"]],
}


def test_a_document_of_the_ministry_is_its_own_wherever_it_is_kept():
    asked = requirement(**GIFTS)
    own = searched(MINISTERIAL.format(4) + "Điều 1. Xe\nXe để đúng nơi.\n", asked, "bo")
    kept = searched(MINISTERIAL.format(3) + f"Điều 1. Quà tặng\n{LATE}\n", asked)
    told = answered(asked, [own, kept], (OFFICE, MINISTRY))
    assert told["bo"].verdict is Verdict.CONTRADICTS
    assert not told["bo"].by_ministry
    assert told["vp"].verdict is Verdict.CONTRADICTS  # it lies in its own folder


@pytest.mark.parametrize(
    ("symbol", "verdict"),
    [
        pytest.param("BGĐ", Verdict.MET, id="the ministry"),
        pytest.param("BCĐ", Verdict.NOT_FOUND, id="a steering committee"),
    ],
)
def test_what_the_ministry_signs_binds_all_units(symbol: str, verdict: Verdict):
    asked = requirement(**GIFTS)
    own = searched(HEAD.format(3, 2026) + "Điều 1. Xe\nXe để đúng nơi.\n", asked)
    titled = MINISTERIAL.format(3).replace("BGĐ", symbol) + "QUY CHẾ\nQuản lý quà tặng\n"
    other = searched(f"{titled}Điều 1. Quà tặng\n{KEPT}\n", asked, "tc", "tc/qua-tang.txt")
    told = answered(asked, [own, other], (OFFICE, PERSONNEL))
    assert told["vp"].verdict is verdict
    assert told["tc"].verdict is Verdict.MET


def test_the_ministrys_wrong_time_is_not_the_fault_of_a_unit_it_does_not_name():
    asked = requirement(**GIFTS)
    own = searched(HEAD.format(3, 2026) + "Điều 1. Xe\nXe để đúng nơi.\n", asked)
    above = searched(MINISTERIAL.format(3) + f"Điều 1. Quà tặng\n{LATE}\n", asked, "bo")
    assert (
        answered(asked, [own, above], (OFFICE, MINISTRY))["vp"].verdict is not Verdict.CONTRADICTS
    )


def test_a_units_own_rule_decides_where_the_ministrys_is_looser():
    asked = requirement(**GIFTS)
    own = searched(HEAD.format(3, 2026) + f"Điều 1. Quà tặng\n{KEPT}\n", asked)
    above = searched(MINISTERIAL.format(3) + f"Điều 1. Quà tặng\n{LATE}\n", asked, "bo")
    answer = answered(asked, [own, above], (OFFICE, MINISTRY))["vp"]
    assert answer.verdict is Verdict.MET
    assert answer.provisions[0].unit == "vp"


def test_of_two_documents_on_a_matter_both_must_cite():
    asked = requirement(**CITING)
    cites = searched(
        HEAD.format(3, 2026) + "Điều 1. Chọn\nViệc lựa chọn nhà thầu theo Nghị định số "
        "214/2025/NĐ-CP.\n",
        asked,
        file="vp/a.txt",
    )
    silent = searched(
        HEAD.format(4, 2026) + "Điều 1. Mua\nPhòng Quản trị lựa chọn nhà thầu.\n",
        asked,
        file="vp/b.txt",
    )
    assert answered(asked, [cites])["vp"].verdict is Verdict.MET
    both = answered(asked, [cites, silent])["vp"]
    assert both.verdict is Verdict.PARTLY
    assert both.elements[0].state is State.WEAKER


@pytest.mark.parametrize(
    ("clause", "verdict"),
    [
        pytest.param("theo Nghị định số 63/2014/NĐ-CP", Verdict.NOT_FOUND, id="the one replaced"),
        pytest.param("theo Nghị định số 214/2025/NĐ-CP", Verdict.MET, id="the one in force"),
        pytest.param("theo Nghị định số 30/2020/NĐ-CP", Verdict.NOT_APPLICABLE, id="another"),
    ],
)
def test_who_cites_what_was_replaced_speaks_of_its_matter(clause: str, verdict: Verdict):
    asked = requirement(
        **CITING | {"what": [["lựa chọn nhà thầu", "63/2014/NĐ-CP"], CITING["what"][1]]}
    )
    text = f"{HEAD.format(3, 2026)}Điều 1. Mua\nPhòng Quản trị mua thiết bị {clause}.\n"
    assert answered(asked, [searched(text, asked)])["vp"].verdict is verdict


def test_a_unit_named_above_that_keeps_a_stricter_time_is_judged_by_its_own():
    asked = requirement(**GIFTS)
    own = searched(HEAD.format(3, 2026) + f"Điều 1. Quà tặng\n{KEPT}\n", asked)
    late = LATE.replace("Người nhận", "Văn phòng Bộ báo người nhận")
    titled = MINISTERIAL.format(3) + "QUY CHẾ\nQuản lý quà tặng\n"
    above = searched(f"{titled}Điều 1. Quà tặng\n{late}\n", asked, "bo")
    silent = searched(HEAD.format(4, 2026) + "Điều 1. Xe\nXe để đúng nơi.\n", asked)
    units = (OFFICE, MINISTRY)
    assert answered(asked, [silent, above], units)["vp"].verdict is Verdict.CONTRADICTS
    assert answered(asked, [own, above], units)["vp"].verdict is Verdict.MET


LAW = "BỘ GIẢ ĐỊNH\nSố: 12/2026/TT-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2026\nTHÔNG TƯ\n"


@pytest.mark.parametrize(
    ("head", "in_passing"),
    [
        pytest.param(LAW + "Quy định về tổ chức tín dụng phi ngân hàng\n", True, id="its matter"),
        pytest.param(LAW + "Quy định về quà tặng\n", False, id="the matter asked for"),
        pytest.param(HEAD.format(3, 2026), False, id="a rule of the unit's own"),
    ],
)
@pytest.mark.parametrize(
    "clause",
    [
        pytest.param("Người nhận quà tặng phải nộp lại quà tặng.", id="in part"),
        pytest.param("Tổ chức tín dụng lập sổ theo dõi.", id="not at all"),
    ],
)
def test_what_a_circular_on_another_matter_says_is_said_in_passing(
    head: str, in_passing: bool, clause: str
):
    asked = requirement(**GIFTS)
    answer = answered(asked, [searched(f"{head}Điều 4. Quy định\n{clause}\n", asked)])["vp"]
    assert answer.verdict in (Verdict.PARTLY, Verdict.NOT_FOUND)
    assert answer.in_passing is in_passing


def test_a_unit_named_in_the_lead_in_of_a_list_is_bound_by_its_points():
    asked = requirement(**GIFTS)
    own = searched(HEAD.format(3, 2026) + "Điều 1. Xe\nXe để đúng nơi.\n", asked)
    titled = MINISTERIAL.format(3) + "QUY CHẾ\nQuản lý quà tặng\n"
    point = "a) Nộp lại quà tặng trong thời hạn 15 ngày làm việc;\nb) Ghi sổ.\n"
    led = f"{titled}Điều 1. Quà tặng\n1. {{}} có trách nhiệm với quà không từ chối được:\n{point}"
    units = (OFFICE, MINISTRY)
    for named, verdict in (("Văn phòng Bộ", True), ("Vụ Pháp chế", False)):
        above = searched(led.format(named), asked, "bo")
        told = answered(asked, [own, above], units)["vp"].verdict
        assert (told is Verdict.CONTRADICTS) is verdict
