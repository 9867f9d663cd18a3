"""Finds time limits in a text and reads them as values.

Each kind has a pattern made from ``words.yaml``; the longest that matches where a limit may begin
is taken. What the limit runs from ("kể từ ngày …") reaches to the next comma, unless the words
after the comma go on with a name the event began ("Cục Quản lý, giám sát …").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from pipeline.extract.deadlines.vocabulary import Vocabulary, vocabulary
from pipeline.model.facts import Bound, Deadline, DeadlineKind, Quote
from pipeline.model.stretch import TimeUnit
from pipeline.read.hygiene import fold_tones

EndOfEvent = Callable[[int, int], int]
_CLAUSE = 120  # letters before a time that are looked at
_HOURS_OF_THE_DAY = 24
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
    before = words.before.match(lower, start, end)
    if before:
        return _before(text, lower, before, words, end_of_event)
    date = words.date.match(lower, start, end)
    if date and (date["day"] and _is_date(date)):
        return _date(text, date, words)
    every = words.every.match(lower, start, end)
    within = words.within.match(lower, start, end)
    if every and (within is None or every.end() >= within.end()):
        return _every(text, every, words)
    if within:
        return _within(text, lower, within, end, words, end_of_event)
    at_once = words.at_once.match(lower, start, end)
    if at_once:
        return _at_once(text, lower, at_once, end, words, end_of_event)
    same_day = words.same_day.match(lower, start, end)
    if same_day and not words.share_of_day.search(_clause_before(lower, start)):
        return _at_once(text, lower, same_day, end, words, end_of_event)
    return None


def _is_date(match: re.Match[str]) -> bool:
    month = match["month"] or match["month_2"]
    return 1 <= int(match["day"]) <= 31 and (month is None or 1 <= int(month) <= 12)


def _before(
    text: str,
    lower: str,
    match: re.Match[str],
    words: Vocabulary,
    end_of_event: EndOfEvent,
) -> Deadline:
    said = _said(match)
    event, stop = None, match.end()
    if "event" in said:
        begin, event_end = said["event"]
        trails = event_end == stop
        event_end = min(event_end, end_of_event(begin, event_end))
        event, stop = _quote(text, begin, event_end), event_end if trails else stop
    elif "how" not in said and _is_clock(lower, match, said, words):
        return Deadline(quote=_quote(text, match.start(), stop), kind=DeadlineKind.DATE)
    bound = Bound.MOST if "earliest" in said else Bound.LEAST
    quote = _quote(text, match.start(), stop)
    return _stretch(match, quote, DeadlineKind.BEFORE, bound, event, words)


def _is_clock(
    lower: str, match: re.Match[str], said: dict[str, tuple[int, int]], words: Vocabulary
) -> bool:
    """Whether "trước 16 giờ" is a time of the day; "báo trước 16 giờ" is so long ahead."""
    unit, number = lower[slice(*said["unit"])], lower[slice(*said["number"])]
    if words.units[unit] is not TimeUnit.HOUR or _value(number, words) > _HOURS_OF_THE_DAY:
        return False
    return words.told_ahead.search(_clause_before(lower, match.start() + len("trước"))) is None


def _said(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Where each group that matched stands, by its name without the number of its order."""
    return {
        name.rstrip("_23"): match.span(name)
        for name, words in match.groupdict().items()
        if words is not None
    }


