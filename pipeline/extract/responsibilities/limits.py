"""Where an action ends, and what stands round it: time limit, condition, partners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.responsibilities.next_work import work_joined
from pipeline.extract.responsibilities.subjects import in_compound
from pipeline.extract.responsibilities.vocabulary import Vocabulary, key
from pipeline.model.document import Span
from pipeline.model.facts import Deadline, DeadlineKind

_CONDITION = re.compile(
    r"(?<!đến)(?<!trước)(?<!sau)(?<!từ)(?<!hơn)"
    r"(?:,?\s+(?:(?:kể|ngay) cả\s+)?"
    r"(?:(?:trừ|trong|đối với)(?:\s+các)?\s+trường hợp|nếu|khi|sau khi|"
    r"ngay sau khi|ngay khi|trước khi)|"
    r",?\s+(?:kể|ngay) cả\s+trường hợp|,\s+(?:trường hợp|trừ))\s+(?=\w)"
)
_GOES_ON = re.compile(
    r",\s*(?:đồng thời|sau đó|trong đó|trừ|trường hợp|nếu|gửi|báo cáo|bảo đảm|để|và\s|"
    r"(?:quá|hết)\s+(?:thời\s+)?hạn)|\s+để\s"
)
_WITH = re.compile(
    r"(?i:(?<!\w)(?:phối hợp|hợp tác|thống nhất|trao đổi|hiệp thương)(?:\s+chặt chẽ)?"
    r"(?:\s+(?:cùng\s+)?với|\s+cùng)\s+|(?<!\w)phối hợp(?:\s+chặt chẽ)?\s+)"
)
_TAKE_PART = re.compile(r"\s+(?:cùng\s+)?phối hợp(?!\w)")
_FOR_WHAT = re.compile(r",?\s+(?:để|nhằm|khi|trong (?:việc|quá trình|công tác))(?!\w)")
_ALSO = re.compile(
    r"\s*(?:,\s*(?:đồng thời|sau đó|và|(?:quá|hết)\s+(?:thời\s+)?hạn)|theo|để)\s"
)  # after a time limit: another piece of work, or what holds when it has run out
_RUN_OUT = re.compile(r"(?i:hết|quá|trước khi hết|sau khi hết)\s")
_UNTIL = re.compile(r",?\s+(?P<when>cho đến (?:khi|ngày)|kể từ (?:khi|ngày|thời điểm))\s")
_COUNTED = re.compile(r"(?<!\w)lần(?!\w)|^(?:vào|cuối|đầu)\s")
_FEWEST_WORDS = 3


class Around(NamedTuple):
    """The action's span, and what was cut from it or found in it."""

    action: Span
    deadline: Deadline | None
    condition: Span | None
    partners: tuple[Span, ...]


def look_around(
    text: str, masked: str, start: int, end: int, words: Vocabulary, deadline: Deadline | None
) -> Around:
    """The action between ``start`` and ``end`` without what stands at its ends.

    Args:
        text: the text as given.
        masked: the folded text whose brackets are blanked.
        start: where the verb phrase begins.
        end: where the clause ends.
        words: the vocabulary.
        deadline: a time limit already found before the verb, which then stands.
    """
    if deadline is None:
        deadline = _deadline_in(text, masked, start, end, words)
    begin, stop = start, end
    if deadline is not None and deadline.quote.start >= start:
        if deadline.quote.start <= start + 1:
            begin = _skip(masked, deadline.quote.end, end)
        elif (
            deadline.quote.end >= end - 2
            or _ALSO.match(masked, deadline.quote.end, end)
            or masked[: deadline.quote.start].rstrip().endswith(":")
        ):
            stop = deadline.quote.start
    condition = _trailing_condition(masked, begin, stop)
    if condition is None and deadline is None:
        condition = _how_long(masked, begin, stop)
    if condition is not None:
        stop = condition.start
    stop = begin + len(masked[begin:stop].rstrip(" ,;:("))
    stop = max(stop, begin + len(text[begin:stop].rstrip(" ,;:(")))
    return Around(Span(begin, stop), deadline, condition, _partners(masked, begin, stop, words))


def _deadline_in(
    text: str, masked: str, start: int, end: int, words: Vocabulary
) -> Deadline | None:
    trails = words.verb.match(masked, start, end) is not None

    def end_of_event(begin: int, stop: int) -> int:
        sign = _GOES_ON.search(masked, begin, stop)
        stop = sign.start() if sign else stop
        work = work_joined(masked, begin, stop, words) if trails else None
        return work.start if work else stop

    for deadline in find_deadlines(masked, start, end, end_of_event=end_of_event):
        if _limits(deadline, masked, start):
            return _as_written(text, deadline)
    return None


def _as_written(text: str, deadline: Deadline) -> Deadline:
    """``deadline``, found in the masked text, quoting ``text``."""
    quote = deadline.quote
    event = deadline.event
    return replace(
        deadline,
        quote=replace(quote, quote=text[quote.start : quote.end]),
        event=event and replace(event, quote=text[event.start : event.end]),
    )


