from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import openpyxl
import pytest
from lxml import etree
from openpyxl.utils.datetime import from_excel
from openpyxl.workbook import Workbook

from pipeline.inventory import Inventory
from pipeline.inventory.duties import duties_of
from pipeline.inventory.procedures import procedures_in
from pipeline.model.finding import Evidence, Finding
from pipeline.model.run import Outcome, Run, Status, Unit
from pipeline.report.content import gather
from pipeline.report.workbook import LONGEST_CELL, write_workbook
from tests.dossiers import dossier_of
from tests.report.conftest import Print, Sample
from tests.report.procedures import content_with_procedure, procedure_side_by_side
from tests.report.sample import RULES


@pytest.fixture(scope="module")
def workbook(report: Path) -> Workbook:
    return openpyxl.load_workbook(report / "findings.xlsx")


def rows(workbook: Workbook, sheet: str) -> list[dict[str, object]]:
    head, *body = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_the_sheets_a_reviewer_works_with(workbook: Workbook) -> None:
    assert workbook.sheetnames == [
        *("Tổng hợp", "Phát hiện", "Văn bản", "Quy tắc"),
        *("Trách nhiệm", "Ma trận", "Các bước", "Phân công", "Đối chiếu yêu cầu", "Triển khai"),
    ]


def test_one_row_a_finding_with_an_empty_decision(workbook: Workbook, sample: Sample) -> None:
    _, findings = sample
    table = rows(workbook, "Phát hiện")
    assert {row["Mã phát hiện"] for row in table} == {f.fingerprint for f in findings}
    assert len(table) == len(findings)
    for heading in ("Quyết định", "Lý do", "Để sau đến ngày", "Người rà soát"):
        assert {row[heading] for row in table} == {None}
    assert {row["Mức độ"] for row in table} == {"Nghiêm trọng", "Cần xử lý", "Lưu ý"}


def test_decisions_are_chosen_from_a_list_and_put_off_to_a_later_day(workbook: Workbook) -> None:
    sheet = workbook["Phát hiện"]
    choice, day = sheet.data_validations.dataValidation
    assert choice.formula1 == '"Xác nhận,Bác bỏ,Đã sửa,Để sau"'
    assert (day.type, day.operator) == ("date", "greaterThan")
    assert from_excel(float(day.formula1)).date() == date(2026, 11, 23)
    for rule, heading in ((choice, "Quyết định"), (day, "Để sau đến ngày")):
        (cells,) = rule.sqref.ranges
        assert sheet.cell(1, cells.min_col).value == heading
        assert (cells.min_row, cells.max_row) == (2, sheet.max_row)


def test_each_finding_links_to_its_evidence_in_the_report(
    workbook: Workbook, report: Path, sample: Sample
) -> None:
    _, findings = sample
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    sheet = workbook["Phát hiện"]
    heads = [cell.value for cell in sheet[1]]
    link, id_ = heads.index("Bằng chứng"), heads.index("Mã phát hiện")
    for row in sheet.iter_rows(min_row=2):
        finding = by_fingerprint[row[id_].value]
        target = row[link].hyperlink
        assert target.location == f"f={finding.fingerprint}"
        page = target.target.replace("\\", "/")  # Excel's own way to write a path
        assert page == f"units/{finding.unit}.html"
        assert (report / page).is_file()


def test_lists_have_a_frozen_head_and_filters(workbook: Workbook) -> None:
    assert workbook["Phát hiện"].freeze_panes == "E2"
    for name in ("Phát hiện", "Văn bản", "Quy tắc"):
        sheet = workbook[name]
        assert sheet.auto_filter.ref == sheet.dimensions


def test_all_inputs_are_listed_with_problem_and_remedy(workbook: Workbook, sample: Sample) -> None:
    run, _ = sample
    table = rows(workbook, "Văn bản")
    assert {row["Tệp"] for row in table} == {o.source.path for o in run.outcomes}
    unread = [row for row in table if row["Kết quả đọc"] == "Không đọc được"]
    assert len(unread) == 3
    assert all(row["Vấn đề"] and row["Cách khắc phục"] for row in unread)


def test_the_overview_adds_up(workbook: Workbook, sample: Sample) -> None:
    run, findings = sample
    *_, last = workbook["Tổng hợp"].iter_rows(min_row=4, values_only=True)
    assert last[0] == "Cộng"
    assert last[1] == len(run.outcomes)
    assert sum(last[2:-2]) == last[-2] == len(findings)


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","mở")',
        "+84 24 3799",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "http://example.invalid/tai-ve",
    ],
)
def test_no_text_becomes_a_formula_or_a_link(text: str, sample: Sample, tmp_path: Path) -> None:
    cell = cell_with(text, sample, tmp_path)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_text_that_begins_like_a_formula_stays_text_when_edited(
    sample: Sample, tmp_path: Path
) -> None:
    assert cell_with("=1+1", sample, tmp_path).quotePrefix
    assert not cell_with("1+1", sample, tmp_path).quotePrefix


