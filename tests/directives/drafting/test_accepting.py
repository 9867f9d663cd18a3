"""Drafts go into the catalogue by a person's mark alone, checked, once, and nothing else moves."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.config import SHIPPED_DIRECTIVES
from pipeline.directives.drafting.accepting import Taken, accept
from pipeline.directives.drafting.sheet import SHEET_COLUMNS, Accepted, read_accepted, write_drafts
from pipeline.directives.loading import COLUMNS, REQUIREMENTS, load_requirements
from pipeline.directives.vocabulary import DOC_KINDS, FIELDS
from pipeline.errors import BadRegister
from tests.directives.drafting.documents import drafts_in, known, register

DAY = date(2026, 11, 28)
TEXT = (
    "Bộ trưởng yêu cầu các đơn vị rà soát quy chế làm việc; tăng cường kiểm tra nội bộ; "
    "lập sổ theo dõi quà tặng trong thời hạn 05 ngày làm việc.\n"
)
HELD = (
    "id;topic;demand;basis;deontic;binding;addressee;unit_kinds;fields;doc_kinds;since;until;who;"
    "what;deadline;frequency;authority;form;record;state;source;verified;note\r\n"
    "cu;quà;Nộp quà;36-2018-QH14 d22.k2;duty;binding;người nhận;;;;01/07/2019;;;nộp quà;;;;;;full;"
    "Luật;no;\r\n"
)
KNOWN = {each.id for each in register().instruments}


def marked(folder: Path, **changes: dict[int, str]) -> Path:
    """The sheet of ``TEXT``, with cells changed by column and row; all is written by hand else."""
    sheet = folder / "drafts.csv"
    drafts = drafts_in(TEXT, folder)
    write_drafts(drafts, [""] * len(drafts), sheet)
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for column, cells in changes.items():
        for place, cell in cells.items():
            rows[place][column] = cell
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, SHEET_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return sheet


def read(sheet: Path) -> tuple[Accepted, ...]:
    return read_accepted(sheet, KNOWN, known())


def accepted(folder: Path, **changes: dict[int, str]) -> Path:
    """The first row marked, with a legal basis and whom it binds."""
    told = {"accept": {0: "x"}, "accepted_by": {0: "Lê An"}, "basis": {0: "36-2018-QH14 d16"}}
    return marked(folder, **(told | changes))


def catalogue(folder: Path) -> Path:
    directives = folder / "directives"
    directives.mkdir()
    for table in (FIELDS, DOC_KINDS):
        shutil.copy(SHIPPED_DIRECTIVES / table, directives)
    (directives / REQUIREMENTS).write_text(HELD, "utf-8", newline="")
    return directives


def test_only_the_marked_row_is_added(tmp_path: Path):
    directives = catalogue(tmp_path)
    rows = read(accepted(tmp_path))
    assert accept(rows, directives, KNOWN, DAY) == Taken(written=1, known=0, otherwise=())
    old, new = load_requirements(directives, KNOWN)
    assert old.id == "cu"
    assert new.demand == "Rà soát quy chế làm việc"
    assert new.note == "Lê An nhận ngày 28/11/2026"
    assert not new.verified


def test_what_stood_there_stays_byte_for_byte(tmp_path: Path):
    directives = catalogue(tmp_path)
    accept(read(accepted(tmp_path)), directives, KNOWN, DAY)
    data = (directives / REQUIREMENTS).read_bytes()
    assert data.startswith(HELD.encode())
    assert data.count(b"\r\n") == data.count(b"\n") == 3


def test_a_second_acceptance_adds_nothing(tmp_path: Path):
    directives = catalogue(tmp_path)
    rows = read(accepted(tmp_path))
    accept(rows, directives, KNOWN, DAY)
    before = (directives / REQUIREMENTS).read_bytes()
    assert accept(rows, directives, KNOWN, DAY) == Taken(written=0, known=1, otherwise=())
    assert (directives / REQUIREMENTS).read_bytes() == before


def test_other_words_for_what_is_there_are_told_and_change_nothing(tmp_path: Path):
    directives = catalogue(tmp_path)
    accept(read(accepted(tmp_path)), directives, KNOWN, DAY)
    before = (directives / REQUIREMENTS).read_bytes()
    other = read(accepted(tmp_path, demand={0: "Xem lại quy chế"}))
    taken = accept(other, directives, KNOWN, DAY)
    assert (taken.written, taken.known) == (0, 1)
    assert taken.otherwise == (other[0].requirement.id,)
    assert (directives / REQUIREMENTS).read_bytes() == before


def test_an_id_of_another_requirement_is_refused(tmp_path: Path):
    directives = catalogue(tmp_path)
    rows = read(accepted(tmp_path, id={0: "cu"}))
    with pytest.raises(BadRegister, match="dòng 2, cột id: Danh mục đã có mã «cu»"):
        accept(rows, directives, KNOWN, DAY)
    assert (directives / REQUIREMENTS).read_bytes() == HELD.encode()


def test_a_folder_without_a_catalogue_is_refused(tmp_path: Path):
    with pytest.raises(BadRegister, match="Không mở được bảng"):
        accept(read(accepted(tmp_path)), tmp_path / "khong-co", KNOWN, DAY)


def test_a_catalogue_saved_as_utf_16_stays_so(tmp_path: Path):
    directives = catalogue(tmp_path)
    (directives / REQUIREMENTS).write_text(HELD, "utf-16", newline="")
    accept(read(accepted(tmp_path)), directives, KNOWN, DAY)
    assert (directives / REQUIREMENTS).read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff")
    assert len(load_requirements(directives, KNOWN)) == 2


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("accepted_by", "", "phải ghi tên người nhận"),
        ("basis", "", "phải có căn cứ"),
        ("basis", "36-2018-QH14 điều 1", "không phải điều khoản"),
        ("deontic", "bắt buộc", "không có trong"),
        ("what", "", "không được để trống"),
        ("deadline", "sớm", "không phải thời hạn"),
        ("doc_kinds", "sổ tay", "chưa có trong bảng doc_kinds.csv"),
        ("accept", "có lẽ", "phải là yes hoặc no"),
    ],
)
def test_a_fault_is_told_by_file_line_and_field(tmp_path: Path, column: str, cell: str, said: str):
    with pytest.raises(BadRegister) as caught:
        read(accepted(tmp_path, **{column: {0: cell}}))
    assert f"drafts.csv dòng 2, cột {column}" in str(caught.value)
    assert said in str(caught.value)


def test_a_row_that_is_not_marked_is_not_looked_at(tmp_path: Path):
    sheet = accepted(tmp_path, deontic={1: "vô nghĩa"})
    assert len(read(sheet)) == 1


def test_no_cell_is_a_formula(tmp_path: Path):
    spoilt = TEXT.replace("rà soát quy chế", "rà soát quy chế =HYPERLINK(1)")
    sheet = tmp_path / "drafts.csv"
    drafts = drafts_in(f'- {spoilt}=cmd|"/C calc"!A0 yêu cầu lập báo cáo.\n', tmp_path)
    write_drafts(drafts, [""] * len(drafts), sheet)
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert any("=" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_catalogue_gets_no_formula_either(tmp_path: Path):
    directives = catalogue(tmp_path)
    sheet = accepted(tmp_path, demand={0: "=1+1"})
    accept(read(sheet), directives, KNOWN, DAY)
    assert "'=1+1" in (directives / REQUIREMENTS).read_text("utf-8")
    assert load_requirements(directives, KNOWN)[1].demand == "=1+1"


def test_the_sheet_has_the_columns_of_the_catalogue():
    assert set(COLUMNS) <= set(SHEET_COLUMNS)
    assert {"quote", "place", "confidence", "accept"} <= set(SHEET_COLUMNS)


def run(*words: str) -> tuple[int, str]:
    answer = CliRunner().invoke(app, ["directives", *words])
    return answer.exit_code, answer.output + str(answer.exception or "")


def test_from_file_to_catalogue_by_the_commands(tmp_path: Path):
    directives, sheet = catalogue(tmp_path), tmp_path / "drafts.csv"
    (tmp_path / "van-ban.txt").write_text(TEXT, "utf-8")
    code, said = run("draft", str(tmp_path / "van-ban.txt"), "--out", str(sheet))
    assert code == 0
    assert "Đã ghi 3 yêu cầu dự thảo" in said
    code, said = run("accept", str(sheet), "--directives", str(directives))
    assert (code, "Đã ghi 0 yêu cầu" in said) == (0, True)
    accepted(tmp_path)
    code, said = run("accept", str(sheet), "--directives", str(directives))
    assert (code, "Đã ghi 1 yêu cầu" in said) == (0, True)
    code, said = run("accept", str(sheet), "--directives", str(directives))
    assert (code, "0 yêu cầu" in said, "1 đã có" in said) == (0, True, True)


def test_a_secret_file_is_not_drafted_from(tmp_path: Path):
    file = tmp_path / "mat.txt"
    file.write_text(f"BỘ GIẢ ĐỊNH\nMẬT\nSố: 1/KH-BGĐ\n{TEXT}", "utf-8")
    code, said = run("draft", str(file), "--out", str(tmp_path / "drafts.csv"))
    assert code == 2
    assert "rà soát quy chế" not in said
    assert not (tmp_path / "drafts.csv").exists()


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_drafted(tmp_path: Path):
    (tmp_path / "van-ban.txt").write_text(TEXT, "utf-8")
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.4 khong phai")
    sheet = tmp_path / "out" / "drafts.csv"
    sheet.parent.mkdir()
    code, said = run("draft", str(tmp_path), "--out", str(sheet))
    assert code == 0
    assert "1 tệp không đọc được" in said
    assert sheet.exists()


def test_a_clause_of_law_is_drafted_in_full_with_its_basis(tmp_path: Path):
    file = tmp_path / "36-2018-QH14.txt"
    file.write_text(
        "LUẬT\nĐiều 90. Sổ quà\n1. Người đứng đầu đơn vị phải gửi báo cáo về quà tặng trong thời "
        "hạn 10 ngày kể từ ngày nhận.\n2. Đơn vị không được nhận tiền mặt.\n",
        "utf-8",
    )
    sheet = tmp_path / "drafts.csv"
    assert run("draft", str(file), "--out", str(sheet))[0] == 0
    with sheet.open(encoding="utf-8-sig", newline="") as held:
        first, second = sorted(csv.DictReader(held), key=lambda row: int(row["start"]))
    assert (first["basis"], first["deontic"], first["deadline"], first["state"]) == (
        *("36-2018-QH14 d90.k1", "deadline", "10 ngày"),
        "full",
    )
    assert (first["addressee"], first["place"]) == ("Người đứng đầu đơn vị", "khoản 1 Điều 90")
    assert (second["basis"], second["deontic"]) == ("36-2018-QH14 d90.k2", "prohibition")
    assert {row["verified"] for row in (first, second)} == {"no"}
