"""Finds time limits in a text and reads them as values.

Each kind has a pattern made from ``words.yaml``; the longest that matches where a limit may begin
is taken. What the limit runs from ("kể từ ngày …") reaches to the next comma, unless the words
after the comma go on with a name the event began ("Cục Quản lý, giám sát …").
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from pipeline.extract.deadlines.dates import FIRST_HOUR, MIDNIGHT, OPENS_CLAUSE, date_at
from pipeline.extract.deadlines.numbers import value_of
from pipeline.extract.deadlines.patterns import groups_of
from pipeline.extract.deadlines.vocabulary import Vocabulary, vocabulary
from pipeline.model.facts import Bound, Deadline, DeadlineKind, Quote
from pipeline.model.stretch import TimeUnit
from pipeline.read.hygiene import fold_tones

EndOfEvent = Callable[[int, int], int]
_CLAUSE = 120  # letters before a time that are looked at
_LONG = (TimeUnit.MONTH, TimeUnit.QUARTER, TimeUnit.YEAR)
_SHORT = (TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.DAY, TimeUnit.WEEK)
_A_DATE = re.compile(r"ngày\s+\d")
_RANGE = re.compile(r"từ\s")
_GAP = re.compile(r",?\s+")
_MINUTES = 60  # an hour
_AROUND = 2  # letters before and after, which tell that a word or a rhyme is whole


def find_deadlines(
    text: str, start: int = 0, end: int | None = None, *, end_of_event: EndOfEvent | None = None
) -> tuple[Deadline, ...]:
    """The time limits of ``text`` between ``start`` and ``end``, in order.

    Args:
        text: composed text; offsets of the result count its characters.
        start: where to begin.
        end: where to stop; None for the end of the text.
        end_of_event: given where an event begins and where the text ends, where the event ends;
            by default at the first comma or semicolon.
    """
    end = len(text) if end is None else end
    words = vocabulary()
    lower = _folded(text, max(start - _AROUND, 0), end + _AROUND)
    found: list[Deadline] = []
    place = start
    while opener := words.opener.search(lower, place, end):
        deadline = _at(text, lower, opener.start(), end, words, end_of_event or _to_comma(lower))
        if deadline is None:
            place = opener.start() + 1
            continue
        found.append(deadline)
        place = deadline.quote.end
    return tuple(found)


def _folded(text: str, start: int, end: int) -> str:
    """``text`` with small letters and tones in one place between ``start`` and ``end``."""
    part = fold_tones(text[start:end])
    small = part.lower()
    return f"{text[:start]}{small if len(small) == len(part) else part}{text[end:]}"


def _to_comma(lower: str) -> EndOfEvent:
    def end_of_event(start: int, end: int) -> int:
        sign = re.search(r"[,;\n]|\.\s|\.$", lower[start:end])
        return start + sign.start() if sign else end

    return end_of_event


def _at(
    text: str, lower: str, start: int, end: int, words: Vocabulary, end_of_event: EndOfEvent
) -> Deadline | None:
    dated = words.date.match(lower, start, end)
    date = date_at(text, lower, dated, words.dates) if dated else None
    before = words.before.match(lower, start, end)
    if before and not (date and date.hour is not None) and not _is_of_period(lower, before, words):
        return _before(text, lower, before, words, end_of_event)
    if date:
        return date
    return (
        _every_by_date(text, lower, start, end, words)
        or _stretch_at(text, lower, start, end, words, end_of_event)
        or _at_once_at(text, lower, start, end, words, end_of_event)
    )


def _every_by_date(
    text: str, lower: str, start: int, end: int, words: Vocabulary
) -> Deadline | None:
    """How often and by when in one: "Hằng quý, chậm nhất vào ngày 10 tháng đầu quý sau".

    Only what opens a clause is told of the work: "kế hoạch hằng năm trước ngày 15/12".
    """
    match = words.every.match(lower, start, end)
    if match is None or not OPENS_CLAUSE.search(_clause_before(lower, start)):
        return None
    every = _every(text, lower, match, words)
    gap = _GAP.match(lower, match.end(), end)
    dated = words.date.match(lower, gap.end(), end) if gap else None
    date = date_at(text, lower, dated, words.dates) if dated else None
    if every is None or every.every_unit is None or date is None or date.year is not None:
        return None
    return msgspec.structs.replace(
        date,
        quote=_quote(text, start, date.quote.end),
        times=every.times,
        every_unit=every.every_unit,
    )


def _stretch_at(
    text: str, lower: str, start: int, end: int, words: Vocabulary, end_of_event: EndOfEvent
) -> Deadline | None:
    next_day = words.next_day.match(lower, start, end)
    if next_day:
        return _next_day(text, lower, next_day, end, words, end_of_event)
    counted = words.counted_on.match(lower, start, end)
    if counted:
        return _counted_on(text, counted)
    every = words.every.match(lower, start, end)
    within = words.within.match(lower, start, end)
    if every and (within is None or every.end() >= within.end()):
        return _every(text, lower, every, words)
    return _within(text, lower, within, end, words, end_of_event) if within else None


def _at_once_at(
    text: str, lower: str, start: int, end: int, words: Vocabulary, end_of_event: EndOfEvent
) -> Deadline | None:
    same_day = words.same_day.match(lower, start, end)
    if same_day and not words.share_of_day.search(_clause_before(lower, start)):
        return _at_once(text, lower, same_day, end, words, end_of_event)
    at_once = words.at_once.match(lower, start, end)
    return _at_once(text, lower, at_once, end, words, end_of_event) if at_once else None


def _is_of_period(lower: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether the time is the period told of: "báo cáo 6 tháng" before "trước ngày 15 tháng 6"."""
    said = groups_of(match)
    if "how" in said or "event" not in said or said["event"][0] < said["number"][0]:
        return False
    unit = words.units[" ".join(lower[slice(*said["unit"])].split())]
    return unit in _LONG and _A_DATE.match(lower, said["event"][0]) is not None


