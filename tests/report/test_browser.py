"""The report as a reviewer opens it: from disk, in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from pipeline.report.site import page_names
from tests.report.conftest import PICTURED, Open, Sample
from tests.report.sample import sample_run


def findings(page: Page) -> Locator:
    return page.locator(".finding")


def counted(page: Page) -> Locator:
    return page.locator("#findings .count")


def count(page: Page) -> str:
    return counted(page).inner_text()


def test_the_overview_opens_from_disk(open_page: Open, report: Path, sample: Sample) -> None:
    page = open_page(report / "index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kết quả rà soát văn bản nội bộ")
    expect(counted(page)).to_have_text("400 phát hiện")
    body = page.inner_text("body")
    assert "23/11/2026" in body
    cells = page.locator(".matrix tbody .sum").all_inner_texts()
    assert sum(int(cell) for cell in cells) == len(sample[1])


def test_the_list_grows_as_it_is_read(open_page: Open, report: Path) -> None:
    page = open_page(report / "index.html")
    expect(findings(page)).to_have_count(50)
    page.locator(".more").scroll_into_view_if_needed()
    expect(findings(page)).not_to_have_count(50)
    assert findings(page).count() <= 150


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("quyet dinh", "Quyết định"),
        ("QUYẾT ĐỊNH", "Quyết định"),
        ("dai su quan", "Đại sứ quán"),
        ("ban can su", "Ban cán sự đảng"),
        ("can su dang, vu to chuc", "Ban cán sự đảng"),
        ("Quye\u0302\u0301t \u0111i\u0323nh", "Quyết định"),
    ],
)
def test_search_ignores_diacritics_and_case(
    open_page: Open, report: Path, typed: str, found: str
) -> None:
    page = open_page(report / "index.html")
    page.get_by_role("searchbox", name="Tìm").fill(typed)
    expect(page.locator(".chips button")).to_have_count(1)
    shown, total = (int(word) for word in count(page).split() if word.isdigit())
    assert 0 < shown < total == 400
    for item in findings(page).all()[:10]:
        item.locator("summary").click()
        expect(item).to_contain_text(found, ignore_case=True)


def test_a_search_without_a_match_says_so(open_page: Open, report: Path) -> None:
    page = open_page(report / "index.html")
    page.get_by_role("searchbox", name="Tìm").fill("khongcotunay")
    expect(page.locator(".empty")).to_be_visible()
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator("#findings .count")).to_have_text("400 phát hiện")


def test_typing_on_after_a_blank_is_not_disturbed(open_page: Open, report: Path) -> None:
    page = open_page(report / "index.html")
    search = page.get_by_role("searchbox", name="Tìm")
    search.press_sequentially("quyet ", delay=10)
    expect(page.locator(".chips button")).to_have_count(1)
    search.press_sequentially("dinh", delay=10)
    expect(search).to_have_value("quyet dinh")


def test_filters_narrow_and_stay_in_the_address_over_a_reload(
    open_page: Open, report: Path, sample: Sample
) -> None:
    expected = sum(
        f.unit == "dsq-beta" and f.code.startswith("OUT") and not f.verified for f in sample[1]
    )
    assert expected > 0
    page = open_page(report / "index.html")
    page.get_by_role("combobox", name="Đơn vị", exact=True).select_option("dsq-beta")
    page.get_by_role("combobox", name="Nhóm quy tắc").select_option("OUT")
    page.get_by_role("combobox", name="Xác minh").select_option("no")
    said = f"{expected} trên 400 phát hiện"
    expect(page.locator("#findings .count")).to_have_text(said)
    page.reload()
    expect(counted(page)).to_have_text(said)
    assert page.get_by_role("combobox", name="Đơn vị", exact=True).input_value() == "dsq-beta"
    assert page.locator(".chips button").count() == 3
    page.locator(".chips button").first.click()
    assert "unit=" not in page.url


def test_filters_by_severity_rule_and_kind(open_page: Open, report: Path, sample: Sample) -> None:
    page = open_page(report / "index.html", "#severity=high&code=OUT201&kind=Quy+chế")
    run, all_findings = sample
    kinds = {outcome.source.path: outcome.kind for outcome in run.outcomes}
    expected = [
        f
        for f in all_findings
        if (f.severity, f.code, kinds[f.file]) == ("high", "OUT201", "Quy chế")
    ]
    expect(counted(page)).to_have_text(f"{len(expected)} trên 400 phát hiện")


def test_a_cell_of_the_matrix_filters_the_list(open_page: Open, report: Path) -> None:
    page = open_page(report / "index.html")
    cell = page.locator(".matrix tbody td a").first
    number = cell.inner_text()
    cell.click()
    expect(counted(page)).to_have_text(f"{number} trên 400 phát hiện")
    expect(page.locator("#findings-title")).to_be_in_viewport()


def test_a_repeated_fault_leads_to_all_its_places(
    open_page: Open, report: Path, sample: Sample
) -> None:
    places = [f for f in sample[1] if f.subject == "ban-can-su"]
    page = open_page(report / "index.html")
    row = page.locator("tr", has_text="Ban cán sự đảng Bộ đã kết thúc hoạt động")
    row.get_by_role("link").click()
    expect(counted(page)).to_have_text(f"{len(places)} trên 400 phát hiện")
    chip = page.locator(".chips button", has_text="Cùng vấn đề")
    expect(chip).to_contain_text("Ban cán sự đảng Bộ đã kết thúc hoạt động")


def test_an_unknown_value_in_the_address_is_ignored(open_page: Open, report: Path) -> None:
    page = open_page(report / "index.html", "#severity=khong-co&sort=khong-co")
    expect(counted(page)).to_have_text("400 phát hiện")


def test_the_list_can_be_put_in_order(open_page: Open, report: Path, sample: Sample) -> None:
    page = open_page(report / "index.html")
    assert set(page.locator(".finding .severity").all_inner_texts()) == {"▲ Nghiêm trọng"}
    page.get_by_role("combobox", name="Sắp xếp").select_option("code")
    expect(page.locator(".finding .code").first).to_have_text("DOC101")
    page.get_by_role("combobox", name="Sắp xếp").select_option("place")
    expect(page.locator(".group").first).to_be_visible()


def test_a_finding_opens_to_its_evidence(open_page: Open, report: Path, sample: Sample) -> None:
    told = next(f for f in sample[1] if f.code == "OUT101" and f.evidence.page and not f.verified)
    page = open_page(report / "index.html", f"#f={told.fingerprint}")
    evidence = page.locator(".finding details[open] .evidence")
    expect(evidence).to_have_count(1)
    assert evidence.locator(".own mark").inner_text() == told.evidence.quote
    assert evidence.locator(".own blockquote").inner_text() == told.evidence.context
    text = evidence.inner_text()
    for part in (
        told.evidence.where,
        f"trang {told.evidence.page}",
        told.file,
        told.why,
        told.suggestion,
        told.basis,
        told.other[0].quote,
        told.other[0].source,
        f"{told.since:%d/%m/%Y}",
        "chưa xác minh",
        told.fingerprint,
    ):
        assert part in text
    evidence.get_by_role("link", name="OUT101 – ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Viện dẫn văn bản đã hết hiệu lực")
    page.get_by_role("link", name="phát hiện trong lần rà soát này").click()
    assert page.locator(".chips button").inner_text().startswith("Quy tắc: OUT101")


def test_both_sides_of_the_evidence_stand_side_by_side(
    open_page: Open, report: Path, sample: Sample
) -> None:
    told = next(f for f in sample[1] if f.code == "OUT101")
    page = open_page(report / "index.html", f"#f={told.fingerprint}")
    evidence = page.locator(".finding details[open] .evidence")
    expect(evidence.locator(".other")).to_have_count(1)
    own, other = (evidence.locator(side).bounding_box() for side in (".own", ".other"))
    assert own and other
    assert own["x"] + own["width"] < other["x"]
    assert own["y"] == other["y"]


def test_the_clause_is_marked_on_a_picture_of_its_page(open_page: Open, report: Path) -> None:
    told = PICTURED
    page = open_page(report / "units" / f"{told.unit}.html", f"#f={told.fingerprint}")
    sheet = page.locator("details[open] .sheet")
    picture = sheet.get_by_role("img", name=f"Trang {told.evidence.page}, những dòng được trích")
    expect(picture).to_be_visible()
    (box,) = told.evidence.boxes
    mark = picture.locator("rect")
    assert float(mark.get_attribute("y")) == pytest.approx(box.top - 2)
    assert float(mark.get_attribute("height")) == pytest.approx(box.bottom - box.top + 4)
    closely = picture.get_attribute("viewBox")
    sheet.get_by_role("button", name="Xem cả trang").click()
    assert picture.get_attribute("viewBox") == "0 0 595 842"
    sheet.get_by_role("button", name="Chỉ xem chỗ trích").click()
    assert picture.get_attribute("viewBox") == closely
    href = picture.locator("image").get_attribute("href")
    assert (report / "units" / href).resolve().is_file()


def test_without_a_picture_there_is_no_empty_frame(
    open_page: Open, report: Path, sample: Sample
) -> None:
    told = next(f for f in sample[1] if f.evidence.page is None)
    page = open_page(report / "index.html", f"#f={told.fingerprint}")
    expect(page.locator("details[open] .evidence")).to_have_count(1)
    expect(page.locator(".sheet")).to_have_count(0)


def test_the_keyboard_reaches_and_opens_a_finding(open_page: Open, report: Path) -> None:
    page = open_page(report / "index.html")
    page.get_by_role("combobox", name="Sắp xếp").focus()
    page.keyboard.press("Tab")
    focused = page.locator("summary:focus-visible")
    expect(focused).to_have_count(1)
    assert focused.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(".evidence")).to_have_count(1)


def test_keys_walk_the_list_open_a_finding_and_search(open_page: Open, report: Path) -> None:
    page = open_page(report / "index.html")
    for key in ("j", "j", "k", "j", "o"):
        page.keyboard.press(key)
    expect(findings(page).nth(1).locator("details[open]")).to_have_count(1)
    page.keyboard.press("o")
    expect(page.locator("details[open]")).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("jko?")
    expect(page.get_by_role("searchbox", name="Tìm")).to_have_value("jko?")
    page.get_by_role("searchbox", name="Tìm").fill("ban can su")
    expect(page.locator(".chips button")).to_contain_text("ban can su")
    page.keyboard.press("Escape")
    expect(findings(page).first.locator("summary")).to_be_focused()


def test_the_keys_are_told(open_page: Open, report: Path) -> None:
    page = open_page(report / "index.html")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Phím tắt").click()
    page.get_by_role("button", name="Đóng").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_first_tab_stop_leads_past_the_head(open_page: Open, report: Path) -> None:
    page = open_page(report / "index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    expect(counted(page)).to_have_text("400 phát hiện")


def test_a_units_page_groups_its_findings_by_document(
    open_page: Open, report: Path, sample: Sample
) -> None:
    run, all_findings = sample
    page = open_page(report / "units" / "dsq-beta.html")
    own = [f for f in all_findings if f.unit == "dsq-beta"]
    expect(counted(page)).to_have_text(f"{len(own)} phát hiện")
    rows = page.locator(".inputs tbody tr")
    assert rows.count() == sum(o.source.unit == "dsq-beta" for o in run.outcomes)
    page.locator(".inputs td a").first.click()
    expect(page.locator(".group")).to_have_count(1)
    assert page.locator(".chips button").inner_text().startswith("Tệp: dsq-beta/")


def test_a_documents_page_lists_its_own_findings(
    open_page: Open, report: Path, sample: Sample
) -> None:
    _, all_findings = sample
    told = next(f for f in all_findings if f.unit == "dsq-beta")
    own = [f for f in all_findings if f.file == told.file]
    page = open_page(report / "documents.html")
    page.get_by_role("link", name=told.document).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(told.document)
    expect(counted(page)).to_have_text(f"{len(own)} phát hiện")
    assert told.file in page.inner_text("main")
    findings(page).first.locator("summary").click()
    page.locator(".evidence").get_by_role("link", name=told.file).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(told.document)


def test_a_document_without_findings_says_so(open_page: Open, report: Path, sample: Sample) -> None:
    run, all_findings = sample
    with_some = {f.file for f in all_findings}
    clean = next(o for o in run.outcomes if o.source.path not in with_some)
    page = open_page(report / "documents.html")
    page.get_by_role("row").filter(has_text=clean.source.path).get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("Không có phát hiện nào ở văn bản này")


def test_the_documents_page_filters_by_outcome_and_text(open_page: Open, report: Path) -> None:
    page = open_page(report / "documents.html", "#status=failed")
    assert page.locator("#rows .count").inner_text() == "3 trên 96 tệp"
    page.get_by_role("combobox", name="Kết quả đọc").select_option("")
    page.get_by_role("searchbox", name="Tìm").fill("KHONG CO LOP CHU")
    assert page.locator("#rows .count").inner_text() == "4 trên 96 tệp"
    page.reload()
    assert page.locator("#rows .count").inner_text() == "4 trên 96 tệp"


def test_a_procedures_page_leads_from_a_step_to_its_finding(
    open_page: Open, report: Path, sample: Sample
) -> None:
    page = open_page(report / "procedures.html")
    page.get_by_role("link", name="Tiếp nhận và trình hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tiếp nhận và trình hồ sơ")
    expect(page.locator("svg.flow .sign")).to_have_count(1)
    expect(findings(page)).to_have_count(1)
    step = page.get_by_role("row").filter(has_text="Trình cho ý kiến")
    step.get_by_role("link", name=PICTURED.code).click()
    expect(page.locator(".evidence .own mark")).to_have_text(PICTURED.evidence.quote)
    bpmn = page.get_by_role("link", name="BPMN").get_attribute("href")
    assert bpmn is not None
    assert (report / "procedures" / bpmn).is_file()
    unit = open_page(report / "units" / f"{PICTURED.unit}.html")
    expect(unit.get_by_role("link", name="Tiếp nhận và trình hồ sơ")).to_have_count(1)
    overview = open_page(report / "index.html")
    expect(overview.get_by_role("link", name="Tiếp nhận và trình hồ sơ")).to_have_count(1)


FILE_NAMES = page_names(outcome.source.path for outcome in sample_run().outcomes)
PAGES = (
    "index.html",
    "documents.html",
    "assignments.html",
    "compared.html",
    "procedures.html",
    "procedures/*.html",
    "rules.html",
    "rules/OUT101.html",
    "units/dsq-beta.html",
    f"documents/{next(iter(FILE_NAMES.values()))}.html",
)


def page_of(report: Path, pattern: str) -> Path:
    """The one page of the report that ``pattern`` names."""
    (page,) = report.glob(pattern)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_needs_no_sideways_scrolling(open_page: Open, report: Path, name: str) -> None:
    page = open_page(page_of(report, name), width=360)
    for summary in page.locator("summary").all()[:3]:
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


CONTRASTS = (Path(__file__).parent / "contrast.js").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_text_stands_out_from_its_ground(
    open_page: Open, report: Path, name: str, scheme: str
) -> None:
    page = open_page(page_of(report, name), scheme=scheme)
    for summary in page.locator("summary").all()[:8]:
        summary.click()
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(244, 246, 249)") == (scheme == "light")
    assert page.evaluate(CONTRASTS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(open_page: Open, report: Path, name: str, scheme: str) -> None:
    page = open_page(page_of(report, name), scheme=scheme)
    for summary in page.locator("summary").all()[:4]:
        summary.click()
    found = Axe().run(page, options={"preload": False}).response["violations"]
    grave = [
        (each["id"], each["nodes"][0]["html"])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert grave == []


def test_on_paper_the_ground_is_white_and_every_finding_is_open(
    open_page: Open, report: Path
) -> None:
    page = open_page(report / "units" / "dsq-beta.html", scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".evidence").count() == int(count(page).split()[0])
