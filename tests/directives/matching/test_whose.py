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
