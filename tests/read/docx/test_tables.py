from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from pipeline.model.reading import Cell
from pipeline.read.docx import read
from tests.read.docx.making import make, p, run, table

BOXED = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
GRID = f"<w:tblPr><w:tblBorders>{BOXED}</w:tblBorders></w:tblPr>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def places(cells: tuple[Cell, ...]) -> list[tuple[str, int, int, int, int]]:
    return [(cell.text, cell.row, cell.column, cell.rowspan, cell.colspan) for cell in cells]


def test_merged_cells_of_a_step_table(tmp_path: Path) -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        "<w:tbl>"
        + (
            tr(tc("TT"), tc("Nội dung", '<w:gridSpan w:val="2"/>'), tc("Người thực hiện"))
            + tr(tc("1"), tc("Lập"), tc("Hồ sơ"), tc("Phòng Tổng hợp", restart))
            + tr(tc("2"), tc("Soát"), tc("Phiếu"), tc("", goes_on))
            + tr(tc("3"), tc("Trình"), tc("Tờ trình"), tc("Vụ trưởng", restart))
        )
        + "</w:tbl>"
    )
    found = table(read(make(tmp_path, body)))
    assert (found.n_rows, found.n_columns) == (4, 4)
    assert places(found.cells) == [
        ("TT", 0, 0, 1, 1),
        ("Nội dung", 0, 1, 1, 2),
        ("Người thực hiện", 0, 3, 1, 1),
        ("1", 1, 0, 1, 1),
        ("Lập", 1, 1, 1, 1),
        ("Hồ sơ", 1, 2, 1, 1),
        ("Phòng Tổng hợp", 1, 3, 2, 1),
        ("2", 2, 0, 1, 1),
        ("Soát", 2, 1, 1, 1),
        ("Phiếu", 2, 2, 1, 1),
        ("3", 3, 0, 1, 1),
        ("Trình", 3, 1, 1, 1),
        ("Tờ trình", 3, 2, 1, 1),
        ("Vụ trưởng", 3, 3, 1, 1),
    ]


def test_rows_that_begin_later_and_merges_without_a_start(tmp_path: Path) -> None:
    body = (
        "<w:tbl>"
        + (
            tr(tc("A"), tc("B"))
            + tr(tc("C", "<w:vMerge/>"), properties='<w:gridBefore w:val="1"/>')
        )
        + "</w:tbl>"
    )
    assert places(table(read(make(tmp_path, body))).cells) == [
        ("A", 0, 0, 1, 1),
        ("B", 0, 1, 1, 1),
        ("C", 1, 1, 1, 1),
    ]


def test_table_inside_a_cell_and_controls_around_rows(tmp_path: Path) -> None:
    inner = f"<w:tbl>{tr(tc('a'), tc('b'))}{tr(tc('c'), tc('d'))}</w:tbl>"
    row = f"<w:tr><w:tc>{p('Trước')}{inner}{p('Sau')}</w:tc></w:tr>"
    body = f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    (cell,) = table(read(make(tmp_path, body))).cells
    assert [line.text for line in cell.lines] == ["Trước", "a", "b", "c", "d", "Sau"]


def test_order_of_paragraphs_and_tables(tmp_path: Path) -> None:
    body = p("Một") + f"<w:tbl>{tr(tc('Hai'))}</w:tbl>" + p("Ba")
    blocks = read(make(tmp_path, body)).blocks
    assert [type(block).__name__ for block in blocks] == ["Line", "Table", "Line"]


@pytest.mark.parametrize(
    ("properties", "cell", "ruled"),
    [
        ("", "", False),
        (GRID, "", True),
        (GRID.replace("single", "nil"), "", False),
        ("", f"<w:tcBorders>{BOXED}</w:tcBorders>", True),
        # The rule under a name in the document's head is no grid.
        ("", '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>', False),
        (GRID, f"<w:tcBorders>{BOXED.replace('single', 'nil')}</w:tcBorders>", False),
        ('<w:tblPr><w:tblStyle w:val="Luoi"/></w:tblPr>', "", True),
        ('<w:tblPr><w:tblStyle w:val="LuoiCon"/></w:tblPr>', "", True),
    ],
)
def test_ruled(properties: str, cell: str, ruled: bool, tmp_path: Path) -> None:
    styles = (
        f'<w:style w:type="table" w:styleId="Luoi">{GRID}</w:style>'
        '<w:style w:type="table" w:styleId="LuoiCon"><w:basedOn w:val="Luoi"/></w:style>'
    )
    body = f"<w:tbl>{properties}{tr(tc('A', cell), tc('B', cell))}</w:tbl>"
    assert table(read(make(tmp_path, body, styles=styles))).ruled is ruled


def test_numbers_count_through_cells(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    cell = f"<w:tc>{p('', number)}</w:tc>"
    body = f"<w:tbl>{tr(cell, tc('Lập'))}{tr(cell, tc('Trình'))}</w:tbl>"
    found = table(read(make(tmp_path, body, numbering=numbering)))
    assert [cell.text for cell in found.cells] == ["1", "Lập", "2", "Trình"]


def test_merged_by_another_library(tmp_path: Path) -> None:
    document = Document()
    grid = document.add_table(rows=3, cols=3, style="Table Grid")
    grid.cell(0, 0).merge(grid.cell(1, 1)).text = "Gộp"
    grid.cell(2, 2).text = "Cuối"
    path = tmp_path / "made.docx"
    document.save(str(path))
    found = table(read(path))
    assert found.ruled
    assert places(found.cells)[0] == ("Gộp", 0, 0, 2, 2)
    assert places(found.cells)[-1] == ("Cuối", 2, 2, 1, 1)


def test_footnote_of_a_cell_stands_after_the_table(tmp_path: Path) -> None:
    reference = run("Số liệu") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:tbl>{tr(tc(reference))}</w:tbl>" + p("Sau.")
    footnotes = '<w:footnote w:id="2">' + p("Đến hết năm.") + "</w:footnote>"
    reading = read(make(tmp_path, body, footnotes=footnotes))
    found, footnote, after = reading.blocks
    assert found.cells[0].text == "Số liệu"
    assert (footnote.text, footnote.origin.value) == ("Đến hết năm.", "footnote")
    assert after.text == "Sau."
