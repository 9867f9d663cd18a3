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


def rows_read(folder: Path, *rows: tuple[str, ...]) -> list[dict[str, str]]:
    """The steps of a table with these rows, each cell by the role of its column."""
    wide = [(*row, *("",) * (5 - len(row))) for row in rows]
    (table,) = tables_in(word(folder, lambda document: filled(document, wide)))
    return [{str(role): cell.quote for role, cell in row.cells.items()} for row in table.rows]


def test_numbers_below_a_head_of_works_are_the_numbers_of_the_steps(tmp_path):
    first, *_ = rows_read(
        tmp_path,
        ("Bước thực hiện", "Người thực hiện", "Nội dung thực hiện", "Thời gian"),
        ("Bước 1", "Văn thư", "Tiếp nhận đơn", "01 ngày"),
        ("Bước 2", "Phòng Quản trị", "Thẩm định đơn", "02 ngày"),
    )
    assert first == {
        "step": "Bước 1",
        "responsible": "Văn thư",
        "content": "Tiếp nhận đơn",
        "time": "01 ngày",
    }


def test_works_below_a_head_of_numbers_are_the_works(tmp_path):
    first, second = rows_read(
        tmp_path,
        ("Bước", "Trách nhiệm", "Thời gian"),
        ("Tiếp nhận đơn", "Văn thư", "01 ngày"),
        ("Bước 2: Phân văn bản", "Chánh Văn phòng", "01 ngày"),
    )
    assert first["content"] == "Tiếp nhận đơn"
    assert (second["step"], second["content"]) == ("Bước 2", "Phân văn bản")


def test_a_description_is_the_content_and_what_is_drawn_beside_it_the_name(tmp_path):
    _, second = rows_read(
        tmp_path,
        ("Trách nhiệm", "Lưu đồ", "Mô tả công việc", "Biểu mẫu"),
        ("Văn thư", "Tiếp nhận", "Văn thư tiếp nhận đơn, vào sổ.", "BM-01"),
        (
            "Phòng Quản trị",
            "Xem xét",
            "Phòng xem xét đơn trong thời hạn 02 ngày làm việc. Không đạt: trả lại bước 1.",
            "BM-02",
        ),
    )
    assert second == {
        "responsible": "Phòng Quản trị",
        "name": "Xem xét",
        "content": "Phòng xem xét đơn trong thời hạn 02 ngày làm việc. Không đạt: trả lại bước 1.",
        "time": "trong thời hạn 02 ngày làm việc",
        "form": "BM-02",
    }


def test_a_time_that_shares_the_column_of_forms_is_parted_from_the_form(tmp_path):
    first, second, third, fourth = rows_read(
        tmp_path,
        ("TT", "Các bước công việc", "Cán bộ thực hiện", "Biểu mẫu, thời gian"),
        ("1", "Tiếp nhận đơn", "Văn thư", "BM-01; 01 ngày làm việc"),
        ("2", "Thẩm định", "Phòng Quản trị", "02 ngày làm việc\nBM-02"),
        ("3", "Phê duyệt", "Chánh Văn phòng", "Sổ lưu 05 năm"),
        ("4", "Phát hành", "Văn thư", "Trong ngày"),
    )
    assert (first["form"], first["time"]) == ("BM-01", "01 ngày làm việc")
    assert (second["form"], second["time"]) == ("BM-02", "02 ngày làm việc")
    assert third["form"] == "Sổ lưu 05 năm"
    assert "time" not in third
    assert (fourth["time"], "form" in fourth) == ("Trong ngày", False)


@pytest.mark.parametrize(
    ("doers", "lead", "partner"),
    [
        ("Vụ trưởng chủ trì, Tổ xác minh phối hợp", "Vụ trưởng", "Tổ xác minh"),
        ("Phòng Khiếu tố (chủ trì)\nVụ Pháp chế (phối hợp)", "Phòng Khiếu tố", "Vụ Pháp chế"),
        ("Chủ trì: Phòng Tổ chức, cán bộ\nPhối hợp: Kế toán", "Phòng Tổ chức, cán bộ", "Kế toán"),
        ("Văn thư chủ trì, phối hợp với Phòng Quản trị", "Văn thư", "Phòng Quản trị"),
        ("Đơn vị chủ trì", "Đơn vị chủ trì", None),
        ("Phòng Quản trị, Kế toán", "Phòng Quản trị, Kế toán", None),
        ("Đơn vị chủ trì và đơn vị phối hợp", "Đơn vị chủ trì và đơn vị phối hợp", None),
    ],
)
def test_who_takes_part_is_told_from_who_leads_in_one_cell(doers, lead, partner, tmp_path):
    first, _ = rows_read(tmp_path, HEADS[:4], ("1", "Thẩm định", doers, "1 ngày"), STEPS[3][:4])
    assert (first["responsible"], first.get("partner")) == (lead, partner)