def _before(
    text: str,
    lower: str,
    match: re.Match[str],
    words: Vocabulary,
    end_of_event: EndOfEvent,
) -> Deadline:
    said = groups_of(match)
    event, stop = None, match.end()
    if "event" in said:
        begin, event_end = said["event"]
        trails = event_end == stop
        event_end = min(event_end, end_of_event(begin, event_end))
        event, stop = _quote(text, begin, event_end), event_end if trails else stop
    bound = Bound.MOST if "earliest" in said else Bound.LEAST
    quote = _quote(text, match.start(), stop)
    return _stretch(match, quote, DeadlineKind.BEFORE, bound, event, words)


def _stretch(
    match: re.Match[str],
    quote: Quote,
    kind: DeadlineKind,
    bound: Bound,
    event: Quote | None,
    words: Vocabulary,
) -> Deadline:
    said = {name: match.string[start:stop] for name, (start, stop) in groups_of(match).items()}
    named = " ".join(said["unit"].split())
    number, unit = value_of(said["number"], words.numbers), words.units[named]
    if named in words.half_days:
        number /= 2
    if "half" in said:
        number += 0.5
    if unit is TimeUnit.HOUR:
        number += int(said.get("minutes", 0)) / _MINUTES
    return Deadline(
        quote=quote,
        kind=kind,
        number=number,
        unit=unit,
        working="working" in said,
        event=event,
        bound=bound,
    )


def _within(
    text: str,
    lower: str,
    match: re.Match[str],
    end: int,
    words: Vocabulary,
    end_of_event: EndOfEvent,
) -> Deadline | None:
    bare = match.start() == match.start("number")
    before = _clause_before(lower, match.start())
    unit = words.units[" ".join(match["unit"].split())]
    opened = words.event.match(lower, match.end(), end)
    stop = end_of_event(opened.end(), end) if opened else match.end()
    kept = _is_kept(before, unit, words) and words.handed_on.match(lower, stop, end) is None
    bound = Bound.LEAST if match["least"] or kept else Bound.MOST
    if opened is None:
        ranged = unit in _SHORT and _RANGE.match(match["number"]) is not None
        if (bare and not ranged) or not _is_opened(lower, match, unit):
            return None
        if words.measures.match(lower, match.end(), end) or words.measured.search(before):
            return None
        ahead = match["least"] and words.told_ahead.search(before)
        kind = DeadlineKind.BEFORE if ahead else DeadlineKind.WITHIN
        return _stretch(match, _quote(text, *match.span()), kind, bound, None, words)
    event = _quote(text, opened.end(), stop)
    quote = _quote(text, match.start(), stop)
    return _stretch(match, quote, DeadlineKind.WITHIN, bound, event, words)


def is_kept(work: str, unit: TimeUnit | None) -> bool:
    """Whether a time in ``unit`` is how long a thing is kept, ``work`` standing before it."""
    return _is_kept(_folded(work, 0, len(work)), unit, vocabulary())


