"""The patterns of time limits as texts, each with words it matches.

They go over small letters with folded tones. What they are made of is a pattern too: ``number``
and ``unit`` of a length of time, ``each`` ("hằng"), ``within`` ("trong thời hạn") and so on. In an
alternation one group stands more than once, with a number behind its name (``groups_of``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ONE = r"(?:một|1|01)"
_AND = r",?\s+(?:và\s+|hoặc\s+)?"
_END = r"\s*(?:[.,;:)\n]|$)"  # of a phrase


def groups_of(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Where each group that matched stands, by its name without the number of its order."""
    return {
        name.rstrip("_0123456789"): match.span(name)
        for name, words in match.groupdict().items()
        if words is not None
    }


def either(*patterns: str) -> str:
    """The first of ``patterns`` that fits, their groups numbered."""
    return "|".join(
        re.sub(r"\?P<(\w+)>", rf"?P<\1_{place}>", each) for place, each in enumerate(patterns)
    )


def number_of(words: str) -> str:
    """A number: "15", "1,5", "1/2", "½", "02 (hai)", "mười lăm (15)", "03-05", "từ 03 đến 05"."""
    return (
        r"(?:(?:từ\s+)?\d+\s*(?:\([^()\n]{1,20}\)\s*)?(?:-|–|đến|tới)\s*)?"
        rf"(?:\d+\s*½|½|\d+/\d+|\d+(?:[.,]\d+)?|(?:{words})(?!\w))"
        r"(?:\s*\([^()\n]{1,40}\))?"
    )


def part_of_day(words: str) -> str:
    """A part of a day that is a length of time: "buổi" before a full stop, not "buổi họp"."""
    return rf"(?:{words})(?=\s+làm việc|{_END}|\s+(?:kể từ|sau|để|và)(?!\w))"


def length_of(number: str, unit: str, half_more: str, working: str) -> str:
    """A length of time: "02 (hai) tháng", "15 ngày (làm việc)", "01 ngày rưỡi", "1 giờ 30 phút"."""
    return (
        rf"(?P<number>{number})\s*(?P<unit>{unit})(?!\w)"
        rf"(?P<half>\s+(?:{half_more})(?!\w))?(?:\s+(?P<minutes>\d{{1,2}})\s*phút(?!\w))?"
        rf"(?P<working>\s+(?:{working})(?!\w)|\s*\(\s*(?:{working})\s*\))?"
    )


