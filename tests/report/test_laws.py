"""Pages of law: the instruments and ended bodies a document names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pipeline.config import SHIPPED_LAW
from pipeline.inventory import Inventory
from pipeline.inventory.law_use import LawUse, cited_in, named_in
from pipeline.law.register import load_register
from pipeline.model.run import Outcome, Run, Status, Unit
from pipeline.report.content import gather
from pipeline.report.site import write_site
from pipeline.rules.registry import Case
from tests.dossiers import dossier_of
from tests.report.conftest import Open
from tests.report.sample import RULES

TEXT = """QUYẾT ĐỊNH
Ban hành Quy chế quản lý ngân sách đối ngoại
Căn cứ Nghị định số 117/2017/NĐ-CP ngày 19 tháng 10 năm 2017 của Chính phủ;
Điều 1. Áp dụng
1. Việc chi thực hiện theo Nghị định số 117/2017/NĐ-CP.
2. Văn thư làm theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.
Điều 2. Kiểm tra
Thanh tra Bộ kiểm tra việc chi; Thanh tra Bộ báo cáo Bộ trưởng.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = dossier_of(TEXT)
    register = load_register(SHIPPED_LAW)
    office = Unit(id=dossier.source.unit, name="Văn phòng")
    case = Case(register=register, as_of=date(2026, 11, 23), unit=office)
    run = Run(
        as_of=case.as_of,
        version="0",
        units=(office,),
        outcomes=(Outcome(source=dossier.source, status=Status.ANALYSED, name="Quyết định thử"),),
        registers={},
    )
    use = LawUse(register, tuple(cited_in(dossier, case)), tuple(named_in(dossier, case)))
    out = tmp_path_factory.mktemp("laws")
    write_site(gather(run, [], RULES, Inventory(law=use)), out)
    return out


def test_a_law_that_ended_is_told_with_what_replaced_it(open_page: Open, site: Path) -> None:
    page = open_page(site / "laws.html")
    row = page.locator("tbody tr", has_text="117/2017/NĐ-CP")
    expect(row.locator("td").nth(0)).to_have_text("đã hết hiệu lực")
    assert [cell.inner_text() for cell in row.locator("td.number").all()[:2]] == ["1", "1"]
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("117/2017/NĐ-CP")
    said = page.inner_text("main")
    assert "06/04/2026" in said  # Nghị định 129/2026/NĐ-CP, Điều 16, as the register has it
    assert "129/2026/NĐ-CP" in said
    cited = page.locator("section", has=page.locator("#cited"))
    expect(cited.locator("tbody tr")).to_have_count(1)
    expect(cited).to_contain_text("căn cứ ban hành")
    expect(cited.locator("tbody td").last).to_have_text("2")
    cited.get_by_role("link", name="Quyết định thử").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quyết định thử")


def test_laws_can_be_searched_and_filtered(open_page: Open, site: Path) -> None:
    page = open_page(site / "laws.html", "#status=in_force")
    expect(page.locator("tbody tr:not([hidden])")).to_have_count(1)
    expect(page.locator("tbody tr:not([hidden])")).to_contain_text("30/2020/NĐ-CP")
    page.get_by_role("combobox", name="Hiệu lực").select_option("")
    page.get_by_role("searchbox", name="Tìm").fill("nghi dinh so 117")
    expect(page.locator(".count")).to_have_text("1 trên 2 văn bản")


def test_an_ended_body_is_told_with_its_heirs(open_page: Open, site: Path) -> None:
    page = open_page(site / "bodies.html")
    page.get_by_role("link", name="Thanh tra Bộ").click()
    said = page.inner_text("main")
    assert "kết thúc hoạt động" in said
    assert "01/07/2025" in said
    expect(page.locator("section tbody td").last).to_have_text("2")


@pytest.mark.parametrize("name", ["laws.html", "bodies.html"])
def test_a_phone_needs_no_sideways_scrolling(open_page: Open, site: Path, name: str) -> None:
    page = open_page(site / name, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
