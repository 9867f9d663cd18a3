"""The whole time limit of a step, where its norm holds a part of it or none.

A norm takes the limit of its own clause. A step's limit may reach further: two limits for two cases
stand before one subject ("chậm nhất 02 giờ …; chậm nhất 04 giờ …, người khai"); one before the
subject holds for all that the sentence, or the list it leads in, has the subject do, but not for
what another does thereafter ("… để Bộ trưởng quyết định"); a full stop may cut it off from its
sentence; and "Trước khi …" tells until when, not in which case.

The case a step is done in is that of its norm, but "Sau khi …" only tells what was done before. It
may be told without a word that opens it ("Hồ sơ chưa hợp lệ thì trả lại"), and may be that another
step is done meanwhile ("Đồng thời với bước 3", or by another one "song song, …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.procedures.ways import says_how_it_went
from pipeline.model.document import Span
from pipeline.model.facts import Quote, Responsibility

_UNTIL = re.compile(r"trước khi\s", re.IGNORECASE)
_AFTER = re.compile(r"(?:ngay\s)?sau (?:khi|đó)(?!\w)", re.IGNORECASE)
_CASE_BEFORE = re.compile(r"(?P<case>[^\s.:;]+(?:\s+[^\s.:;]+){1,19}?)\s+thì\s+$")
_LEAST_SAID = 3  # words that make a case whatever they are
_ANOTHER = re.compile(r"\s(?:Trong thời hạn|Chậm nhất|Trường hợp)\s")
_MODAL = re.compile(r"\s(?:phải|có trách nhiệm)\s+$")
# "riêng tàu khách, | chậm nhất …"; "Trong thời hạn giải quyết theo quy định tại Điều 28"
_OWN_CASE = re.compile(r"(?<=;)\s*(?:riêng|đối với|trường hợp)\s[^;.]*,$")
_TOLD_ELSEWHERE = re.compile(
    r"\s*(?:[-–+•*]\s*)?(?P<limit>Trong thời hạn\s(?:[^,;\d]*\s)?(?:Điều|khoản|điểm)\s\d[^,;]*)$"
)
_PURPOSE = re.compile(r"\sđể\s+$")
_EXCEPT = re.compile(r",?\s+trừ\s")
_BORDER = re.compile(r"\n|[.:;]\s")  # what a limit before it does not reach across
_SENTENCE_END = re.compile(r"\n|\.\s")


_LABEL = re.compile(r"\s*(?:Bước\s)?(?:[-–+•*]|\w{1,4}[.)])\s+")


class Limits(NamedTuple):
    """A step's time limit and the case it is done in."""

    deadline: Quote | None
    branch: Quote | None


def limits_of(text: str, norms: Sequence[Responsibility], start: int = 0) -> tuple[Limits, ...]:
    """The limits of ``norms``, one each.

    Args:
        text: the article.
        norms: norms of the article, in reading order.
        start: what the places of ``norms``, and of the limits, count more than those in ``text``.
    """
    found: list[Limits] = []
    for place, norm in enumerate(norms):
        deadline, branch = _of_its_lead(text, norm, start), _case_of(text, norm, start)
        if _is_purpose(text, norm, start):
            own = deadline is not None and deadline.start > norm.action.start
            found.append(Limits(deadline if own else None, branch))
            continue
        if deadline is None and branch is not None and _UNTIL.match(branch.quote):
            deadline, branch = _without_exception(branch), None
        deadline = deadline or _in_name(norm) or _before_it(text, norm, start)
        if deadline is None:
            deadline = (
                _cut_off(text, norm, start)
                or _led_in(text, norm, start)
                or _shared(text, norms[:place], found, norm, start)
            )
        elif place == 0 or norms[place - 1].action.end <= deadline.start:
            after = norms[place - 1].action.end - start if place else 0
            deadline = _with_others(text, deadline, after, start)
        found.append(Limits(deadline, branch))
    return tuple(found)


def _case_of(text: str, norm: Responsibility, start: int) -> Quote | None:
    """The case that ``norm`` is done in; what was done before is none."""
    place = norm.action.start - start
    opens = _opening(text, place)
    beside = vocabulary().beside.match(text, opens, place)
    if beside is not None:
        return quote_of(text, Span(*beside.span("case")), start)
    alongside = vocabulary().alongside.match(text, opens, place)
    if alongside and norm.bearer and norm.bearer.start - start == alongside.end():
        return quote_of(text, Span(*alongside.span("case")), start)
    if norm.condition is not None:
        return None if _AFTER.match(norm.condition.quote) else norm.condition
    if norm.bearer is not None and opens <= norm.bearer.start - start < place:
        place = norm.bearer.start - start
    return case_before(text, place, start)


def case_before(text: str, place: int, start: int = 0) -> Quote | None:
    """The case that a sentence of ``text`` tells up to ``place``: "Hồ sơ chưa đủ thì | …"."""
    opens = _opening(text, place)
    label = _LABEL.match(text, opens, place)
    told = _CASE_BEFORE.fullmatch(text, label.end() if label else opens, place)
    if told is None:
        return None
    few = len(told["case"].split()) < _LEAST_SAID
    if few and not says_how_it_went(told["case"]):
        return None
    return quote_of(text, Span(*told.span("case")), start)


def _opening(text: str, place: int) -> int:
    """Where the sentence of ``place`` begins."""
    signs = list(_BORDER.finditer(text, 0, place))
    return signs[-1].end() if signs else 0


