"""The trend is drawn to scale, and says in a table what it draws."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.model.finding import Severity
from pipeline.report.trend import HEIGHT, MOST, WIDTH, Point, trend_of

LABELS = {Severity.HIGH: "nặng", Severity.MEDIUM: "vừa", Severity.LOW: "nhẹ"}


def point(at: int, high: int, medium: int, low: int) -> Point:
    counts = {Severity.HIGH: high, Severity.MEDIUM: medium, Severity.LOW: low}
    return Point(date(2026, 1, 5) + timedelta(weeks=at), counts)


def test_one_run_is_no_trend():
    assert trend_of([], LABELS) is None
    assert trend_of([point(0, 1, 1, 1)], LABELS) is None


def test_lines_are_to_scale():
    trend = trend_of([point(0, 10, 0, 0), point(1, 5, 0, 5), point(2, 0, 0, 0)], LABELS)
    assert trend.top == 10
    heights = {
        line.label: [round(trend.lower - y, 1) for _, y in line.dots] for line in trend.lines
    }
    full = trend.lower - trend.upper
    assert heights == {
        "Tất cả": [full, full, 0],
        "nặng": [full, full / 2, 0],
        "vừa": [0, 0, 0],
        "nhẹ": [0, full / 2, 0],
    }
    for line in trend.lines:
        assert [x for x, _ in line.dots] == [
            trend.left,
            (trend.left + trend.right) / 2,
            trend.right,
        ]


def test_no_findings_at_all_stay_on_the_axis():
    trend = trend_of([point(0, 0, 0, 0), point(1, 0, 0, 0)], LABELS)
    assert {y for line in trend.lines for _, y in line.dots} == {trend.lower}


def test_only_the_latest_runs_are_shown_and_fit():
    trend = trend_of([point(at, at, 1, 2) for at in range(60)], LABELS)
    assert len(trend.runs) == MOST and trend.runs[-1].total == 59 + 1 + 2
    for line in trend.lines:
        assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in line.dots)


def test_a_run_made_again_takes_the_place_of_the_first():
    again = trend_of([point(0, 1, 0, 0), point(1, 2, 0, 0), point(1, 3, 0, 0)], LABELS)
    assert [run.total for run in again.runs] == [1, 3]
