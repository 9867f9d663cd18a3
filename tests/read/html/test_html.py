"""Given this markup, these lines and tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Align, Line, Origin, ReadNoteKind, Table
from pipeline.read.html import read, read_markup


def lines(markup: str) -> list[Line]:
    return [block for block in read_markup(markup).blocks if isinstance(block, Line)]


def only_table(markup: str) -> Table:
    (table,) = read_markup(markup).blocks
    assert isinstance(table, Table)
    return table


def test_a_block_is_a_line_with_its_inline_words() -> None:
    (line,) = lines("<p>Điều <a>1</a>.\n  <em>Phạm</em>&nbsp;vi</p>")
    assert line.text == "Điều 1. Phạm vi"
    assert line.joins is False


def test_a_page_that_begins_as_xml() -> None:
    (line,) = lines('<?xml version="1.0" encoding="utf-8"?>\n<html><p>Điều 1. Phạm vi</p></html>')
    assert line.text == "Điều 1. Phạm vi"


def test_a_line_break_may_go_on_with_the_paragraph() -> None:
    first, second, third = lines("<p>BỘ VÍ DỤ<br>Số: 1</p><p>Hết</p>")
    assert (first.text, second.text) == ("BỘ VÍ DỤ", "Số: 1")
    assert (first.joins, second.joins, third.joins) == (False, None, False)


def test_bold_only_where_all_words_are() -> None:
    whole, part = lines("<p><b>Điều 1. <i>Tên</i></b></p><p><b>Điều 2.</b> Nội dung</p>")
    assert whole.bold and not part.bold


def test_italic_and_alignment() -> None:
    centred, right, left = lines(
        '<p style="text-align: center"><i>Hà Nội</i></p><p align="right">1</p>'
        '<div align="center"><p style="text-align:justify">2</p></div>'
    )
    assert centred.italic
    assert [line.align for line in (centred, right, left)] == [
        Align.CENTER,
        Align.RIGHT,
        Align.LEFT,
    ]


def test_navigation_and_scripts_are_left_out() -> None:
    assert [
        line.text
        for line in lines("<nav><ul><li>Trang chủ</li></ul></nav><script>x</script><p>Điều 1</p>")
    ] == ["Điều 1"]


def test_the_numbers_of_a_list_are_written_out() -> None:
    assert [
        line.text
        for line in lines(
            '<ol start="2"><li><p>Văn phòng</p></li><li>Các vụ</li></ol>'
            "<ol><li>1. Có số sẵn</li></ol><ul><li>Sổ trực</li></ul>"
        )
    ] == ["2. Văn phòng", "3. Các vụ", "1. Có số sẵn", "- Sổ trực"]


def test_merged_cells_keep_their_true_places() -> None:
    table = only_table(
        '<table border="1"><tr><td rowspan="2">TT</td><td colspan="2">Việc</td></tr>'
        "<tr><td>Tên</td><td>Hạn</td></tr></table>"
    )
    assert (table.n_rows, table.n_columns, table.ruled) == (2, 3, True)
    assert [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in table.cells] == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Việc"),
        (1, 1, 1, 1, "Tên"),
        (1, 2, 1, 1, "Hạn"),
    ]


def test_a_table_without_border_only_places_text() -> None:
    assert not only_table('<table border="0"><tr><td>BỘ VÍ DỤ</td></tr></table>').ruled


def test_a_cells_paragraphs_are_lines_of_their_own() -> None:
    table = only_table("<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>")
    assert table.cells[0].text == "Một\nHai"


def test_a_numbered_note_is_a_footnote() -> None:
    (note,) = lines("<p><a>[1]</a>&nbsp;Điều này được sửa đổi.</p>")
    assert note.origin is Origin.FOOTNOTE


def test_decomposed_letters_are_composed_and_noticed() -> None:
    reading = read_markup("<p>Điê\u0300u 1. Phạm vi áp dụng</p>")
    (line,) = reading.blocks
    assert isinstance(line, Line)
    assert line.text.startswith("Điều 1.")
    assert line.raw is not None and line.map.original(3) == line.raw.index("u")
    assert ReadNoteKind.DECOMPOSED in {note.kind for note in reading.notes}


@pytest.mark.parametrize("markup", ["", "<!-- x -->", "<p></p>"])
def test_nothing_in_nothing_out(markup: str) -> None:
    assert read_markup(markup).blocks == ()


def test_a_file_without_words_is_unreadable(tmp_path: Path) -> None:
    file = tmp_path / "trong.html"
    file.write_text("<html><body></body></html>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"trong\.html"):
        read(file)
