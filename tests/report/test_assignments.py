"""The assignment of a committee's members: who has what, given twice, given to nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from pipeline.inventory import Inventory
from pipeline.inventory.assignments import assignments_in
from pipeline.model.run import Outcome, Run, Status, Unit
from pipeline.report.content import Content, gather
from pipeline.report.site import write_site
from pipeline.report.workbook import write_workbook
from tests.dossiers import dossier_of
from tests.report.conftest import Open
from tests.report.sample import RULES

OFFICE = Unit(id="vp", name="Văn phòng")
TEXT = """QUYẾT ĐỊNH
Điều 1. Phân công
Ban Chỉ đạo có nhiệm vụ:
a) Kiểm soát tài sản, thu nhập;
b) Tổ chức giám sát chéo <b>.
"""
ROWS = (
    ("TT", "Họ và tên", "Nhiệm vụ"),
    ("1", "Ông A <b>", "Kiểm soát tài sản thu nhập; chi tiêu"),
    ("2", "Bà B", "Kiểm soát tài sản thu nhập ở các viện"),
    ("3", "Ông C", ""),
)


def content_of(text: str, rows=()) -> Content:
    dossier = dossier_of(text, rows=rows)
    run = Run(
        as_of=date(2026, 11, 23),
        version="0",
        units=(OFFICE,),
        outcomes=(Outcome(source=dossier.source, status=Status.ANALYSED),),
        registers={},
    )
    return gather(run, [], RULES, Inventory(assignments=tuple(assignments_in(dossier))))


@pytest.fixture(scope="module")
def content() -> Content:
    return content_of(TEXT, ROWS)


def test_the_record(content: Content) -> None:
    (record,) = content.assignments
    first, second, third = record.members
    assert third.tasks == ()
    assert [(task.words, task.also) for task in first.tasks] == [
        ("Kiểm soát tài sản thu nhập", ("Bà B",)),
        ("chi tiêu", ()),
    ]
    assert second.tasks[0].also == ("Ông A <b>",)
    assert [(task.words, task.where) for task in record.unassigned] == [
        ("Tổ chức giám sát chéo <b>", "điểm b Điều 1")
    ]


def test_a_document_that_assigns_nothing_has_no_record() -> None:
    assert content_of(TEXT).assignments == ()


def test_the_page(content: Content, open_page: Open, tmp_path: Path) -> None:
    write_site(content, tmp_path)
    page = open_page(tmp_path / "assignments.html")
    expect(page.locator("main tbody tr")).to_have_count(4)
    expect(page.locator("main tbody tr").last).to_contain_text("chưa thấy được giao việc nào")
    expect(page.locator("main tbody tr").first).to_contain_text("▲ Bà B")
    expect(page.get_by_role("rowheader", name="Ông A <b>")).to_have_count(1)
    expect(page.locator("main li")).to_contain_text("giám sát chéo <b>")
    assert page.locator("main b").count() == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TEXT, "Nhiệm vụ chưa giao cho thành viên nào: 1 trên 2"),
        (TEXT.replace("b) Tổ chức giám sát chéo <b>.\n", ""), "Cả 1 nhiệm vụ của tập thể"),
        ("QUYẾT ĐỊNH\nĐiều 1. Phân công như sau:\n", "không nêu nhiệm vụ chung của tập thể"),
    ],
)
def test_the_page_tells_of_how_many_tasks(text: str, told: str, tmp_path: Path) -> None:
    write_site(content_of(text, ROWS), tmp_path)
    assert told in (tmp_path / "assignments.html").read_text("utf-8")


def test_the_sheet_of_the_workbook(content: Content, tmp_path: Path) -> None:
    write_workbook(content, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Phân công"]
    rows = [[cell.value for cell in row][2:5] for row in sheet.iter_rows(min_row=2)]
    assert rows[0] == ["Ông A <b>", "Kiểm soát tài sản thu nhập", "Bà B"]
    assert rows[-1] == ["(chưa giao cho thành viên nào)", "Tổ chức giám sát chéo <b>", None]
    assert rows[3] == ["Ông C", "(chưa thấy được giao việc nào)", None]
    assert len(rows) == 5
