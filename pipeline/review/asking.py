"""What a reviewer asks for, read from words: a verdict, a date, a finding."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import msgspec

from pipeline.model.review import Verdict
from pipeline.read.hygiene import fold_diacritics

_EXCEL_BEGINS = date(1899, 12, 30)  # day 0, as Excel counts since 1900 had a 29 February
_SERIALS = range(36_526, 73_051)  # 2000 to 2099
_VIETNAMESE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_VERDICTS = {
    "xacnhan": Verdict.CONFIRMED,
    "bacbo": Verdict.DISMISSED,
    "dasua": Verdict.FIXED,
    "desau": Verdict.POSTPONED,
    **{verdict.value: verdict for verdict in Verdict},
}
WORDS = {
    Verdict.CONFIRMED: "Xác nhận",
    Verdict.DISMISSED: "Bác bỏ",
    Verdict.FIXED: "Đã sửa",
    Verdict.POSTPONED: "Để sau",
}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as asked for, before it is held against the database.

    ``run`` is the beginning of the key of the run it was taken on; "" where that is not known.
    """

    finding: str
    verdict: Verdict
    reviewer: str
    reason: str = ""
    until: date | None = None
    run: str = ""
    settles: bool = False


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why nothing was taken, and the heading of the column it concerns."""

    why: str
    heading: str = ""


def verdict_of(words: str) -> Verdict | None:
    """The verdict meant by "Xác nhận", "bac bo", "dismissed" …; None for other words."""
    plain = "".join(filter(str.isalpha, fold_diacritics(words).casefold()))
    return _VERDICTS.get(plain)


def day_of(value: object) -> date | None:
    """The day in a cell: a date, "31/12/2026", "2026-12-31", or Excel's number of a day.

    >>> day_of("31/12/2026"), day_of(46387), day_of("12/31/2026")
    (datetime.date(2026, 12, 31), datetime.date(2026, 12, 31), None)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        known = value == int(value) and int(value) in _SERIALS
        return _EXCEL_BEGINS + timedelta(days=int(value)) if known else None
    words = str(value).strip()
    try:
        if found := _VIETNAMESE.fullmatch(words):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _ISO.fullmatch(words):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return None


def problem_of(asked: Asked) -> Refusal | None:
    """What is missing for a decision to be taken, whatever the finding; None where nothing is."""
    if not asked.reviewer:
        return Refusal(why="Thiếu tên người rà soát.", heading="Người rà soát")
    if asked.verdict is Verdict.DISMISSED and not asked.reason:
        return Refusal(why="Bác bỏ thì phải ghi lý do.", heading="Lý do")
    if asked.verdict is Verdict.POSTPONED and asked.until is None:
        return Refusal(why="Để sau thì phải ghi đến ngày nào.", heading="Để sau đến ngày")
    return None
