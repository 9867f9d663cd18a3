"""Units of time and frequencies as the catalogue writes them, and how long they are."""

from __future__ import annotations

from pipeline.model.facts import TimeUnit

UNITS = {
    "giờ": TimeUnit.HOUR,
    "ngày": TimeUnit.DAY,
    "tuần": TimeUnit.WEEK,
    "tháng": TimeUnit.MONTH,
    "quý": TimeUnit.QUARTER,
    "năm": TimeUnit.YEAR,
}
WORDS = {unit: word for word, unit in UNITS.items()}
DAYS = {
    TimeUnit.MINUTE: 1 / 24 / 60,
    TimeUnit.HOUR: 1 / 24,
    TimeUnit.DAY: 1.0,
    TimeUnit.WEEK: 7.0,
    TimeUnit.MONTH: 30.4,
    TimeUnit.QUARTER: 91.2,
    TimeUnit.YEAR: 365.0,
}
FREQUENCIES = {  # the days from one time to the next
    "hằng tuần": 7.0,
    "hằng tháng": 30.4,
    "hằng quý": 91.2,
    "6 tháng": 182.5,
    "hằng năm": 365.0,
}


def frequency_every(times: float, unit: TimeUnit) -> str:
    """What the catalogue calls "once in so many units" of time; "" where it has no word for it."""
    days = times * DAYS[unit]
    return next((word for word, each in FREQUENCIES.items() if abs(each - days) < 1), "")
