"""Contents whose papers the tests look at, of documents read as real ones are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
import pytest

from pipeline.evidence import name_document
from pipeline.inventory import Inventory
from pipeline.model.finding import Evidence, Finding
from pipeline.model.run import Dossier, Outcome, Run, Source, Status, Unit, UnitKind
from pipeline.report.content import Content, gather
from pipeline.sorting import card_of
from tests.dossiers import dossier_of
from tests.report.conftest import Sample
from tests.report.sample import RULES

AS_OF = date(2026, 11, 23)
UNITS = (
    Unit(id="van-phong", name="Văn phòng Bộ", kind=UnitKind.OFFICE),
    Unit(id="dang-uy", name="Đảng ủy Bộ", kind=UnitKind.PARTY),
)

HEAD = """BỘ GIẢ ĐỊNH
VĂN PHÒNG BỘ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Hà Nội, {day}
QUYẾT ĐỊNH
Về việc ban hành {what}
CHÁNH VĂN PHÒNG BỘ
Căn cứ Luật Thanh tra số 11/2022/QH15 ngày 14 tháng 11 năm 2022;
QUYẾT ĐỊNH:
"""
OLD = HEAD.format(
    number="12/QĐ-VP", day="ngày 12 tháng 3 năm 2024", what="Quy chế quản lý xe ô tô công vụ"
) + ("Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý xe ô tô công vụ.\n")
NEW = HEAD.format(
    number="30/QĐ-VP", day="ngày 02 tháng 4 năm 2026", what="Quy chế sử dụng tài sản công"
) + (
    "Điều 1. Ban hành Quy chế sử dụng tài sản công.\n"
    "Điều 2. Quyết định này có hiệu lực từ ngày ký, thay thế Quyết định số 12/QĐ-VP ngày 12 tháng "
    "3 năm 2024 của Chánh Văn phòng Bộ.\n"
)


def named(text: str, path: str) -> Dossier:
    source = Source(path=path, unit=path.split("/", maxsplit=1)[0], sha256="a" * 64, size=1)
    return msgspec.structs.replace(dossier_of(text), source=source)


def content_of(dossiers: Iterable[Dossier], findings: Iterable[Finding]) -> Content:
    given = tuple(dossiers)
    outcomes = tuple(
        Outcome(
            source=each.source,
            status=Status.ANALYSED,
            name=name_document(each),
            title=each.document.metadata.title or "",
        )
        for each in given
    )
    run = Run(as_of=AS_OF, version="0.1.0", units=UNITS, outcomes=outcomes, registers={})
    cards = tuple(card_of(each, name_document(each)) for each in given)
    return gather(run, list(findings), RULES, Inventory(cards=cards))


@pytest.fixture(scope="session")
def office() -> Content:
    """A unit whose newer document replaces the older one."""
    return content_of([named(OLD, "van-phong/cu.docx"), named(NEW, "van-phong/moi.docx")], [])


@pytest.fixture(scope="session")
def hostile(sample: Sample) -> Content:
    """A finding whose every word is an attack on the paper."""
    _, findings = sample
    words = (
        "=HYPERLINK(1) <w:p>&amp;</w:p> ]]> \x00\x07\x1b \ud800 \ufffe\uffff \u202eđảo\u2066 "
        + "x" * 3_000
        + " {{MERGEFIELD}} \u0e33\u0600\U0001f600\nDòng hai\r\nDòng ba\tthụt\x0b\x0c"
    )
    path = "van-phong/độc\u202e.docx"
    dossier = named(OLD, path)
    finding = msgspec.structs.replace(
        findings[0],
        unit="van-phong",
        file=path,
        document=words,
        message=words,
        why=words,
        suggestion=words,
        basis=words,
        subject=words,
        evidence=Evidence(quote=words, where=words, context=f"trước {words} sau", page=1),
        other=(Evidence(quote=words, where=words, source=words),),
    )
    return content_of([dossier], [finding])
