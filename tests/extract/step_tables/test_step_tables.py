"""One procedure, drawn in many shapes and formats, always reads as the same steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordDocument

from pipeline.errors import BadRegister
from pipeline.extract.step_tables import step_tables_of
from pipeline.extract.step_tables.vocabulary import load_heads, role_of
from pipeline.model.facts import StepColumn, StepTable
from pipeline.read import read_file
from pipeline.structure import build_document
from tests.read.pdf.making import Sheet, Stroke, Words, grid, make

HEADS = ("TT", "Trình tự", "Trách nhiệm", "Thời gian", "Biểu mẫu")
STEPS = (
    ("1", "Tiếp nhận hồ sơ", "Văn thư", "½ ngày", "BM-01"),
    ("2", "Thẩm định", "Chuyên viên", "02 ngày", "BM-02"),
    ("3", "Soát xét", "Chuyên viên", "01 ngày", ""),
    ("4", "Phê duyệt", "Cục trưởng", "01 ngày", "Văn bản"),
)
ROLES = (
    StepColumn.STEP,
    StepColumn.CONTENT,
    StepColumn.RESPONSIBLE,
    StepColumn.TIME,
    StepColumn.FORM,
)
XS = (60.0, 100.0, 240.0, 340.0, 430.0, 530.0)
INTRO = "1. Các bước của quy trình giả định này được làm theo thứ tự sau đây:"


def cells(y: float, *texts: str) -> list[Words]:
    return [Words(x + 5, y, text, size=10) for x, text in zip(XS, texts, strict=False) if text]


def ruled_pdf(folder: Path) -> Path:
    ys = [120 + 25 * row for row in range(6)]
    marks = [Words(60, 100, INTRO, size=10), *grid(XS, ys)]
    for y, texts in zip(ys, (HEADS, *STEPS), strict=False):
        marks += cells(y + 16, *texts)
    return make(folder / "a.pdf", Sheet(marks))


def merged_pdf(folder: Path) -> Path:
    """Steps 2 and 3 are done by the same post, in one cell."""
    ys = [120 + 25 * row for row in range(6)]
    marks: list[Words | Stroke] = [Words(60, 100, INTRO, size=10)]
    for at, y in enumerate(ys):
        if at == 3:
            marks += [Stroke(XS[0], y, XS[2], y), Stroke(XS[3], y, XS[5], y)]
        else:
            marks.append(Stroke(XS[0], y, XS[5], y))
    marks += [Stroke(x, ys[0], x, ys[-1]) for x in XS]
    for at, (y, texts) in enumerate(zip(ys, (HEADS, *STEPS), strict=False)):
        shown = ["" if column == 2 and at in (2, 3) else text for column, text in enumerate(texts)]
        marks += cells(y + 16, *shown)
    marks.append(Words(XS[2] + 5, ys[3] + 4, "Chuyên viên", size=10))
    return make(folder / "a.pdf", Sheet(marks))


def broken_pdf(folder: Path) -> Path:
    """The table goes on over the page under repeated heads."""
    above, below = [700, 725, 750, 775], [60, 85, 110, 135]
    first = [Words(60, 680, INTRO, size=10), *grid(XS, above)]
    for y, texts in zip(above, (HEADS, *STEPS[:2]), strict=False):
        first += cells(y + 16, *texts)
    second = [*grid(XS, below)]
    for y, texts in zip(below, (HEADS, *STEPS[2:]), strict=False):
        second += cells(y + 16, *texts)
    return make(folder / "a.pdf", Sheet(first), Sheet(second))


def broken_row_pdf(folder: Path) -> Path:
    """Step 2 begins on one page and ends on the next."""
    above, below = [700, 725, 750, 775], [60, 85, 110, 135]
    first = [Words(60, 680, INTRO, size=10), *grid(XS, above)]
    for y, texts in zip(
        above, (HEADS, STEPS[0], ("2", "Thẩm", "Chuyên", "02 ngày", "BM-02")), strict=False
    ):
        first += cells(y + 16, *texts)
    second = [*grid(XS, below)]
    for y, texts in zip(below, (("", "định", "viên", "", ""), *STEPS[2:]), strict=False):
        second += cells(y + 16, *texts)
    return make(folder / "a.pdf", Sheet(first), Sheet(second))


def unruled_pdf(folder: Path) -> Path:
    marks = [Words(60, 100, INTRO, size=10)]
    for at, texts in enumerate((HEADS, *STEPS)):
        marks += cells(130 + 22 * at, *texts)
    marks.append(Words(60, 270, "2. Hồ sơ của quy trình do đơn vị lưu theo quy định.", size=10))
    return make(folder / "a.pdf", Sheet(marks))


def word(folder: Path, shape: Callable[..., None]) -> Path:
    document = WordDocument()
    document.add_paragraph(INTRO)
    shape(document)
    document.add_paragraph("2. Hồ sơ của quy trình do đơn vị lưu theo quy định.")
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def filled(document, rows) -> object:
    table = document.add_table(rows=len(rows), cols=5)
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    return table


def plain_word(folder: Path) -> Path:
    return word(folder, lambda document: filled(document, (HEADS, *STEPS)))


def merged_word(folder: Path) -> Path:
    def shape(document) -> None:
        table = filled(document, (HEADS, *STEPS))
        table.cell(3, 2).text = ""
        table.cell(2, 2).merge(table.cell(3, 2))

    return word(folder, shape)


def grouped_word(folder: Path) -> Path:
    """A head of two rows, and a title between the steps."""

    def shape(document) -> None:
        upper = ("TT", "Nội dung", "Tổ chức thực hiện", "", "Biểu mẫu")
        lower = ("", "", "Người thực hiện", "Thời gian", "")
        title = ("", "I. Giai đoạn chuẩn bị", "", "", "")
        table = filled(document, (upper, lower, title, *STEPS))
        table.cell(0, 2).merge(table.cell(0, 3))
        for column in (0, 1, 4):
            table.cell(0, column).merge(table.cell(1, column))
        table.cell(2, 0).merge(table.cell(2, 4))

    return word(folder, shape)


def titled_word(folder: Path) -> Path:
    """A title row above the heads, and the heads again in the middle."""

    def shape(document) -> None:
        table = filled(
            document,
            (("Bảng mô tả các bước", "", "", "", ""), HEADS, *STEPS[:2], HEADS, *STEPS[2:]),
        )
        table.cell(0, 0).merge(table.cell(0, 4))

    return word(folder, shape)


def headless_word(folder: Path) -> Path:
    return word(folder, lambda document: filled(document, STEPS))


def web_page(folder: Path) -> Path:
    def line(tag: str, texts) -> str:
        return "<tr>" + "".join(f"<{tag}>{text}</{tag}>" for text in texts) + "</tr>"

    rows = line("th", HEADS) + "".join(line("td", step) for step in STEPS)
    path = folder / "a.html"
    path.write_text(f"<html><body><p>{INTRO}</p><table>{rows}</table></body></html>", "utf-8")
    return path


SHAPES = (
    *(ruled_pdf, merged_pdf, broken_pdf, broken_row_pdf, unruled_pdf),
    *(plain_word, merged_word, grouped_word, titled_word, headless_word, web_page),
)


def tables_in(path: Path) -> tuple[StepTable, ...]:
    document = build_document(read_file(path))
    found = step_tables_of(document)
    for table in found:
        for row in table.rows:
            for cell in row.cells.values():
                assert document.text[cell.start : cell.end] == cell.quote
    return found


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_shape_gives_the_same_steps(shape, tmp_path):
    (table,) = tables_in(shape(tmp_path))
    assert set(ROLES[:4]) <= set(table.columns)
    read = [
        tuple(
            " ".join(row.cells[role].quote.split()) if role in row.cells else "" for role in ROLES
        )
        for row in table.rows
    ]
    expected = list(STEPS)
    if shape is headless_word:  # what the fifth column holds, nothing says
        expected = [(*step[:4], "") for step in STEPS]
    assert read == expected


def test_a_title_between_steps_names_their_group(tmp_path):
    (table,) = tables_in(grouped_word(tmp_path))
    assert {row.group for row in table.rows} == {"I. Giai đoạn chuẩn bị"}


OTHER_TABLES = (
    (
        ("TT", "Họ và tên", "Chức vụ", "Trách nhiệm", "Ghi chú"),
        ("1", "Nguyễn Ví Dụ", "Vụ trưởng", "Tổ trưởng", ""),
        ("2", "Trần Minh Họa", "Chuyên viên", "Thư ký", ""),
    ),
    (
        ("TT", "Nội dung thu", "Đơn vị tính", "Mức thu", "Ghi chú"),
        ("1", "Cấp hộ chiếu", "quyển", "200.000", ""),
        ("2", "Gia hạn", "lần", "100.000", ""),
    ),
    (
        ("Thời gian", "Nội dung", "Địa điểm", "Chủ trì", ""),
        ("8 giờ", "Họp giao ban", "Phòng 201", "Cục trưởng", ""),
        ("10 giờ", "Tiếp đoàn", "Phòng 305", "Phó Cục trưởng", ""),
    ),
    (
        ("Nhóm", "Hệ thống", "RPO", "RTO", ""),
        ("A", "Văn bản", "01 giờ", "04 giờ", ""),
        ("B", "Thư điện tử", "04 giờ", "08 giờ", ""),
    ),
    (
        ("TT", "Mã hiệu", "Tên biểu mẫu", "", ""),
        ("1", "BM-01", "Phiếu tiếp nhận", "", ""),
        ("2", "BM-02", "Phiếu trình", "", ""),
    ),
)


@pytest.mark.parametrize("rows", OTHER_TABLES, ids=lambda rows: rows[0][1])
def test_other_tables_are_no_step_tables(rows, tmp_path):
    assert tables_in(word(tmp_path, lambda document: filled(document, rows))) == ()


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("STT", "step"),
        ("Bước", "step"),
        ("Nội dung công việc", "content"),
        ("NGƯỜI THỰC HIỆN", "responsible"),
        ("Trách nhiệm\nthực hiện", "responsible"),
        ("Đơn vị chủ trì (1)", "responsible"),
        ("Đơn vị phối hợp", "partner"),
        ("Thời gian thực hiện (ngày)", "time"),
        ("Biểu mẫu / Kết quả", "form"),
        ("Kết quả, sản phẩm", "result"),
        ("Ghi chú", "note"),
        ("Quốc tịch", None),
        ("Nơi ở", None),
    ],
)
def test_heads_have_roles(head, role):
    assert role_of(head) == role


@pytest.mark.parametrize(
    ("step", "told"),
    [("[]", "dòng 1, mục step"), ("[x, a]", "dòng 2, mục content.1: «a» đã là đầu cột loại step")],
)
def test_a_bad_vocabulary_names_file_line_and_field(tmp_path, step, told):
    file = tmp_path / "heads.yaml"
    others = "responsible: [b]\npartner: [c]\ntime: [d]\nform: [e]\nresult: [f]\nnote: [g]\n"
    file.write_text(f"step: {step}\ncontent: [a]\n{others}other: [h]\n", "utf-8")
    with pytest.raises(BadRegister) as refused:
        load_heads(file)
    assert f"heads.yaml, {told}" in str(refused.value)
