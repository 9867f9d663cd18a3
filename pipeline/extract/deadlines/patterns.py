"""The patterns of time limits as texts, each with words it matches.

They go over small letters with folded tones. What they are made of is a pattern too: ``number``
and ``unit`` of a length of time, ``each`` ("hằng"), ``within`` ("trong thời hạn") and so on.
"""

from __future__ import annotations

import re

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


def before(length: str) -> str:
    """So long before something: "chậm nhất 05 ngày, trước khi họp", "trước ít nhất 03 ngày"."""
    to_event = (
        rf"(?:trước\s+)?(?:(?:ít nhất|tối thiểu|chậm nhất(?: là)?|muộn nhất(?: là)?)\s+)?"
        rf"{length},?\s+trước\s+"
        r"(?P<event>(?:khi|ngày|thời điểm|lúc)(?:(?!\.(?:\s|$))[^,;\n]){1,120})"
    )
    alone = rf"trước\s+(?:ít nhất\s+|tối thiểu\s+)?{_renamed(length)}(?!\s+ngày)"
    return f"{to_event}|{alone}"


def within(opening: str, length: str) -> str:
    """A length of time: "trong thời hạn 15 ngày làm việc", "15 ngày"."""
    return rf"(?:(?:{opening})\s+)?{length}"


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


def event(from_: str) -> str:
    """What opens the event a limit runs from: ", kể từ " before "ngày", " sau " before "khi"."""
    return rf",?\s*(?:{from_})\s+(?=khi|ngày|thời điểm|lúc|thời gian|có)"


def day_of(words: str) -> str:
    """The space before what happens on the day: " " before "tiếp nhận"."""
    return rf"\s+(?={words}(?!\w))"


def _renamed(pattern: str) -> str:
    """``pattern`` with its groups named anew, for a second use in one alternation."""
    return re.sub(r"\?P<(\w+)>", r"?P<\1_2>", pattern)
