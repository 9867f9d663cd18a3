"""The page of requirements × units as a reviewer opens it: from disk, in a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from pipeline.directives.loading import load_requirements
from pipeline.inventory import Demands, Inventory
from pipeline.law.register import load_register
from pipeline.model.finding import Evidence
from pipeline.model.run import Run, Unit
from pipeline.model.verdict import Answer, ElementKind, Found, JudgedElement, State, Verdict
from pipeline.report import write_report
from tests.report.conftest import Open
from tests.report.sample import RULES

CORPUS = Path(__file__).parents[2] / "corpus"
UNITS = (Unit(id="vp", name="Văn phòng Bộ"), Unit(id="vpc", name="Vụ Pháp chế"))
ATTACK = "<img src=x onerror='window.hit=1'>"
N_DEMANDS = 60
# One of each verdict in turn; those that do not apply have no row.
VERDICTS = tuple(Verdict)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of real requirements on two units, 24 rows each of a verdict and 24 of none."""
    register = load_register(CORPUS / "law")
    demands = load_requirements(CORPUS / "directives", {each.id for each in register.instruments})
    answers = tuple(
        Answer(
            requirement=demand.id,
            unit=unit.id,
            verdict=VERDICTS[place % 5],
            confidence=0.9,
            demand=demand.demand,
            basis="Kết luận số 226-KL/TW",
            reason=f"Đường dây nóng {ATTACK}" if place == 0 else "Văn bản có nêu.",
            elements=(
                JudgedElement(kind=ElementKind.WHO, asked="đơn vị chủ trì", state=State.PRESENT),
            ),
            provisions=(
                Found(
                    file="vp/a.docx",
                    unit=unit.id,
                    document="Quyết định số 1/QĐ-VP",
                    evidence=Evidence(quote="Chánh Văn phòng chịu trách nhiệm", where="Điều 3"),
                    likeness=0.8,
                ),
            ),
        )
        for unit in UNITS
        for place, demand in enumerate(demands[:N_DEMANDS])
    )
    run = Run(as_of=date(2026, 11, 23), version="0", units=UNITS, outcomes=(), registers={})
    out = tmp_path_factory.mktemp("verdicts")
    inventory = Inventory(demands=Demands(answers=answers, requirements=demands))
    write_report(run, [], out, rules=RULES, inventory=inventory)
    return out


def rows(page: Page) -> Locator:
    return page.locator("#verdicts tbody tr")


def count(page: Page) -> Locator:
    return page.locator("#verdicts .count")


def test_every_requirement_that_applies_has_a_row_with_both_sides(
    open_page: Open, report: Path
) -> None:
    page = open_page(report / "verdicts.html")
    expect(count(page)).to_have_text("96 trên 96 kết luận")
    expect(rows(page)).to_have_count(96)
    first = rows(page).first.inner_text()
    for words in (
        "Văn phòng Bộ",
        "226-KL/TW",
        "đơn vị chủ trì",
        "Điều 3, Quyết định số 1/QĐ-VP: «Chánh",
    ):
        assert words in first
    assert ATTACK in first
    assert page.evaluate("window.hit") is None


def test_filters_narrow_and_stay_in_the_address(open_page: Open, report: Path) -> None:
    page = open_page(report / "verdicts.html")
    page.get_by_role("combobox", name="Kết luận").select_option("contradicts")
    expect(count(page)).to_have_text("24 trên 96 kết luận")
    page.get_by_role("combobox", name="Đơn vị").select_option("vpc")
    expect(count(page)).to_have_text("12 trên 96 kết luận")
    units = page.locator("#verdicts tbody td:nth-child(2)").all_inner_texts()
    assert set(units) == {"Vụ Pháp chế"}
    page.reload()
    expect(count(page)).to_have_text("12 trên 96 kết luận")
    expect(page.get_by_role("combobox", name="Đơn vị")).to_have_value("vpc")


def test_a_number_of_the_table_leads_to_its_rows(open_page: Open, report: Path) -> None:
    page = open_page(report / "verdicts.html")
    row = page.locator(".verdict-counts tbody tr").filter(has_text="Vụ Pháp chế")
    numbers = row.locator("td").all_inner_texts()
    assert numbers == ["12"] * len(VERDICTS)
    row.get_by_role("link").first.click()
    expect(count(page)).to_have_text("12 trên 96 kết luận")
    assert "unit=vpc" in page.url


@pytest.mark.parametrize("typed", ["duong day nong", "ĐƯỜNG DÂY NÓNG", "đường dây nóng"])
def test_search_ignores_diacritics_and_case(open_page: Open, report: Path, typed: str) -> None:
    page = open_page(report / "verdicts.html")
    page.get_by_role("searchbox", name="Tìm").fill(typed)
    expect(count(page)).to_have_text("2 trên 96 kết luận")
    assert all("Đường dây nóng" in text for text in rows(page).all_inner_texts())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_all(open_page: Open, report: Path, scheme: str) -> None:
    page = open_page(report / "verdicts.html", scheme=scheme)
    expect(rows(page)).to_have_count(96)
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_a_phone_scrolls_the_table_not_the_page(open_page: Open, report: Path) -> None:
    page = open_page(report / "verdicts.html", width=360)
    expect(rows(page)).to_have_count(96)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