def _is_purpose(text: str, norm: Responsibility, start: int) -> bool:
    """Whether another's work is done for it: in ten days A reports "để B quyết định"."""
    if norm.bearer is None or norm.bearer.end > norm.action.start:
        return False
    return _PURPOSE.search(text, 0, norm.bearer.start - start) is not None


def _of_its_lead(text: str, norm: Responsibility, start: int) -> Quote | None:
    """The limit of ``norm``; of a line above only one that its last sentence tells."""
    limit = norm.deadline
    if limit is None:
        return None
    line_end = text.find("\n", limit.end - start, max(norm.action.start - start, 0))
    ended = line_end >= 0 and _SENTENCE_END.search(text, limit.end - start, line_end)
    return None if ended else limit


def _before_it(text: str, norm: Responsibility, start: int) -> Quote | None:
    """The limit that reaches to the subject, or from the case to the verb of a step without one."""
    opens = (norm.bearer or norm.action).start - start
    before = text[: max(opens, 0)]
    if norm.bearer is None:
        before = _MODAL.sub("", before)
    bare = before.rstrip()
    if norm.bearer is not None and not bare.endswith(","):
        return None
    limit = _limit_to(text, len(bare.rstrip(", ")))
    return None if limit is None else quote_of(text, limit, start)


def _in_name(norm: Responsibility) -> Quote | None:
    """The limit among the words of the bearer: "…, chậm nhất 03 ngày, cơ sở đào tạo"."""
    name = norm.bearer
    found = find_deadlines(name.quote) if name else ()
    if name is None or not found or not name.quote[found[-1].quote.end :].startswith(","):
        return None
    return found[-1].quote.moved(name.start)


def _without_exception(until: Quote) -> Quote:
    """ "trước khi xả thải, trừ trường hợp …": what is excepted is no part of the time."""
    words = _EXCEPT.split(until.quote, maxsplit=1)[0]
    return Quote(quote=words, start=until.start, end=until.start + len(words))


def _with_others(text: str, deadline: Quote, after: int, start: int) -> Quote:
    """``deadline`` with the limits for other cases, which a semicolon parts from it and its case.

    Nothing before ``after`` is looked at: there another piece of work is told.
    """
    begin = deadline.start - start
    before = _OWN_CASE.sub("", text[:begin].rstrip())
    if not before.endswith(";"):
        return deadline
    first = _limit_to(text, len(before) - 1)
    if first is None or first.start < after:
        return deadline
    return quote_of(text, Span(first.start, deadline.end - start), start)


def _cut_off(text: str, norm: Responsibility, start: int) -> Quote | None:
    """A sentence before the norm's that is nothing but a time limit."""
    opens = min(each.start for each in (norm.bearer, norm.action) if each) - start
    before = text[: max(opens, 0)].rstrip()
    if not before.endswith("."):
        return None
    limit = _limit_to(text, len(before) - 1)
    if limit is None or not _opens_sentence(text, limit.start):
        return None
    return quote_of(text, limit, start)


def _led_in(text: str, norm: Responsibility, start: int) -> Quote | None:
    """The limit before a subject that leads in a list, where ``norm`` is an item of it."""
    if norm.bearer is None or norm.bearer.end > norm.action.start:
        return None
    line_end = text.find("\n", norm.bearer.end - start, norm.action.start - start)
    if line_end < 0 or not text[:line_end].rstrip().endswith(":"):
        return None
    limit = _limit_to(text, len(text[: norm.bearer.start - start].rstrip(" ,")))
    return None if limit is None else quote_of(text, limit, start)


def _shared(
    text: str,
    before: Sequence[Responsibility],
    limits: Sequence[Limits],
    norm: Responsibility,
    start: int,
) -> Quote | None:
    """The limit before the verb, where ``norm`` goes on with that subject in its sentence."""
    if norm.bearer is None:
        return None
    for earlier, limit in zip(reversed(before), reversed(limits), strict=True):
        if earlier.bearer != norm.bearer:
            return None
        if limit.deadline is not None:
            fronted = limit.deadline.end <= earlier.action.start
            ended = _SENTENCE_END.search(
                text, limit.deadline.end - start, norm.action.start - start
            )
            return limit.deadline if fronted and ended is None else None
    return None


def _limit_to(text: str, end: int) -> Span | None:
    """The limit that reaches to ``end``, if it opens its clause or a comma stands before it."""
    begin = _opening(text, end)
    for limit in find_deadlines(text, begin, end, end_of_event=lambda _, stop: stop):
        before = text[begin : limit.quote.start].rstrip()
        if _ANOTHER.search(text, limit.quote.start + 1, end):
            continue  # a sentence whose full stop was lost begins within
        if limit.quote.end == end and (not before or before.endswith(",")):
            return Span(limit.quote.start, end)
    elsewhere = _TOLD_ELSEWHERE.match(text, begin, end)
    return Span(*elsewhere.span("limit")) if elsewhere else None


def _opens_sentence(text: str, place: int) -> bool:
    return text[place : place + 1].isupper()


def quote_of(text: str, span: Span, start: int) -> Quote:
    """The words of ``span`` in ``text``, whose places count ``start`` more."""
    words = text[span.start : span.end]
    return Quote(quote=words, start=span.start + start, end=span.end + start)
