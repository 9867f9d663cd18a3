"""Units of time and frequencies as the catalogue writes them, and how long they are."""

from __future__ import annotations

from pipeline.model.stretch import HOURS, TimeUnit

UNITS = {
    "giờ": TimeUnit.HOUR,
    "ngày": TimeUnit.DAY,
    "tuần": TimeUnit.WEEK,
    "tháng": TimeUnit.MONTH,
    "quý": TimeUnit.QUARTER,
    "năm": TimeUnit.YEAR,
}
WORDS = {unit: word for word, unit in UNITS.items()}
DAYS = {unit: hours / 24 for unit, hours in HOURS.items()}
FREQUENCIES = {  # the days from one time to the next
    "hằng tuần": DAYS[TimeUnit.WEEK],
    "hằng tháng": DAYS[TimeUnit.MONTH],
    "hằng quý": DAYS[TimeUnit.QUARTER],
    "6 tháng": 6 * DAYS[TimeUnit.MONTH],
    "hằng năm": DAYS[TimeUnit.YEAR],
}


def frequency_every(times: float, unit: TimeUnit) -> str:
    """What the catalogue calls "once in so many units" of time; "" where it has no word for it."""
    days = times * DAYS[unit]
    return next((word for word, each in FREQUENCIES.items() if abs(each - days) < 1), "")
