"""What orders in the corpus ended, and what other documents still rest on it."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from pipeline.collate.ended import ended_peers
from pipeline.config import SHIPPED_LAW
from pipeline.law.register import load_register
from pipeline.model.finding import Finding, Severity
from pipeline.model.run import Dossier, Unit
from pipeline.rules.check import check_dossier
from pipeline.rules.families import find_rule
from pipeline.rules.registry import Case
from pipeline.sorting import card_of
from tests.dossiers import dossier_of

REGISTER = load_register(SHIPPED_LAW)
AS_OF = date(2026, 11, 23)
OLD = "Quyết định số 45/QĐ-BGĐ ngày 14 tháng 02 năm 2023"


def document(number: str, dated: str, body: str, unit: str = "vp") -> Dossier:
    """A decision of a made-up ministry."""
    head = f"BỘ GIẢ ĐỊNH\nSố: {number}\nHà Nội, ngày {dated}\nQUYẾT ĐỊNH\nVề cách làm việc\n"
    made = dossier_of(f"{head}{body}\n", path=f"{unit}/{number.replace('/', '-')}.txt")
    return replace(made, source=replace(made.source, unit=unit))


def ending(words: str, number: str = "12/QĐ-BGĐ", dated: str = "05 tháng 01 năm 2026") -> Dossier:
    return document(number, dated, f"Điều 1. Cách làm việc.\nĐiều 2. {words}", unit="bo")


def found_in(dossier: Dossier, others: list[Dossier], as_of: date = AS_OF) -> list[Finding]:
    cards = [card_of(each, each.document.metadata.number or "") for each in (dossier, *others)]
    unit = Unit(id=dossier.source.unit, name="Đơn vị")
    case = Case(register=REGISTER, as_of=as_of, unit=unit, ended=ended_peers(cards, as_of))
    return check_dossier(dossier, case, [find_rule("OUT116")])


REPLACES = ending(f"Quyết định này có hiệu lực từ ngày 01 tháng 3 năm 2026, thay thế {OLD}.")
RESTING = document("07/QĐ-VP", "12 tháng 4 năm 2024", f"Căn cứ {OLD};\nĐiều 1. Cách họp.")


def test_a_basis_that_another_document_replaced_is_told_with_day_and_words():
    (finding,) = found_in(RESTING, [REPLACES])
    assert finding.severity is Severity.HIGH
    assert finding.since == date(2026, 3, 1)
    assert "45/QĐ-BGĐ ngày 14/02/2023 là căn cứ ban hành" in finding.message
    assert "12/QĐ-BGĐ" in finding.message
    assert "thay thế Quyết định số 45/QĐ-BGĐ" in finding.other[0].quote


def test_the_order_holds_from_its_day():
    assert found_in(RESTING, [REPLACES], date(2026, 2, 28)) == []
    assert len(found_in(RESTING, [REPLACES], date(2026, 3, 1))) == 1


def test_a_clause_that_refers_to_it_weighs_less_than_a_basis():
    body = f"Điều 1. Việc họp theo {OLD}.\nĐiều 2. Hiệu lực."
    (finding,) = found_in(document("08/QĐ-VP", "12 tháng 4 năm 2024", body), [REPLACES])
    assert finding.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    "words",
    [
        "Bãi bỏ Điều 5 Quyết định số 45/QĐ-BGĐ ngày 14 tháng 02 năm 2023.",  # a part of it
        "Thay thế Quyết định số 45/QĐ-BGĐ ngày 15 tháng 02 năm 2022.",  # of another year
        "Việc họp theo Quyết định số 45/QĐ-BGĐ ngày 14 tháng 02 năm 2023.",
    ],
)
def test_what_does_not_end_it(words: str):
    assert found_in(RESTING, [ending(words)]) == []


def test_the_document_that_ends_it_may_name_it():
    body = (
        f"Điều 1. Các văn bản sau đây, gồm:\na) {OLD};\nđược xem lại.\n"
        f"Điều 2. Quyết định này thay thế {OLD}."
    )
    assert found_in(document("12/QĐ-BGĐ", "05 tháng 01 năm 2026", body), []) == []


def test_what_the_register_tells_of_is_left_to_it():
    old = "Nghị định số 26/2020/NĐ-CP ngày 28 tháng 02 năm 2020"
    body = f"Căn cứ {old} của Chính phủ;\nĐiều 1. Cách sao chụp."
    resting = document("09/QĐ-VP", "12 tháng 4 năm 2024", body)
    assert found_in(resting, [ending(f"Bãi bỏ {old} của Chính phủ.")]) == []
