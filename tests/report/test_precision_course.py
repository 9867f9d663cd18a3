"""The course of a rule's precision is drawn to scale, and says in a table what it draws."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.report.precision import MOST, course_of
from pipeline.review.learning import Point, RulePrecision

FIRST = date(2026, 9, 7)


def rule(code: str, *told: tuple[int, int, int]) -> RulePrecision:
    """A rule of which, some weeks on, so many of so many decisions were right."""
    course = tuple(
        Point(day=FIRST + timedelta(weeks=weeks), right=right, decided=decided)
        for weeks, right, decided in told
    )
    return RulePrecision(code=code, confirmed=0, fixed=0, dismissed=0, disputed=0, course=course)


def test_one_day_is_no_course():
    assert course_of([]) is None
    assert course_of([rule("OUT101", (0, 1, 1)), rule("REF101", (0, 0, 1))]) is None


def test_days_stand_by_the_calendar_and_heights_by_the_share():
    course = course_of([rule("OUT101", (0, 1, 1), (1, 1, 2), (4, 1, 4))])
    assert course is not None
    (row,) = course.rows
    across, (top, _), (low, _) = course.right - course.left, course.levels[0], course.levels[2]
    assert [dot.x - course.left for dot in row.dots] == [0, across / 4, across]
    assert [low - dot.y for dot in row.dots] == [low - top, (low - top) / 2, (low - top) / 4]
    assert [dot.said for dot in row.dots] == [
        "07/09/2026: 100 % (1 trên 1)",
        "14/09/2026: 50 % (1 trên 2)",
        "05/10/2026: 25 % (1 trên 4)",
    ]


def test_a_day_without_decisions_on_a_rule_keeps_what_stood():
    course = course_of([rule("OUT101", (0, 1, 1), (2, 2, 3)), rule("REF101", (1, 3, 3))])
    assert course is not None
    shown = {
        row.code: [point and (point.right, point.decided) for point in row.on_days]
        for row in course.rows
    }
    assert shown == {"OUT101": [(1, 1), (1, 1), (2, 3)], "REF101": [None, (3, 3), (3, 3)]}
    assert [len(row.dots) for row in course.rows] == [2, 1]


def test_of_many_days_the_last_are_shown_and_begin_with_what_stood_then():
    weekly = rule("OUT101", *((n, n, n + 1) for n in range(1, 30)))
    course = course_of([weekly, rule("REF101", (0, 1, 2))])
    assert course is not None
    assert len(course.days) == MOST
    assert [(point.right, len(row.dots)) for row in course.rows for point in row.on_days[:1]] == [
        (30 - MOST, MOST),
        (1, 1),
    ]
