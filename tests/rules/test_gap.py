"""What is missing is told by topic, and no more gravely than it is known."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import load_register
from pipeline.model.demand import Requirement
from pipeline.model.finding import Finding, Severity
from pipeline.model.run import Unit, UnitKind
from pipeline.model.verdict import Answer, ElementKind, JudgedElement, State, Verdict
from pipeline.rules.check import check_unit
from pipeline.rules.registry import Case
from tests.directives.matching.given import DAY, HEAD, OFFICE, answered, requirement, searched

SILENT = HEAD.format(3, 2026) + "Điều 1. Xe\nXe để đúng nơi quy định.\n"


@pytest.fixture(scope="module")
def register():
    return load_register(SHIPPED_LAW)


def lacking(register, *asked: Requirement) -> list[Finding]:
    """What a unit is told of demands that its one document says nothing of."""
    answers = [answered(each, [searched(SILENT, each)])["vp"] for each in asked]
    return told_of(register, answers, asked)


def told_of(register, answers: Sequence[Answer], asked: Sequence[Requirement]) -> list[Finding]:
    """What the office is told of the answers."""
    case = Case(
        register=register,
        as_of=DAY,
        unit=OFFICE,
        answers=tuple(answers),
        requirements={each.id: each for each in asked},
    )
    return check_unit(case)


def demand(id_: str, topic: str, *, verified: bool = True) -> Requirement:
    words = id_.replace("-", " ")
    return requirement(
        id=id_, topic=topic, deontic="duty", demand=words, what=[[words]], verified=verified
    )


def test_demands_of_one_topic_are_told_together(register):
    gifts = demand("nộp-lại-quà-tặng", "quà tặng"), demand("báo-cáo-quà-tặng", "quà tặng")
    (told,) = lacking(register, *gifts)
    assert told.code == "GAP202"
    assert told.subject == "quà tặng"
    for each in gifts:
        assert each.demand in told.why
        assert each.demand in told.suggestion.lower()
    assert [each.quote for each in told.other] == [each.demand for each in gifts]


def test_other_topics_are_told_apart(register):
    told = lacking(
        register, demand("nộp-lại-quà-tặng", "quà tặng"), demand("kê-khai-tài-sản", "tài sản")
    )
    assert len(told) == 2


@pytest.mark.parametrize(
    ("verified", "severity"),
    [
        ((True, True), Severity.MEDIUM),
        ((True, False), Severity.MEDIUM),
        ((False, False), Severity.LOW),
        ((False,), Severity.LOW),
        ((True,), Severity.MEDIUM),
    ],
)
def test_what_nobody_verified_is_no_more_than_a_note(register, verified, severity):
    asked = [
        demand(f"kê-khai-tài-sản-{number}", "tài sản", verified=each)
        for number, each in enumerate(verified)
    ]
    (told,) = lacking(register, *asked)
    assert told.severity is severity
    assert told.verified is all(verified)


MINISTRY = Unit(id="bo", name="Bộ", kind=UnitKind.MINISTRY, fields=("chung",))
GIFTS = requirement(
    topic="quà tặng",
    deontic="deadline",
    demand="Quà không từ chối được thì nộp lại",
    what=[["nộp lại quà tặng"]],
    deadline={"number": 5, "unit": "day", "working": True},
)
OF_MINISTRY = (
    "BỘ GIẢ ĐỊNH\nSố: 7/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2026\n"
    "Điều 1. Quà tặng\nNgười nhận quà tặng không từ chối được phải nộp lại quà tặng.\n"
)
IN_TIME = (
    "Điều 1. Quà tặng\nNgười nhận quà tặng không từ chối được phải nộp lại quà tặng trong 05 ngày "
    "làm việc.\n"
)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        pytest.param((), ["vp"], id="once, to who keeps it"),
        pytest.param((HEAD.format(4, 2026) + IN_TIME,), ["bo"], id="who keeps it is well"),
    ],
)
def test_a_provision_of_the_ministry_kept_by_a_unit_is_told_once(register, own, told):
    kept = [
        searched(text, GIFTS, "vp", f"vp/{n}.txt") for n, text in enumerate((OF_MINISTRY, *own))
    ]
    above = searched(SILENT, GIFTS, "bo")
    of_units = answered(GIFTS, [*kept, above], (OFFICE, MINISTRY))
    found = [
        finding
        for unit in (OFFICE, MINISTRY)
        for finding in check_unit(
            Case(
                register=register,
                as_of=DAY,
                unit=unit,
                answers=(of_units[unit.id],),
                above={GIFTS.id: of_units["bo"]},
                everywhere={GIFTS.id: list(of_units.values())},
                requirements={GIFTS.id: GIFTS},
            )
        )
        if finding.code == "GAP201"
    ]
    assert [each.unit for each in found] == told
    shown = [each.where for each in found[0].other if each.where.startswith("Ghi tại")]
    assert bool(shown) == (told == ["bo"])


CITING = requirement(
    topic="mua sắm",
    deontic="citation",
    demand="Quy chế mua sắm dẫn nghị định mới",
    what=[["lựa chọn nhà thầu", "63/2014/NĐ-CP"], ["214/2025/NĐ-CP"]],
)


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("Phòng Quản trị lựa chọn nhà thầu.", ["GAP204"]),
        ("Phòng Quản trị mua thiết bị theo Nghị định số 63/2014/NĐ-CP.", []),
    ],
)
def test_an_outdated_citation_is_left_to_the_rules_on_those(register, clause, told):
    text = f"{HEAD.format(3, 2026)}Điều 1. Mua\n{clause}\n"
    answer = answered(CITING, [searched(text, CITING)])["vp"]
    assert answer.verdict is Verdict.NOT_FOUND
    assert [each.code for each in told_of(register, [answer], [CITING])] == told


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        pytest.param({ElementKind.EXTENT}, [], id="what lacks cannot be named"),
        pytest.param({ElementKind.EXTENT, ElementKind.WHO}, [], id="nor who does it"),
        pytest.param({ElementKind.EXTENT, ElementKind.DEADLINE}, ["GAP201"], id="a time is named"),
    ],
)
def test_what_is_met_in_part_is_told_where_the_lack_is_named(register, lacking, told):
    kinds = (ElementKind.WHAT, ElementKind.EXTENT, ElementKind.WHO, ElementKind.DEADLINE)
    answer = msgspec.structs.replace(
        answered(GIFTS, [searched(OF_MINISTRY, GIFTS)])["vp"],
        verdict=Verdict.PARTLY,
        elements=tuple(
            JudgedElement(
                kind=kind,
                asked="thử",
                state=State.WEAKER if kind in lacking else State.PRESENT,
            )
            for kind in kinds
        ),
    )
    assert [each.code for each in told_of(register, [answer], [GIFTS])] == told
