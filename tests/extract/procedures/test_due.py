"""Time limits of steps as values, and those that add up."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.extract.procedures import due_of, times_in_turn
from pipeline.model.facts import ApprovalStep, Quote, StepKind


def step(order: int, number: str, time: Quote, kind: StepKind = StepKind.CHECK) -> ApprovalStep:
    action = Quote(quote="kiểm tra", start=0, end=8)
    return ApprovalStep(
        order=order, kind=kind, action=action, number=number, deadline=time, due=due_of(time)
    )


def time_at(start: int, words: str) -> Quote:
    return Quote(quote=words, start=start, end=start + len(words))


def days(*steps: ApprovalStep) -> list[float | None]:
    return [time.number for time in times_in_turn(steps)]


def test_a_time_in_one_cell_for_several_steps_counts_once():
    both = time_at(10, "03 ngày làm việc")
    alike = time_at(50, "03 ngày làm việc")
    assert days(step(1, "1", both), step(2, "2", both), step(3, "3", alike)) == [3, 3]


def test_of_several_works_under_one_number_the_longest_counts():
    steps = (
        step(1, "1", time_at(10, "1 ngày")),
        step(2, "3a", time_at(20, "2 ngày")),
        step(3, "3b", time_at(30, "3 ngày")),
        step(4, "1", time_at(40, "4 ngày")),  # of another group of steps
    )
    assert days(*steps) == [1, 3, 4]


def test_what_keeps_papers_counts_only_before_the_work_is_done():
    record = step(1, "1", time_at(10, "1 ngày"), StepKind.RECORD)
    last = step(3, "3", time_at(30, "5 ngày"), StepKind.RECORD)
    assert days(record, step(2, "2", time_at(20, "2 ngày")), last) == [1, 2]


@pytest.mark.parametrize(
    ("words", "unit", "number"),
    [
        ("02", "ngày làm việc", 2),
        ("02", "", None),
        ("½", "ngày", 0.5),
        ("trong thời hạn 05 ngày làm việc", "", 5),
        ("02 giờ; hồ sơ khó trong thời hạn 04 giờ", "giờ", None),
        ("Theo lịch", "ngày", None),
    ],
)
def test_the_one_limit_of_a_step(words, unit, number):
    due = due_of(time_at(7, words), unit)
    assert (due and due.number) == number
    assert due is None or due.quote.start == 7


@pytest.mark.parametrize(
    ("action", "wanted"),
    [
        ("Lấy ý kiến pháp lý, đồng thời với bước 2", [3, 1]),
        ("Lấy ý kiến pháp lý (song song với bước 2.1)", [3, 1]),
        ("Lấy ý kiến pháp lý sau khi xong bước 2", [3, 2, 1]),
    ],
)
def test_work_that_says_it_is_done_beside_a_step_is_not_added(action, wanted):
    drafts, asks, signs = (
        step(order, str(order), time_at(10 * order, f"{number} ngày"))
        for order, number in ((2, 3), (3, 2), (4, 1))
    )
    said = Quote(quote=action, start=0, end=len(action))
    assert days(drafts, msgspec.structs.replace(asks, action=said), signs) == wanted


@pytest.mark.parametrize(("second", "wanted"), [("nhận đủ hồ sơ", [5]), ("nhận ý kiến", [3, 5])])
def test_limits_that_run_from_one_day_are_not_added_up(second, wanted):
    steps = (
        step(1, "1", time_at(10, "chậm nhất 03 ngày làm việc kể từ ngày nhận đủ hồ sơ")),
        step(2, "2", time_at(90, f"chậm nhất 05 ngày làm việc kể từ ngày {second}")),
    )
    assert days(*steps) == wanted


@pytest.mark.parametrize(
    ("action", "time", "wanted"),
    [
        ("Khảo sát mức độ hài lòng sau khi trả kết quả", "10 ngày", [2, 1]),
        ("Báo cáo về Bộ", "30 ngày kể từ ngày ký", [2, 1]),
        ("Báo cáo về Bộ", "05 ngày", [2, 1, 5]),
    ],
)
def test_what_follows_the_end_of_the_work_is_not_added(action, time, wanted):
    said = Quote(quote=action, start=0, end=len(action))
    later = msgspec.structs.replace(step(3, "3", time_at(40, time)), action=said)
    assert (
        days(step(1, "1", time_at(10, "2 ngày")), step(2, "2", time_at(20, "1 ngày")), later)
        == wanted
    )


def test_nothing_is_added_behind_the_step_that_hands_the_result_over():
    said = Quote(quote="Trả kết quả", start=0, end=11)
    handed = msgspec.structs.replace(step(2, "2", time_at(20, "1 ngày")), action=said)
    assert days(
        step(1, "1", time_at(10, "2 ngày")), handed, step(3, "3", time_at(30, "9 ngày"))
    ) == [2, 1]
