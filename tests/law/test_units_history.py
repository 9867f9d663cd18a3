"""A ministry's own units and posts: told beside its documents, held against its units of today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import BadRegister
from pipeline.law.bodies import find_bodies
from pipeline.law.checking import check_tables
from pipeline.law.comparing import compare
from pipeline.law.register import load_register
from tests.law.conftest import SMALL, history, write_corpus, write_tables

RENAMED = "U1,Vụ Tin học,renamed,2020-03-01,{},,Quyết định 7/QĐ-BGĐ"
MERGED = "U2,Cục Quản trị,merged,2018,quan-tri-tai-vu,,"


@pytest.mark.parametrize("told", ["cong-nghe", "Cục Công nghệ", "Cục CN", "cục công nghệ"])
def test_an_heir_that_is_a_unit_is_told_by_its_name(tmp_path: Path, told: str):
    corpus = write_corpus(tmp_path, history(RENAMED.format(told), MERGED))
    *of_state, unit, other = load_register(SMALL, corpus).bodies
    assert [body.id for body in of_state] == ["B1", "B2", "B3"]
    assert unit.successors == ("Cục Công nghệ",)
    assert (unit.since, unit.of_ministry) == (date(2020, 3, 1), True)
    assert other.since_text == "năm 2018"
    assert not any(body.of_ministry for body in of_state)


def test_an_heir_that_is_no_unit_keeps_its_name(tmp_path: Path):
    corpus = write_corpus(tmp_path, history(RENAMED.format("Trung tâm Dữ liệu")))
    assert load_register(SMALL, corpus).bodies[-1].successors == ("Trung tâm Dữ liệu",)


def test_there_need_be_no_table(tmp_path: Path):
    (tmp_path / "units.yaml").write_text("[not, a, list", "utf-8")  # nothing to hold against it
    for corpus in (tmp_path, tmp_path / "none"):
        assert load_register(SMALL, corpus).bodies == load_register(SMALL).bodies


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        (RENAMED.format("cong-nge"), "successors", "«cong-nge» không phải id của đơn vị nào"),
        (RENAMED.format("cong-nghe").replace("renamed", "moved"), "event", "«moved»"),
        (RENAMED.format("cong-nghe").replace("2020-03-01", "2020-13"), "since", "không có thật"),
        (RENAMED.format("cong-nghe").replace("U1", "B2"), "id", "bodies.csv dòng 3"),
    ],
)
def test_a_bad_row_is_refused_by_file_line_and_field(
    tmp_path: Path, row: str, field: str, said: str
):
    corpus = write_corpus(tmp_path, history(MERGED, row))
    with pytest.raises(BadRegister) as caught:
        load_register(SMALL, corpus)
    message = str(caught.value)
    assert f"units_history.csv dòng 3, cột {field}: " in message
    assert said in message


def test_faults_of_both_folders_are_told_at_once(tmp_path: Path):
    law = write_tables(
        tmp_path, bodies=(SMALL / "bodies.csv").read_text("utf-8").replace(",split,", ",?,")
    )
    corpus = write_corpus(tmp_path / "kho", history(RENAMED.format("cong-nge")))
    with pytest.raises(BadRegister, match=r"bodies\.csv dòng 2.*units_history\.csv dòng 2"):
        load_register(law, corpus)


def test_a_broken_list_of_units_is_told_where_the_table_needs_it(tmp_path: Path):
    corpus = write_corpus(tmp_path, history(MERGED), units="[not, a, list")
    with pytest.raises(BadRegister, match=r"units\.yaml"):
        load_register(SMALL, corpus)


def test_the_table_in_the_folder_of_law_is_sent_to_the_corpus(tmp_path: Path):
    law = write_tables(tmp_path, units=history(MERGED))
    with pytest.raises(BadRegister, match=r"units\.csv.*units_history\.csv ở gốc kho"):
        load_register(law)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gửi Cục Quản trị trước ngày 05", ["Cục Quản trị"]),
        ("TRÁCH NHIỆM CỦA CỤC QUẢN TRỊ", ["CỤC QUẢN TRỊ"]),
        ("gửi Cục Quản trị tài vụ trước ngày 05", []),
        ("CỤC QUẢN TRỊ TÀI VỤ", []),
        ("các hệ thống do Cục quản trị và vận hành", []),
        ("gửi Cục Quản Trị", ["Cục Quản Trị"]),
    ],
)
def test_a_living_name_that_holds_an_old_one_is_no_mention(
    tmp_path: Path, text: str, found: list[str]
):
    bodies = load_register(SMALL, write_corpus(tmp_path, history(MERGED))).bodies
    assert [mention.quote for mention in find_bodies(text, bodies)] == found


def test_a_heir_outside_the_list_of_units_may_hold_the_old_name_too(tmp_path: Path):
    row = "U1,Vụ Dữ liệu,renamed,2020,Vụ Dữ liệu và Thống kê,,"
    bodies = load_register(SMALL, write_corpus(tmp_path, history(row))).bodies
    assert find_bodies("gửi Vụ Dữ liệu và Thống kê", bodies) == ()
    assert len(find_bodies("gửi Vụ Dữ liệu", bodies)) == 1


@pytest.mark.parametrize(
    ("rows", "line", "field", "said"),
    [
        pytest.param(
            ("U1,Vụ A,renamed,2014,Vụ B,,", "U2,Vụ B,renamed,2020,Vụ A,,"),
            2,
            "successors",
            "vòng kế thừa: U1 → U2 → U1",
            id="circle",
        ),
        pytest.param(
            ("U1,Vụ A,renamed,2020,Vụ B,,", "U2,Vụ B,renamed,2014,cong-nghe,,"),
            2,
            "successors",
            "«Vụ B» (U2) đã kết thúc từ năm 2014",
            id="heir that ended before",
        ),
        pytest.param(
            (MERGED, "U1,Thư ký Bộ,split,2023,van-phong; can-bo,,"),
            3,
            "question",
            "nhiều nơi kế thừa",
            id="two heirs and no question",
        ),
        pytest.param(
            (MERGED, "U1,Cục Quản trị,renamed,2023,van-phong,,"),
            3,
            "names",
            "đã là tên của U2",
            id="one name twice",
        ),
    ],
)
def test_rows_that_do_not_fit(
    tmp_path: Path, rows: tuple[str, ...], line: int, field: str, said: str
):
    faults = check_tables(SMALL, write_corpus(tmp_path, history(*rows)))
    grave = [str(fault) for fault in faults if fault.grave and fault.file.name != "bodies.csv"]
    assert any(
        each.startswith(f"units_history.csv dòng {line}, cột {field}: ") and said in each
        for each in grave
    ), grave


def test_a_chain_of_renamings_is_no_fault(tmp_path: Path):
    rows = ("U1,Vụ A,renamed,2014,Vụ B,,", "U2,Vụ B,renamed,2020,cong-nghe,,")
    faults = check_tables(SMALL, write_corpus(tmp_path, history(*rows)))
    assert [each for each in faults if each.file.name == "units_history.csv"] == []


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        ("U1,Văn phòng Bộ,renamed,2030,Cục Công nghệ,,", "names", "van-phong trong units.yaml"),
        ("U1,Vụ Tin học,renamed,2020,Cục Công nghê,,", "successors", "«Cục Công nghê» không phải"),
    ],
)
def test_what_may_be_so_is_to_be_looked_at(tmp_path: Path, row: str, field: str, said: str):
    faults = check_tables(SMALL, write_corpus(tmp_path, history(row)))
    (fault,) = [each for each in faults if each.file.name == "units_history.csv"]
    assert (fault.line, fault.field, fault.grave) == (2, field, False)
    assert said in fault.problem


def test_two_versions_of_the_table_are_compared(tmp_path: Path):
    old = write_corpus(tmp_path / "cu", history(RENAMED.format("cong-nghe"), MERGED))
    new = write_corpus(tmp_path / "moi", history(RENAMED.format("van-phong")))
    day = date(2026, 11, 23)
    changed, removed = compare(SMALL, SMALL, day, (old, new)).rows
    assert (changed.key, removed.key) == ("U1", "U2")
    assert ("successors", "Cục Công nghệ", "Văn phòng Bộ") in changed.fields
    assert compare(SMALL, SMALL, day, (old, old)).rows == compare(SMALL, SMALL, day).rows == ()