def test_a_time_behind_its_name_among_the_words_of_a_work_is_that_of_the_step(tmp_path):
    first, second = rows_read(
        tmp_path,
        ("TT", "Nội dung", "Trách nhiệm", "Biểu mẫu"),
        ("1", "Đối chiếu con dấu. Thời gian: 01 ngày làm việc. Nếu nghi ngờ thì xác minh.", "Vụ"),
        ("2", "Ghi thời gian: ngày, giờ nhận", "Văn thư"),
    )
    assert first["time"] == "01 ngày làm việc"
    assert "time" not in second


def test_a_note_may_tell_the_time_of_the_whole(tmp_path):
    rows = (
        ("TT", "Nội dung", "Trách nhiệm", "Thời gian", "Ghi chú"),
        ("1", "Tiếp nhận đơn", "Văn thư", "01 ngày", "Lưu 05 năm"),
        ("2", "Phê duyệt", "Chánh Văn phòng", "02 ngày", "Tổng thời gian không quá 30 ngày"),
    )
    (table,) = tables_in(word(tmp_path, lambda document: filled(document, rows)))
    assert table.total is not None
    assert table.total.quote == "30 ngày"


def test_the_items_of_a_work_do_not_number_the_step(tmp_path):
    first, _ = rows_read(
        tmp_path,
        ("Nội dung", "Trách nhiệm", "Thời gian"),
        ("1. Nhận đơn\n2. Vào sổ", "Văn thư", "01 ngày"),
        ("Phê duyệt", "Chánh Văn phòng", "01 ngày"),
    )
    assert first["content"] == "1. Nhận đơn\n2. Vào sổ"
    assert "step" not in first


def test_a_bare_number_counts_in_the_unit_of_its_head(tmp_path):
    rows = (
        ("TT", "Nội dung", "Chủ thể thực hiện", "Thời gian (ngày làm việc)", ""),
        ("1", "Tiếp nhận đơn", "Văn thư", "0,5", ""),
        ("2", "Phê duyệt", "Chánh Văn phòng", "02", ""),
        ("", "Tổng cộng", "", "2,5", ""),
    )
    (table,) = tables_in(word(tmp_path, lambda document: filled(document, rows)))
    assert table.time_unit == "ngày làm việc"
    assert table.total is not None
    assert table.total.quote == "2,5"


GROUPED = (
    ("I", "Chuẩn bị hồ sơ", "", ""),
    ("1", "Tiếp nhận đơn", "Văn thư", "01 ngày làm việc"),
    ("2", "Tổng hợp ý kiến", "Phòng Quản trị", "02 ngày làm việc"),
    ("II", "Phê duyệt hồ sơ", "", ""),
    ("3", "Phê duyệt", "Chánh Văn phòng", "01 ngày làm việc"),
)


@pytest.mark.parametrize(
    "last",
    [
        ("", "Tổng cộng", "", "04 ngày làm việc"),
        ("Tổng thời gian thực hiện", "", "", "04 ngày làm việc"),
        ("Tổng thời gian thực hiện: 04 ngày làm việc", "", "", ""),
        ("4", "Tổng thời gian", "", "04 ngày làm việc"),
    ],
)
@pytest.mark.parametrize("merged", [False, True])
def test_titles_and_sums_are_no_steps(last, merged, tmp_path):
    def shape(document) -> None:
        rows = (HEADS[:4], *GROUPED, last)
        table = filled(document, [(*row, "") for row in rows])
        if merged and last[0].startswith("Tổng"):
            table.cell(6, 0).merge(table.cell(6, 2 if last[3] else 4))

    (table,) = tables_in(word(tmp_path, shape))
    steps = [(row.cells[StepColumn.STEP].quote, row.group) for row in table.rows]
    assert steps == [("1", "Chuẩn bị hồ sơ"), ("2", "Chuẩn bị hồ sơ"), ("3", "Phê duyệt hồ sơ")]
    assert table.total is not None
    assert table.total.quote == "04 ngày làm việc"


def test_a_title_merged_beside_its_number_names_a_group(tmp_path):
    def shape(document) -> None:
        table = filled(document, [(*row, "") for row in (HEADS[:4], *GROUPED)])
        for at in (1, 4):
            table.cell(at, 1).merge(table.cell(at, 4))

    (table,) = tables_in(word(tmp_path, shape))
    steps = [(row.cells[StepColumn.STEP].quote, row.group) for row in table.rows]
    assert steps == [("1", "Chuẩn bị hồ sơ"), ("2", "Chuẩn bị hồ sơ"), ("3", "Phê duyệt hồ sơ")]


