"""An instrument's life is told in order, on a day; two registers are held against each other."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.law.comparing import Turn, compare
from pipeline.law.life import Life, life_of
from pipeline.law.register import Register, load_register
from pipeline.model.law import InstrumentStatus
from tests.law.conftest import INSTRUMENTS, SMALL, write_tables

HEAD = "instrument,provision,event,by,by_provision,since,until,source,verified,note\n"
EVENTS = (
    HEAD + "c,d5.k2,amended,3/2025/QH15,d1,2025-07-01,,nguồn thử,yes,chỉ câu thứ hai\n"
    "c,d10,amended,3/2025/QH15,d1,2025-07-01,,nguồn thử,yes,\n"
    "c,d9,repealed,3/2025/QH15,d2,2025-07-01,,nguồn hai,no,\n"
    "c,d7,suspended,4/2026/QH16,d1,2026-03-01,2026-09-01,nguồn thử,yes,\n"
)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return load_register(write_tables(tmp_path, events=EVENTS))


def life(register: Register, id_: str, on: date) -> Life:
    instrument = register.get(id_)
    assert instrument is not None
    return life_of(instrument, register, on)


def test_what_happened_is_told_in_order(register: Register):
    told = life(register, "c", date(2026, 4, 1))
    assert [moment.when for moment in told.past] == [
        "20/11/2023",
        "01/07/2024",
        "01/07/2024",
        "01/07/2025",
        "01/03/2026",
    ]
    change = told.past[3]
    assert change.what == (
        "khoản 2 Điều 5 (chỉ câu thứ hai), Điều 10 được sửa đổi, bổ sung; "
        "Điều 9 bị bãi bỏ, bởi 3/2025/QH15"
    )
    assert change.source == "nguồn thử; nguồn hai" and not change.verified
    assert [moment.what for moment in told.future] == ["Điều 7 hết thời gian bị ngưng hiệu lực"]


@pytest.mark.parametrize(
    ("id_", "on", "standing"),
    [
        ("c", date(2024, 6, 30), "chưa có hiệu lực"),
        ("c", date(2024, 7, 1), "còn hiệu lực"),
        ("c", date(2025, 7, 1), "còn hiệu lực, có phần đã bị bãi bỏ, đã được sửa đổi"),
        (
            "c",
            date(2026, 3, 1),
            "còn hiệu lực, có phần đã bị bãi bỏ, có phần bị ngưng hiệu lực, đã được sửa đổi",
        ),
        ("c", date(2026, 9, 1), "còn hiệu lực, có phần đã bị bãi bỏ, đã được sửa đổi"),
        ("b", date(2024, 7, 1), "đã hết hiệu lực"),
    ],
)
def test_how_it_stands_on_a_day(register: Register, id_: str, on: date, standing: str):
    assert life(register, id_, on).standing == standing


def test_the_chain_of_what_replaced_it(register: Register):
    told = life(register, "a", date(2024, 1, 1))
    assert told.heirs == (
        "Luật Đo đạc biển số 20/2019/QH14 ngày 01/06/2019: còn hiệu lực",
        "Luật Đo đạc biển số 30/2023/QH15 ngày 20/11/2023: chưa có hiệu lực",
    )


def test_two_registers_are_compared_row_by_row(tmp_path: Path):
    old = tmp_path / "cu"
    shutil.copytree(SMALL, old)
    new = tmp_path / "moi"
    new.mkdir()
    text = INSTRUMENTS.replace(
        "2024-07-01,,no,20/2019/QH14", "2024-07-01,2026-01-01,yes,20/2019/QH14"
    )
    text = text.replace("f,Quy định", "ff,Quy định")
    write_tables(new, instruments=text, events=HEAD + EVENTS.splitlines()[1])
    found = compare(old, new, date(2026, 2, 1))
    rows = {(row.kind, row.turn, row.key) for row in found.rows}
    assert rows == {
        ("văn bản", Turn.CHANGED, "c"),
        ("văn bản", Turn.REMOVED, "f"),
        ("văn bản", Turn.ADDED, "ff"),
        ("sự kiện", Turn.ADDED, "c d5.k2 amended 3/2025/QH15"),
    }
    (changed,) = [row for row in found.rows if row.turn is Turn.CHANGED]
    assert {tuple(field) for field in changed.fields} == {
        ("expired", "", "01/01/2026"),
        ("ended", "no", "yes"),
    }
    ((id_, before, after),) = found.shifts
    assert (id_, before, after) == ("c", InstrumentStatus.IN_FORCE, InstrumentStatus.EXPIRED)
    assert compare(old, new, date(2025, 12, 31)).shifts == ()
    assert compare(old, old, date(2026, 2, 1)).rows == ()
