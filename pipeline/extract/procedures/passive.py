"""Work told by the thing it is done to, with who does it.

"Báo giá được đánh giá bởi Tổ thẩm định"; "Hồ sơ được Vụ Tổ chức cán bộ lưu trữ".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.procedures.limits import quote_of
from pipeline.extract.procedures.numbered import NumberedStep, step_at
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.responsibilities.vocabulary import vocabulary as norm_words
from pipeline.language.borders import lines_of
from pipeline.model.document import Span
from pipeline.model.facts import ApprovalStep, StepKind

# What stands before "được" is a thing, told of in a sentence of its own: no case, no time.
_CLAUSE = re.compile(r"[^.;:\n]+")
_THING = re.compile(r"(?P<thing>(?:[^\s,]+\s+){1,10}?)(?:phải\s+)?được\s+(?=\S)")
_NO_THING = re.compile(
    r"(?:sau|trước|trong|trên|ngay|khi|nếu|trường hợp|đối với|căn cứ|theo|việc|để|những|các)(?!\w)"
    r"|.*\s(?:đã|chưa|không|cần|sẽ|mà|khi)\s",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s(?:thì|là|mới|phải|được|có)\s|,\s+[^\W\d_]")
_BY = re.compile(r"\s+bởi\s+")
_NAME_ENDS = re.compile(r"\s+(?:trong|trước|sau|theo|tại|để|khi|vào|chậm|và\s+gửi)\s|[,;.(]|$")


class _Told(NamedTuple):
    actor: Span
    action: Span


def works_done_to_things(
    text: str, numbered: Sequence[NumberedStep] = (), start: int = 0
) -> Iterator[ApprovalStep]:
    """The works of ``text`` that the thing they are done to opens; their kinds are not told yet.

    Args:
        text: an article.
        numbered: the steps that ``text`` numbers.
        start: what the places of the steps count more than those in ``text``.
    """
    for line in lines_of(text):
        for clause in _CLAUSE.finditer(text, line.body.start, line.body.end):
            begin = clause.end() - len(clause[0].lstrip())
            told = _told(text, begin, clause.end())
            if told is None:
                continue
            limits = find_deadlines(clause[0].lstrip())
            holder = step_at(numbered, begin)
            yield ApprovalStep(
                order=0,
                kind=StepKind.OTHER,
                action=quote_of(text, told.action, start),
                actor=quote_of(text, told.actor, start),
                deadline=limits[0].quote.moved(begin + start) if len(limits) == 1 else None,
                number=holder.number if holder else "",
            )


def _told(text: str, begin: int, end: int) -> _Told | None:
    thing = _THING.match(text, begin, end)
    if thing is None or norm_words().bearer.fullmatch(thing["thing"].rstrip()):
        return None  # "cán bộ được Vụ trưởng giao" is who does the work
    if _NO_THING.match(thing["thing"]) or _GOES_ON.search(text, thing.end(), end):
        return None
    place, words = thing.end(), vocabulary()
    if norm_words().bearer.match(text, place):
        for verb in words.verb.finditer(text, place, end):
            if verb[0][0].islower() and not words.noun.match(text, verb.start()):
                name = text[place : verb.start()].rstrip()
                return _Told(Span(place, place + len(name)), Span(verb.start(), end))
        return None
    by = _BY.search(text, place, end)
    if (
        by is None
        or not words.verb.match(text, place)
        or not norm_words().bearer.match(text, by.end())
    ):
        return None
    name_end = _NAME_ENDS.search(text, by.end(), end)
    assert name_end is not None  # the end is one
    return _Told(Span(by.end(), name_end.start()), Span(place, by.start()))
