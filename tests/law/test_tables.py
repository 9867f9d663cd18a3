"""A bad row is refused with file, line, field and what is wrong; Excel's habits are taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import BadRegister
from pipeline.law.register import load_register
from tests.law.conftest import BODIES, CODIFIED, INSTRUMENTS, write_tables

LINE_OF_A = 2


def refusal(folder: Path, **texts: str) -> str:
    with pytest.raises(BadRegister) as caught:
        load_register(write_tables(folder, **texts))
    return str(caught.value)


@pytest.mark.parametrize(
    ("cell", "spoilt", "field", "said"),
    [
        ("2015-06-01", "31/02/2015", "signed", "không có thật"),
        ("2015-06-01", "mùa hè", "signed", "không phải ngày"),
        ("2015-06-01", "2016-06-01", "signed", "khác năm 2015"),
        ("2016-01-01,2020-01-01", "2021-01-01,2020-01-01", "expired", "trước khi có hiệu lực"),
        (",2020-01-01,yes", ",2020-01-01,no", "ended", "yes"),
        (",2020-01-01,yes", ",2020-01-01,có lẽ", "ended", "yes hoặc no"),
        ("10/2015/QH13,Đo", "45.293,Đo", "number", "không phải số, ký hiệu"),
        ("nguồn thử,yes,", ",yes,", "source", "trống"),
        ("a,Luật", "b,Luật", "id", "đã dùng"),
        ("Đo đạc biển", "Ðo d?c biển", "title", "dấu ?"),
    ],
)
def test_bad_cell(tmp_path: Path, cell: str, spoilt: str, field: str, said: str):
    text = INSTRUMENTS.replace(cell, spoilt, 1)
    assert text != INSTRUMENTS
    message = refusal(tmp_path, instruments=text)
    assert "instruments.csv" in message
    assert f"cột {field}" in message
    assert said in message
    assert f"dòng {LINE_OF_A}" in message


def test_unknown_event(tmp_path: Path):
    message = refusal(tmp_path, bodies=BODIES.replace(",split,", ",vanished,"))
    assert "bodies.csv dòng 2, cột event: «vanished»" in message


def test_faults_of_all_tables_are_told_at_once(tmp_path: Path):
    message = refusal(
        tmp_path,
        instruments=INSTRUMENTS.replace("2015-06-01", "2015-13-01"),
        instruments_codified=CODIFIED.replace("Bộ pháp điển", ""),
        bodies=BODIES.replace("2025-02,", ","),
    )
    assert "instruments.csv dòng 2" in message
    assert "instruments_codified.csv dòng 2, cột source" in message
    assert "bodies.csv dòng 3, cột since" in message


def test_missing_column(tmp_path: Path):
    message = refusal(tmp_path, bodies=BODIES.replace("successors", "heirs"))
    assert "Thiếu cột successors" in message


def test_missing_table(tmp_path: Path):
    write_tables(tmp_path)
    (tmp_path / "bodies.csv").unlink()
    with pytest.raises(BadRegister, match=r"bodies\.csv"):
        load_register(tmp_path)


def test_row_with_a_cell_too_many(tmp_path: Path):
    text = CODIFIED.replace("Quy định về lưu trữ", "Quy định về lưu trữ, bảo quản")
    assert "thừa ô" in refusal(tmp_path, instruments_codified=text)


def test_old_code_page_is_refused(tmp_path: Path):
    write_tables(tmp_path)
    (tmp_path / "instruments.csv").write_bytes("id,kind\nđ,Luật\n".encode("cp1258", "replace"))
    with pytest.raises(BadRegister, match="CSV UTF-8"):
        load_register(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_excel_writes(tmp_path: Path, encoding: str):
    write_tables(tmp_path)
    (tmp_path / "instruments.csv").write_text(INSTRUMENTS, encoding)
    assert load_register(tmp_path).instruments[0].title == "Đo đạc biển"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_delimiters_excel_writes(tmp_path: Path, delimiter: str):
    text = INSTRUMENTS.replace(",", delimiter)
    register = load_register(write_tables(tmp_path, instruments=text))
    assert register.instruments[0].expired == date(2020, 1, 1)


def test_dates_and_numbers_as_excel_leaves_them(tmp_path: Path):
    text = INSTRUMENTS.replace("2015-06-01", "01/06/2015").replace(
        "10/2015/QH13,Đo", "'10/2015/QH13,Đo"
    )
    first = load_register(write_tables(tmp_path, instruments=text)).instruments[0]
    assert first.signed == date(2015, 6, 1)
    assert first.number == "10/2015/QH13"


def test_lists_and_months(tmp_path: Path):
    inspectorate, mass_work, _ = load_register(write_tables(tmp_path)).bodies
    assert inspectorate.successors == ("Thanh tra Chính phủ", "đơn vị được giao")
    assert mass_work.since == date(2025, 2, 28)
    assert mass_work.since_text == "tháng 2/2025"
