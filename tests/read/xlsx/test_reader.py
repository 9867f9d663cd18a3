"""Workbooks as units keep their lists of steps, and as nobody should."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Align, Connector, Line, Origin, Reading, ReadNoteKind, Table
from pipeline.read import read_file

RULES = Border(*[Side(style="thin")] * 4)
STEPS = [
    ["TT", "Nội dung", "Trách nhiệm", "Thời gian"],
    [1, "Ghi phiếu", "Người mượn", 1],
    [2, "Kiểm tra phiếu", "Phòng Hành chính", 0.5],
    [3, "Giao thiết bị\nGhi sổ", None, 0.5],
]
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def put(sheet: Worksheet, rows: list[list[object]], row: int = 1, *, ruled: bool = True) -> None:
    for down, values in enumerate(rows):
        for right, value in enumerate(values):
            cell = sheet.cell(row + down, 1 + right, value)
            if ruled:
                cell.border = RULES


def saved(tmp_path: Path, build: Callable[[Workbook, Worksheet], None]) -> Path:
    book = openpyxl.Workbook()
    build(book, book.active)
    path = tmp_path / "buoc.xlsx"
    book.save(path)
    return path


def patched(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one part changed, or added where it has no such part."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts[part] = change(parts.get(part, ""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def lines(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if isinstance(block, Line)]


def tables(reading: Reading) -> list[Table]:
    return [block for block in reading.blocks if isinstance(block, Table)]


def kinds(reading: Reading) -> dict[ReadNoteKind, int]:
    return {note.kind: note.count for note in reading.notes}


def test_a_list_of_steps_below_its_title(tmp_path: Path) -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        sheet.title = "Mượn thiết bị"
        sheet["A1"] = "QUY TRÌNH MƯỢN THIẾT BỊ"
        sheet["A1"].font, sheet["A1"].alignment = Font(bold=True), Alignment(horizontal="center")
        sheet.merge_cells("A1:D1")
        put(sheet, STEPS, row=3)
        sheet.merge_cells("C5:C6")
        sheet["A8"] = "Ghi chú: ngày làm việc."

    reading = read_file(saved(tmp_path, build))
    name, title, steps, note = reading.blocks
    assert isinstance(name, Line) and name.text == "Mượn thiết bị" and name.bold
    assert isinstance(title, Line) and title.text == "QUY TRÌNH MƯỢN THIẾT BỊ"
    assert title.bold and title.align is Align.CENTER
    assert isinstance(note, Line) and note.text == "Ghi chú: ngày làm việc."
    assert isinstance(steps, Table) and steps.ruled
    assert (steps.n_rows, steps.n_columns) == (4, 4)
    cells = {(cell.row, cell.column): cell for cell in steps.cells}
    assert cells[0, 1].text == "Nội dung"
    assert cells[2, 2].rowspan == 2 and cells[2, 2].text == "Phòng Hành chính"
    assert (3, 2) not in cells
    assert cells[3, 1].text == "Giao thiết bị\nGhi sổ"
    assert [cells[row, 0].text for row in (1, 2, 3)] == ["1", "2", "3"]


def test_a_list_without_rules_is_a_table_between_lines(tmp_path: Path) -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        put(sheet, [["QUY TRÌNH"], [], *STEPS, [], ["Hết."]], row=2, ruled=False)

    reading = read_file(saved(tmp_path, build))
    assert lines(reading) == ["QUY TRÌNH", "Hết."]
    (steps,) = tables(reading)
    assert steps.ruled and steps.n_rows == 4


def test_head_and_signatures_are_tables_without_rules(tmp_path: Path) -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        sheet["A1"], sheet["D1"] = "BỘ THỬ NGHIỆM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        put(sheet, STEPS, row=4)
        sheet["A10"], sheet["D10"] = "NGƯỜI LẬP", "TRƯỞNG PHÒNG"

    reading = read_file(saved(tmp_path, build))
    assert [table.ruled for table in tables(reading)] == [False, True, False]
    assert [cell.text for cell in tables(reading)[2].cells] == ["NGƯỜI LẬP", "TRƯỞNG PHÒNG"]


def test_hidden_sheets_rows_and_columns_are_read_and_noted(tmp_path: Path) -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        put(sheet, STEPS)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["D"].hidden = True
        hidden = book.create_sheet("Ẩn")
        hidden["A1"], hidden.sheet_state = "Bước cũ", "veryHidden"
        book.create_sheet("Trống")

    reading = read_file(saved(tmp_path, build))
    assert lines(reading) == ["Sheet", "Ẩn", "Bước cũ"]
    assert tables(reading)[0].n_rows == 4
    row, column, both = 4, 4, 1
    assert kinds(reading)[ReadNoteKind.HIDDEN_TEXT] == row + column - both + 1


def test_heads_and_feet_of_a_sheet(tmp_path: Path) -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet.oddHeader.left.text = "Vụ Kế hoạch & Tài chính".replace("&", "&&")
        sheet.oddHeader.right.text = "Mã hiệu: QT-07"
        sheet.oddFooter.center.text = "Trang &P/&N"

    blocks = read_file(saved(tmp_path, build)).blocks
    said = [(block.text, block.origin) for block in blocks if isinstance(block, Line)]
    assert said == [
        ("Vụ Kế hoạch & Tài chính", Origin.HEADER),
        ("Mã hiệu: QT-07", Origin.HEADER),
        ("x", Origin.BODY),
    ]


def test_formulas_give_the_result_the_file_holds(tmp_path: Path) -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        put(sheet, [["Tổng", "=1+1"], ["Chưa tính", "=2+2"]])

    def with_result(xml: str) -> str:
        assert "<f>1+1</f><v" in xml
        return xml.replace("<f>1+1</f><v />", "<f>1+1</f><v>7</v>").replace(
            "<f>1+1</f><v></v>", "<f>1+1</f><v>7</v>"
        )

    reading = read_file(patched(saved(tmp_path, build), "xl/worksheets/sheet1.xml", with_result))
    assert [cell.text for cell in tables(reading)[0].cells] == ["Tổng", "7", "Chưa tính"]
    assert kinds(reading)[ReadNoteKind.RECOVERED] == 1


def test_links_to_other_workbooks_are_noted(tmp_path: Path) -> None:
    def add_link(xml: str) -> str:
        link = (
            '<Relationship Id="rId99" Target="externalLinks/externalLink1.xml" Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"/>'
        )
        return xml.replace("</Relationships>", f"{link}</Relationships>")

    path = saved(tmp_path, lambda book, sheet: put(sheet, STEPS))
    reading = read_file(patched(path, "xl/_rels/workbook.xml.rels", add_link))
    assert kinds(reading)[ReadNoteKind.OUTSIDE_CONTENT] == 1


def test_cells_in_an_old_font(tmp_path: Path) -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = "Quy tr×nh m-în thiÕt bÞ".replace("m-în", "m\u00adîn")
        sheet["A1"].font = Font(name=".VnTime")

    reading = read_file(saved(tmp_path, build))
    assert lines(reading) == ["Quy trình mượn thiết bị"]
    assert ReadNoteKind.OLD_ENCODING in kinds(reading)


def test_macros_are_noted(tmp_path: Path) -> None:
    path = saved(tmp_path, lambda book, sheet: put(sheet, STEPS))
    reading = read_file(patched(path, "xl/vbaProject.bin", lambda _: "x"))
    assert kinds(reading)[ReadNoteKind.MACROS] == 1


def test_shapes_and_the_arrows_between_them(tmp_path: Path) -> None:
    def shape(number: int, text: str, row: int) -> str:
        return (
            f"<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>{row}</xdr:row></xdr:from>"
            f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{number}" name="x"/></xdr:nvSpPr><xdr:spPr>'
            '<a:prstGeom prst="flowChartProcess"/></xdr:spPr><xdr:txBody><a:p><a:r>'
            f"<a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
        )

    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"{shape(3, 'Duyệt', 9)}{shape(2, 'Lập phiếu', 2)}"
        "<xdr:twoCellAnchor><xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id='4' name='y'/>"
        "<xdr:cNvCxnSpPr><a:stCxn id='2' idx='2'/><a:endCxn id='3' idx='0'/></xdr:cNvCxnSpPr>"
        "</xdr:nvCxnSpPr></xdr:cxnSp></xdr:twoCellAnchor></xdr:wsDr>"
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="../drawings/drawing1.xml" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/drawing"/></Relationships>'
    )
    path = saved(tmp_path, lambda book, sheet: put(sheet, [["a"]]))
    patched(path, "xl/worksheets/_rels/sheet1.xml.rels", lambda _: links)
    reading = read_file(patched(path, "xl/drawings/drawing1.xml", lambda _: drawing))
    (chart,) = reading.drawings
    assert [each.text for each in chart.shapes] == ["Lập phiếu", "Duyệt"]
    assert chart.connectors == (Connector(source="2", target="3"),)
    assert lines(reading)[-2:] == ["Lập phiếu", "Duyệt"]


@pytest.mark.parametrize(
    "data",
    [
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>xa</t></is></c></row>',
        '<row r="9999999"><c r="ZZZ9999999" t="inlineStr"><is><t>xa</t></is></c></row>',
        '<row r="x"><c r="?" t="inlineStr"><is><t>xa</t></is></c></row>',
    ],
)
def test_a_cell_at_the_end_of_the_sheet_costs_nothing(data: str, tmp_path: Path) -> None:
    def change(xml: str) -> str:
        claimed = '<dimension ref="A1:XFD1048576"/>'
        merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="?"/></mergeCells>'
        return (
            f'<worksheet xmlns="{SHEET}">{claimed}<sheetData>{data}</sheetData>{merged}</worksheet>'
        )

    path = saved(tmp_path, lambda book, sheet: put(sheet, [["a"]]))
    patched(path, "xl/worksheets/sheet1.xml", change)
    began = time.monotonic()
    try:
        reading = read_file(path)
    except UnreadableFile:  # the merged area hides the cell
        reading = None
    assert time.monotonic() - began < 2
    assert reading is None or all(table.n_rows == 1 for table in tables(reading))


def test_more_cells_than_a_document_has(tmp_path: Path) -> None:
    def change(xml: str) -> str:
        row = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
        return f'<worksheet xmlns="{SHEET}"><sheetData>{row * 2100}</sheetData></worksheet>'

    path = saved(tmp_path, lambda book, sheet: put(sheet, [["a"]]))
    with pytest.raises(UnreadableFile) as caught:
        read_file(patched(path, "xl/worksheets/sheet1.xml", change))
    assert "quá nhiều ô" in caught.value.problem


def test_entities_are_refused(tmp_path: Path) -> None:
    def change(xml: str) -> str:
        return f'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet xmlns="{SHEET}">&a;</worksheet>'

    path = saved(tmp_path, lambda book, sheet: put(sheet, [["a"]]))
    with pytest.raises(UnreadableFile) as caught:
        read_file(patched(path, "xl/worksheets/sheet1.xml", change))
    assert "Excel" in caught.value.problem and "DTD" in caught.value.problem


def test_an_empty_workbook(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_file(saved(tmp_path, lambda book, sheet: None))
    assert "không có chữ nào" in caught.value.problem
