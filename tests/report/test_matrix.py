"""The matrix of responsibilities: every task with its holders, in the page and in Excel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from pipeline.inventory import Inventory
from pipeline.inventory.duties import duties_of, holder_names
from pipeline.model.run import Outcome, Run, Status, Unit, UnitKind
from pipeline.report.content import Content, gather
from pipeline.report.matrix import counts_of, tasks_of
from pipeline.report.site import write_site
from pipeline.report.workbook import write_workbook
from tests.dossiers import dossier_of
from tests.report.conftest import Open
from tests.report.sample import RULES

TEXT = (
    "Điều 4. Phân công\n"
    "1. Văn phòng chủ trì, phối hợp với Vụ Pháp chế lập kế hoạch, trình Bộ trưởng phê duyệt.\n"
    "2. Vụ Pháp chế gửi dự thảo <b> đến Văn phòng.\n"
    "3. Chánh Văn phòng quyết định việc mua sắm.\n"
    "4. Công chức không được mang tài liệu về nhà.\n"
)
OFFICE = Unit(id="vp", name="Văn phòng")
LAW = Unit(id="pc", name="Vụ Pháp chế")


@pytest.fixture(scope="module")
def content() -> Content:
    dossier = dossier_of(TEXT)
    run = Run(
        as_of=date(2026, 11, 23),
        version="0",
        units=(OFFICE, LAW),
        outcomes=(Outcome(source=dossier.source, status=Status.ANALYSED),),
        registers={},
    )
    duties = tuple(duties_of(dossier, OFFICE, (OFFICE, LAW), ()))
    return gather(run, [], RULES, Inventory(duties=duties))


def test_tasks_and_who_holds_them(content: Content) -> None:
    planning, checking, buying = tasks_of(content.duties)  # what is forbidden is nobody's task
    assert (planning.leads.ids, planning.takes_part.ids) == (("vp",), ("pc",))
    assert planning.approves.said == "Bộ trưởng"
    assert (checking.leads.ids, checking.informed.ids) == (("pc",), ("vp",))
    assert (buying.leads.said, buying.approves.ids) == ("", ("vp!",))


def test_counts_of_units_and_their_heads(content: Content) -> None:
    counts = counts_of(tasks_of(content.duties), holder_names(content.units))
    assert {(row.name, *row.counts.items()) for row in counts} == {
        ("Văn phòng", ("leads", 1), ("informed", 1)),
        ("Người đứng đầu Văn phòng", ("approves", 1)),
        ("Vụ Pháp chế", ("takes_part", 1), ("leads", 1)),
    }


def test_the_head_of_the_ministry_is_the_minister() -> None:
    ministry = Unit(id="bo", name="Văn bản chung của Bộ", kind=UnitKind.MINISTRY)
    names = holder_names((ministry,))
    assert [names[id_] for id_ in ("bo", "bo!", "bo~")] == ["Bộ", "Bộ trưởng", "Lãnh đạo Bộ"]


@pytest.mark.parametrize(("number", "held_by"), [("Số: 12/QĐ-BNG", "*"), ("Số: 12/QĐ-VP", "vp!")])
def test_a_unit_keeps_a_document_of_the_ministry_which_speaks_of_all(number, held_by) -> None:
    ministry = Unit(id="bo", name="Văn bản chung của Bộ", kind=UnitKind.MINISTRY)
    text = f"{number}\nQUYẾT ĐỊNH\nĐiều 1. Kiểm kê\nThủ trưởng đơn vị kiểm kê tài sản.\n"
    (duty,) = duties_of(dossier_of(text), OFFICE, (ministry, OFFICE), ())
    assert duty.roles["leads"][0].ids == (held_by,)


def test_a_document_of_the_ministry_calls_the_department_that_keeps_it_shortly() -> None:
    ministry = Unit(id="bo", name="Văn bản chung của Bộ", kind=UnitKind.MINISTRY)
    text = "Số: 12/QĐ-BNG\nQUYẾT ĐỊNH\nĐiều 1. Kê khai\nVụ lập danh sách, gửi Cơ quan đại diện.\n"
    (duty,) = duties_of(dossier_of(text), LAW, (ministry, LAW), ())
    assert (duty.meant, duty.roles["leads"][0].ids) == ("Vụ Pháp chế", ("pc",))
    assert duty.roles["informed"][0].ids == ("*mission",)


def test_the_sheet_of_the_workbook(content: Content, tmp_path: Path) -> None:
    write_workbook(content, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Ma trận"]
    assert sheet.auto_filter.ref == "A1:J4"
    assert [cell.value for cell in sheet[2]][3:7] == [
        "Văn phòng",
        "Vụ Pháp chế",
        "Bộ trưởng",
        None,
    ]


def test_filters_in_a_browser(content: Content, open_page: Open, tmp_path: Path) -> None:
    write_site(content, tmp_path)
    page = open_page(tmp_path / "matrix.html")
    rows = page.locator("#tasks tbody tr")
    expect(rows).to_have_count(3)
    assert "<b>" in rows.nth(1).inner_text()
    page.get_by_label("Vai trò").select_option("approves")
    expect(rows).to_have_count(2)
    page.get_by_label("Người, đơn vị").select_option("vp!")
    expect(rows).to_have_count(1)
    assert "who=vp" in page.url
    page.get_by_label("Người, đơn vị").select_option("")
    page.get_by_label("Vai trò").select_option("")
    page.get_by_label("Tìm").fill("du thao")
    expect(rows).to_have_count(1)
    expect(page.locator("#tasks .count")).to_have_text("1 trên 3 việc")