def opener(opening: tuple[str, ...], number: str, unit: str, named_days: str) -> str:
    """Where a limit may stand: "trong thời hạn", "định kỳ", "ngay sau khi", "15 ngày", "T+2"."""
    counted = rf"{number}\s*(?:{unit}|lần)"
    named = rf"(?:{named_days})"
    return rf"(?<!\w)(?:(?:{'|'.join((*opening, counted, named))})(?!\w)|ngày\s*\d|t\s*\+\s*\d)"


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
    """So long before something, in one of four orders.

    "chậm nhất 05 ngày, trước khi họp"; "trước ngày đi ít nhất 20 ngày"; "trước ít nhất 03 ngày",
    "trước 03 ngày so với ngày họp"; "trước kỳ họp 10 ngày" at the end of a phrase.
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
    opened = rf"\s(?:{said.within}|{said.counting})\s+\d|\d"  # another limit, or a date
    near = rf"(?:(?!{another}|{opened})[^.,;:\n]){{0,40}}?"
    plain = (
        rf"trước\s+(?!(?:{said.within})\s+\d)(?P<event>(?:{said.moment})(?!\w){near})\s+(?<!\w){length}"
        rf"(?={_END}|\s+(?:để|và|cho|gửi|kèm)(?!\w))"
    )
    return either(first, last, alone, plain)


def within(opening: str, least: str, length: str) -> str:
    """A length of time: "trong thời hạn 15 ngày làm việc", "tối thiểu 15 ngày", "15 ngày"."""
    return rf"(?:(?:{opening})\s+)?(?:(?P<least>{least})\s+)?{length}"


def counted_on(opening: str, working: str) -> str:
    """So many days after the one that a form calls T: "T+2", "trong T+2 ngày làm việc"."""
    return (
        rf"(?:(?:{opening})\s+)?(?P<event>t)\s*\+\s*(?P<number>\d{{1,3}})(?!\w)"
        rf"(?:\s*ngày(?!\w)(?P<working>\s+(?:{working})(?!\w))?)?"
    )


def next_day(opening: str, words: str) -> str:
    """By the end of the next day: "chậm nhất trong ngày làm việc tiếp theo"."""
    return rf"(?:{opening})\s+(?:{words})(?!\w)"


def every(periodic: str, each: str, least: str, number: str, unit: str) -> str:
    """Again and again: "định kỳ 06 tháng một lần", "hằng quý và hằng năm", "ít nhất 02 lần/năm"."""
    at_least = rf"(?:(?:{least})\s+)?"
    # "định kỳ", "định kỳ tối thiểu 06 tháng một lần", "định kỳ hằng quý, hằng năm"
    periodically = (
        rf"(?:{periodic})(?:\s+{at_least}(?:{each})?\s*(?:(?P<number>{number})\s*)?"
        rf"(?P<unit>{unit})(?!\w|\s+\d+(?!\d|\s*lần))(?:(?:\s*/\s*|\s+)(?:{_ONE}\s+)?lần)?"
        rf"(?:{_AND}(?:{each}\s+)?(?:{number}\s*)?(?:{unit})(?!\w))*)?"
    )
    # "02 lần/năm", "định kỳ ít nhất 01 lần trong 03 tháng", "01 ngày/tháng"
    times_in = (
        rf"(?:(?:{periodic})\s+)?{at_least}(?P<count>{number})\s*"
        r"(?:lần(?:\s*/\s*|\s+trong\s+|\s+)|(?:ngày|buổi|cuộc|kỳ)\s*/\s*)"
        rf"(?:(?:mỗi|một)\s+)?(?:(?P<number>{number})\s*)?(?P<unit>{unit})(?!\w)"
    )
    # "hằng quý và hằng năm", "mỗi năm ít nhất 02 lần", "cuối mỗi quý"
    each_unit = (
        rf"{at_least}(?:(?:vào\s+)?(?:đầu|cuối)\s+)?(?:{each})\s+(?P<unit>{unit})(?!\w)"
        rf"(?:{_AND}(?:{each}\s+)?(?:{unit})(?!\w))*(?:\s+{at_least}(?P<count>{number})\s*lần)?"
    )
    # "06 tháng một lần", "2 năm/1 lần", "6 tháng/lần"
    once_in = (
        rf"{at_least}(?P<number>{number})\s*(?P<unit>{unit})"
        rf"(?:\s*/\s*(?:{_ONE}\s+)?|\s+{_ONE}\s+)lần"
    )
    # "một năm hai lần"
    in_one = rf"{_ONE}\s+(?P<unit>{unit})\s+{at_least}(?P<count>{number})\s*lần"
    # "vào cuối quý"
    at_the_turn = rf"vào\s+(?:đầu|cuối)\s+(?P<unit>{unit})(?!\w|\s+\d)"
    return either(times_in, periodically, each_unit, once_in, in_one, at_the_turn)


def at_once(words: str) -> str:
    """With no time left: "ngay sau khi", "ngay trong ngày làm việc tiếp theo"."""
    return (
        rf"(?:{words})(?!\w)"
        r"(?:\s+(?:cùng\s+)?ngày(?:\s+làm\s+việc)?(?!\w)(?:\s+tiếp theo)?)?"
    )


def same_day(words: str) -> str:
    """Before the day is over, at the end of what is said: "trong ngày" before a full stop."""
    return rf"(?:{words})(?=\s*(?:[.,;)\n]|$)|\s+(?:và|để)(?!\w))"


def event(from_: str) -> str:
    """What opens the event a limit runs from: ", kể từ " before "ngày", " sau " before "khi"."""
    return rf",?\s*(?:{from_})\s+(?=khi|ngày|thời điểm|lúc|thời gian|có)"


def told_ahead(words: str) -> str:
    """Words after which a least time is ahead: "báo trước cho Phòng A" before "ít nhất 03 ngày"."""
    return rf"(?<!\w)(?:{words})(?!\w)[^,;.\n]*$"


def day_of(words: str) -> str:
    """The space before what happens on the day: " " before "tiếp nhận"."""
    return rf"\s+(?={words}(?!\w))"


def kept(keeping: str, things: str, handing_over: str) -> str:
    """A clause in which a long time is how long a thing is kept: "lưu hồ sơ, tài liệu trong"."""
    sign = rf"[^,;:.\n]|,(?=\s*(?:và\s+)?(?:{things})(?!\w))"
    said = rf"(?:(?!(?<!\w)(?:{handing_over})(?!\w))(?:{sign}))"
    return rf"(?:^|[,;:.\n]){said}*(?<!\w)(?:{keeping})(?!\w){said}*$"


def handed_on(then: str, handing_over: str) -> str:
    """What goes on that papers leave when that time is over: ", sau đó" before "nộp lưu trữ"."""
    return rf",?\s+(?:{then})\s(?:[^.;\n]{{0,40}}\s)?(?:{handing_over})(?!\w)"


def measured(words: str) -> str:
    """Words right before a time that is how long something lasts: "thử việc", "có giá trị là"."""
    return rf"(?<!\w)(?:{words})(?:\s+(?:là|có|được|trong))*\s*$"