def test_control_characters_are_dropped(sample: Sample, tmp_path: Path) -> None:
    assert cell_with("a\x01\x1fb\x0c", sample, tmp_path).value == "ab"


def test_a_text_too_long_for_a_cell_says_it_was_cut(sample: Sample, tmp_path: Path) -> None:
    value = cell_with("dài " * 20_000, sample, tmp_path).value
    assert len(value) == LONGEST_CELL
    assert value.endswith("(còn nữa, xem findings.json)")


def cell_with(text: str, sample: Sample, folder: Path) -> openpyxl.cell.Cell:
    """The cell that shows ``text`` as a quote."""
    run, findings = sample
    quoted: Finding = msgspec.structs.replace(findings[0], evidence=Evidence(quote=text))
    write_workbook(gather(run, [quoted], RULES), folder / "one.xlsx")
    sheet = openpyxl.load_workbook(folder / "one.xlsx")["Phát hiện"]
    heads = [cell.value for cell in sheet[1]]
    return sheet.cell(2, heads.index("Trích dẫn") + 1)


def test_responsibilities_and_steps_are_listed(tmp_path: Path) -> None:
    text = (
        "Điều 6. Trình tự cấp thẻ ra vào\n"
        "1. Văn thư tiếp nhận đơn trong thời hạn 01 ngày làm việc.\n"
        "2. Trường hợp đủ điều kiện, Chánh Văn phòng phê duyệt danh sách.\n"
        "3. Người lao động không được cho mượn thẻ.\n"
    )
    dossier = dossier_of(text)
    outcome = Outcome(source=dossier.source, status=Status.ANALYSED)
    office = Unit(id="vp", name="Văn phòng")
    run = Run(
        as_of=date(2026, 11, 23),
        version="0",
        units=(office,),
        outcomes=(outcome,),
        registers={},
    )
    rows_of_duties = tuple(duties_of(dossier, office, (office,), ()))
    inventory = Inventory(duties=tuple(rows_of_duties), procedures=tuple(procedures_in(dossier)))
    content = gather(run, [], RULES, inventory)
    write_workbook(content, tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    duties = rows(workbook, "Trách nhiệm")
    assert [row["Là"] for row in duties] == [None, "Người đứng đầu Văn phòng", None]
    assert [(row["Ai"], row["Mức ràng buộc"], row["Thời hạn"]) for row in duties] == [
        ("Văn thư", "Phải làm", "trong thời hạn 01 ngày làm việc"),
        ("Chánh Văn phòng", "Thẩm quyền", None),
        ("Người lao động", "Không được làm", None),
    ]
    steps = rows(workbook, "Các bước")
    assert [(row["Bước"], row["Loại việc"], row["Ai làm"], row["Trường hợp"]) for row in steps] == [
        (1, "Tiếp nhận", "Văn thư", None),
        (2, "Quyết định, phê duyệt", "Chánh Văn phòng", "Trường hợp đủ điều kiện"),
    ]
    assert {row["Đơn vị"] for row in (*duties, *steps)} == {"Văn phòng"}


def test_steps_are_counted_as_their_document_counts_them(tmp_path: Path) -> None:
    content = replace(content_with_procedure(), procedures=(procedure_side_by_side(),))
    write_workbook(content, tmp_path / "a.xlsx")
    steps = rows(openpyxl.load_workbook(tmp_path / "a.xlsx"), "Các bước")
    assert [row["Bước"] for row in steps] == [1, 2, "3a", "3b", 4, 5, 6]


def test_an_office_program_opens_it_whole(
    report: Path, workbook: Workbook, printed: Print, sample: Sample
) -> None:
    _, findings = sample
    saved = openpyxl.load_workbook(printed([report / "findings.xlsx"], to="xlsx")["findings.xlsx"])
    assert saved.sheetnames == workbook.sheetnames
    for sheet in workbook:
        again = [[cell.value for cell in row] for row in saved[sheet.title].iter_rows()]
        assert again == [[cell.value for cell in row] for row in sheet.iter_rows()]
    work = saved["Phát hiện"]
    assert len([row for row in work.iter_rows(min_row=2) if any(c.hyperlink for c in row)]) == len(
        findings
    )
    assert {rule.type for rule in work.data_validations.dataValidation} == {"list", "date"}


def test_every_part_of_it_is_well_formed_and_holds_no_formula(report: Path) -> None:
    with zipfile.ZipFile(report / "findings.xlsx") as package:
        for name in package.namelist():
            root = etree.fromstring(package.read(name))
            assert not list(root.iter("{*}f")), name
