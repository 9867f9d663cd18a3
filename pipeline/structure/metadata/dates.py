"""Dates as documents write them: "ngày 01 tháng 3 năm 2024", "01/3/2024"."""

from __future__ import annotations

import re
from datetime import date

# Recognition of scans takes one mark for another: "thảng", "nãm".
MONTH, YEAR = "th[áàảãạa]ng", "n[ăâãa]m"
_WORDS = rf"(?P<d>\d{{1,2}})\s*{MONTH}\s*(?P<m>\d{{1,2}})\s*{YEAR}\s*(?P<y>\d{{4}})"
_FIGURES = r"(?P<d2>\d{1,2})\s?[/.\-]\s?(?P<m2>\d{1,2})\s?[/.\-]\s?(?P<y2>\d{4})"
DATE = rf"(?:{_WORDS}|{_FIGURES})"
_DATE = re.compile(DATE)


def read_date(words: str) -> date | None:
    """The first date in ``words``; None where there is none or no calendar has it."""
    found = _DATE.search(words)
    return date_in(found) if found else None


def date_in(found: re.Match[str]) -> date | None:
    """The date a match of :data:`DATE` holds; None for 31/02."""
    day, month, year = (
        found["d"] or found["d2"],
        found["m"] or found["m2"],
        found["y"] or found["y2"],
    )
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
