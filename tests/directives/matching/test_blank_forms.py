"""Forms to fill in lay down nothing, nor do rows of figures and headings; rules and steps do."""

from __future__ import annotations

import pytest

from pipeline.directives.matching import Index, look
from tests.directives.matching.given import HEAD, requirement
from tests.dossiers import dossier_of

ASKED = requirement(
    deontic="duty", demand="Hồ sơ được nộp lưu", what=[["nộp lưu hồ sơ vào lưu trữ cơ quan"]]
)
OPENING = "Điều 1. Biểu mẫu\nVăn phòng dùng các mẫu ở phụ lục.\nPHỤ LỤC\n"
FORM = "BIÊN BẢN\nSố: …../BB-…..\nHôm nay, ngày … tháng … năm …, bên A: ……\n"
RULES = "QUY ĐỊNH CHI TIẾT\n"
LEAD = "Hai Vụ đồng chủ trì việc soạn thảo.\n"
DUTY = "Bên B nộp lưu hồ sơ vào lưu trữ cơ quan.\n"


@pytest.mark.parametrize(
    ("annex", "seen"),
    [
        pytest.param(FORM + DUTY, False, id="forms to fill in"),
        pytest.param(RULES + DUTY, True, id="rules"),
    ],
)
def test_a_blank_form_lays_down_nothing(annex: str, seen: bool) -> None:
    document = dossier_of(HEAD.format(3, 2026) + OPENING + annex).document
    assert bool(look(ASKED, Index(document)).sightings) == seen


@pytest.mark.parametrize(
    ("annex", "seen"),
    [
        pytest.param(FORM + LEAD, False, id="forms to fill in"),
        pytest.param(RULES + LEAD, True, id="rules"),
    ],
)
def test_a_blank_form_says_nothing_to_the_contrary(annex: str, seen: bool) -> None:
    asked = requirement(
        deontic="duty", demand="Mỗi việc một cơ quan chủ trì", what=[["một cơ quan chủ trì"]]
    )
    document = dossier_of(HEAD.format(3, 2026) + OPENING + annex).document
    contrary = look(asked, Index(document)).contrary
    assert (contrary is not None and contrary.quote == "đồng chủ trì") is seen


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        pytest.param(("12", DUTY.strip(), "40", "30", "-"), False, id="a tariff"),
        pytest.param(("3", "Văn thư", DUTY.strip(), "5"), True, id="a step"),
    ],
)
def test_a_row_of_figures_lays_down_nothing(row: tuple[str, ...], seen: bool) -> None:
    text = HEAD.format(3, 2026) + "Điều 1. Việc\nLàm theo bảng dưới đây.\n"
    document = dossier_of(text, rows=(row,)).document
    assert bool(look(ASKED, Index(document)).sightings) == seen


@pytest.mark.parametrize(
    ("cells", "seen"),
    [
        pytest.param(("Mẫu chữ ký", "01"), False, id="a field of a form"),
        pytest.param(("Nộp mẫu chữ ký", "Văn thư Vụ"), True, id="a step"),
    ],
)
def test_a_row_of_a_word_or_two_lays_down_nothing(cells: tuple[str, ...], seen: bool) -> None:
    asked = requirement(deontic="duty", demand="Nộp mẫu chữ ký", what=[["mẫu chữ ký"]])
    text = HEAD.format(3, 2026) + "Điều 1. Việc\nLàm theo bảng dưới đây.\n"
    document = dossier_of(text, rows=(cells, ("Lập danh mục", "Văn phòng Bộ"))).document
    assert bool(look(asked, Index(document)).sightings) == seen


def test_the_heading_over_a_table_lays_down_nothing() -> None:
    asked = requirement(deontic="duty", demand="Nộp lưu hồ sơ", what=[["nộp lưu hồ sơ"]])
    text = HEAD.format(3, 2026) + "Điều 1. Các bước nộp lưu hồ sơ\n"
    rows = (("1", "Văn thư lập danh mục"), ("2", "Trưởng phòng ký danh mục"))
    found = look(asked, Index(dossier_of(text, rows=rows).document)).sightings
    assert [each.evidence.quote for each in found if "Điều 1" in each.evidence.quote] == []


def test_a_sheet_without_provisions_is_read_row_by_row_alone() -> None:
    rows = (("1", "Văn thư nộp lưu hồ sơ vào lưu trữ cơ quan", "05 ngày"),)
    found = look(ASKED, Index(dossier_of("Các bước\n", rows=rows).document)).sightings
    assert [each.is_row for each in found] == [True]


@pytest.mark.parametrize(
    ("head", "seen"),
    [
        pytest.param(("TT", "Nộp mẫu chữ ký", "Thời gian"), False, id="names of columns"),
        pytest.param(("1", "Nộp mẫu chữ ký", "05 ngày"), True, id="a step"),
    ],
)
def test_the_head_of_a_table_lays_down_nothing(head: tuple[str, ...], seen: bool) -> None:
    asked = requirement(deontic="duty", demand="Nộp mẫu chữ ký", what=[["nộp mẫu chữ ký"]])
    text = HEAD.format(3, 2026) + "Điều 1. Việc\nLàm theo bảng dưới đây.\n"
    document = dossier_of(text, rows=(head, ("2", "Lập danh mục", "02 ngày"))).document
    assert bool(look(asked, Index(document)).sightings) == seen
