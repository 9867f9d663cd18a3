"""Time limits and frequencies, compared as values.

Where one limit counts working days and the other days of the calendar, five working days are a
week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from pipeline.directives.matching.judging.remark import Remark, Words
from pipeline.directives.matching.words import folded, lists
from pipeline.directives.times import DAYS, FREQUENCIES, UNITS
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.deadlines.vocabulary import vocabulary
from pipeline.model.demand import Limit
from pipeline.model.facts import Bound, Deadline, DeadlineKind, Quote
from pipeline.model.stretch import TimeUnit
from pipeline.model.verdict import State
from pipeline.word_lists import whole_words

_PLAIN = (
    r"(?<!\w)(?<!tháng )(?<!ngày )(?<!năm )(?P<number>\d+|{numbers})\s*(?:\([^)]*\)\s*)?"
    r"(?P<unit>giờ|ngày|tuần|tháng|quý|năm)\b"
    r"(?P<working>\s+làm việc)?(?!\s*(?:\d|,?\s*(?:tháng|năm)\s+\d))"
)
_NEXT_DAY = re.compile(
    r"ngày (?:làm việc )?(?:tiếp theo|kế tiếp|liền kề|hôm sau)|(?<!lần )trong ngày(?! \d)"
)
_FOR = (State.STRONGER, State.PRESENT, State.WEAKER)
_EACH = re.compile(r"(?:h[ằà]ng|mỗi|định kỳ|từng) (?P<unit>ngày|tuần|tháng|quý|năm)\b")
_TIMES = re.compile(
    r"(?P<number>\d+|một|hai|ba|bốn|sáu|chín) (?P<unit>ngày|tuần|tháng|quý|năm)"
    r"(?: làm việc)?(?: ít nhất)?(?: (?:một|1|01) lần)|"
    r"(?:định kỳ|cứ) (?P<number_2>\d+|một|hai|ba|sáu|chín) (?P<unit_2>tuần|tháng|quý|năm)|"
    r"(?:một|01|1) (?:ngày|lần|buổi)(?: trong| mỗi| một|/)? ?(?P<unit_3>tuần|tháng|quý|năm)\b"
)
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "chín": 9}
_LONG = (TimeUnit.MONTH, TimeUnit.QUARTER, TimeUnit.YEAR)
_ABOUT = 1.15  # periods within this factor are the same
_A_DAY = 23.9  # hours: less than a day
_ANOTHER_MATTER = 30  # times further apart than by this factor are not of one thing


def judge_deadline(limit: Limit, words: Words) -> Remark:
    """How the times of a passage stand to ``limit``; those of extensions are left aside.

    The best of several times in the same words counts: another may run from another event. Only
    the clause that tells of the matter, and what governs it, can speak against it; what stands
    around it can speak for it, the rest of the article only by the very time asked for.
    """
    loose = words.is_row or limit.bound is Bound.LEAST or limit.unit in _LONG
    for text, wanted in (
        (words.clause, (*_FOR, State.CONTRADICTORY)),
        (words.governing, (*_FOR, State.CONTRADICTORY)),
        (words.own, _FOR),
        (words.lead, _FOR),
        (words.article, (State.PRESENT,)),
    ):
        judged = list(remarks_on_times(limit, text, loose=loose))
        for state in wanted:
            remark = next((each for each in judged if each.state is state), None)
            if remark is not None:
                return remark
    return Remark(State.ABSENT)


def remarks_on_times(limit: Limit, text: str, *, loose: bool = True) -> Iterator[Remark]:
    """How each time in ``text`` that can be compared stands to ``limit``.

    ``loose`` takes numbers with a unit alone for times, too.
    """
    for time in _times(text, loose):
        state = _judged(limit, time)
        if state is not None:
            yield Remark(state, time.quote.quote)


def remarks_on_periods(asked: str, text: str) -> Iterator[Remark]:
    """How each frequency in ``text`` stands to ``asked``, one of ``FREQUENCIES``."""
    return (Remark(_compared(period, asked), quote) for period, quote in _periods(text))


def judge_frequency(asked: str, words: Words) -> Remark:
    """How often a passage has it done, against ``asked``, one of ``FREQUENCIES``."""
    for text in (words.clause, words.own, words.lead, words.article):
        told = sorted(_periods(text))
        if not told:
            continue
        period, quote = min(told, key=lambda each: abs(each[0] - FREQUENCIES[asked]))
        state = _compared(period, asked)
        if state is not State.CONTRADICTORY or text == words.clause:
            return Remark(state, quote)
    return Remark(State.ABSENT)


def _compared(period: float, asked: str) -> State:
    """How a period in days stands to a frequency that is asked for."""
    wanted = FREQUENCIES[asked]
    if period > wanted * _ABOUT:
        return State.CONTRADICTORY
    return State.PRESENT if period * _ABOUT >= wanted else State.STRONGER


def _times(text: str, loose: bool) -> Iterator[Deadline]:
    """The times of a text; ``loose`` takes numbers with a unit alone for times, too."""
    found = [
        time
        for time in find_deadlines(text)
        if not _more_time().search(folded(text[max(time.quote.start - 60, 0) : time.quote.start]))
    ]
    yield from found
    for match in _NEXT_DAY.finditer(folded(text)):
        yield Deadline(
            quote=Quote(quote=text[match.start() : match.end()], start=0, end=0),
            kind=DeadlineKind.WITHIN,
            number=1.0,
            unit=TimeUnit.DAY,
            working=True,
        )
    if loose:
        least = [time.quote for time in found if time.hours and time.hours_allowed is None]
        for match in _plain().finditer(folded(text)):
            if any(quote.start <= match.start() < quote.end for quote in least):
                continue  # told above, as what it is
            yield Deadline(
                quote=Quote(quote=text[match.start() : match.end()], start=0, end=0),
                kind=DeadlineKind.WITHIN,
                number=_value(match["number"]),
                unit=UNITS[match["unit"]],
                working=bool(match["working"]),
            )


def _judged(limit: Limit, time: Deadline) -> State | None:
    """How one time stands to the limit; None where the two cannot be compared."""
    if time.kind is DeadlineKind.AT_ONCE:
        return State.STRONGER if limit.bound is Bound.MOST else None
    if time.kind in (DeadlineKind.EVERY, DeadlineKind.DATE):
        return None
    if limit.bound is Bound.MOST and time.hours_allowed is None:
        return None  # "trước ngày đi ít nhất 20 ngày": not by when at the latest
    if limit.bound is Bound.LEAST and time.bound is Bound.MOST and time.event is not None:
        return None  # "trong 15 ngày kể từ …" says by when, not how long
    asked = Deadline(
        quote=time.quote,
        kind=DeadlineKind.WITHIN,
        number=limit.number,
        unit=limit.unit,
        working=limit.working,
    )
    told = msgspec.structs.replace(time, kind=DeadlineKind.WITHIN)
    if told.hours is None or asked.hours is None or _far_apart(told.hours, asked.hours):
        return None
    same = (told.number, told.unit, told.working) == (asked.number, asked.unit, asked.working)
    # Where week-ends fall decides: 10 days, 7 working days.
    apart = _A_DAY if told.working is not asked.working else 0.0
    if same or abs(told.hours - asked.hours) <= apart:
        return State.PRESENT
    longer = told.hours > asked.hours
    return State.CONTRADICTORY if longer is (limit.bound is Bound.MOST) else State.STRONGER


def _far_apart(one: float, other: float) -> bool:
    shorter, longer = sorted((one, other))
    return longer > shorter * _ANOTHER_MATTER


def _periods(text: str) -> Iterator[tuple[float, str]]:
    told = folded(text)
    for match in _EACH.finditer(told):
        yield DAYS[UNITS[match["unit"]]], text[match.start() : match.end()]
    for match in _TIMES.finditer(told):
        number = match["number"] or match["number_2"] or "1"
        unit = match["unit"] or match["unit_2"] or match["unit_3"]
        times = _NUMBERS.get(number) or int(number)
        yield times * DAYS[UNITS[unit]], text[match.start() : match.end()]
    for time in find_deadlines(text):
        if time.times and time.every_unit:
            yield time.times * DAYS[time.every_unit], time.quote.quote


@cache
def _plain() -> re.Pattern[str]:
    words = sorted(vocabulary().numbers, key=len, reverse=True)
    return re.compile(_PLAIN.format(numbers="|".join(map(re.escape, words))))


def _value(number: str) -> float:
    return float(number) if number.isdigit() else vocabulary().numbers[number]


@cache
def _more_time() -> re.Pattern[str]:
    return whole_words(lists().more_time)
