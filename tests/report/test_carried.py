"""Who carries a directive out, from ministry to units: on pages and in the workbook."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pipeline.directives.loading import load_requirements
from pipeline.inventory import Demands, Inventory
from pipeline.inventory.law_use import LawUse
from pipeline.law.register import load_register
from pipeline.model.run import Outcome, Run, Source, Status, Unit, UnitKind
from pipeline.model.trace import Carrying, Through, Trace
from pipeline.model.verdict import Verdict
from pipeline.report import write_report
from tests.report.conftest import Open
from tests.report.sample import RULES, answer_on_226

CORPUS = Path(__file__).parents[2] / "corpus"
ATTACK = "<img src=x onerror='window.hit=1'>"
UNITS = (
    Unit(id="bo", name="Bộ Giả Định", kind=UnitKind.MINISTRY),
    Unit(id="vp", name="Văn phòng Bộ"),
    Unit(id="vpc", name=f"=Vụ Pháp chế {ATTACK}"),
)
# Demands of the catalogue: one of the conclusion 226-KL/TW, one of the regulation 131-QĐ/TW.
DEMAND, OWED_DEMAND = "sau-ro", "cam-nhan-loi-ich-khi-kiem-tra"
DIRECTIVE, OWED = "226-KL-TW@2025", "131-QD-TW@2023"
PLAN, OWN_PLAN, RULES_OF_UNIT = "bo/kh.docx", "vp/kh.docx", "vp/qc.docx"
NAMES = {PLAN: "Kế hoạch 12", OWN_PLAN: f"Kế hoạch 7 {ATTACK}", RULES_OF_UNIT: "Quyết định 30"}


def through(file: str, cites: str) -> tuple[Through, ...]:
    return (Through(file=file, cites=cites),)


TRACES = (
    Trace(
        instrument=OWED,
        name="Quy định số 131-QĐ/TW ngày 27/10/2023",
        requirements=(OWED_DEMAND,),
        documents=(),
        is_directive=True,
        lacks_ministry=True,
    ),
    Trace(
        instrument=DIRECTIVE,
        name="Kết luận số 226-KL/TW ngày 11/12/2025",
        requirements=(DEMAND,),
        documents=(
            Carrying(
                file=PLAN,
                unit="bo",
                document=NAMES[PLAN],
                cites="thực hiện",
                by_ministry=True,
                lacking=("vpc",),
            ),
            Carrying(
                file=OWN_PLAN,
                unit="vp",
                document=NAMES[OWN_PLAN],
                through=through(PLAN, "thực hiện"),
            ),
            Carrying(
                file=RULES_OF_UNIT,
                unit="vp",
                document=NAMES[RULES_OF_UNIT],
                meets=(DEMAND,),
                through=through(OWN_PLAN, "căn cứ"),
            ),
        ),
        is_directive=True,
    ),
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of the ministry, one of a unit below it, a regulation below that; one unit without."""
    register = load_register(CORPUS / "law")
    catalogue = load_requirements(CORPUS / "directives", {each.id for each in register.instruments})
    answers = (
        answer_on_226(DEMAND, "vp", Verdict.MET),
        answer_on_226(DEMAND, "vpc", Verdict.NOT_FOUND),
        answer_on_226(OWED_DEMAND, "vp", Verdict.NOT_FOUND),
    )
    outcomes = tuple(
        Outcome(
            source=Source(path=path, unit=path.split("/")[0], sha256=f"{n}" * 64, size=9),
            status=Status.ANALYSED,
            name=NAMES[path],
            title=f"Trích yếu {n}",
        )
        for n, path in enumerate(NAMES)
    )
    run = Run(as_of=date(2026, 11, 23), version="0", units=UNITS, outcomes=outcomes, registers={})
    inventory = Inventory(
        law=LawUse(register),
        demands=Demands(answers=answers, traces=TRACES, requirements=catalogue),
    )
    out = tmp_path_factory.mktemp("carried")
    write_report(run, [], out, rules=RULES, inventory=inventory)
    return out


def law_page(report: Path, stem: str) -> Path:
    (page,) = (report / "laws").glob(f"{stem}*.html")
    return page


