"""What is said of a requirement that is met in part, and why."""

from __future__ import annotations

import pytest

from pipeline.directives.matching import Index, look
from pipeline.directives.matching.traits import Seen, hearing_of
from pipeline.directives.matching.weighing import weigh
from pipeline.model.verdict import ElementKind, State, Verdict
from tests.directives.matching.given import HEAD, answered, requirement, searched
from tests.dossiers import dossier_of

ASKED = requirement(
    deontic="duty",
    demand="Quà được nộp lại và vào sổ",
    what=[["nộp lại quà tặng"], ["ghi sổ theo dõi quà tặng"]],
)
CLAUSE = HEAD.format(3, 2026) + "Điều 1. Quà tặng\nNgười nhận phải {}.\n"
NOT_IN_FULL = (ElementKind.EXTENT, State.WEAKER)


@pytest.mark.parametrize(
    ("told", "states"),
    [
        pytest.param(
            "nộp lại quà tặng và ghi sổ theo dõi quà tặng",
            [(ElementKind.WHAT, State.PRESENT), (ElementKind.WHAT, State.PRESENT), NOT_IN_FULL],
            id="the words tell each thing",
        ),
        pytest.param(
            "nộp lại quà tặng",
            [(ElementKind.WHAT, State.PRESENT), (ElementKind.WHAT, State.ABSENT)],
            id="the words tell what is lacking",
        ),
    ],
)
def test_what_lacks_is_named_only_where_the_words_tell(told: str, states):
    found = look(ASKED, Index(dossier_of(CLAUSE.format(told)).document)).sightings
    hearing = hearing_of([Seen(0, False, True, each) for each in found])
    assert hearing is not None
    weighed = weigh(ASKED, hearing, State.WEAKER)
    judged = [(each.kind, each.state) for each in weighed if each.kind is not ElementKind.MODALITY]
    assert judged == states


def test_who_does_it_is_not_told_as_lacking():
    asked = requirement(
        deontic="duty",
        demand="Quà được nộp lại bằng văn bản",
        who=[["người đứng đầu"]],
        what=[["nộp lại quà tặng"]],
        form=[["bằng văn bản"]],
    )
    text = CLAUSE.format("nộp lại quà tặng")
    answer = answered(asked, [searched(text, asked)])["vp"]
    assert answer.verdict is Verdict.PARTLY
    assert "chưa thấy hình thức (bằng văn bản)" in answer.reason
    assert "người thực hiện" not in answer.reason


def test_a_contradiction_is_held_against_the_demand_in_words():
    asked = requirement(
        deontic="prohibition", demand="Cấm nhận quà của người có việc", what=[["nhận quà"]]
    )
    text = HEAD.format(3, 2026) + "Điều 4. Quà\nCông chức được nhận quà của người có việc.\n"
    answer = answered(asked, [searched(text, asked)])["vp"]
    assert answer.verdict is Verdict.CONTRADICTS
    assert "«được» trong khi yêu cầu là cấm" in answer.reason


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Phòng Quản trị lựa chọn nhà thầu.", "Có văn bản nói việc này mà chưa dẫn 214/2025/NĐ-CP"),
        (
            "Lựa chọn nhà thầu theo Nghị định số 214/2025/NĐ-CP.",
            "Chưa văn bản nào dẫn 104/2026/NĐ-CP",
        ),
    ],
)
def test_which_citation_is_lacking(second: str, told: str):
    asked = requirement(
        deontic="citation",
        demand="Chọn nhà thầu dẫn nghị định",
        what=[["lựa chọn nhà thầu"], ["214/2025/NĐ-CP"], ["104/2026/NĐ-CP"]],
    )
    first = "Lựa chọn nhà thầu theo Nghị định số 214/2025/NĐ-CP."
    documents = [
        searched(f"{HEAD.format(n, 2026)}Điều 1. Mua\n{clause}\n", asked, file=f"vp/{n}.txt")
        for n, clause in enumerate((first, second), 3)
    ]
    answer = answered(asked, documents)["vp"]
    assert answer.verdict is Verdict.PARTLY
    assert told in answer.reason


def test_what_an_orientation_is_not_followed_in_is_quoted():
    asked = requirement(
        deontic="duty",
        force="orientation",
        demand="Nộp lại quà",
        what=[["nộp lại quà tặng"]],
        deadline={"number": 5, "unit": "day", "working": True},
    )
    text = CLAUSE.format("nộp lại quà tặng trong 15 ngày làm việc")
    answer = answered(asked, [searched(text, asked)])["vp"]
    assert answer.verdict is Verdict.PARTLY
    assert "ghi «trong 15 ngày làm việc», khác với yêu cầu (không quá 5 ngày làm việc)" in (
        answer.reason
    )