def test_a_step_merged_over_the_cells_beside_it_names_no_doer_by_its_work(tmp_path):
    def shape(document) -> None:
        last = ("3", "Lưu hồ sơ theo quy định", "", "", "")
        table = filled(document, (HEADS, *STEPS[:2], last))
        table.cell(3, 1).merge(table.cell(3, 3))

    (table,) = tables_in(word(tmp_path, shape))
    assert table.rows[-1].group == ""
    assert {role: cell.quote for role, cell in table.rows[-1].cells.items()} == {
        StepColumn.STEP: "3",
        StepColumn.CONTENT: "Lưu hồ sơ theo quy định",
    }


def test_a_step_that_holds_others_is_their_title(tmp_path):
    rows = [("2", "Thẩm định", "", ""), ("2.1", "Lập báo cáo", "Phòng Quản trị", "02 ngày")]
    found = rows_read(tmp_path, HEADS[:4], STEPS[0][:4], *rows)
    assert [row["step"] for row in found] == ["1", "2.1"]


def test_a_step_of_which_nothing_else_is_told_stays_one(tmp_path):
    found = rows_read(tmp_path, HEADS[:4], STEPS[0][:4], ("2", "Thẩm định", "", ""), STEPS[3][:4])
    assert [row["step"] for row in found] == ["1", "2", "4"]
    roman = [("I", *STEPS[0][1:4]), ("II", "Thẩm định", "", ""), ("III", *STEPS[3][1:4])]
    assert [row["step"] for row in rows_read(tmp_path, HEADS[:4], *roman)] == ["I", "II", "III"]


def split_word(folder: Path, *tables: tuple[tuple[str, ...], ...]) -> Path:
    """Tables one below the other, an empty line between them."""

    def shape(document) -> None:
        for rows in tables:
            filled(document, rows)
            document.add_paragraph("")

    return word(folder, shape)


def test_a_table_that_counts_on_without_heads_is_the_rest_of_the_one_before(tmp_path):
    (table,) = tables_in(split_word(tmp_path, (HEADS, *STEPS[:2]), STEPS[2:]))
    read = [
        tuple(row.cells[role].quote if role in row.cells else "" for role in ROLES)
        for row in table.rows
    ]
    assert read == list(STEPS)


@pytest.mark.parametrize(
    "below",
    [
        [(f"{number}", "BM-01", "Phiếu trình", "05 năm", "") for number in (1, 2)],
        [("3", "Phiếu trình"), ("4", "Sổ văn bản")],
        [("TT", "Tên hồ sơ", "Nơi lưu", "Hạn lưu", ""), ("3", "Sổ", "VT", "5 năm", "")],
    ],
    ids=["counted anew", "fewer columns", "other heads"],
)
def test_a_table_without_heads_that_does_not_count_on_is_another(below, tmp_path):
    def shape(document) -> None:
        filled(document, (HEADS, *STEPS[:2]))
        document.add_paragraph("")
        table = document.add_table(rows=len(below), cols=len(below[0]))
        for line, texts in zip(table.rows, below, strict=True):
            for cell, text in zip(line.cells, texts, strict=True):
                cell.text = text

    (table,) = tables_in(word(tmp_path, shape))
    assert [row.cells[StepColumn.STEP].quote for row in table.rows] == ["1", "2"]


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
        ("TT", "Quy trình cần rà soát", "Đơn vị chủ trì", "Thời gian", ""),
        ("1", "Cấp thẻ", "Văn phòng", "Quý I", ""),
        ("2", "Mua sắm", "Cục Tài vụ", "Quý II", ""),
    ),
    (
        ("TT", "Nội dung", "Kinh phí thực hiện", "Thời gian", ""),
        ("1", "Hội thảo", "20 triệu", "Quý I", ""),
        ("2", "Tập huấn", "30 triệu", "Quý II", ""),
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
        ("Cán bộ thực hiện", "responsible"),
        ("Người chủ trì", "responsible"),
        ("Chủ thể thực hiện", "responsible"),
        ("Người làm", "responsible"),
        ("Cán bộ, đơn vị làm", "responsible"),
        ("Người/đơn vị chịu trách nhiệm", "responsible"),
        ("Bộ phận phối hợp thực hiện", "partner"),
        ("Kinh phí thực hiện", None),
        ("Người đề nghị", None),
        ("Người làm chứng", None),
        ("Đơn vị, cá nhân", None),  # as lists of awards are headed too
        ("Các bước", "step"),
        ("Các bước công việc", "content"),
        ("Quy trình", "content"),
        ("Quy trình cần rà soát", None),
        ("Biểu mẫu, thời gian", "form"),
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
    others += "doers: [i]\ndoing: [k]\nleading: [m]\nhelping: [n]\nwhole: [x]\ntotals: [l]\n"
    file.write_text(f"step: {step}\ncontent: [a]\n{others}other: [h]\n", "utf-8")
    with pytest.raises(BadRegister) as refused:
        load_heads(file)
    assert f"heads.yaml, {told}" in str(refused.value)
