"""How findings stand, in the pages: a filter, what is hidden and counted, a page of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pipeline.model.finding import Severity
from pipeline.model.review import Absence, Change, Decision, Gone, Review, State, Verdict
from pipeline.report import write_report
from pipeline.review.learning import Learnt, Point, RulePrecision
from pipeline.review.suppressions import Suppressing, Suppression
from pipeline.review.week import Week
from tests.report.conftest import Open, Sample
from tests.report.sample import RULES

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def followed(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of 400 findings: 40 dismissed, 10 suppressed, 5 opened again, the rest known."""
    run, findings = sample
    states = [State.DISMISSED] * 40 + [State.SUPPRESSED] * 10 + [State.REOPENED] * 5
    reviews = {}
    for place, finding in enumerate(findings):
        state = states[place] if place < len(states) else State.KNOWN
        if finding is findings[-1]:
            state = State.NEW
        said = Decision(
            finding=finding.fingerprint,
            verdict=Verdict.DISMISSED,
            reviewer="Lê An",
            taken_at=datetime(2026, 11, 16, tzinfo=UTC),
            reason=f"trùng {HOSTILE}",
        )
        reviews[finding.fingerprint] = Review(
            state=state,
            change=Change.NEW if state is State.NEW else Change.KNOWN,
            note=f"Lời văn đã đổi {HOSTILE}" if state is State.REOPENED else "",
            first_seen=date(2026, 11, 9),
            decisions=(said,) if state in (State.DISMISSED, State.REOPENED) else (),
        )
    entry = Suppression(code="FRM103", unit="vp", reason=HOSTILE, until=date(2026, 11, 1))
    week = Week(
        findings=tuple(findings),
        reviews=reviews,
        suppressing=Suppressing(
            silenced={}, expired=(entry,), idle=(msgspec.structs.replace(entry, until=None),)
        ),
        has_history=True,
        since=date(2026, 11, 16),
        gone=(
            Gone(
                finding="f",
                why=Absence.FIXED,
                code="OUT101",
                unit="vp",
                file="vp/a.pdf",
                document="Quyết định thí dụ",
                where="Điều 1",
                message=HOSTILE,
                severity=Severity.HIGH,
            ),
            Gone(
                finding="g",
                why=Absence.DOCUMENT_GONE,
                code="GAP202",
                unit="đơn-vị-đã-rút",
                file="",
                document="Cả đơn vị",
                where="cả đơn vị",
                message="Chưa thấy quy định",
                severity=Severity.MEDIUM,
            ),
        ),
        precision=(
            RulePrecision(
                code="OUT101",
                confirmed=6,
                fixed=1,
                dismissed=1,
                disputed=0,
                course=(
                    Point(day=date(2026, 11, 2), right=1, decided=2),
                    Point(day=date(2026, 11, 16), right=7, decided=8),
                ),
            ),
        ),
        learnt=(Learnt(code="OUT101", stated=0.9, right=7, decided=8),),
    )
    out = tmp_path_factory.mktemp("week") / "báo cáo"
    write_report(run, findings, out, week=week, rules=RULES)
    return out


def test_what_was_dismissed_is_hidden_and_counted(followed: Path, open_page: Open) -> None:
    page = open_page(followed / "index.html")
    count = page.locator("#findings .count")
    assert count.text_content() == (
        "350 trên 400 phát hiện; 50 đã bác bỏ hoặc được miễn trừ đang ẩn"
    )
    page.select_option("select[name=state]", "dismissed")
    page.wait_for_function("document.querySelector('.count').textContent.startsWith('40 ')")
    page.select_option("select[name=state]", "all")
    page.wait_for_function("document.querySelector('.count').textContent === '400 phát hiện'")
    assert "state=all" in page.url


def test_the_overview_tells_what_changed_and_leads_there(followed: Path, open_page: Open) -> None:
    page = open_page(followed / "index.html")
    expect(page.locator(".since")).to_contain_text("16/11/2026: 1 mới, 0 nặng hơn, 1 đã hết")
    page.locator(".since").get_by_role("link", name="1", exact=True).click()
    expect(page.locator("#findings .count")).to_have_text("1 trên 400 phát hiện")
    page.get_by_role("link", name="Từng việc đã đổi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Theo dõi")


def test_a_link_leads_to_a_dismissed_finding_all_the_same(
    followed: Path, sample: Sample, open_page: Open
) -> None:
    mark = sample[1][0].fingerprint
    page = open_page(followed / "index.html", f"#f={mark}")
    opened = page.locator("details[open] .evidence")
    assert mark in opened.text_content()
    assert opened.locator("[data-field=history]").text_content() == (
        f"Thấy lần đầu: lần xét đến ngày 09/11/2026\n16/11/2026, Lê An: Bác bỏ (trùng {HOSTILE})"
    )


def test_the_page_of_the_week_tells_all_of_it(followed: Path, open_page: Open) -> None:
    page = open_page(followed / "index.html")
    page.get_by_role("link", name="Theo dõi").click()
    told = page.locator("main").text_content()
    for words in (
        "So với lần rà soát 16/11/2026",
        "Văn bản đã đổi, không còn thấy: 1",
        "đơn-vị-đã-rút, cả đơn vị",
        "Hết hạn 01/11/2026",
        "Không khớp phát hiện nào",
        "87,5 %",
        "50 % (1/2)",
        "87,5 % (7/8)",
        "OUT101, quy tắc tự cho độ chắc chắn 90 %",
    ):
        assert words in told
    assert told.count(HOSTILE) == 3
    drawn = page.get_by_role("img", name="16/11/2026: 87,5 % (7 trên 8)")
    assert drawn.locator("circle").count() == 2
    page.get_by_role("link", name="Xem 5 phát hiện: Mở lại").click()
    page.wait_for_function("document.querySelector('.count').textContent.startsWith('5 trên')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_the_week_can_be_used_by_all(
    followed: Path, open_page: Open, scheme: str
) -> None:
    page = open_page(followed / "week.html", scheme=scheme)
    # Preloading would fetch the style sheet, which the page's own policy forbids.
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [each["id"] for each in found] == []
