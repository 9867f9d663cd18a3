"""Stretches of time, and which of two is the longer.

A month has 28 to 31 days, and so many working days are more days of the calendar, how many depends
on the day they begin. What is not so on every day is not said.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class TimeUnit(StrEnum):
    """Units in which time limits are written."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


HOURS = {
    TimeUnit.MINUTE: 1 / 60,
    TimeUnit.HOUR: 1.0,
    TimeUnit.DAY: 24.0,
    TimeUnit.WEEK: 168.0,
    TimeUnit.MONTH: 730.0,
    TimeUnit.QUARTER: 2190.0,
    TimeUnit.YEAR: 8760.0,
}
_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.QUARTER: 3, TimeUnit.YEAR: 12}
_FEWEST_DAYS, _MOST_DAYS = 28, 31  # of a month
_HOURS_WORKED = 8  # of a day
_DAYS_WORKED = 5  # of a week
_DAYS_OFF = 2
_HOURLY = (TimeUnit.MINUTE, TimeUnit.HOUR)


class Range(NamedTuple):
    """The hours of the calendar that a time takes at least and at most."""

    least: float
    most: float


class Stretch(NamedTuple):
    """So many units of time; ``working`` counts days or hours of work alone."""

    number: float
    unit: TimeUnit
    working: bool = False

    @property
    def hours(self) -> float:
        """Hours of the calendar, in a long run: five working days make a week."""
        days = self._days_of_work
        if days is not None and self.working:
            return days * HOURS[TimeUnit.WEEK] / _DAYS_WORKED
        return self.number * HOURS[self.unit]

    @property
    def range(self) -> Range:
        """Hours of the calendar, on whatever day it begins."""
        if self.unit in _MONTHS:
            months = self.number * _MONTHS[self.unit]
            day = HOURS[TimeUnit.DAY]
            return Range(months * _FEWEST_DAYS * day, months * _MOST_DAYS * day)
        days = self._days_of_work
        if days is None or days < 1 or not self.working:
            return Range(self.number * HOURS[self.unit], self.number * HOURS[self.unit])
        weeks, rest = divmod(days, _DAYS_WORKED)
        least = weeks * HOURS[TimeUnit.WEEK] + rest * HOURS[TimeUnit.DAY]
        return Range(least, least + (_DAYS_OFF * HOURS[TimeUnit.DAY] if rest else 0))

    @property
    def _days_of_work(self) -> float | None:
        """The working days that hours or days are; None of longer units."""
        if self.unit in _HOURLY:
            return self.number * HOURS[self.unit] / _HOURS_WORKED
        return self.number if self.unit is TimeUnit.DAY else None

    def outlasts(self, other: Stretch) -> bool | None:
        """Whether it is the longer one; None where that depends on when both begin.

        Hours beside days are eight a day where they say the same, where they are told to be
        worked, and beside half a day; beside working days it is not told which hours are meant.
        """
        if self.unit in _MONTHS and other.unit in _MONTHS:
            return self.number * _MONTHS[self.unit] > other.number * _MONTHS[other.unit]
        mine, theirs = self._days_of_work, other._days_of_work
        by_calendar = outlasts(self.range, other.range)
        if mine is None or theirs is None:
            return by_calendar
        if self.unit in _HOURLY and other.unit in _HOURLY:
            return mine > theirs
        if self.unit is other.unit:
            return mine > theirs if self.working is other.working else by_calendar
        hours, days = (self, other) if self.unit in _HOURLY else (other, self)
        if mine == theirs or hours.working or days.number < 1:
            return mine > theirs
        if days.working and by_calendar is not (mine > theirs):
            return None
        return by_calendar


def outlasts(one: Range, other: Range) -> bool | None:
    """Whether ``one`` is never the shorter and at times the longer; False where it never is."""
    if one.most <= other.least or one == other:
        return False
    return True if one.least >= other.most else None
