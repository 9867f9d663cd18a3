"""Words read in another order are no difference; words that changed places for others are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.document import Document
from pipeline.model.reading import Cell, Line, Reading, Table
from pipeline.structure import build_document
from pipeline.twins import differences

HEAD = (
    *("BỘ GIẢ ĐỊNH", "Số: 12/QĐ-BGĐ", "QUYẾT ĐỊNH", "Ban hành Quy chế trực cơ quan"),
    "Điều 1. Phạm vi",
    "Quyết định này quy định việc trực và báo cáo của các đơn vị.",
    "Điều 2. Thời hạn",
)
ROWS = (
    ("TT", "Việc", "Người làm", "Hạn"),
    ("1", "Nhận ca trực", "Người trực", "Đầu giờ"),
    ("2", "Báo cáo sự cố", "Trưởng ca", "05 ngày"),
)
FOOT = ("Nơi nhận:", "TM. BỘ", "PHỤ LỤC I", "MẪU BÁO CÁO CA TRỰC")
FORM = ("ĐƠN VỊ BÁO CÁO", "Số: /BC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kính gửi Văn phòng:")

Block = str | Sequence[Sequence[str]]


def document(*blocks: Block) -> Document:
    """A document of paragraphs (strings) and tables (rows of cells)."""
    return build_document(
        Reading(
            format="docx",
            blocks=tuple(
                _line(block) if isinstance(block, str) else _table(block) for block in blocks
            ),
        )
    )


def _line(text: str) -> Line:
    return Line(text=text, joins=False)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    cells = (
        Cell(row=at, column=column, lines=(_line(text),))
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Table(cells=tuple(cells), n_rows=len(rows), n_columns=len(rows[0]))


def told(one: Document, other: Document) -> list[tuple[str, str]]:
    return [(each.signed_words, each.draft_words) for each in differences(one, other)]


def by_column(rows: Sequence[Sequence[str]]) -> list[str]:
    return [cell for column in zip(*rows, strict=True) for cell in column]


def test_a_table_that_one_source_reads_column_by_column_says_the_same() -> None:
    assert told(document(*HEAD, *by_column(ROWS)), document(*HEAD, ROWS)) == []


def test_a_word_that_only_one_source_of_such_a_table_has_is_told() -> None:
    later = (*ROWS[:2], ("2", "Báo cáo sự cố", "Trưởng ca", "07 ngày"))
    changes = told(document(*HEAD, *by_column(ROWS)), document(*HEAD, later))
    assert changes == [("05 ngày", "07 ngày")]


def test_cells_that_changed_places_in_one_table_are_told() -> None:
    swapped = (
        ROWS[0],
        ("1", "Nhận ca trực", "Trưởng ca", "Đầu giờ"),
        ("2", "Báo cáo sự cố", "Người trực", "05 ngày"),
    )
    assert told(document(*HEAD, ROWS), document(*HEAD, swapped)) != []


@pytest.mark.parametrize("first", [(0, 1, 2, 3), (0, 2, 1, 3), (2, 0, 1, 3)])
def test_blocks_side_by_side_in_a_form_may_come_in_any_order(first: tuple[int, ...]) -> None:
    moved = (FORM[at] for at in first)
    assert told(document(*HEAD, *FOOT, *FORM), document(*HEAD, *FOOT, *moved)) == []


def test_provisions_in_another_order_are_told() -> None:
    clauses = (
        "1. Người trực không được giao ca cho người khác.",
        "2. Trưởng ca được giao ca cho người khác.",
    )
    moved = (
        "1. Người trực được giao ca cho người khác.",
        "2. Trưởng ca không được giao ca cho người khác.",
    )
    assert told(document(*HEAD, *clauses), document(*HEAD, *moved)) == [
        ("không", ""),
        ("", "không"),
    ]


def test_what_moved_to_another_annex_is_told() -> None:
    second = ("PHỤ LỤC II", "MẪU SỔ TRỰC", "Họ và tên người trực, chức vụ, đơn vị công tác.")
    one = document(*HEAD, *FOOT, *FORM, "Đóng dấu treo", *second)
    other = document(*HEAD, *FOOT, *FORM, *second, "Đóng dấu treo")
    assert told(one, other) == [("Đóng dấu treo", ""), ("", "Đóng dấu treo")]