def _is_kept(before: str, unit: TimeUnit | None, words: Vocabulary) -> bool:
    return unit in _LONG and words.kept.search(before) is not None


def _clause_before(lower: str, place: int) -> str:
    return lower[max(place - _CLAUSE, 0) : place]


def _is_opened(lower: str, match: re.Match[str], unit: TimeUnit) -> bool:
    """Whether the words before the number make a limit, not an age or a year ("năm 2026")."""
    least = match.start("least") if match["least"] else match.start("number")
    words = lower[match.start() : least].strip()
    if words == "sau" and unit is TimeUnit.HOUR and _is_clock(match):
        return False  # "sau 17 giờ, bảo vệ khóa cổng"
    if words in ("", "trong", "sau", "đủ", "tối đa"):
        return unit in _SHORT and words != "đủ"
    return True


def _is_clock(match: re.Match[str]) -> bool:
    number = match["number"].strip()
    return number.isdigit() and FIRST_HOUR <= int(number) < MIDNIGHT and not match["working"]


def _next_day(
    text: str,
    lower: str,
    match: re.Match[str],
    end: int,
    words: Vocabulary,
    end_of_event: EndOfEvent,
) -> Deadline:
    event = _event(text, lower, match.end(), end, words, end_of_event)
    return Deadline(
        quote=_quote(text, match.start(), event.end if event else match.end()),
        kind=DeadlineKind.WITHIN,
        number=1.0,
        unit=TimeUnit.DAY,
        working="làm việc" in " ".join(match[0].split()),
        event=event,
    )


def _event(
    text: str, lower: str, start: int, end: int, words: Vocabulary, end_of_event: EndOfEvent
) -> Quote | None:
    """What a limit that ends at ``start`` runs from, where that is told right behind it."""
    opened = words.event.match(lower, start, end)
    return _quote(text, opened.end(), end_of_event(opened.end(), end)) if opened else None


def _counted_on(text: str, match: re.Match[str]) -> Deadline:
    return Deadline(
        quote=_quote(text, *match.span()),
        kind=DeadlineKind.WITHIN,
        number=float(match["number"]),
        unit=TimeUnit.DAY,
        working=match["working"] is not None,
        event=_quote(text, *match.span("event")),
    )


def _every(text: str, lower: str, match: re.Match[str], words: Vocabulary) -> Deadline | None:
    said = {name: lower[start:stop] for name, (start, stop) in groups_of(match).items()}
    if "count" in said and words.at_most.search(_clause_before(lower, match.start())):
        return None
    number = value_of(said["number"], words.numbers) if "number" in said else 1.0
    count = value_of(said["count"], words.numbers) if "count" in said else 1.0
    unit = said.get("unit")
    return Deadline(
        quote=_quote(text, match.start(), match.end()),
        kind=DeadlineKind.EVERY,
        times=number / (count or 1.0) if unit else None,
        every_unit=words.units[" ".join(unit.split())] if unit else None,
    )


def _at_once(
    text: str,
    lower: str,
    match: re.Match[str],
    end: int,
    words: Vocabulary,
    end_of_event: EndOfEvent,
) -> Deadline | None:
    said = " ".join(match[0].split())
    in_a_day, in_half = "ngày" in said, any(part in said for part in words.half_days)
    event = None
    stop = match.end()
    if re.search(r"(?:khi|sau|thời điểm)$", said) or (
        in_a_day and words.day_of.match(lower, stop, end)
    ):
        stop = end_of_event(match.end(), end)
        event = _quote(text, match.end() + 1, stop) if stop > match.end() + 1 else None
    elif in_a_day and (event := _event(text, lower, stop, end, words, end_of_event)):
        stop = event.end
    elif said == "ngay" and re.match(r"\s+(?:tại|cả|từ|trên|bên|thẳng)(?!\w)", lower[stop:end]):
        return None  # "ngay tại nơi", "ngay cả": a place or stress, not time
    part = 0.5 if in_half else 1.0
    return Deadline(
        quote=_quote(text, match.start(), stop),
        kind=DeadlineKind.AT_ONCE,
        number=part if in_a_day or in_half else None,
        unit=TimeUnit.DAY if in_a_day or in_half else None,
        working="làm việc" in said,
        event=event,
    )


def _quote(text: str, start: int, end: int) -> Quote:
    end = start + len(text[start:end].rstrip(" ,;:"))
    return Quote(quote=text[start:end], start=start, end=end)
