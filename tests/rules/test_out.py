"""What rests on gone law or gone bodies is found, and what only tells of them is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import Register, load_register
from pipeline.law.texts import LawText, LawTexts
from pipeline.model.finding import Finding
from pipeline.model.law import Body, BodyEvent, Instrument, LawChange, LawEvent, Outline
from pipeline.model.reading import Page
from pipeline.model.run import Unit, UnitKind
from pipeline.rules.check import check_dossier
from pipeline.rules.families import all_rules, find_rule
from pipeline.rules.registry import Case
from tests.dossiers import dossier_of

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("out_cases.yaml").read_text("utf-8")
)
AS_OF = date(2026, 11, 23)
UNIT = Unit(id="vp", name="Văn phòng", kind=UnitKind.OFFICE)


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register(SHIPPED_LAW)


def out_findings(case: dict[str, Any], register: Register, as_of: date = AS_OF) -> list[Finding]:
    issuer = case.get("issuer", "BỘ GIẢ ĐỊNH")
    dated = case.get("dated", "ngày 12 tháng 3 năm 2024")
    head = f"{issuer}\nSố: 12/QĐ-BGĐ\nHà Nội, {dated}\nQUYẾT ĐỊNH\nVề việc ban hành Quy chế\n"
    dossier = dossier_of(head + case["text"])
    rules = [rule for rule in all_rules() if rule.family == "OUT"]
    return check_dossier(dossier, Case(register=register, as_of=as_of, unit=UNIT), rules)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], register: Register):
    findings = {(each.code, each.subject): each for each in out_findings(case, register)}
    assert set(findings) == {(each["code"], each["subject"]) for each in case["found"]}
    for expected in case["found"]:
        finding = findings[expected["code"], expected["subject"]]
        assert finding.severity == expected.get("severity", finding.severity)
        assert finding.verified is expected.get("verified", finding.verified)
        if "places" in expected:
            assert len([other for other in finding.other if other.span]) == expected["places"]


def test_validity_is_asked_for_the_day_of_the_review(register: Register):
    case = {"text": "Điều 1. Sao chụp theo Nghị định số 26/2020/NĐ-CP.\nĐiều 2. Hiệu lực."}
    assert out_findings(case, register, date(2026, 2, 28)) == []
    assert [each.code for each in out_findings(case, register, date(2026, 3, 1))] == ["OUT102"]


def test_a_finding_names_since_when_and_the_successor(register: Register):
    case = {"text": "Điều 1. Sao chụp theo Nghị định số 26/2020/NĐ-CP.\nĐiều 2. Hiệu lực."}
    (finding,) = out_findings(case, register)
    assert finding.since == date(2026, 3, 1)
    assert "63/2026/NĐ-CP" in finding.suggestion
    assert "01/03/2026" in finding.message
    assert finding.evidence.quote == "Nghị định số 26/2020/NĐ-CP"
    assert finding.other[0].where == "bảng văn bản"


def test_heirs_are_listed_with_the_question_to_decide(register: Register):
    case = {"text": "Điều 1. Thanh tra Bộ tiếp nhận đơn.\nĐiều 2. Hiệu lực."}
    (finding,) = out_findings(case, register)
    assert "Thanh tra Chính phủ; đơn vị" in finding.suggestion
    assert "Cần quyết định:" in finding.suggestion


def test_unverified_facts_say_so(register: Register):
    case = {"text": "Điều 1. Xin ý kiến Ban cán sự đảng.\nĐiều 2. Hiệu lực."}
    (finding,) = out_findings(case, register)
    assert "cần xác minh" in finding.message
    assert finding.confidence < 0.7


@pytest.mark.parametrize(("confidence", "told"), [(0.9, True), (None, False)])
def test_a_number_that_fits_nothing_on_a_scan_may_be_misread(confidence, told, register):
    basis = "Căn cứ Luật Tố cáo số 23/2018/QH14 ngày 12 tháng 6 năm 2018;"
    text = f"QUYẾT ĐỊNH\n{basis}\nĐiều 1. Ban hành."
    dossier = dossier_of(text)
    anchors = tuple(replace(anchor, page=1) for anchor in dossier.document.anchors)
    page = Page(number=1, width=595, height=842, confidence=confidence)
    document = replace(dossier.document, anchors=anchors, pages=(page,))
    case = Case(register=register, as_of=AS_OF, unit=UNIT)
    (found,) = [
        each
        for each in check_dossier(replace(dossier, document=document), case)
        if each.code == "OUT106"
    ]
    assert ("máy đọc sai" in found.suggestion) is told


def test_a_changed_provision_is_told_with_its_amender_and_source(register: Register):
    case = {
        "text": "Điều 1. Theo điểm b khoản 2 Điều 10 Nghị định số 124/2020/NĐ-CP.\nĐiều 2. Hết."
    }
    (finding,) = out_findings(case, register)
    assert finding.code == "OUT111"
    assert finding.since == date(2026, 7, 1)
    assert "điểm b khoản 2 Điều 10 đã được sửa đổi, bổ sung bởi" in finding.message
    assert "điểm a khoản 2 Điều 8 Nghị định số 155/2026/NĐ-CP từ ngày 01/07/2026" in finding.message
    assert "155/2026/NĐ-CP" in finding.other[0].source
    assert out_findings(case, register, date(2026, 6, 30)) == []


def test_a_suspension_ends(register: Register):
    event = LawEvent(
        instrument="30-2020-ND-CP",
        provision="",
        change=LawChange.SUSPENDED,
        by="1/2026/NQ-CP",
        since=date(2026, 1, 1),
        since_text="ngày 01/01/2026",
        until=date(2026, 12, 1),
        source="nguồn thử",
        verified=True,
    )
    halted = Register(register.instruments, register.bodies, (event,))
    case = {"text": "Điều 1. Theo Điều 5 Nghị định số 30/2020/NĐ-CP.\nĐiều 2. Hiệu lực."}
    (finding,) = out_findings(case, halted, date(2026, 11, 30))
    assert finding.code == "OUT112"
    assert "văn bản đã bị ngưng hiệu lực bởi 1/2026/NQ-CP" in finding.message
    assert out_findings(case, halted, date(2026, 12, 1)) == []


def test_an_heir_that_ended_itself_is_told_with_its_own_heirs(register: Register):
    def body(id_: str, name: str, since: date, *heirs: str) -> Body:
        return Body(
            id=id_,
            name=name,
            names=(name,),
            kind="cục",
            event=BodyEvent.MERGED,
            since=since,
            since_text=f"ngày {since:%d/%m/%Y}",
            successors=heirs,
            source="nguồn thử",
            verified=True,
        )

    bodies = (
        body("one", "Vụ Đo lường", date(2022, 1, 1), "Vụ Thử nghiệm"),
        body("two", "Vụ Thử nghiệm", date(2025, 1, 1), "Cục Chất lượng", "Viện Thử nghiệm"),
    )
    later = Register(register.instruments, bodies)
    case = {"text": "Điều 1. Vụ Đo lường có trách nhiệm kiểm tra.\nĐiều 2. Hiệu lực."}
    (finding,) = out_findings(case, later)
    assert "Nơi kế thừa: Vụ Thử nghiệm (đã thôi, nay là Cục Chất lượng)" in finding.suggestion
    assert "Vụ Thử nghiệm (đã thôi, nay là Viện Thử nghiệm)" in finding.suggestion
    (finding,) = out_findings(case, later, date(2024, 12, 31))
    assert "Nơi kế thừa: Vụ Thử nghiệm." in finding.suggestion


def test_a_text_at_hand_tells_what_a_law_has_before_the_table(register: Register):
    law = dossier_of(
        "QUỐC HỘI\nLuật số: 36/2018/QH14\nLUẬT\nPHÒNG, CHỐNG THAM NHŨNG\n"
        "Điều 1. Phạm vi\nLuật này quy định việc phòng ngừa.\nĐiều 2. Hiệu lực\nTừ năm 2019."
    )
    texts = LawTexts({"36-2018-QH14": LawText(law.document, "texts/luat.txt", "0" * 64)})
    text = "Điều 1. Theo Điều 5 Luật Phòng, chống tham nhũng số 36/2018/QH14.\nĐiều 2. Hiệu lực."
    head = "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUY CHẾ\nVề việc mua\n"
    case = Case(register=register, as_of=AS_OF, unit=UNIT, texts=texts)
    (finding,) = check_dossier(dossier_of(head + text), case, [find_rule("OUT114")])
    assert finding.verified
    assert "chỉ có 2 điều" in finding.message
    assert finding.other[0].where == "toàn văn"
    assert finding.other[0].source.startswith("texts/luat.txt")
    by_table = {each.code for each in out_findings({"text": text}, register)}
    assert "OUT114" not in by_table


def test_a_number_kept_from_the_law_before_is_offered_with_it():
    old, new = (
        Instrument(
            id=number,
            kind="Nghị định",
            number=number,
            title="Về họp",
            effective=date(year, 1, 1),
            replaces=replaces,
            source="nguồn thử",
            verified=True,
        )
        for number, year, replaces in (
            ("10/2015/NĐ-CP", 2015, ()),
            ("20/2023/NĐ-CP", 2023, ("10/2015/NĐ-CP",)),
        )
    )
    counts = {old.id: 60, new.id: 30}
    outlines = [
        Outline(instrument=id_, articles=count, last={}, source="nguồn thử", verified=True)
        for id_, count in counts.items()
    ]
    text = "Điều 1. Họp theo Điều 45 Nghị định số 20/2023/NĐ-CP.\nĐiều 2. Hiệu lực."
    (finding,) = out_findings({"text": text}, Register((old, new), (), (), outlines))
    assert finding.code == "OUT114"
    assert "Có phải là Điều 45 của Nghị định số 10/2015/NĐ-CP?" in finding.suggestion
