"""Provisions that another document of the corpus does not have."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.law.register import Register
from pipeline.model.finding import Finding
from pipeline.model.run import Dossier, Unit
from pipeline.rules.check import check_dossier
from pipeline.rules.families import find_rule
from pipeline.rules.peers import ByNumber, amended_by, peer_of
from pipeline.rules.registry import Case
from tests.dossiers import dossier_of

WITH_ATTACHMENT = (
    "BỘ GIẢ ĐỊNH\nSố: 45/QĐ-BGĐ\nHà Nội, ngày 14 tháng 02 năm 2023\nQUYẾT ĐỊNH\n"
    "Ban hành Quy chế làm việc của Bộ\n"
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Bộ.\n"
    "Điều 2. Hiệu lực từ ngày ký.\nBỘ TRƯỞNG\nNguyễn Văn A\n"
    "QUY CHẾ\nLàm việc của Bộ\n"
    "(Ban hành kèm theo Quyết định số 45/QĐ-BGĐ ngày 14 tháng 02 năm 2023)\n"
    "Điều 1. Phạm vi\nQuy chế này quy định cách làm việc.\n"
    "Điều 2. Họp\n1. Họp giao ban.\n2. Họp chuyên đề.\n"
    "Điều 3. Khách\nVăn phòng đón khách.\nĐiều 4. Thi hành\nCác đơn vị thi hành."
)
NUMBER = "Quyết định số 45/QĐ-BGĐ ngày 14 tháng 02 năm 2023"


def peers(*texts: str) -> list[Dossier]:
    return [dossier_of(text, path=f"bo/{at}.txt") for at, text in enumerate(texts)]


def found_in(clause: str, others: list[Dossier]) -> list[Finding]:
    text = (
        "BỘ GIẢ ĐỊNH\nSố: 07/QĐ-VP\nHà Nội, ngày 12 tháng 3 năm 2024\nQUY CHẾ\nTiếp khách\n"
        f"Điều 1. Khách\n1. {clause}\nĐiều 2. Hiệu lực."
    )
    known = (peer_of(each, each.document.metadata.number or "") for each in others)
    case = Case(
        register=Register((), ()),
        as_of=date(2026, 11, 23),
        unit=Unit(id="vp", name="Văn phòng"),
        peers=ByNumber(filter(None, known)),
        amended=frozenset().union(*map(amended_by, others)),
    )
    return check_dossier(dossier_of(text), case, [find_rule("REF106")])


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        (f"Đón khách theo Điều 5 {NUMBER}.", "45/QĐ-BGĐ#d5"),
        (
            f"Đón theo Điều 5 Quy chế làm việc của Bộ ban hành kèm theo {NUMBER}.",
            "45/QĐ-BGĐ#d5",
        ),
        (f"Họp theo khoản 3 Điều 2 Quy chế (ban hành kèm theo {NUMBER}).", "45/QĐ-BGĐ#d2.k3"),
        (f"Họp theo khoản 1 Điều 3 {NUMBER}.", "45/QĐ-BGĐ#d3.k1"),
    ],
)
def test_what_is_not_there(clause: str, subject: str):
    (finding,) = found_in(clause, peers(WITH_ATTACHMENT))
    assert finding.subject == subject
    assert "và văn bản ban hành kèm theo" in finding.message
    assert finding.other[0].where == "bo/0.txt"


@pytest.mark.parametrize(
    "clause",
    [
        f"Đón khách theo Điều 4 {NUMBER}.",  # of the regulation, though not of the decision
        f"Họp theo khoản 2 Điều 2 {NUMBER}.",
        "Đón khách theo Điều 5 Quyết định số 45/QĐ-BGĐ ngày 14 tháng 02 năm 2021.",  # another one
        "Đón khách theo Điều 5 Quyết định số 46/QĐ-BGĐ ngày 14 tháng 02 năm 2023.",
        f"Đón khách theo Điều 5 Luật Tiếp công dân; báo cáo theo {NUMBER}.",
        f"Đón khách theo Điều 4a {NUMBER}.",
    ],
)
def test_what_is_there_or_cannot_be_told(clause: str):
    assert found_in(clause, peers(WITH_ATTACHMENT)) == []


def test_the_count_told_is_that_of_the_regulation():
    (finding,) = found_in(f"Đón khách theo Điều 5 {NUMBER}.", peers(WITH_ATTACHMENT))
    assert "chỉ có 4 điều" in finding.message


def test_a_document_that_was_amended_may_have_got_clauses():
    amending = (
        "BỘ GIẢ ĐỊNH\nSố: 50/QĐ-BGĐ\nHà Nội, ngày 14 tháng 5 năm 2023\nQUYẾT ĐỊNH\n"
        f"Sửa đổi Quy chế làm việc của Bộ\nĐiều 1. Sửa đổi, bổ sung {NUMBER}\n"
        "1. Bổ sung khoản 3 Điều 2 như sau:\n“3. Họp trực tuyến.”\nĐiều 2. Hiệu lực từ ngày ký."
    )
    others = peers(WITH_ATTACHMENT, amending)
    assert found_in(f"Họp theo khoản 3 Điều 2 {NUMBER}.", others) == []
    assert len(found_in(f"Đón khách theo Điều 5 {NUMBER}.", others)) == 1
