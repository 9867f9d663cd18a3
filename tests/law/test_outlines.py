"""How far an instrument counts, and what of a citation lies beyond it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import BadRegister
from pipeline.law.checking import check_tables
from pipeline.law.outlines import Lack, lack_of, outline_of
from pipeline.law.register import Register, load_register
from pipeline.model.law import Outline
from tests.dossiers import dossier_of
from tests.law.conftest import write_tables

HEAD = "instrument,articles,last,open_end,source,verified\n"
LAW = (
    "QUỐC HỘI\nLuật số: 12/2020/QH14\nHà Nội, ngày 12 tháng 6 năm 2020\nLUẬT\nĐO ĐẠC BIỂN\n"
    "Chương I\nQUY ĐỊNH CHUNG\n"
    "Điều 1. Phạm vi\nLuật này quy định việc đo đạc biển.\n"
    "Điều 2. Nguyên tắc\n1. Đo đúng.\n2. Đo đủ, gồm:\na) Độ sâu;\nb) Dòng chảy;\nc) Thủy triều.\n"
    "Chương II\nTHI HÀNH\n"
    "Điều 3. Cơ quan đo\na) Trung ương;\nb) Địa phương.\n"
    "Điều 4. Trách nhiệm, gồm: a) lập; b) lưu.\n"
)


def law_of(text: str) -> Outline | None:
    return outline_of(dossier_of(text).document, "c", "bản thử")


def test_the_outline_of_a_text():
    outline = law_of(LAW)
    assert outline is not None
    assert outline.articles == 4
    # Of Điều 4 nothing is told: its points may run on in the line.
    assert outline.last == {"d1": "0", "d2": "k2", "d2.k1": "0", "d2.k2": "c", "d3": "b"}


def test_a_text_whose_articles_break_has_no_outline():
    assert law_of(LAW.replace("Điều 3. Cơ quan", "Điều 7. Cơ quan")) is None


def test_a_decision_with_a_regulation_attached_has_no_outline():
    text = (
        "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\n"
        "Ban hành Quy chế đo đạc\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế đo đạc.\n"
        "Điều 2. Hiệu lực từ ngày ký.\nBỘ TRƯỞNG\nNguyễn Văn A\n"
        "QUY CHẾ\nĐo đạc\n(Ban hành kèm theo Quyết định số 12/QĐ-BGĐ ngày 12 tháng 3 năm 2024)\n"
        "Điều 1. Phạm vi.\nĐiều 2. Đối tượng.\nĐiều 3. Cách đo."
    )
    assert law_of(text) is None


@pytest.mark.parametrize(
    ("path", "lacks"),
    [
        ("d5", Lack("d5", "văn bản ấy chỉ có 4 điều")),
        ("d999.k1", Lack("d999", "văn bản ấy chỉ có 4 điều")),
        ("d2.k3", Lack("d2.k3", "Điều 2 chỉ có 2 khoản")),
        ("d2.k2.đ", Lack("d2.k2.đ", "khoản 2 Điều 2 chỉ có đến điểm c")),
        ("d2.k1.a", Lack("d2.k1.a", "khoản 1 Điều 2 không chia khoản, điểm")),
        ("d1.k1", Lack("d1.k1", "Điều 1 không chia khoản, điểm")),
        ("d3.c", Lack("d3.c", "Điều 3 chỉ có đến điểm b")),
        ("d4", None),
        ("d2.k2.c", None),
        ("d2.k2a", None),  # put in later: cannot be told
        ("d5a", None),
        ("d4.k9", None),  # not known
        ("d3.k1", None),  # whether a list is of clauses or points is a matter of reading
        ("c9", None),
        ("pl3", None),
    ],
)
def test_what_lies_beyond_an_outline(path: str, lacks: Lack | None):
    outline = law_of(LAW)
    assert outline is not None
    assert lack_of(outline, path) == lacks


def test_a_source_may_lack_the_closing_articles():
    outline = Outline(instrument="c", articles=20, last={}, is_open=True)
    assert lack_of(outline, "d25") is None
    assert lack_of(outline, "d26") == Lack("d26", "văn bản ấy chỉ có khoảng 20 điều")


def register_with(folder: Path, rows: str) -> Register:
    return load_register(write_tables(folder, outlines=HEAD + rows))


def test_the_table_is_read(tmp_path: Path):
    register = register_with(tmp_path, "c,4,d2: k2; d2.k2: c,no,nguồn thử,yes\n")
    instrument = register.get("c")
    assert instrument is not None
    assert register.outline(instrument) == Outline(
        instrument="c",
        articles=4,
        last={"d2": "k2", "d2.k2": "c"},
        source="nguồn thử",
        verified=True,
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("c,bốn,,no,nguồn,yes\n", "cột articles: «bốn» không phải số điều"),
        ("c,4,d2 k2,no,nguồn,yes\n", "cột last: «d2 k2» không đúng kiểu"),
        ("c,4,d2: 2,no,nguồn,yes\n", "cột last: «d2: 2» không đúng kiểu"),
        ("c,4,,no,,yes\n", "cột source: không được để trống"),
    ],
)
def test_a_wrong_row_is_refused_by_line_and_column(tmp_path: Path, row: str, said: str):
    with pytest.raises(BadRegister, match=r"outlines\.csv dòng 2") as error:
        register_with(tmp_path, row)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("zz,4,,no,nguồn,yes\n", "«zz» không phải mã dòng"),
        ("c,4,,no,nguồn,yes\nc,5,,no,nguồn,yes\n", "văn bản này đã ghi ở outlines.csv dòng 2"),
        ("c,4,d7: k2,no,nguồn,yes\n", "nêu Điều 7, nhưng văn bản ấy chỉ có 4 điều"),
        ("c,4,d2: k2; d2.k3: a,no,nguồn,yes\n", "nêu khoản 3 Điều 2, nhưng Điều 2 chỉ có 2 khoản"),
    ],
)
def test_rows_that_cannot_be(tmp_path: Path, rows: str, said: str):
    faults = check_tables(write_tables(tmp_path, outlines=HEAD + rows))
    assert [said in str(fault) for fault in faults] == [True]


def test_the_shipped_outlines_fit_the_register(shipped: Register):
    law = shipped.get("36-2018-QH14")
    assert law is not None
    outline = shipped.outline(law)
    assert outline is not None
    assert lack_of(outline, "d96") is None  # the last, on entry into force
    assert lack_of(outline, "d97") is not None


def test_texts_at_hand_are_counted_into_a_table(tmp_path: Path):
    law = write_tables(tmp_path)
    (law / "texts").mkdir()
    (law / "texts" / "c.txt").write_text(LAW, "utf-8")
    (law / "texts" / "g.txt").write_text(LAW.replace("Điều 3. Cơ", "Điều 8. Cơ"), "utf-8")
    out = tmp_path / "found.csv"
    told = CliRunner().invoke(
        app,
        ["law", "outline", "--law", str(law), "--out", str(out), "--cache", str(tmp_path / "k")],
    )
    assert told.exit_code == 0, told.output
    assert "g: số điều không liền nhau" in told.output
    (row,) = csv.DictReader(out.open(encoding="utf-8-sig"))
    assert row["instrument"] == "c"
    assert row["articles"] == "4"
    assert row["last"] == "d1: 0; d2: k2; d2.k1: 0; d2.k2: c; d3: b"
    assert row["verified"] == "no"
    (law / "outlines.csv").write_bytes(out.read_bytes())
    assert check_tables(law) == []
