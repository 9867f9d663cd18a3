"""What befalls provisions: paths, the tables of events, and what they cannot say."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BadRegister
from pipeline.law.checking import check_tables
from pipeline.law.paths import holds, is_path, told
from pipeline.law.register import Register, load_register
from tests.law.conftest import write_tables

HEAD = "instrument,provision,event,by,by_provision,since,until,source,verified,note\n"
TAIL = ",nguồn thử,yes,\n"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("d5", "Điều 5"),
        ("d5.k2.a", "điểm a khoản 2 Điều 5"),
        ("d3a", "Điều 3a"),
        ("d4.k3b", "khoản 3b Điều 4"),
        ("d9.đ", "điểm đ Điều 9"),
        ("c3", "Chương 3"),
        ("c4.m2a", "Mục 2a Chương 4"),
        ("pl2", "Phụ lục 2"),
        ("pl", "Phụ lục"),
        ("", "toàn văn bản"),
    ],
)
def test_paths_in_words(path: str, words: str):
    assert told(path) == words
    assert is_path(path) is bool(path)


@pytest.mark.parametrize("text", ["5", "k2", "d5.2", "Điều 5", "d5.", "d5.k2.a.b"])
def test_what_is_no_path(text: str):
    assert not is_path(text)


@pytest.mark.parametrize(
    ("outer", "inner", "answer"),
    [("d5", "d5.k2", True), ("d5", "d50", False), ("d5.k2", "d5", False), ("", "d5", True)],
)
def test_what_holds_what(outer: str, inner: str, answer: bool):
    assert holds(outer, inner) is answer


def register_with(folder: Path, rows: str) -> Register:
    return load_register(write_tables(folder, events=HEAD + rows))


def test_events_of_a_provision_are_those_above_and_below_it_in_time(tmp_path: Path):
    rows = "".join(
        f"c,{path},amended,{by}/2025/QH15,d1,{since},{TAIL}"
        for path, by, since in (
            ("d5.k2", 3, "2026-03-01"),
            ("d5", 2, "2026-02-01"),
            ("d50", 4, "2026-01-01"),
            ("d5.k2.a", 1, "2026-01-01"),
        )
    )
    register = register_with(tmp_path, rows)
    law = register.get("c")
    assert law is not None
    by = [event.by for event in register.events(law, "d5.k2")]
    assert by == ["1/2025/QH15", "2/2025/QH15", "3/2025/QH15"]
    assert [event.by for event in register.events(law, "d5.k1")] == ["2/2025/QH15"]
    assert register.events(law, "") == ()
    assert len(register.events(law)) == 4


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        (
            f"c,Điều 5,amended,3/2025/QH15,d1,2026-03-01,{TAIL}",
            "provision",
            "không phải điều khoản",
        ),
        (f"c,d5,changed,3/2025/QH15,d1,2026-03-01,{TAIL}", "event", "không có trong"),
        (f"c,d5,amended,3/2025/QH15,d1,,{TAIL}", "since", "cần năm"),
        (
            f"c,d5,suspended,3/2025/QH15,d1,2026-03-01,2026-02-01{TAIL}",
            "until",
            "trước khi bắt đầu",
        ),
        (f"c,d5,amended,,d1,2026-03-01,{TAIL}", "by", "trống"),
    ],
)
def test_bad_cells(tmp_path: Path, row: str, field: str, said: str):
    with pytest.raises(BadRegister) as caught:
        register_with(tmp_path, row)
    assert f"events.csv dòng 2, cột {field}" in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("rows", "field", "said"),
    [
        ("zz,d5,amended,3/2025/QH15,d1,2026-03-01,", "instrument", "không phải mã dòng"),
        ("c,d5,amended,3/2025,d1,2026-03-01,", "by", "không phải mã dòng"),
        ("c,d5,amended,c,d1,2026-03-01,", "by", "chính nó"),
        ("b,d5,amended,30/2023/QH15,d1,2023-03-01,", "since", "trước ngày ký của 30/2023/QH15"),
        ("c,d5,amended,3/2022/QH15,d1,2022-03-01,", "since", "trước ngày ký của chính văn bản"),
    ],
)
def test_events_that_cannot_be(tmp_path: Path, rows: str, field: str, said: str):
    faults = check_tables(write_tables(tmp_path, events=HEAD + rows + TAIL))
    found = [str(fault) for fault in faults if fault.grave]
    assert len(found) == 1, found
    assert f"events.csv dòng 2, cột {field}: " in found[0] and said in found[0]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            "d5,repealed,3/2025/QH15,d1,2026-01-01",
            "d5.k2,amended,4/2025/QH15,d1,2026-02-01",
            "bãi bỏ",
        ),
        ("d5a,added,3/2025/QH15,d1,2026-02-01", "d5a,amended,4/2025/QH15,d1,2026-01-01", "bổ sung"),
        ("d5,amended,3/2025/QH15,d1,2026-01-01", "d5,amended,3/2025/QH15,d2,2026-01-01", "hai lần"),
    ],
)
def test_events_that_cannot_follow_one_another(tmp_path: Path, first: str, second: str, said: str):
    rows = "".join(f"c,{row},{TAIL}" for row in (first, second))
    faults = check_tables(write_tables(tmp_path, events=HEAD + rows))
    (fault,) = [fault for fault in faults if fault.grave]
    assert fault.line == 3 and said in fault.problem


def test_an_event_after_the_end_is_told(tmp_path: Path):
    rows = f"b,d5,amended,3/2025/QH15,d1,2025-02-01,{TAIL}"
    faults = [str(each) for each in check_tables(write_tables(tmp_path, events=HEAD + rows))]
    assert any("sau ngày văn bản hết hiệu lực toàn bộ (01/07/2024)" in each for each in faults)
