"""Times added up: whether they exceed a whole, and both in words that can be checked."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.directives.times import WORDS
from pipeline.model.facts import Deadline
from pipeline.model.stretch import HOURS, TimeUnit

_HOURS_A_DAY = 24
_A_MINUTE = 1 / 60  # of an hour: no limit is told more exactly
_HOURS_WORKED = 8  # of a day

Times = tuple[Deadline, ...]


def exceed(times: Times, whole: Deadline) -> bool:
    """Whether ``times`` add up to more than ``whole``.

    Where hours stand beside days, more hours of work too: two days of work are sixteen hours.
    """
    if _hours(times) <= _hours((whole,)) + _A_MINUTE:
        return False
    mixed = any(time.unit in (TimeUnit.HOUR, TimeUnit.MINUTE) for time in (*times, whole))
    return not mixed or sum(map(_worked, times)) > _worked(whole)


def in_words(times: Times, whole: Deadline) -> tuple[str, str]:
    """The sum of ``times``, and ``whole``, as told beside each other: never in the same words.

    Where all count in one unit, in that; else in days of the calendar, as exactly as it takes.
    """
    counted = {(time.unit, time.working) for time in (*times, whole)}
    unit, working = next(iter(counted))
    if len(counted) == 1 and unit in WORDS:
        name = f"{WORDS[unit]}{' làm việc' if working else ''}"
        numbers = sum(time.number or 0 for time in times), whole.number or 0
        summed, stated = (f"{_decimal(number, 2)} {name}" for number in numbers)
        return summed, stated
    told: list[Callable[[float], str]] = [
        lambda hours: f"khoảng {hours / _HOURS_A_DAY:.0f} ngày lịch",
        lambda hours: f"khoảng {_decimal(hours / _HOURS_A_DAY, 1)} ngày lịch",
        lambda hours: f"khoảng {_decimal(hours, 2)} giờ",
    ]
    if _hours((whole,)) < _HOURS_A_DAY:
        told = told[2:]
    both = [(tell(_hours(times)), tell(_hours((whole,)))) for tell in told]
    return next((pair for pair in both if pair[0] != pair[1]), both[-1])


def _decimal(number: float, places: int) -> str:
    """A number as it is written in Vietnamese: "2,5"."""
    return f"{round(number, places):g}".replace(".", ",")


def _hours(times: Times) -> float:
    return sum(time.hours_allowed or 0.0 for time in times)


def _worked(time: Deadline) -> float:
    if time.unit is TimeUnit.DAY:
        return (time.number or 0) * _HOURS_WORKED
    if time.unit in (TimeUnit.HOUR, TimeUnit.MINUTE):
        return (time.number or 0) * HOURS[time.unit]
    return time.hours_allowed or 0.0
