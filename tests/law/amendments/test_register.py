"""Statements against the register: what is new, known, against it; and what a person accepts."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.config import SHIPPED_DIRECTIVES
from pipeline.errors import BadRegister, BadSettings
from pipeline.intake import take_in
from pipeline.law.amendments.accepting import accept
from pipeline.law.amendments.listing import tell_proposals
from pipeline.law.amendments.proposing import Proposal, Standing, propose_file
from pipeline.law.amendments.sheet import COLUMNS, read_accepted, write_sheet
from pipeline.law.checking import check_tables
from pipeline.law.register import load_register
from pipeline.model.law import LawChange
from pipeline.read.aids import Aids
from pipeline.show.document import extracted
from tests.law.amendments.documents import write_circular
from tests.law.conftest import INSTRUMENTS, write_tables

DAY = date(2031, 8, 1)
HEAD = "instrument,provision,event,by,by_provision,since,until,source,verified,note\n"
ROWS = (
    INSTRUMENTS
    + "t11,Thông tư,11/2021/TT-BGĐ,Kho tư liệu,Bộ Giả định,2021-03-02,2021-05-01,,no,,,,,"
    "nguồn thử,yes,\n"
)
TEXT = """Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 11/2021/TT-BGĐ
1. Sửa đổi, bổ sung khoản 3 Điều 5 như sau:
“3. Kho có sổ.”.
2. Bãi bỏ Điều 9.
3. Thay thế cụm từ “Phòng Kho” bằng cụm từ “Phòng Tư liệu” tại Điều 4.
Điều 2. Hiệu lực thi hành
1. Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2031.
2. Thông tư số 05/2020/TT-BGĐ ngày 03/02/2020 hết hiệu lực kể từ ngày Thông tư này có hiệu lực.
3. Thông tư này thay thế Thông tư số 88/2019/TT-BGĐ ngày 08/8/2019 của Bộ Giả định.
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    folder = tmp_path / "law"
    folder.mkdir()
    return write_tables(folder, instruments=ROWS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_circular(tmp_path, TEXT)


def proposals(file: Path, law: Path) -> tuple[Proposal, ...]:
    read = extracted(file, take_in(file, Aids()))
    return tuple(propose_file(file, read, load_register(law)))


def marked(proposed: tuple[Proposal, ...], sheet: Path, **cells: str) -> Path:
    """The sheet of ``proposed``, every row marked accepted unless ``cells`` say otherwise."""
    write_sheet(proposed, sheet)
    with sheet.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with sheet.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        for row in rows:
            writer.writerow(row | {"accept": "x", "accepted_by": "Nguyễn Văn A"} | cells)
    return sheet


def test_all_is_new_to_a_register_that_knows_none_of_it(file: Path, law: Path):
    found = proposals(file, law)
    assert [(each.standing, each.instrument) for each in found] == [
        (Standing.NEW, "t11"),
        (Standing.NEW, "t11"),
        (Standing.NEW, "t11"),
        (Standing.NEW, "pd-1"),
        (Standing.NEW, ""),
    ]
    assert {each.by for each in found} == {"12/2031/TT-BGĐ"}


def test_what_the_register_holds_is_known_or_against_it(file: Path, law: Path):
    events = (
        "t11,d5.k3,amended,12/2031/TT-BGĐ,d1.k1,2031-07-01,,nguồn thử,yes,\n"
        "t11,d9,repealed,12/2031/TT-BGĐ,d1.k2,2031-06-01,,nguồn thử,yes,\n"
    )
    (law / "events.csv").write_text(HEAD + events, "utf-8-sig")
    known, against, new, *_ = proposals(file, law)
    assert known.standing is Standing.KNOWN
    assert against.standing is Standing.CONTRADICTS
    assert against.reason == "Điều 9: bảng ghi từ 01/06/2031, văn bản nói từ 01/07/2031"
    assert new.standing is Standing.NEW


def test_nothing_is_accepted_unmarked(file: Path, law: Path, tmp_path: Path):
    before = {path.name: path.read_bytes() for path in law.iterdir()}
    write_sheet(proposals(file, law), tmp_path / "p.csv")
    taken = accept(read_accepted(tmp_path / "p.csv"), law, DAY)
    assert (taken.written, taken.known) == (0, 0)
    assert {path.name: path.read_bytes() for path in law.iterdir()} == before


def test_what_a_person_accepts_stands_in_the_tables(file: Path, law: Path, tmp_path: Path):
    sheet = marked(proposals(file, law), tmp_path / "p.csv")
    taken = accept(read_accepted(sheet), law, DAY)
    assert (taken.written, taken.known) == (5, 0)
    register = load_register(law)
    circular = register.get("11/2021/TT-BGĐ")
    assert circular is not None
    assert [(each.provision, each.change) for each in register.events(circular)] == [
        ("d5.k3", LawChange.AMENDED),
        ("d9", LawChange.REPEALED),
        ("d4", LawChange.WORDS),
    ]
    (event, *_) = register.events(circular)
    assert event.verified
    assert event.since == date(2031, 7, 1)
    assert event.source.startswith("12/2031/TT-BGĐ (thong-tu.txt, sha256 ")
    assert event.note == "Nguyễn Văn A nhận ngày 01/08/2031"
    ended = register.get("pd-1")
    assert ended is not None
    assert (ended.ended, ended.expired) == (True, date(2031, 7, 1))
    replaced = register.get("88/2019/TT-BGĐ")
    assert replaced is not None
    assert replaced.replaced_by == ("12/2031/TT-BGĐ",)
    assert not [fault for fault in check_tables(law) if fault.grave]
    assert {each.standing for each in proposals(file, law)} == {Standing.KNOWN}
    again = accept(read_accepted(sheet), law, DAY)
    assert (again.written, again.known) == (0, 5)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"accepted_by": ""}, "cột accepted_by"),
        ({"since": ""}, "cột since"),
        ({"provisions": "Điều 5"}, "cột provisions"),
        ({"change": "gone"}, "cột change"),
        ({"instrument": "t99"}, "t99"),
    ],
)
def test_a_bad_row_leaves_the_tables_as_they_were(
    file: Path, law: Path, tmp_path: Path, cells: dict[str, str], told: str
):
    before = {path.name: path.read_bytes() for path in law.iterdir()}
    sheet = marked(proposals(file, law), tmp_path / "p.csv", **cells)
    with pytest.raises(BadRegister, match=told):
        accept(read_accepted(sheet), law, DAY)
    assert {path.name: path.read_bytes() for path in law.iterdir()} == before


