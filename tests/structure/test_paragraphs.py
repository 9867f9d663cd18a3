"""Given lines and tables, this text and these paragraphs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model.reading import Align, Box, Cell, Line, Origin, Reading, Table
from pipeline.structure import build_document
from pipeline.structure.paragraphs import lay_out

CASES = yaml.safe_load(Path(__file__).with_name("joins.yaml").read_text(encoding="utf-8"))


def page_line(x0: float, top: float, x1: float, text: str, looks: str) -> Line:
    return Line(
        text=text,
        page=2 if "2" in looks else 1,
        box=Box(x0, top, x1, top + 12),
        bold="b" in looks,
        align=Align.CENTER if "c" in looks else Align.LEFT,
        joins=None,
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_lines_of_a_page(case: dict[str, Any]) -> None:
    lines = tuple(page_line(*line) for line in case["lines"])
    layout = lay_out(Reading(format="pdf", blocks=lines))
    assert layout.text.split("\n") == case["paragraphs"]


def test_a_line_of_nothing_but_blanks_breaks_nothing() -> None:
    lines = (
        page_line(85, 100, 540, "Văn phòng tiếp nhận và đăng ký văn bản", ""),
        page_line(85, 118, 120, " ", ""),
        page_line(85, 136, 300, "5 ngày một lần.", ""),
    )
    layout = lay_out(Reading(format="pdf", blocks=lines))
    assert layout.text.startswith("Văn phòng tiếp nhận và đăng ký văn bản")
    assert layout.text.endswith("5 ngày một lần.")


def cell(row: int, column: int, *texts: str, **extent: int) -> Cell:
    return Cell(row=row, column=column, lines=tuple(Line(text=t) for t in texts), **extent)


def test_the_head_flows_column_by_column() -> None:
    head = Table(
        cells=(
            cell(0, 0, "BỘ VÍ DỤ"),
            cell(0, 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            cell(1, 0, "Số: 1/QĐ-BVD"),
            cell(1, 1, "Hà Nội, ngày 1 tháng 2 năm 2024"),
        ),
        n_rows=2,
        n_columns=2,
    )
    layout = lay_out(Reading(format="docx", blocks=(head,)))
    assert layout.text.split("\n") == [
        "BỘ VÍ DỤ",
        "Số: 1/QĐ-BVD",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 1 tháng 2 năm 2024",
    ]


def test_a_data_table_stays_with_its_provision() -> None:
    steps = Table(
        cells=(
            cell(0, 0, "TT"),
            cell(0, 1, "Nội dung", colspan=2),
            cell(1, 0, "1", rowspan=2),
            cell(1, 1, "Tiếp nhận"),
            cell(1, 2, "Văn thư", "Lãnh đạo"),
        ),
        n_rows=2,
        n_columns=3,
    )
    document = build_document(
        Reading(
            format="docx",
            blocks=(
                Line(text="Điều 1. Các bước", bold=True),
                Line(text="1. Trình tự như sau:"),
                steps,
                Line(text="2. Thời hạn là ba ngày."),
            ),
        )
    )
    (article,) = document.provisions
    first, second = article.children
    (table,) = first.tables
    assert [c.num for c in article.children] == ["1", "2"]
    assert document.words(table.span).split("\n") == [
        "TT", "Nội dung", "1", "Tiếp nhận", "Văn thư", "Lãnh đạo",
    ]  # fmt: skip
    assert [(c.row, c.column, c.rowspan, c.colspan) for c in table.cells] == [
        (0, 0, 1, 1),
        (0, 1, 1, 2),
        (1, 0, 2, 1),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]
    assert second.tables == ()


def test_articles_in_a_frame_are_provisions() -> None:
    frame = Table(
        cells=(cell(0, 0, "Điều 1. Phạm vi áp dụng.", "1. Văn phòng;", "2. Các vụ."),),
        n_rows=1,
        n_columns=1,
    )
    document = build_document(Reading(format="html", blocks=(frame,)))
    assert [(n.kind.value, n.num) for n in document.walk()] == [
        ("article", "1"),
        ("clause", "1"),
        ("clause", "2"),
    ]


def test_running_heads_are_left_out_and_footnotes_come_last() -> None:
    document = build_document(
        Reading(
            format="pdf",
            blocks=(
                Line(text="2", page=2, origin=Origin.HEADER),
                Line(text="Điều 1. Quy chế có hiệu lực từ ngày ký.", page=2),
                Line(text="[1] Sửa năm 2021.", page=2, origin=Origin.FOOTNOTE),
                Line(text="Điều 2. Văn phòng thi hành Quy chế này.", page=3),
            ),
        )
    )
    assert document.text.split("\n") == [
        "Điều 1. Quy chế có hiệu lực từ ngày ký.",
        "Điều 2. Văn phòng thi hành Quy chế này.",
        "[1] Sửa năm 2021.",
    ]
    note = document.text.index("[1]")
    assert document.path_at(note) == ()
    assert [n.page for n in document.provisions] == [2, 3]


def test_signature_and_recipients_belong_to_no_provision() -> None:
    document = build_document(
        Reading(
            format="docx",
            blocks=tuple(
                Line(text=text)
                for text in [
                    "QUYẾT ĐỊNH",
                    "Về việc phân công trực",
                    "Điều 1. Phân công trực như danh sách.",
                    "Điều 2. Chánh Văn phòng thi hành Quyết định này./.",
                    "Nơi nhận:",
                    "- Như Điều 2;",
                    "- Lưu: VT.",
                    "BỘ TRƯỞNG",
                ]
            ),
        )
    )
    last = document.provisions[-1]
    assert document.words(last.span).endswith("Quyết định này./.")
    assert document.path_at(document.text.index("Như Điều 2")) == ()


def around(*blocks: Table) -> tuple[Line | Table, ...]:
    return (
        Line(text="Điều 1. Phạm vi", bold=True, joins=False),
        Line(text="Quy chế này quy định việc trực.", joins=False),
        Line(text="Điều 2. Thi hành", bold=True, joins=False),
        Line(text="Trưởng các phòng thi hành Quy chế này./.", joins=False),
        *blocks,
    )


@pytest.mark.parametrize("first_row", [0, 2], ids=["one row", "two rows above"])
def test_who_signs_belongs_to_no_provision_though_his_post_has_two_lines(first_row: int) -> None:
    above = [cell(row, 1) for row in range(first_row)]
    signer = cell(first_row, 1, "CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Nguyễn Văn Ví")
    table = Table(cells=(*above, cell(first_row, 0), signer), n_rows=first_row + 1, n_columns=2)
    document = build_document(Reading(format="docx", blocks=around(table)))
    last = document.provisions[-1]
    assert document.words(last.span).endswith("Quy chế này./.") and last.tables == ()
    assert document.path_at(document.text.index("PHÓ CỤC TRƯỞNG")) == ()


def test_blocks_side_by_side_in_one_row_are_running_text() -> None:
    terms = ("Số ca trực", "=", "Số ngày", "x", "Số ca một ngày")
    formula = Table(
        cells=tuple(cell(0, at, term) for at, term in enumerate(terms)), n_rows=1, n_columns=5
    )
    document = build_document(Reading(format="docx", blocks=around(formula)))
    last = document.provisions[-1]
    assert last.tables == ()
    assert last.text.split("\n") == ["Trưởng các phòng thi hành Quy chế này./.", *terms]


def test_a_single_row_that_counts_is_a_table_of_which_the_others_stand_elsewhere() -> None:
    step = Table(
        cells=(cell(0, 0, "4"), cell(0, 1, "Trình ký"), cell(0, 2, "Trưởng phòng")),
        n_rows=1,
        n_columns=3,
    )
    document = build_document(Reading(format="docx", blocks=around(step)))
    assert [(table.n_rows, table.n_columns) for table in document.provisions[-1].tables] == [(1, 3)]
