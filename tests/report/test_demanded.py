"""The page of a directive: what it demands, how units stand, which documents carry it out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pipeline.directives.loading import load_requirements
from pipeline.inventory import Demands, Inventory
from pipeline.inventory.law_use import LawUse
from pipeline.law.register import load_register
from pipeline.model.finding import Evidence, Severity
from pipeline.model.run import Outcome, Run, Source, Status, Unit
from pipeline.model.trace import Carrying, Trace
from pipeline.model.verdict import Verdict
from pipeline.report import write_report
from tests.report.conftest import Open
from tests.report.sample import RULES, answer_on_226, small_finding

CORPUS = Path(__file__).parents[2] / "corpus"
UNITS = (Unit(id="vp", name="Văn phòng Bộ"), Unit(id="vpc", name="Vụ Pháp chế"))
# Two demands that rest on the conclusion 226-KL/TW, as the catalogue has them.
ONE_LEAD, SIX_CLEAR = "mot-viec-mot-chu-tri", "sau-ro"
DIRECTIVE = "226-KL-TW@2025"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nobody cites the directive; one document of the office answers one of its two demands."""
    register = load_register(CORPUS / "law")
    catalogue = load_requirements(CORPUS / "directives", {each.id for each in register.instruments})
    answers = (
        answer_on_226(ONE_LEAD, "vp", Verdict.MET),
        answer_on_226(SIX_CLEAR, "vp", Verdict.NOT_FOUND),
        answer_on_226(ONE_LEAD, "vpc", Verdict.NOT_APPLICABLE),
        answer_on_226(SIX_CLEAR, "vpc", Verdict.NOT_FOUND),
    )
    traces = (
        Trace(
            instrument=DIRECTIVE,
            name="Kết luận số 226-KL/TW ngày 11/12/2025",
            requirements=(ONE_LEAD, SIX_CLEAR),
            documents=(
                Carrying(file="vp/a.docx", unit="vp", document="Quyết định 1", meets=(ONE_LEAD,)),
            ),
        ),
    )
    source = Source(path="vp/a.docx", unit="vp", sha256="0" * 64, size=9)
    outcome = Outcome(source=source, status=Status.ANALYSED, name="Quyết định 1")
    run = Run(as_of=date(2026, 11, 23), version="0", units=UNITS, outcomes=(outcome,), registers={})
    lacking = msgspec.structs.replace(
        small_finding("vp/a.docx", "OUT101", Severity.LOW, start=0),
        subject=SIX_CLEAR,
        message="Chưa đủ sáu rõ",
        fingerprint="f" * 16,
    )
    whole = msgspec.structs.replace(
        lacking,
        unit="vp",
        file="",
        document="Cả đơn vị",
        evidence=Evidence(quote="", where="cả đơn vị"),
        fingerprint="e" * 16,
    )
    inventory = Inventory(
        law=LawUse(register),
        demands=Demands(answers=answers, traces=traces, requirements=catalogue),
    )
    out = tmp_path_factory.mktemp("demanded")
    write_report(run, [lacking, whole], out, rules=RULES, inventory=inventory)
    return out


def test_a_directive_nobody_cites_has_its_page_all_the_same(open_page: Open, report: Path) -> None:
    page = open_page(report / "laws.html")
    expect(page.locator(".lead")).to_contain_text("1 văn bản: 0 được các đơn vị viện dẫn, 1 có")
    page.get_by_role("link", name="226-KL/TW").click()
    rows = page.locator("section", has=page.locator("#demands")).locator("tbody tr")
    numbers = [row.locator("td").all_inner_texts() for row in rows.all()]
    # đáp ứng, một phần, chưa thấy, trái; the unit it does not concern is not counted
    assert numbers == [["1", "–", "–", "–"], ["–", "–", "2", "–"]]
    carrying = page.locator("section", has=page.locator("#carrying"))
    assert carrying.locator("li").all_inner_texts() == [
        "Quyết định 1\nVăn phòng Bộ: đáp ứng 1 trên 2 yêu cầu"
    ]
    expect(page.locator("section", has=page.locator("#found"))).to_contain_text("Chưa đủ sáu rõ")
    expect(page.locator("main")).to_contain_text("Không văn bản nào của đơn vị viện dẫn")


def test_a_number_leads_to_the_verdicts_of_that_demand(open_page: Open, report: Path) -> None:
    page = open_page(report / "laws.html")
    page.get_by_role("link", name="226-KL/TW").click()
    page.get_by_role("link", name="2", exact=True).click()
    expect(page.locator("#verdicts .count")).to_have_text("2 trên 3 kết luận")
    expect(page.get_by_role("combobox", name="Yêu cầu")).to_have_value(SIX_CLEAR)
    page.get_by_role("combobox", name="Đơn vị").select_option("vpc")
    expect(page.locator("#verdicts .count")).to_have_text("1 trên 3 kết luận")


def test_a_finding_tells_the_chain_of_its_demand_and_leads_there(
    open_page: Open, report: Path
) -> None:
    page = open_page(report / "index.html", f"#f={'f' * 16}")
    evidence = page.locator("details[open] .evidence")
    expect(evidence.locator("[data-field=chain]")).to_have_text(
        "Kết luận số 226-KL/TW ngày 11/12/2025: còn hiệu lực"
    )
    evidence.get_by_role("link", name="Yêu cầu này ở mọi đơn vị").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("226-KL/TW")
    assert page.url.endswith(f"#{SIX_CLEAR}")


def test_a_finding_on_a_whole_unit_says_that_it_stands_at_no_clause(
    open_page: Open, report: Path
) -> None:
    page = open_page(report / "index.html", f"#f={'f' * 16}")
    whole = page.locator("details[open] .own [data-field=whole]")
    expect(page.locator("details[open] .own mark")).to_have_text("năm chữ cái")
    expect(whole).to_have_count(0)
    page = open_page(report / "index.html", f"#f={'e' * 16}")
    expect(page.locator("details[open] .own")).to_contain_text("Phát hiện về cả đơn vị")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_all(open_page: Open, report: Path, scheme: str) -> None:
    (law,) = (report / "laws").glob("226-KL-TW*.html")
    page = open_page(law, scheme=scheme)
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_a_phone_needs_no_sideways_scrolling(open_page: Open, report: Path) -> None:
    (law,) = (report / "laws").glob("226-KL-TW*.html")
    page = open_page(law, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
