"""Where, behind a time limit, another work of the same bearer begins.

"cấp biên nhận ngay khi nhận đơn | và chuyển đơn cho Phòng B": the limit is told by what happens,
and ends where the bearer's next work is joined to it. "kể từ ngày nhận và kiểm tra hồ sơ", "báo cáo
và đề nghị của các đơn vị" go on with what happens. Words that have a time limit of their own leave
no doubt: "nộp báo cáo trước ngày 10 | , nộp chứng từ trước ngày 15".
"""

from __future__ import annotations

import re

from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.responsibilities.vocabulary import Vocabulary, key
from pipeline.model.document import Span
from pipeline.model.facts import Deadline, DeadlineKind, Modality

_MOMENT = re.compile(r"\s*(?:(?:khi|ngày|thời điểm|lúc|thời gian)\s+)?")
_JOIN = re.compile(r"(?:,\s+(?:và\s+)?|\s+và\s+)(?:(?:đồng thời|sau đó|tiếp đó),?\s+)?")
_OF_A_THING = re.compile(r"\s+(?:của|này|đó|nêu trên|nói trên)(?!\w)")
_TO_SOMEBODY = re.compile(r"[^,;.:\n]{0,80}?\s(?:cho(?!\s+phép)|đến|tới|lên)\s")
_TIMES = re.compile(r"(?<!\w)lần(?!\w)")
_BINDS = (Modality.OBLIGATION, Modality.PROHIBITION)


def work_joined(masked: str, start: int, end: int, words: Vocabulary) -> Span | None:
    """The " và " or comma that joins a work of its own to the event told from ``start`` on.

    None where there is none. Where the event has a subject, what is joined may be its, unless it
    has a time limit of its own.

    Args:
        masked: the folded text whose brackets are blanked.
        start: where the event begins, with or without "khi", "ngày".
        end: where the clause ends.
        words: the vocabulary.
    """
    moment = _MOMENT.match(masked, start, end)
    begin = moment.end() if moment else start
    of_somebody = words.bearer.match(masked, begin, end) is not None
    for join in _JOIN.finditer(masked, begin, end):
        event, rest = Span(begin, join.start()), Span(join.end(), end)
        told = not of_somebody and _is_work(masked, event, rest, words)
        if told or _is_limited(masked, rest, words):
            return Span(join.start(), join.end())
    return None


def work_after_limit(masked: str, start: int, end: int, words: Vocabulary) -> Span | None:
    """What joins another work to a limit that stands behind the verb at ``start``."""
    if _JOIN.search(masked, start, end) is None or not words.verb.match(masked, start, end):
        return None
    for deadline in find_deadlines(masked, start, end, end_of_event=lambda _, stop: stop):
        if deadline.event is not None:
            return work_joined(masked, deadline.event.start, deadline.event.end, words)
        join = _JOIN.match(masked, deadline.quote.end, end)
        if join is not None and _is_limited(masked, Span(join.end(), end), words):
            return Span(join.start(), join.end())
    return None


def _is_limited(masked: str, rest: Span, words: Vocabulary) -> bool:
    """Whether ``rest`` begins with a verb and has a time limit of its own."""
    said = words.predicate.match(masked, rest.start, rest.end)
    if said is None or not said["verb"]:
        return False
    limits = find_deadlines(masked, said.end(), rest.end, end_of_event=lambda start, _: start)
    return any(map(_tells_when, limits))


def _tells_when(limit: Deadline) -> bool:
    """Whether it limits a work, and is not the period of a paper: "báo cáo hằng năm"."""
    return limit.kind is not DeadlineKind.EVERY or _TIMES.search(limit.quote.quote) is not None


def _is_work(masked: str, event: Span, rest: Span, words: Vocabulary) -> bool:
    """Whether ``rest`` begins with what the bearer does, not with what happens in ``event``."""
    said = words.predicate.match(masked, rest.start, rest.end)
    if said is None:
        return False
    if said["modal"]:
        return words.modals[key(said["modal"])].modality in _BINDS
    if not said["verb"] or _OF_A_THING.match(masked, said.end(), rest.end):
        return False
    before = list(words.predicate.finditer(masked, event.start, event.end))
    last = before[-1] if before else None
    if last is not None and last.end() == event.end and key(last[0]) not in words.papers:
        return False  # "nhận và kiểm tra hồ sơ": one thing for both
    verb = key(said["verb"])
    if any(key(each[0]) == verb for each in before):
        return False  # "nộp hồ sơ và nộp phí"
    if verb not in words.papers:
        return True
    receiver = words.bearer.match(masked, said.end() + 1, rest.end)
    return receiver is not None or _TO_SOMEBODY.match(masked, said.end(), rest.end) is not None