def _stretch(
    match: re.Match[str],
    quote: Quote,
    kind: DeadlineKind,
    bound: Bound,
    event: Quote | None,
    words: Vocabulary,
) -> Deadline:
    said = {name: match.string[start:stop] for name, (start, stop) in _said(match).items()}
    return Deadline(
        quote=quote,
        kind=kind,
        number=_value(said["number"], words),
        unit=words.units[" ".join(said["unit"].split())],
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
    bound = Bound.LEAST if match["least"] else Bound.MOST
    opened = words.event.match(lower, match.end(), end)
    if opened is None:
        if bare or not _is_opened(lower, match):
            return None
        ahead = match["least"] and words.told_ahead.search(_clause_before(lower, match.start()))
        kind = DeadlineKind.BEFORE if ahead else DeadlineKind.WITHIN
        return _stretch(match, _quote(text, *match.span()), kind, bound, None, words)
    stop = end_of_event(opened.end(), end)
    event = _quote(text, opened.end(), stop)
    quote = _quote(text, match.start(), stop)
    return _stretch(match, quote, DeadlineKind.WITHIN, bound, event, words)


def _clause_before(lower: str, place: int) -> str:
    return lower[max(place - _CLAUSE, 0) : place]


def _is_opened(lower: str, match: re.Match[str]) -> bool:
    """Whether the words before the number make a limit, not an age or a year ("năm 2026")."""
    least = match.start("least") if match["least"] else match.start("number")
    words = lower[match.start() : least].strip()
    if words in ("", "trong", "sau", "đủ", "tối đa"):
        return match["unit"] in ("ngày", "giờ", "phút", "tuần") and words != "đủ"
    return True


def _date(text: str, match: re.Match[str], words: Vocabulary) -> Deadline:
    month, year = match["month"] or match["month_2"], match["year"] or match["year_2"]
    every = words.units.get(match["each"] or "")
    if every is None and year is None:
        every = TimeUnit.YEAR if month else TimeUnit.MONTH
    return Deadline(
        quote=_quote(text, match.start(), match.end()),
        kind=DeadlineKind.DATE,
        day=int(match["day"]),
        month=int(month) if month else None,
        year=int(year) if year else None,
        times=None if every is None else 1.0,
        every_unit=every,
    )


def _every(text: str, match: re.Match[str], words: Vocabulary) -> Deadline:
    number = match["number"] or match["number_3"]
    unit = match["unit"] or match["unit_2"] or match["unit_3"]
    return Deadline(
        quote=_quote(text, match.start(), match.end()),
        kind=DeadlineKind.EVERY,
        times=(_value(number, words) if number else 1.0) if unit else None,
        every_unit=words.units[unit] if unit else None,
    )


def _at_once(
    text: str,
    lower: str,
    match: re.Match[str],
    end: int,
    words: Vocabulary,
    end_of_event: EndOfEvent,
) -> Deadline | None:
    said = match[0]
    in_a_day = "ngày" in said
    event = None
    stop = match.end()
    if re.search(r"(?:khi|sau|thời điểm)$", said) or (
        in_a_day and words.day_of.match(lower, stop, end)
    ):
        stop = end_of_event(match.end(), end)
        event = _quote(text, match.end() + 1, stop) if stop > match.end() + 1 else None
    elif said == "ngay" and re.match(r"\s+(?:tại|cả|từ|trên|bên|thẳng)(?!\w)", lower[stop:end]):
        return None  # "ngay tại nơi", "ngay cả": a place or stress, not time
    return Deadline(
        quote=_quote(text, match.start(), stop),
        kind=DeadlineKind.AT_ONCE,
        number=1.0 if in_a_day else None,
        unit=TimeUnit.DAY if in_a_day else None,
        working="làm việc" in said,
        event=event,
    )


def _quote(text: str, start: int, end: int) -> Quote:
    end = start + len(text[start:end].rstrip(" ,;:"))
    return Quote(quote=text[start:end], start=start, end=end)


def _value(written: str, words: Vocabulary) -> float:
    """The number as a value; words beside it in brackets say the same again.

    Where the number is a word and the bracket a figure ("năm (05)"), the figure counts.
    """
    plain, _, bracket = written.partition("(")
    plain = " ".join(plain.split())
    if plain in words.numbers:
        figure = re.match(r"\s*(\d+)\s*\)", bracket)
        return float(figure[1]) if figure else words.numbers[plain]
    if "½" in plain:
        return float(plain.replace("½", "").strip() or 0) + 0.5
    if "/" in plain:
        over, under = plain.split("/")
        return float(Fraction(int(over), int(under))) if int(under) else float(over)
    return float(plain.replace(",", "."))
