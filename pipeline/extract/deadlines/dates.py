"""Limits told by the calendar and the clock: patterns of dates, and dates as values.

A day of a month ("trước 17 giờ 00 ngày 15/12"), of the week ("thứ Sáu hằng tuần"), of work ("ngày
làm việc đầu tiên của tháng sau"), a time of the day ("trước 16 giờ"), a quarter or month as a whole
("trong quý I hằng năm"). The patterns go over small letters with folded tones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from pipeline.extract.deadlines.numbers import value_of
from pipeline.extract.deadlines.patterns import either, groups_of
from pipeline.model.facts import Deadline, DeadlineKind, Quote
from pipeline.model.stretch import TimeUnit

_CLOCK = (
    r"(?P<hour>\d{1,2})\s*(?:giờ|h)(?:\s*(?P<minute>\d{2}(?!\d)|\d(?=\s*phút))(?:\s*phút)?)?(?!\w)"
)
# "ngày 15", "05 (năm)".
_DAY = r"(?:ngày\s*)?(?:mùng\s+|mồng\s+)?(?P<day>\d{1,2})(?!\d)\s*(?:\([^()\n]{1,30}\)\s*)?"
# "tháng 12 năm 2026", "/12/2026", "-12", ".12.2026"; "03-05 ngày" and "1/2 ngày" are no dates.
_MONTH = (
    r"(?:tháng\s+(?P<month>\d{1,2})(?!\d)(?:(?:\s+năm\s+|/)(?P<year>\d{4}))?"
    r"|\s*/\s*(?P<month_2>\d{1,2})(?!\d)(?:\s*/\s*(?P<year_2>\d{4}))?"
    r"|\s*-\s*(?P<month_3>\d{1,2})(?!\d|\s+(?:hằng|hàng|mỗi)\s+tháng)(?:\s*-\s*(?P<year_3>\d{4}))?"
    r"|\.(?P<month_4>\d{1,2})\.(?P<year_4>\d{4}))(?!\s*(?:ngày|giờ|tuần|buổi|phút)(?!\w))"
)
_AND = r"\s*(?:,|;|và|hoặc)\s*(?:trước\s+)?(?=ngày|\d)"
# Which month, quarter or year a day is of: " của tháng cuối quý", " tháng sau liền kề".
_PERIOD = (
    r"\s+(?:của\s+)?(?:tháng|quý|năm)(?!\s+\d)(?:/(?:cuối |đầu )?(?:tháng|quý|năm))?"
    r"(?:\s+(?:đầu|cuối|giữa|tiên|tiếp theo|tiếp|sau|kế tiếp|kế hoạch|kế|liền kề|liền|trước"
    r"|báo cáo|công bố|của|quý|năm(?!\s+\d)|kỳ)(?!\w))*"
)
# What tells a day of no named month, and is not part of it: "của tháng", "hằng tháng".
_OF_EVERY_MONTH = r"(?=\s+(?:của\s+)?(?:tháng|hằng|hàng|mỗi|quý)(?!\w))"
_EACH_MONTH = r"(?=\s+(?:hằng|hàng|mỗi)(?!\w))"  # behind a number alone
_ALONE = r"(?<=\d)(?=\s*(?:[.,;:)\n]|$)|\s+và(?!\w))"  # "trước ngày 25;"
_WEEK_OF_MONTH = r",?\s+tuần\s+(?:thứ\s+\w+|đầu(?:\s+tiên)?|cuối(?:\s+cùng)?)"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS = {TimeUnit.QUARTER: 3, TimeUnit.YEAR: 12}
_LAST_DAY = 31
_NOON = 12
_CLAUSE = 120  # letters before a date that are looked at
FIRST_HOUR = 6  # o'clock: "trước 02 giờ" is two hours ahead
MIDNIGHT = 24
_BY_CLOCK = re.compile(r"(?:trước|lúc)$")
_RUNS_FROM = re.compile(r"(?<!\w)từ\s[^.;\n]*$")
_NO_LIMIT = re.compile(r"(?<!\w)(?:từ|là|của|đến|sau|số|nhân|gồm)\s+$")
OPENS_CLAUSE = re.compile(r"(?:^|[.:;,)\n])\s*(?:[-–+•]\s*)?$")
_ENDS_CLAUSE = re.compile(r"\s*(?:[.,;:)\n]|$)")


class Words(NamedTuple):
    """What dates are told with, each a pattern."""

    by_date: str  # "trước", "chậm nhất là"
    each: str  # "hằng"
    unit: str
    part: str  # "sáng", "chiều"
    weekday: str  # "thứ sáu"
    named_day: str  # "ngày hôm sau"
    within: str  # "trong", "vào": before a quarter or a month
    ordinal: str  # "thứ năm": "năm"


def date(words: Words) -> str:
    """By a day: "trước ngày 15/12/2026", "chậm nhất vào ngày 25 của tháng cuối quý hằng năm"."""
    recurring = rf"(?:\s+(?:{words.each})\s+(?P<each>{words.unit})(?!\w))?"
    part = rf"(?:(?:buổi\s+)?(?P<part>{words.part})\s+)"
    by = rf"(?P<by>{words.by_date})\s+"
    month, day = _unnamed(_MONTH), _unnamed(_DAY)
    one = rf"{day}{month}|(?=ngày){day}(?:{_OF_EVERY_MONTH}|{_ALONE})|{day}{_EACH_MONTH}"
    last = rf"{day}(?:{month}|{_OF_EVERY_MONTH}|{_ALONE})"
    days = rf"(?P<days>(?:{day}(?:{month})?{_AND})+(?:{last})|{one})(?P<period>(?:{_PERIOD})*)"
    weekday = (
        rf"(?:ngày\s+)?(?P<weekday>{words.weekday})(?!\w)(?!\s+(?:kể từ|sau khi))"
        rf"(?P<week>{_WEEK_OF_MONTH}(?:\s+(?:của\s+)?tháng)?)?"
        r"(?P<period>(?:\s+(?:của\s+)?tuần(?:\s+(?:sau|này|tiếp theo|kế tiếp|liền kề))?)?)"
    )
    nth = (
        r"ngày(?P<worked>\s+làm việc)?\s+(?:(?P<first>đầu(?:\s+tiên)?)|(?P<last>cuối(?:\s+cùng)?)"
        rf"|thứ\s+(?P<nth>\d{{1,2}}|{words.ordinal}))(?P<period>{_PERIOD})"
    )
    whole = (
        r"(?:quý\s+(?P<quarter>i{1,3}|iv|[1-4])|tháng\s+(?P<month>\d{1,2}))(?!\w)"
        r"(?:(?:\s*[/-]\s*|\s+năm\s+)(?P<year>\d{4})(?!\d)|(?P<yearly>\s+của\s+năm(?!\s+\d)))?"
    )
    opened = rf"(?:{by})?(?:{_CLOCK},?\s+(?:của\s+)?)?{part}?"
    return either(
        f"{opened}{days}{recurring}",
        f"{opened}{weekday}{recurring}",
        f"{opened}{nth}{recurring}",
        rf"{by}{_CLOCK}(?:\s+(?P<part>{words.part})(?!\w))?"
        rf"(?:,?\s+(?:của\s+)?(?P<named>{words.named_day})(?!\w))?{recurring}",
        rf"(?P<within>{words.within})\s+{whole}{recurring}",
    )


class Read(NamedTuple):
    """What words of dates mean."""

    units: Mapping[str, TimeUnit]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, float]
    afternoon: re.Pattern[str]
    following: re.Pattern[str]  # "sau", "tiếp theo"
    told_ahead: re.Pattern[str]  # ends in words after which "trước 16 giờ" is so long ahead


def date_at(text: str, lower: str, match: re.Match[str], read: Read) -> Deadline | None:
    """The limit that a match of ``date`` tells; None where its numbers are none, or it tells none.

    Args:
        text: the text as written.
        lower: the same in small letters with folded tones.
        match: of the pattern of ``date`` in ``lower``.
        read: what the words mean.
    """
    said = {name: lower[slice(*span)] for name, span in groups_of(match).items()}
    if not _is_told(lower, match, said, read):
        return None
    hour = _hour(said, read)
    if hour is not None and hour > MIDNIGHT:
        return None
    end = match.start() + len(match[0].rstrip())
    told = Deadline(
        quote=Quote(quote=text[match.start() : end], start=match.start(), end=end),
        kind=DeadlineKind.DATE,
        hour=hour,
        following=read.following.search(said.get("period", said.get("named", ""))) is not None,
    )
    every = read.units.get(said.get("each", ""))
    if "days" in said:
        return _of_days(text, lower, groups_of(match)["days"], said, told, every)
    if "weekday" in said:
        return _of_week(said, told, every, read)
    if said.keys() & {"first", "last", "nth"}:
        return _of_work(said, told, read)
    if said.keys() & {"quarter", "month"}:
        return _whole(said, told, every)
    return _recurring(told, every)


def _is_told(lower: str, match: re.Match[str], said: Mapping[str, str], read: Read) -> bool:
    before = lower[max(match.start() - _CLAUSE, 0) : match.start()]
    if said.keys() & {"quarter", "month"}:
        alone = OPENS_CLAUSE.search(before) and _ENDS_CLAUSE.match(lower, match.end())
        return bool(said.keys() & {"year", "yearly", "each"}) or alone is not None
    if "by" not in said:
        return "each" in said and _NO_LIMIT.search(before) is None
    if said["by"] == "đến" and ("weekday" in said or "named" in said or "hour" in said):
        return _RUNS_FROM.search(before) is None
    if said.keys() & {"days", "weekday", "first", "last", "nth"}:
        return True
    if said.keys() & {"named", "part", "each"}:
        return True
    hour = int(said["hour"])
    if not _BY_CLOCK.search(said["by"]) and "minute" not in said:
        return False
    return FIRST_HOUR <= hour < MIDNIGHT and read.told_ahead.search(before + "trước") is None


def _hour(said: Mapping[str, str], read: Read) -> float | None:
    if "hour" not in said:
        return None
    hour = int(said["hour"]) + int(said.get("minute", 0)) / 60
    late = hour < _NOON and read.afternoon.search(said.get("part", "")) is not None
    return hour + _NOON if late else hour


def _of_days(
    text: str,
    lower: str,
    span: tuple[int, int],
    said: Mapping[str, str],
    told: Deadline,
    every: TimeUnit | None,
) -> Deadline | None:
    """Days of months, the first with the others beside it; what the last one tells is of each."""
    days = list(_ONE_DAY.finditer(lower, *span))
    last = {name: int(lower[slice(*at)]) for name, at in groups_of(days[-1]).items()}
    period = said.get("period", "")
    found: list[Deadline] = []
    for match in days:
        numbers = {name: int(lower[slice(*at)]) for name, at in groups_of(match).items()}
        month = numbers.get("month", last.get("month"))
        year = numbers.get("year", last.get("year"))
        if not 1 <= numbers["day"] <= _LAST_DAY or not 1 <= (month or 1) <= _MONTHS[TimeUnit.YEAR]:
            return None
        each = every or (None if year else TimeUnit.YEAR if month else TimeUnit.MONTH)
        if month is None and not year and period:
            month, each = _month_of(period)
        end = match.start() + len(match[0].rstrip())
        found.append(
            msgspec.structs.replace(
                _recurring(told, each),
                quote=Quote(quote=text[match.start() : end], start=match.start(), end=end),
                day=numbers["day"],
                month=month,
                year=year,
            )
        )
    return msgspec.structs.replace(found[0], quote=told.quote, also=tuple(found[1:]))


def _month_of(period: str) -> tuple[int | None, TimeUnit]:
    """The month of its quarter or year, and which: "của tháng cuối quý"; else it is any month."""
    for word, unit in (("quý", TimeUnit.QUARTER), ("năm", TimeUnit.YEAR)):
        if word in period:
            place = {"đầu": 1, "giữa": (_MONTHS[unit] + 1) // 2, "cuối": _MONTHS[unit]}
            return next((place[each] for each in place if each in period), None), unit
    return None, TimeUnit.MONTH


def _of_week(
    said: Mapping[str, str], told: Deadline, every: TimeUnit | None, read: Read
) -> Deadline | None:
    if "week" in said:  # "thứ Sáu, tuần thứ ba hằng tháng": so often is all that is told
        return msgspec.structs.replace(
            _recurring(told, every or TimeUnit.MONTH), kind=DeadlineKind.EVERY, hour=None
        )
    day = read.weekdays[" ".join(said["weekday"].split())]
    return msgspec.structs.replace(_recurring(told, every), weekday=day)


def _of_work(said: Mapping[str, str], told: Deadline, read: Read) -> Deadline:
    """The first, last or so-many-th day of a month, quarter or year."""
    month, every = _month_of(said["period"])
    last = "last" in said
    day = _LAST_DAY if last else int(value_of(said["nth"], read.ordinals)) if "nth" in said else 1
    if month is None and every is not TimeUnit.MONTH:
        month = _MONTHS[every] if last else 1
    return msgspec.structs.replace(
        _recurring(told, every), day=day, month=month, working="worked" in said
    )


def _whole(said: Mapping[str, str], told: Deadline, every: TimeUnit | None) -> Deadline | None:
    month = (
        _QUARTERS[said["quarter"]] * _MONTHS[TimeUnit.QUARTER]
        if "quarter" in said
        else int(said["month"])
    )
    if not 1 <= month <= _MONTHS[TimeUnit.YEAR]:
        return None
    year = int(said["year"]) if "year" in said else None
    every = every or (None if year else TimeUnit.YEAR)
    return msgspec.structs.replace(_recurring(told, every), month=month, year=year)


def _recurring(told: Deadline, every: TimeUnit | None) -> Deadline:
    times = None if every is None else 1.0
    return msgspec.structs.replace(told, times=times, every_unit=every)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


_ONE_DAY = re.compile(f"{_DAY}(?:{_MONTH})?")