def test_what_contradicts_the_register_is_not_written(file: Path, law: Path, tmp_path: Path):
    sheet = marked(proposals(file, law), tmp_path / "p.csv")
    events = "t11,d9,repealed,12/2031/TT-BGĐ,d1.k2,2031-06-01,,nguồn thử,yes,\n"
    (law / "events.csv").write_text(HEAD + events, "utf-8-sig")
    with pytest.raises(BadRegister, match="Trái với bảng"):
        accept(read_accepted(sheet), law, DAY)
    assert "d5.k3" not in (law / "events.csv").read_text("utf-8-sig")


def test_the_command_writes_a_table_and_tells_it(file: Path, law: Path, tmp_path: Path):
    out = tmp_path / "p.csv"
    shown = CliRunner().invoke(
        app, ["law", "propose", str(file), "--out", str(out), "--law", str(law)]
    )
    assert shown.exit_code == 0, shown.output
    assert "mới: khoản 2 Điều 1 bãi bỏ Điều 9 của 11/2021/TT-BGĐ từ 01/07/2031" in shown.output
    assert "5 đề nghị: 5 mới, 0 đã có, 0 trái với bảng, 0 chưa rõ." in shown.output
    taken = CliRunner().invoke(app, ["law", "accept", str(out), "--law", str(law)])
    assert taken.exit_code == 0, taken.output
    assert "Đã ghi 0 đề nghị" in taken.output


def test_no_cell_is_a_formula(file: Path, law: Path, tmp_path: Path):
    (first, *_) = proposals(file, law)
    sly = msgspec.structs.replace(first, by="=HYPERLINK(1)")
    write_sheet([sly], tmp_path / "p.csv")
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["by"] == "'=HYPERLINK(1)"
    assert "=HYPERLINK(1)" in next(tell_proposals([sly]))


def test_a_marked_file_is_refused_and_named(file: Path, law: Path, tmp_path: Path):
    marked_file = tmp_path / "mat.txt"
    marked_file.write_text("BỘ GIẢ ĐỊNH\nTUYỆT MẬT\n" + file.read_text("utf-8"), "utf-8")
    out = tmp_path / "proposals.csv"
    told = CliRunner().invoke(
        app, ["law", "propose", str(marked_file), "--law", str(law), "--out", str(out)]
    )
    assert "mat.txt: không đọc được" in told.output
    assert "dấu chỉ độ mật" in told.output
    assert out.read_text("utf-8-sig").count("\n") == 1  # the head row alone


def test_without_files_the_texts_beside_the_register_are_read_from_any_folder(
    file: Path, law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (law / "texts").mkdir()
    file.rename(law / "texts" / "sửa đổi.txt")
    monkeypatch.chdir(tmp_path)
    shown = CliRunner().invoke(app, ["law", "propose", "--out", "p.csv", "--law", str(law)])
    assert "5 đề nghị: 5 mới" in shown.output, shown.output


def test_without_files_or_texts_the_folders_are_named_in_full(law: Path, tmp_path: Path):
    told = CliRunner().invoke(app, ["law", "propose", "--law", str(law)])
    assert isinstance(told.exception, BadSettings)
    assert f"{SHIPPED_DIRECTIVES}, {law / 'texts'}" in str(told.exception)
