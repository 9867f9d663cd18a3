"""Old units and posts of the ministry itself, in its documents and in those of its units."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import Register, load_register
from pipeline.model.finding import Finding
from pipeline.model.run import Unit, UnitKind
from pipeline.rules.check import check_dossier
from pipeline.rules.families import all_rules
from pipeline.rules.registry import Case
from tests.dossiers import dossier_of

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("unit_cases.yaml").read_text("utf-8")
)
AS_OF = date(2026, 11, 23)
UNIT = Unit(id="vp", name="Văn phòng", kind=UnitKind.OFFICE)
UNITS = """\
- {id: cong-nghe, name: Cục Công nghệ và Cơ yếu, kind: department}
- {id: tai-vu, name: Cục Quản trị tài vụ, kind: department}
- {id: van-phong, name: Văn phòng Bộ, kind: office}
- {id: can-bo, name: Vụ Tổ chức cán bộ, kind: department}
"""
HISTORY = """\
id,name,names,except_in,lives_at,kind,event,since,successors,question,legal_basis,source,verified
U1,Vụ Tin học,Vụ Tin học,,,đơn vị,renamed,2014-04-01,Cục Công nghệ thông tin,,,thử,yes
U2,Cục Công nghệ thông tin,,,,đơn vị,renamed,2020-03-01,cong-nghe,,QĐ 74/QĐ-BGĐ (18/02/2020),thử,yes
U3,Vụ Tài vụ,,,,đơn vị,merged,2018-01-01,tai-vu,,Quyết định số 56/QĐ-BGĐ,thử,yes
U4,Cục Quản trị,,,,đơn vị,merged,2018-01-01,tai-vu,,Quyết định số 56/QĐ-BGĐ,thử,no
U5,Thư ký Bộ,,Thư ký Bộ trưởng,,chức danh,split,2023-07-01,van-phong; can-bo,Việc của ai?,,thử,yes
U6,Ban Khiếu tố,,,,đơn vị,renamed,2027-01-01,Vụ Khiếu tố,,,thử,yes
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    corpus = tmp_path_factory.mktemp("kho")
    (corpus / "units.yaml").write_text(UNITS, "utf-8")
    (corpus / "units_history.csv").write_text(HISTORY, "utf-8")
    return load_register(SHIPPED_LAW, corpus)


def found_in(case: dict[str, Any], register: Register) -> list[Finding]:
    unit = case.get("unit", "VĂN PHÒNG BỘ")
    number = case.get("number", "12/QĐ-BGĐ")
    dated = case.get("dated", "ngày 12 tháng 3 năm 2012")
    issuers = "\n".join(each for each in ("BỘ GIẢ ĐỊNH", unit) if each)
    head = f"{issuers}\nSố: {number}\nHà Nội, {dated}\nQUYẾT ĐỊNH\nVề việc ban hành Quy chế\n"
    rules = [rule for rule in all_rules() if rule.code in ("OUT201", "OUT202")]
    given = Case(register=register, as_of=AS_OF, unit=UNIT)
    return check_dossier(dossier_of(head + case["text"]), given, rules)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], register: Register):
    findings = {(each.code, each.subject): each for each in found_in(case, register)}
    assert set(findings) == {(each["code"], each["subject"]) for each in case["found"]}
    for expected in case["found"]:
        finding = findings[expected["code"], expected["subject"]]
        assert finding.severity == expected["severity"]
        if "late" in expected:
            assert ("sau khi việc này đã xảy ra" in finding.why) is expected["late"]


def told_of(text: str, register: Register) -> Finding:
    (finding,) = found_in({"text": f"Điều 1. {text}\nĐiều 2. Hiệu lực."}, register)
    return finding


def test_a_finding_tells_day_decision_and_heir_by_its_name(register: Register):
    finding = told_of("Báo cáo gửi Vụ Tài vụ.", register)
    assert finding.message == "Vụ Tài vụ đã hợp nhất từ ngày 01/01/2018"
    assert finding.since == date(2018, 1, 1)
    assert finding.basis == "Quyết định số 56/QĐ-BGĐ"
    assert finding.suggestion == "Nơi kế thừa: Cục Quản trị tài vụ."
    assert finding.other[0].where == "bảng đơn vị của Bộ"


def test_a_chain_of_names_leads_to_the_one_of_today(register: Register):
    finding = told_of("Báo cáo gửi Vụ Tin học.", register)
    chain = "Cục Công nghệ thông tin (đã thôi, nay là Cục Công nghệ và Cơ yếu)"
    assert finding.suggestion == f"Nơi kế thừa: {chain}."
    assert "năm 2025; quyết định của Bộ" in finding.basis  # the rule's, where the row tells none


def test_a_post_that_is_no_more_asks_whose_work_it_is(register: Register):
    finding = told_of("Thư ký Bộ theo dõi việc thực hiện.", register)
    assert finding.message.startswith("Thư ký Bộ đã được bãi bỏ, nhiệm vụ chuyển cho nhiều nơi")
    assert "Văn phòng Bộ; Vụ Tổ chức cán bộ. Cần quyết định: Việc của ai?" in finding.suggestion


def test_what_is_not_verified_says_in_which_table(register: Register):
    finding = told_of("Báo cáo gửi Cục Quản trị.", register)
    assert "cần xác minh dữ kiện trong bảng đơn vị của Bộ" in finding.message
    assert not finding.verified