def test_a_unit_stands_below_the_plan_it_goes_through(open_page: Open, report: Path) -> None:
    page = open_page(law_page(report, "226-KL-TW"))
    section = page.locator("section", has=page.locator("#carrying"))
    expect(section.locator("h2")).to_have_text("Văn bản triển khai (3)")
    below = section.locator("ul ul ul > li")
    expect(below).to_contain_text("Trích yếu 2")
    expect(below).to_contain_text("Văn phòng Bộ: căn cứ văn bản trên; đáp ứng 1 trên 1 yêu cầu")
    expect(section.locator(".lacking")).to_have_text(
        f"Chưa thấy văn bản thực hiện của 1 đơn vị: =Vụ Pháp chế {ATTACK}."
    )
    below.get_by_role("link", name="Quyết định 30").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quyết định 30")


def test_directives_without_a_document_of_the_ministry_stand_first(
    open_page: Open, report: Path
) -> None:
    page = open_page(report / "laws.html")
    page.get_by_role("link", name="Triển khai văn bản chỉ đạo (2)").click()
    expect(page.locator(".lead")).to_contain_text("1 văn bản chưa thấy văn bản của Bộ triển khai")
    rows = [row.locator("th, td").all_inner_texts() for row in page.locator("tbody tr").all()]
    titles = [row[0].partition("\n")[2] for row in rows]
    assert titles[0].startswith("Kiểm soát quyền lực")
    assert titles[1].startswith("Chấn chỉnh lề lối làm việc")
    assert [[row[0].partition("\n")[0], *row[1:]] for row in rows] == [
        [TRACES[0].name, "–", "–", "Chưa thấy văn bản của Bộ triển khai"],
        [
            TRACES[1].name,
            "Kế hoạch 12 thực hiện trực tiếp",
            "Văn phòng Bộ",
            "Kế hoạch 12: chưa thấy văn bản thực hiện của 1 đơn vị",
        ],
    ]
    page.get_by_role("link", name="131-QĐ/TW").click()
    section = page.locator("section", has=page.locator("#carrying"))
    expect(section).to_contain_text("Chưa thấy văn bản của Bộ triển khai văn bản này.")


def test_the_workbook_has_a_row_for_each_link_and_each_gap(report: Path) -> None:
    sheet = openpyxl.load_workbook(report / "findings.xlsx")["Triển khai"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert head[1:8] == (
        *("Văn bản chỉ đạo, pháp luật", "Văn bản của Bộ", "Qua văn bản", "Đơn vị"),
        *("Văn bản của đơn vị", "Bằng cách nào", "Yêu cầu đáp ứng, cả một phần"),
    )
    owed, directive = (each.name for each in TRACES)
    plan, own_plan, rules = NAMES.values()
    no_plan, no_unit = (
        "Chưa thấy văn bản của Bộ triển khai",
        "Chưa thấy văn bản của đơn vị thực hiện",
    )
    assert [row[1:8] for row in rows] == [
        (owed, None, None, None, None, no_plan, None),
        (directive, plan, None, UNITS[0].name, None, "thực hiện trực tiếp", None),
        (directive, plan, None, UNITS[2].name, None, no_unit, None),
        (directive, plan, None, UNITS[1].name, own_plan, "thực hiện văn bản của Bộ", None),
        (
            *(directive, plan, own_plan, UNITS[1].name, rules),
            "căn cứ văn bản của đơn vị; đáp ứng 1 trên 1 yêu cầu",
            f"Đòi hỏi {DEMAND}",
        ),
    ]
    assert sheet["E4"].quotePrefix  # "=Vụ Pháp chế …" stays text


def test_verdicts_json_tells_the_chain(report: Path) -> None:
    told = json.loads((report / "verdicts.json").read_text("utf-8"))["traces"]
    assert [(each["instrument"], each["lacks_ministry"]) for each in told] == [
        (OWED, True),
        (DIRECTIVE, False),
    ]
    by_file = {each["file"]: each for each in told[1]["documents"]}
    assert by_file[RULES_OF_UNIT]["through"] == [{"file": OWN_PLAN, "cites": "căn cứ"}]
    assert by_file[PLAN]["lacking"] == ["vpc"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["carried", "226-KL-TW"])
def test_axe_finds_nothing_at_all(open_page: Open, report: Path, scheme: str, name: str) -> None:
    file = report / "carried.html" if name == "carried" else law_page(report, name)
    page = open_page(file, scheme=scheme)
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("name", ["carried", "226-KL-TW"])
def test_a_phone_needs_no_sideways_scrolling(open_page: Open, report: Path, name: str) -> None:
    file = report / "carried.html" if name == "carried" else law_page(report, name)
    page = open_page(file, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