def _limits(deadline: Deadline, masked: str, start: int) -> bool:
    """Whether it limits the action: "kế hoạch hằng năm" only says which plan."""
    place = deadline.quote.start
    if deadline.kind is DeadlineKind.EVERY:
        before = masked[:place].rstrip()
        said = deadline.quote.quote
        periodic = said.startswith(("định kỳ", "mỗi")) and not before.endswith("báo cáo")
        counted = _COUNTED.search(said) is not None
        return place <= start + 1 or before.endswith(",") or periodic or counted
    if deadline.kind is DeadlineKind.AT_ONCE:
        return deadline.event is not None or deadline.number is not None
    return True


def deadline_before(text: str, spans: list[Span]) -> Deadline | None:
    """The first time limit in the words before the verb; "định kỳ" alone tells none.

    How often and by when are one: "Hằng quý, | chậm nhất vào ngày 10 tháng đầu quý sau, |".
    """
    for place, span in enumerate(spans):
        if _RUN_OUT.match(text, span.start, span.end):
            continue  # "Hết thời hạn 15 ngày …" is the case in which, not the time by which
        for deadline in find_deadlines(text, span.start, span.end, end_of_event=lambda _, end: end):
            if deadline.kind is not DeadlineKind.EVERY:
                return deadline
            if deadline.every_unit is not None:
                following = spans[place + 1 : place + 2]
                return _with_date(text, deadline, following[0]) if following else deadline
    return None


def _with_date(text: str, every: Deadline, following: Span) -> Deadline:
    """``every`` with the date that the next words before the verb tell, where they tell one."""
    start = every.quote.start
    found = next(iter(find_deadlines(text, start, following.end)), None)
    return found if found is not None and found.kind is DeadlineKind.DATE else every


def _trailing_condition(masked: str, start: int, end: int) -> Span | None:
    for match in _CONDITION.finditer(masked, start, end):
        if ";" in masked[match.start() : end]:
            continue  # a condition of one of several works, not of the whole
        if len(masked[start : match.start()].split()) >= _FEWEST_WORDS:
            begin = match.start() + len(match[0]) - len(match[0].lstrip(" ,"))
            return Span(begin, end)
    return None


def _how_long(masked: str, start: int, end: int) -> Span | None:
    """Until or from when the work goes on: "cho đến khi …", "kể từ thời điểm …"."""
    found = _UNTIL.search(masked, start, end)
    if found is None or len(masked[start : found.start()].split()) < _FEWEST_WORDS:
        return None
    return Span(found.start("when"), end)


def _skip(masked: str, start: int, end: int) -> int:
    while start < end and masked[start] in " ,":
        start += 1
    return start


def _partners(masked: str, start: int, end: int, words: Vocabulary) -> tuple[Span, ...]:
    """The bodies after "phối hợp với", as one list is written."""
    found = []
    for match in _WITH.finditer(masked, start, end):
        begin = match.end()
        if not words.bearer.match(masked, begin, end) or not masked[begin - 1].isspace():
            continue
        if not match[0].rstrip().endswith(("với", "cùng")) and not masked[begin].isupper():
            continue
        stop = _end_of_names(masked, begin, end, words)
        said = re.sub(r"(?:,|\s+và)$", "", masked[begin:stop].rstrip(" ,;")).rstrip(" ,")
        found.append(Span(begin, begin + len(said)))
    return tuple(sorted([*found, *_beside(masked, start, end, words)]))


def _beside(masked: str, start: int, end: int, words: Vocabulary) -> Iterator[Span]:
    """Who is told to take part: "chủ trì, | Cục Tài vụ | phối hợp lập dự toán"."""
    for part in _TAKE_PART.finditer(masked, start, end):
        comma = masked.rfind(", ", start, part.start())
        begin = comma + 2
        if comma < 0 or not words.bearer.match(masked, begin, part.start()):
            continue
        noun = words.predicate.match(masked, begin, end)
        if noun is not None and noun["noun"] and noun.end() >= part.end():
            continue  # "ghi rõ đơn vị chủ trì, đơn vị phối hợp"
        if _end_of_names(masked, begin, part.start(), words) == part.start():
            yield Span(begin, part.start())


def _end_of_names(masked: str, begin: int, end: int, words: Vocabulary) -> int:
    """Where the names end and what is done together begins: "… Vụ Tổ chức cán bộ | xây dựng"."""
    what = _FOR_WHAT.search(masked, begin, end)
    end = what.start() if what else end
    for verb in words.predicate.finditer(masked, begin, end):
        if verb["noun"] or verb["copula"] or verb.start() == begin:
            continue  # "phối hợp với tổ chức, cơ quan …": the name itself
        found = words.verb.match(masked, verb.start(), end)
        if found is None or in_compound(masked, begin, found, end):
            continue
        preceding = words.modifying.search(masked, begin, verb.start())
        names = key(found[0]) in words.naming and words.generic_head.search(
            masked, begin, verb.start()
        )
        if not preceding and not names:
            return verb.start()
    return end
