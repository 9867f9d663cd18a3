"""How often each rule was right as decisions came in: a small drawing a rule, and one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.review.learning import Point, RulePrecision, share

MOST = 12  # days shown: a quarter of weeks
WIDTH, HEIGHT = 240, 96
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 12, 10, 20


@dataclass(frozen=True, slots=True)
class Dot:
    """A day a rule was decided on: where it stands in the drawing, and what it says."""

    x: float
    y: float
    said: str


@dataclass(frozen=True, slots=True)
class Row:
    """A rule: what stood on each of the days, None before its first decision; its drawing.

    ``line`` is as SVG writes points; with fewer than two ``dots`` there is nothing to draw.
    """

    code: str
    on_days: tuple[Point | None, ...]
    dots: tuple[Dot, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Course:
    """All rules over the same days, oldest first; ``levels`` are the heights of 100, 50, 0 %."""

    days: tuple[date, ...]
    rows: tuple[Row, ...]
    levels: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT


def course_of(rules: Sequence[RulePrecision]) -> Course | None:
    """The course over the last MOST days on which anything was decided; None where only on one.

    All is counted from the first decision on, so that the last day tells what holds now.
    """
    days = sorted({point.day for rule in rules for point in rule.course})[-MOST:]
    if len(days) < 2:
        return None
    rows = tuple(_row(rule, days) for rule in rules if rule.course)
    levels = tuple((_height(level), share(level)) for level in (1.0, 0.5, 0.0))
    return Course(tuple(days), rows, levels)


def _row(rule: RulePrecision, days: Sequence[date]) -> Row:
    on_days = tuple(
        max((point for point in rule.course if point.day <= day), key=_day, default=None)
        for day in days
    )
    # A drawing begins with what stood when its first day came.
    first = next(place for place, point in enumerate(on_days) if point is not None)
    told = [
        (day, point)
        for place, (day, point) in enumerate(zip(days, on_days, strict=True))
        if point is not None and (place == first or point.day == day)
    ]
    dots = tuple(_dot(day, point, days) for day, point in told)
    return Row(rule.code, on_days, dots, " ".join(f"{dot.x},{dot.y}" for dot in dots))


def _day(point: Point) -> date:
    return point.day


def _dot(day: date, point: Point, days: Sequence[date]) -> Dot:
    along = (day - days[0]) / (days[-1] - days[0])
    precision = point.right / point.decided
    return Dot(
        x=round(_LEFT + along * (WIDTH - _LEFT - _RIGHT), 1),
        y=_height(precision),
        said=f"{day:%d/%m/%Y}: {share(precision)} ({point.right} trên {point.decided})",
    )


def _height(precision: float) -> float:
    return round(_TOP + (1 - precision) * (HEIGHT - _TOP - _BOTTOM), 1)
