"""Ruled tables of a PDF: cells, merged cells, tables over pages; and what is no table."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.reading import Line, Origin, Reading, ReadNoteKind, Table
from pipeline.read import read_file
from tests.read.pdf.making import Sheet, Stroke, Words, grid, make

BODY = "Quy trình này áp dụng cho các đơn vị thuộc cơ quan."
XS = (85.0, 130.0, 300.0, 420.0, 520.0)


def tables_of(reading: Reading) -> list[Table]:
    return [block for block in reading.blocks if isinstance(block, Table)]


def row(y: float, *texts: str) -> list[Words]:
    return [Words(x + 4, y, text, size=11) for x, text in zip(XS, texts, strict=True) if text]


HEAD = ("TT", "Nội dung công việc", "Trách nhiệm", "Thời gian", "")


def test_cells_hold_their_words(tmp_path: Path) -> None:
    marks = [
        Words(85, 100, BODY),
        *grid(XS, (120, 145, 190, 215)),
        *row(136, *HEAD),
        *row(160, "1", "Tiếp nhận hồ sơ,", "Văn thư", "½ ngày", ""),
        *row(174, "", "vào sổ văn bản đến", "", "", ""),
        *row(206, "2", "Trình Lãnh đạo", "Văn thư", "01 ngày", ""),
        Words(85, 240, "Hồ sơ được lưu theo quy định."),
    ]
    reading = read_file(make(tmp_path / "a.pdf", Sheet(marks)))
    before, table, after = reading.blocks
    assert isinstance(before, Line) and before.text == BODY
    assert isinstance(after, Line) and after.text == "Hồ sơ được lưu theo quy định."
    assert isinstance(table, Table)
    assert (table.n_rows, table.n_columns, table.ruled, table.page) == (3, 4, True, 1)
    assert {(cell.row, cell.column): cell.text for cell in table.cells} == {
        **{(0, at): text for at, text in enumerate(HEAD[:4])},
        **{(1, 0): "1", (1, 2): "Văn thư", (1, 3): "½ ngày"},
        (1, 1): "Tiếp nhận hồ sơ,\nvào sổ văn bản đến",
        **{(2, 0): "2", (2, 1): "Trình Lãnh đạo", (2, 2): "Văn thư", (2, 3): "01 ngày"},
    }
    line = table.cells[1].lines[0]
    assert line.box is not None
    assert abs(line.box.x0 - (XS[1] + 4)) < 1


def test_merged_cells(tmp_path: Path) -> None:
    marks = [
        Words(85, 100, BODY),
        *(Stroke(85, y, 520, y) for y in (120, 145, 195)),
        Stroke(85, 170, 300, 170),  # the third and fourth columns run through
        Stroke(420, 170, 520, 170),
        *(Stroke(x, 120, x, 195) for x in (85, 300, 420, 520)),
        Stroke(130, 145, 130, 195),  # the first row's first two columns are one
        *row(136, "Bước", "", "Trách nhiệm", "Thời gian", ""),
        *row(160, "1", "Tiếp nhận", "", "01 ngày", ""),
        *row(174, "", "", "Văn thư", "", ""),
        *row(186, "2", "Chuyển", "", "02 ngày", ""),
    ]
    (table,) = tables_of(read_file(make(tmp_path / "a.pdf", Sheet(marks))))
    spans = {cell.text: (cell.row, cell.column, cell.rowspan, cell.colspan) for cell in table.cells}
    assert spans["Bước"] == (0, 0, 1, 2)
    assert spans["Văn thư"] == (1, 2, 2, 1)
    assert spans["Chuyển"] == (2, 1, 1, 1)


def test_a_table_goes_on_over_the_page(tmp_path: Path) -> None:
    first = [
        Words(85, 100, BODY),
        *grid(XS, (700, 725, 750)),
        *row(716, *HEAD),
        *row(741, "1", "Tiếp nhận", "Văn thư", "01 ngày", ""),
        Words(295, 810, "1", size=10),
    ]
    second = [
        *grid(XS, (60, 85, 110)),
        *row(76, *HEAD),
        *row(101, "2", "Trình Lãnh đạo", "Văn thư", "01 ngày", ""),
        Words(85, 140, "Kết thúc quy trình."),
        Words(295, 810, "2", size=10),
    ]
    reading = read_file(make(tmp_path / "a.pdf", Sheet(first), Sheet(second)))
    (table,) = tables_of(reading)
    assert table.n_rows == 3
    assert [cell.text for cell in table.cells if cell.column == 0] == ["TT", "1", "2"]
    assert [cell.lines[0].page for cell in table.cells if cell.column == 0] == [1, 1, 2]


def over_two_pages(tmp_path: Path, *below: list[Words], ys: tuple[int, ...]) -> Table:
    """A table whose second row is the last of its page, and the rows of the next page."""
    first = [
        Words(85, 100, BODY),
        *grid(XS, (690, 715, 750)),
        *row(706, *HEAD),
        *row(731, "1", "Tiếp nhận hồ sơ, kiểm tra", "Văn thư", "01 ngày", ""),
        Words(295, 810, "1", size=10),
    ]
    second = [*grid(XS, ys), *(words for line in below for words in line)]
    second += [Words(85, 300, "Kết thúc quy trình."), Words(295, 810, "2", size=10)]
    (table,) = tables_of(read_file(make(tmp_path / "a.pdf", Sheet(first), Sheet(second))))
    return table


def test_a_row_broken_over_the_page_is_one_row(tmp_path: Path) -> None:
    table = over_two_pages(
        tmp_path,
        row(76, *HEAD),
        row(101, "", "thành phần, ghi giấy hẹn", "của Cục", "", ""),
        row(126, "2", "Trình Lãnh đạo", "Văn thư", "01 ngày", ""),
        ys=(60, 85, 110, 135),
    )
    assert table.n_rows == 3
    texts = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert texts[1, 1] == "Tiếp nhận hồ sơ, kiểm tra\nthành phần, ghi giấy hẹn"
    assert texts[1, 2] == "Văn thư\ncủa Cục"
    assert texts[1, 3] == "01 ngày"
    assert texts[2, 1] == "Trình Lãnh đạo"


def test_a_row_without_number_that_starts_anew_is_a_row(tmp_path: Path) -> None:
    table = over_two_pages(
        tmp_path,
        row(76, "", "Báo cáo kết quả", "Trưởng phòng", "02 ngày", ""),
        row(101, "2", "Trình Lãnh đạo", "Văn thư", "01 ngày", ""),
        ys=(60, 85, 110),
    )
    assert [cell.text for cell in table.cells if cell.column == 1] == [
        "Nội dung công việc",
        "Tiếp nhận hồ sơ, kiểm tra",
        "Báo cáo kết quả",
        "Trình Lãnh đạo",
    ]


def test_a_box_on_every_page_is_a_running_head(tmp_path: Path) -> None:
    """Procedures under ISO 9001 carry one: body, code, issue, page."""

    def sheet(number: int) -> Sheet:
        return Sheet(
            [
                *grid((85, 300, 520), (30, 50, 70)),
                *(Words(90, y, text, size=10) for y, text in ((45, "VỤ PHÁP CHẾ"), (65, "QT-07"))),
                *(
                    Words(305, y, text, size=10)
                    for y, text in ((45, "Lần ban hành: 02"), (65, f"Trang: {number}/3"))
                ),
                Words(85, 110, f"{number}. {BODY}"),
                Words(85, 130, BODY),
            ]
        )

    reading = read_file(make(tmp_path / "a.pdf", *(sheet(number) for number in (1, 2, 3))))
    (table,) = tables_of(reading)
    assert table.page == 1
    heads = [
        block.text
        for block in reading.blocks
        if isinstance(block, Line) and block.origin is Origin.HEADER
    ]
    assert heads == [
        text
        for number in (2, 3)
        for text in ("VỤ PHÁP CHẾ", "Lần ban hành: 02", "QT-07", f"Trang: {number}/3")
    ]


def test_rules_that_make_no_table(tmp_path: Path) -> None:
    marks = [
        Words(90, 80, "VỤ PHÁP CHẾ", "B"),
        Stroke(110, 85, 150, 85),
        Words(300, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "B", 12),
        Stroke(340, 102, 480, 102),
        Words(85, 160, BODY),
        *grid((60, 540), (40, 800)),  # a frame around the page
    ]
    assert not tables_of(read_file(make(tmp_path / "a.pdf", Sheet(marks))))


def test_torn_letters_in_cells(tmp_path: Path) -> None:
    text, foreign = "Thủ trưởng đơn vị", "ủưởđơị"
    letters = [(at, letter) for at, letter in enumerate(text) if letter not in foreign]
    letters += [(at, letter) for at, letter in enumerate(text) if letter in foreign]
    marks = [
        *grid((85, 130, 300), (120, 145, 170)),
        Words(90, 136, "TT"),
        Words(90, 160, "1"),
        Words(135, 136, "Người duyệt"),
        *(Words(135 + 6.5 * at, 160, letter) for at, letter in letters),
    ]
    (table,) = tables_of(read_file(make(tmp_path / "a.pdf", Sheet(marks))))
    assert [cell.text for cell in table.cells] == ["TT", "Người duyệt", "1", text]


def test_what_is_mended_in_cells_is_noted(tmp_path: Path) -> None:
    marks = [
        *grid((85, 130, 300), (120, 145, 170)),
        Words(90, 136, "TT"),
        Words(90, 160, "1"),
        Words(135, 136, "Nội dung"),
        Words(135, 160, "Quy \u00f0ịnh chung"),
    ]
    reading = read_file(make(tmp_path / "a.pdf", Sheet(marks)))
    (table,) = tables_of(reading)
    assert table.cells[-1].text == "Quy định chung"
    assert table.cells[-1].lines[0].raw == "Quy \u00f0ịnh chung"
    assert [(note.kind, note.page) for note in reading.notes] == [(ReadNoteKind.LOOKALIKE, 1)]


def test_a_cell_cut_off_by_the_end_of_the_page_keeps_its_words(tmp_path: Path) -> None:
    marks = [
        Words(85, 100, BODY),
        *(Stroke(85, y, 520, y) for y in (700, 725)),
        Stroke(300, 755, 520, 755),  # the cell at the left goes on over the page
        *(Stroke(x, 700, x, 780) for x in (85, 300, 420, 520)),
        Words(89, 716, "Hình thức", size=11),
        Words(304, 716, "Áp dụng", size=11),
        Words(424, 716, "Chọn", size=11),
        Words(89, 741, "Giao việc bằng văn bản", size=11),
        Words(304, 741, "Việc mới", size=11),
        Words(424, 741, "Có", size=11),
        Words(304, 771, "Việc gấp", size=11),
        Words(424, 771, "Không", size=11),
    ]
    (table,) = tables_of(read_file(make(tmp_path / "a.pdf", Sheet(marks))))
    spans = {cell.text: (cell.row, cell.column, cell.rowspan, cell.colspan) for cell in table.cells}
    assert spans == {
        **{"Hình thức": (0, 0, 1, 1), "Áp dụng": (0, 1, 1, 1), "Chọn": (0, 2, 1, 1)},
        **{"Giao việc bằng văn bản": (1, 0, 2, 1), "Việc mới": (1, 1, 1, 1), "Có": (1, 2, 1, 1)},
        **{"Việc gấp": (2, 1, 1, 1), "Không": (2, 2, 1, 1)},
    }


def test_words_that_run_over_the_edge_of_a_table_are_not_lost(tmp_path: Path) -> None:
    xs = (85.0, 200.0, 300.0)
    marks = [
        *grid(xs, (120, 145, 170)),
        *(Words(x + 4, y, text, size=11) for x, y, text in ((85, 136, "Việc"), (200, 136, "Hạn"))),
        Words(89, 161, "Báo cáo", size=11),
        Words(204, 161, "Trước ngày 15 tháng 12", size=11),
    ]
    (table,) = tables_of(read_file(make(tmp_path / "a.pdf", Sheet(marks))))
    assert [cell.text for cell in table.cells] == [
        *("Việc", "Hạn", "Báo cáo", "Trước ngày 15 tháng 12"),
    ]
