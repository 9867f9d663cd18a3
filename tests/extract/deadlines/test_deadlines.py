"""Time limits as values: cases in ``cases.yaml``, comparison, exact places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadRegister
from pipeline.extract.deadlines import deadline_alone, find_deadlines
from pipeline.extract.deadlines.vocabulary import load_vocabulary, vocabulary
from pipeline.model.facts import Deadline
from pipeline.read.hygiene import fold_tone

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text("utf-8")
)
DATE = ("day", "month", "year", "times", "every_unit")
FIELDS = ("kind", "number", "unit", "working", "bound", "weekday", "hour", "following", *DATE)
PLAIN = {"working": False, "bound": "most", "following": False, "also": []}


def the(text: str) -> Deadline:
    (found,) = find_deadlines(text)
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = find_deadlines(case["text"])
    if case["quote"] is None:
        assert found == ()
        return
    (deadline,) = found
    assert deadline.quote.quote == case["quote"]
    value = {field: getattr(deadline, field) for field in FIELDS}
    value["event"] = deadline.event.quote if deadline.event else None
    value["also"] = [
        {field: told for field in DATE if (told := getattr(each, field)) is not None}
        for each in deadline.also
    ]
    expected = dict.fromkeys([*FIELDS, "event"]) | PLAIN | case["value"]
    assert value == expected


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "İ Họp hằng quý. Trong thời hạn 05 ngày phải trả lời. Báo cáo hằng tháng."
    start, end = text.index("Trong"), text.index("Báo")
    (found,) = find_deadlines(text, start, end)  # İ is two letters when small
    assert (found.quote.quote, found.quote.start) == ("Trong thời hạn 05 ngày", start)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("opener", "trong thời hạn"),
        ("opener", "ngay sau khi"),
        ("before", "chậm nhất 05 ngày, trước khi họp"),
        ("before", "trước ít nhất 03 ngày"),
        ("before", "trước kỳ họp 10 ngày"),
        ("within", "trong thời hạn mười lăm (15) ngày làm việc"),
        ("date", "trước 17 giờ 00 phút, ngày 15 tháng 12 năm 2026"),
        ("date", "chậm nhất vào ngày 25 của tháng cuối quý hằng năm"),
        ("every", "định kỳ hằng quý, hằng năm"),
        ("every", "mỗi tháng một lần"),
        ("every", "2 năm/1 lần"),
        ("every", "định kỳ ít nhất 01 lần trong 03 tháng"),
        ("every", "vào cuối quý"),
        ("counted_on", "trong T+2 ngày làm việc"),
        ("next_day", "chậm nhất trong ngày làm việc tiếp theo"),
        ("date", "trước 16 giờ thứ Năm hằng tuần"),
        ("date", "trong quý I hằng năm"),
        ("at_once", "ngay trong ngày làm việc tiếp theo"),
    ],
)
def test_a_pattern_matches_the_whole_of_what_it_is_told_to_match(pattern: str, words: str) -> None:
    assert getattr(vocabulary(), pattern).fullmatch(fold_tone(words.lower()))


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("trong thời hạn 10 ngày làm việc", "trong thời hạn 10 ngày"),
        ("trong thời hạn 02 tháng", "trong thời hạn 30 ngày"),
        ("không quá 01 ngày", "không quá 04 giờ"),
        ("trong vòng 24 giờ", "ngay sau khi họp"),
        ("trong vòng 24 giờ", "ngay trong ngày"),
        ("không quá 02 ngày", "không quá 20 giờ"),
        ("không quá 16 giờ làm việc", "không quá 01 ngày làm việc"),
        ("không quá 02 ngày làm việc", "không quá 04 giờ"),
        ("trong thời hạn 03 ngày làm việc", "trong thời hạn 03 ngày"),
        ("trong thời hạn 01 quý", "trong thời hạn 02 tháng"),
        ("trong thời hạn 01 tháng", "trong thời hạn 20 ngày làm việc"),
        ("ít nhất 03 ngày trước ngày họp", "ít nhất 05 ngày trước ngày họp"),
        ("định kỳ 6 tháng", "hằng quý"),
        ("trước ngày 25 hằng tháng", "trước ngày 20 hằng tháng"),
        ("trước ngày 10 tháng 12 hằng năm", "trước ngày 15 tháng 11 hằng năm"),
        ("trước ngày 15/01/2027", "trước ngày 30/11/2026"),
        ("trước ngày 25 của tháng cuối quý", "trước ngày 10 của tháng giữa quý"),
        ("trước 16 giờ", "trước 11 giờ 30 phút"),
        ("trước thứ Sáu hằng tuần", "trước 16 giờ thứ Năm hằng tuần"),
        ("ít nhất 02 lần/năm", "hằng quý"),
    ],
)
def test_limits_are_compared(longer: str, shorter: str) -> None:
    assert the(longer).longer_than(the(shorter)) is True
    assert the(shorter).longer_than(the(longer)) is False


@pytest.mark.parametrize(
    "least",
    ["ít nhất 20 ngày trước ngày đi", "trước ngày đi ít nhất 20 ngày", "niêm yết ít nhất 20 ngày"],
)
def test_a_least_time_allows_none_and_is_no_longer_than_a_limit(least: str) -> None:
    assert the(least).hours == 480
    assert the(least).hours_allowed is None
    assert the(least).longer_than(the("trong vòng 05 ngày")) is None
    assert the("trong vòng 30 ngày").longer_than(the(least)) is None


def test_a_report_of_six_months_is_due_on_its_day() -> None:
    text = "Báo cáo 6 tháng trước ngày 15 tháng 6 và báo cáo năm trước ngày 15 tháng 12."
    found = [(each.quote.quote, each.day, each.month) for each in find_deadlines(text)]
    assert found == [("trước ngày 15 tháng 6", 15, 6), ("trước ngày 15 tháng 12", 15, 12)]


@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        ("Trong ngày", "at_once", (1, "day")),
        ("Ngay trong ngày", "at_once", (1, "day")),
        ("Buổi sáng", "at_once", (0.5, "day")),
        ("01 buổi", "within", (0.5, "day")),
        ("Trong vòng 03 ngày làm việc", "within", (3, "day")),
        ("Chậm nhất 01 ngày làm việc", "within", (1, "day")),
        ("03-05 ngày", "within", (5, "day")),
        ("4h", "within", (4, "hour")),
        ("- 02 ngày", "within", (2, "day")),
        ("Trước 31/12", "date", (31, 12)),
        ("Trước ngày 15/12 hằng năm", "date", (15, 12)),
        ("Ngày 25 hằng tháng", "date", (25, None)),
        ("Quý IV/2026", "date", (None, 12)),
        ("Trước 16 giờ", "date", (None, None)),
        ("Định kỳ 6 tháng", "every", (6, "month")),
        ("02 lần/năm", "every", (0.5, "year")),
    ],
)
def test_a_cell_is_read_as_prose_is(cell: str, kind: str, said: tuple[object, object]) -> None:
    limit = deadline_alone(cell)
    assert limit is not None
    told = {
        "date": (limit.day, limit.month),
        "every": (limit.times, limit.every_unit),
    }.get(limit.kind, (limit.number, limit.unit))
    assert (limit.kind, told) == (kind, said)
    assert cell.endswith(limit.quote.quote)
    assert cell[limit.quote.start : limit.quote.end] == limit.quote.quote


@pytest.mark.parametrize(
    ("work", "cell", "allowed"),
    [
        ("Lưu hồ sơ", "05 năm", None),
        ("Văn thư lưu trữ hồ sơ, tài liệu", "Tối đa 12 tháng", None),
        ("Lưu hồ sơ", "02 ngày", 48),
        ("Nộp hồ sơ vào lưu trữ cơ quan", "01 năm", 8760),
        ("Thẩm định hồ sơ", "01 tháng", 730),
    ],
)
def test_how_long_a_thing_is_kept_allows_no_time(
    work: str, cell: str, allowed: float | None
) -> None:
    limit = deadline_alone(cell, work)
    assert limit is not None
    assert (limit.quote.quote, limit.hours_allowed) == (cell, allowed)


@pytest.mark.parametrize(
    "cell", ["Kịp thời", "Theo quy định", "Giờ hành chính", "Sớm nhất", "Kế hoạch năm 2027", ""]
)
def test_a_cell_that_tells_no_time_is_none(cell: str) -> None:
    assert deadline_alone(cell) is None


@pytest.mark.parametrize(
    "cell", ["02 ngày trước ngày họp", "Trước ngày họp ít nhất 02 ngày", "Ít nhất 02 ngày"]
)
def test_a_cell_with_a_least_time_allows_none(cell: str) -> None:
    limit = deadline_alone(cell)
    assert limit is not None
    assert (limit.number, limit.quote.quote, limit.hours_allowed) == (2, cell, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trong ½ ngày", "không quá 04 giờ"),
        ("trong 01 ngày", "không quá 08 giờ"),
        ("trong 01 ngày làm việc", "không quá 08 giờ làm việc"),
        ("trong 05 ngày làm việc", "trong vòng 01 tuần"),
        ("trong 10 ngày làm việc", "trong vòng 14 ngày"),
        ("trong thời hạn 03 tháng", "trong thời hạn 01 quý"),
        ("trong thời hạn 12 tháng", "trong thời hạn 01 năm"),
        ("định kỳ 3 tháng", "hằng quý"),
        ("02 lần/năm", "6 tháng/lần"),
        ("trong 01 buổi", "trong ½ ngày"),
        ("ngay trong ngày", "trong ngày"),
        ("trước ngày 25 hằng tháng", "trước ngày 25 hằng tháng"),
    ],
)
def test_limits_told_in_other_words_are_no_longer(one: str, other: str) -> None:
    assert the(one).longer_than(the(other)) is False
    assert the(other).longer_than(the(one)) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trong thời hạn 01 tháng", "trong thời hạn 30 ngày"),  # February, March
        ("trong 03 ngày làm việc", "trong vòng 04 ngày"),  # from a Monday, from a Friday
        ("trong 01 ngày làm việc", "trong vòng 24 giờ"),  # of the calendar, or three days' work
        ("ngay trong ngày", "không quá 04 giờ"),
        ("trước ngày 15/12/2026", "trong vòng 05 ngày"),
        ("trước ngày 15/12/2026", "trước ngày 15 tháng 12 hằng năm"),
        ("trước ngày 25 hằng tháng", "trước ngày 20 tháng 12 hằng năm"),
        ("hằng quý", "trong thời hạn 05 ngày"),
        ("định kỳ", "hằng quý"),
        ("trước ngày 10/6 và 10/12 hằng năm", "trước ngày 15/12 hằng năm"),
        ("trước thứ Sáu hằng tuần", "trước ngày 25 hằng tháng"),
        ("trước ngày 28/02 hằng năm", "trước ngày 15/01 năm sau"),  # of which year, the first?
        ("sớm nhất 10 ngày trước ngày họp", "sớm nhất 05 ngày trước ngày họp"),
        ("ít nhất 05 ngày trước ngày họp", "trong vòng 03 ngày"),
    ],
)
def test_what_cannot_be_told_is_left_open(one: str, other: str) -> None:
    assert the(one).longer_than(the(other)) is None
    assert the(other).longer_than(the(one)) is None


@pytest.mark.parametrize(
    ("told", "days"),
    [("không quá 16 giờ làm việc", 2), ("không quá 240 phút làm việc", 0.5)],
)
def test_hours_worked_are_days_of_eight(told: str, days: float) -> None:
    assert the(told).hours == pytest.approx(days * 24 * 7 / 5)


@given(st.text(alphabet="trongvài 05ngày½/-(tháng)quýhằng,kểtừgiờlầnT+\n", max_size=60))
def test_every_quote_stands_where_it_says(text: str) -> None:
    end = 0
    for deadline in find_deadlines(text):
        quote = deadline.quote
        assert end <= quote.start < quote.end
        assert text[quote.start : quote.end] == quote.quote
        end = quote.end


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("units: {}", "missing required field `half_days`"),
        ("units: {day: []}", "dòng 1, mục units"),
        (
            "units: {day: [ngày]}\nnumbers: {một: 1}\nworking: [làm việc, '']",
            "dòng 3, mục working.2",
        ),
    ],
)
def test_a_list_left_out_or_empty_is_named(tmp_path: Path, written: str, told: str) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(written, "utf-8")
    with pytest.raises(BadRegister, match=told):
        load_vocabulary(file)
