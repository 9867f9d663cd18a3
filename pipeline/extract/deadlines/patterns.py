"""The patterns of time limits as texts, each with words it matches.

They go over small letters with folded tones. What they are made of is a pattern too: ``number``
and ``unit`` of a length of time, ``each`` ("hằng"), ``within`` ("trong thời hạn") and so on.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# "17 giờ 30 phút, ", "9h " before a day.
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2}\s*(?:phút)?\s*)?,?\s*)?"
# "ngày 15", "05 (năm) ".
_DAY = r"(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:\([^()\n]{1,30}\)\s*)?"
# "tháng 12", "tháng 12 năm 2026".
_MONTH_IN_WORDS = r"tháng\s+(?P<month>\d{1,2})(?!\d)(?:\s+năm\s+(?P<year>\d{4}))?"
# "/12", "/12/2026".
_MONTH_IN_NUMBERS = r"/(?P<month_2>\d{1,2})(?:/(?P<year_2>\d{4}))?"
# What tells a day of no named month, and is not part of it: "của tháng", "hằng tháng".
_OF_EVERY_MONTH = r"(?=\s+(?:của\s+)?(?:tháng|hằng|hàng|mỗi|quý))"
# "17 giờ 00 phút, ngày 15 tháng 12 năm 2026", "15/12", "ngày 25" before "hằng tháng".
_CALENDAR = rf"(?:{_HOUR}{_DAY}(?:{_MONTH_IN_WORDS}|{_MONTH_IN_NUMBERS}|{_OF_EVERY_MONTH}))"
# Which month, quarter or year a day is of: " của tháng cuối quý", " tháng sau liền kề".
_PERIOD = (
    r"(?:\s+(?:của\s+)?(?:tháng|quý|năm)(?:/(?:cuối |đầu )?(?:tháng|quý|năm))?"
    r"(?:\s+(?:đầu|cuối|tiếp theo|sau|kế tiếp|liền kề|trước|báo cáo|của|quý|năm|kỳ))*)*"
)
_ONE = r"(?:một|1|01)"
_AND = r",?\s+(?:và\s+|hoặc\s+)?"


def number_of(words: str) -> str:
    """A number: "15", "1,5", "1/2", "½", "02 (hai)", "mười lăm (15)"."""
    return (
        rf"(?:\d+\s*½|½|\d+/\d+|\d+(?:[.,]\d+)?|(?:{words})(?!\w))"
        r"(?:\s*\([^()\n]{1,40}\))?"
    )


def length_of(number: str, unit: str, working: str) -> str:
    """A length of time: "02 (hai) tháng", "15 ngày làm việc"."""
    return (
        rf"(?P<number>{number})\s*(?P<unit>{unit})(?!\w)"
        rf"(?P<working>\s+(?:{working})(?!\w))?"
    )


def opener(opening: tuple[str, ...], number: str, unit: str) -> str:
    """Where a limit may stand: "trong thời hạn", "định kỳ", "ngay sau khi", "15 ngày"."""
    return rf"(?<!\w)(?:{'|'.join(opening)}|{number}\s*(?:{unit}))(?!\w)"


class Ahead(NamedTuple):
    """What a length of time ahead of an event is told with, each a pattern."""

    within: str  # "trong thời hạn"
    least: str  # "ít nhất"
    latest: str  # "chậm nhất"
    earliest: str  # "sớm nhất"
    moment: str  # "khi", "ngày": the event begins
    other_matter: str  # "nếu": what follows is not said of the event
    counting: str  # "có" right before "ít nhất": it is a number of something else
    event_after: str  # "so với"


def before(length: str, said: Ahead) -> str:
    """So long before something, in one of three orders.

    "chậm nhất 05 ngày, trước khi họp"; "trước ngày đi ít nhất 20 ngày"; "trước ít nhất 03 ngày",
    "trước 03 ngày so với ngày họp".
    """
    how = rf"(?P<how>{said.least}|{said.latest}|(?P<earliest>{said.earliest}))\s+"
    event = rf"(?:{said.moment})(?!\w)(?:(?!\.(?:\s|$))[^,;\n]){{1,120}}"
    first = (
        rf"(?:trước\s+)?(?:(?:(?:{said.within})\s+)?{how})?{length},?\s+"
        rf"trước\s+(?P<event>{event})"
    )
    another = rf"\s(?:(?:{said.other_matter})(?!\w)|(?:{said.counting})\s+{said.least})"
    between = rf"(?:(?!\.(?:\s|$)|{another})[^,;:\n]){{1,120}}?"
    last = rf"trước\s+(?P<event>(?:{said.moment})(?!\w){between}),?\s+{how}{length}"
    alone = (
        rf"trước\s+(?:{how})?{length}(?!\s+ngày)"
        rf"(?:,?\s+(?:{said.event_after})\s+(?P<event>{event}))?"
    )
    return f"{first}|{_renamed(last, 2)}|{_renamed(alone, 3)}"


def within(opening: str, least: str, length: str) -> str:
    """A length of time: "trong thời hạn 15 ngày làm việc", "tối thiểu 15 ngày", "15 ngày"."""
    return rf"(?:(?:{opening})\s+)?(?:(?P<least>{least})\s+)?{length}"


def date(by_date: str, each: str, unit: str) -> str:
    """By a day: "trước ngày 15/12/2026", "chậm nhất vào ngày 25 của tháng cuối quý hằng năm"."""
    recurring = rf"(?:\s+(?:{each})\s+(?P<each>{unit})(?!\w))"
    return rf"(?:{by_date})\s+{_CALENDAR}{_PERIOD}{recurring}?"


def every(periodic: str, each: str, number: str, unit: str) -> str:
    """Again and again: "định kỳ 06 tháng một lần", "hằng quý và hằng năm", "2 năm/1 lần"."""
    # "định kỳ", "định kỳ 06 tháng một lần", "định kỳ hằng quý, hằng năm"
    periodically = (
        rf"(?:{periodic})(?:\s+(?:{each})?\s*(?:(?P<number>{number})\s*)?"
        rf"(?P<unit>{unit})(?!\w)(?:\s+{_ONE}\s+lần)?"
        rf"(?:{_AND}(?:{each}\s+)?(?:{number}\s*)?(?:{unit})(?!\w))*)?"
    )
    # "hằng quý và hằng năm", "mỗi tháng một lần"
    each_unit = (
        rf"(?:{each})\s+(?P<unit_2>{unit})(?!\w)"
        rf"(?:{_AND}(?:{each}\s+)?(?:{unit})(?!\w))*(?:\s+một\s+lần)?"
    )
    # "06 tháng một lần", "2 năm/1 lần"
    once_in = rf"(?P<number_3>{number})\s*(?P<unit_3>{unit})(?:/|\s+){_ONE}\s+lần"
    return f"{periodically}|{each_unit}|{once_in}"


def at_once(words: str) -> str:
    """With no time left: "ngay sau khi", "ngay trong ngày làm việc tiếp theo"."""
    return (
        rf"(?:{words})(?!\w)"
        r"(?:\s+(?:cùng\s+)?ngày(?:\s+làm\s+việc)?(?!\w)(?:\s+tiếp theo)?)?"
    )


def same_day(words: str) -> str:
    """Before the day is over, at the end of what is said: "trong ngày" before a full stop."""
    return rf"(?:{words})(?=\s*(?:[.,;]|$))"


def event(from_: str) -> str:
    """What opens the event a limit runs from: ", kể từ " before "ngày", " sau " before "khi"."""
    return rf",?\s*(?:{from_})\s+(?=khi|ngày|thời điểm|lúc|thời gian|có)"


def told_ahead(words: str) -> str:
    """Words after which a least time is ahead: "báo trước cho Phòng A" before "ít nhất 03 ngày"."""
    return rf"(?<!\w)(?:{words})(?!\w)[^,;.\n]*$"


def day_of(words: str) -> str:
    """The space before what happens on the day: " " before "tiếp nhận"."""
    return rf"\s+(?={words}(?!\w))"


def _renamed(pattern: str, number: int) -> str:
    """``pattern`` with its groups named anew, for another use in one alternation."""
    return re.sub(r"\?P<(\w+)>", rf"?P<\1_{number}>", pattern)
