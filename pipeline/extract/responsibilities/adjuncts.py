"""Adjuncts before the subject: conditions, time limits, bases.

"Trường hợp hồ sơ chưa đủ, trong thời hạn 03 ngày kể từ ngày nhận, Phòng A trả lại …": each begins
with a word of ``phrases.yaml`` and ends at the comma (or "thì") after which a subject, a modal,
or the next adjunct follows.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.responsibilities.vocabulary import Vocabulary, key
from pipeline.model.document import Span

_THEN = re.compile(r"(?<!\w)thì\s+")
_LIMIT = re.compile(r"(?i:chậm nhất|trong|trong vòng|không quá)$")
_FROM = re.compile(r"(?i:trước khi|sau khi|kể từ)")
_ANOTHER = re.compile(  # a case within the case
    r"(?<!\w)(?:nếu|(?<!các )(?<!những )(?<!thuộc )trường hợp|(?<!sau )(?<!trước )khi)(?!\w)"
)
_COMMA = re.compile(r"[,:]\s*(?:thì\s+)?")
_LENGTH = re.compile(
    r"(?i:trong|sau|chậm nhất)[\w ]{0,24}?\d+\s+(?:giờ|ngày|tháng|năm)(?:\s+làm việc)?\s+"
)
_LABEL = re.compile(r"(?:[^,;.:]{3,160}|[^;.:]{3,60}):\s+")  # "Nộp trực tiếp: cá nhân …"
# "nếu có khó khăn, vướng mắc đề nghị các đơn vị phản ánh": no comma before what is asked.
_ASKED = re.compile(r"(?:(?<=khó khăn)|(?<=vướng mắc)|(?<=phát sinh))\s+đề\s+nghị\s+")
_BOUND = re.compile(r"(?<!\w)(?:phải|có trách nhiệm)\s+$")  # right before the answer
# Ends in a name that another word governs: "hồ sơ của Phòng A", "gửi Sở B".
_OF_NAMES = re.compile(r"(?<!\w)của\s+(?:các\s+)?(?P<head>\w+)[^,;]*$")
_FEWEST_WORDS = 3  # of a case: "Trường hợp cơ quan, …" is not one yet
_SAYS = re.compile(r"(?<!\w)(?:có|không|chưa|được|bị|là|đã|đang|phải|cần|thuộc|đủ)(?!\w)")
_NAMES_A_CASE = re.compile(
    r"(?i:đối với|với|căn cứ|theo|trên cơ sở|trong|hằng|hàng|định kỳ|tại|thừa lệnh|thừa ủy quyền)"
)


class Adjunct(NamedTuple):
    """Words before the subject, without the comma; ``is_condition`` by the word they begin with."""

    span: Span
    is_condition: bool


def leading_adjuncts(
    masked: str, start: int, end: int, words: Vocabulary
) -> tuple[list[Adjunct], int]:
    """The adjuncts from ``start`` on, and where the rest of the clause begins.

    Args:
        masked: folded text whose brackets are blanked.
        start: where the clause begins.
        end: where it ends.
        words: the vocabulary.
    """
    found: list[Adjunct] = []
    connector = words.connector.match(masked, start, end)
    if connector:
        start = connector.end()
    label = _LABEL.match(masked, start, end)
    if label and _begins_clause(masked, label.end(), end, words):
        start = label.end()
    while True:
        opener = words.adjunct.match(masked, start, end)
        if opener is None or _is_longer(masked, opener, end, words):
            case = _case_before_then(masked, start, end, words)
            if case is not None:
                told = Span(start, start + len(masked[start : case.start()].rstrip(" ,")))
                found.append(Adjunct(told, is_condition=True))
                start = case.end()
            return found, start
        stop, after = _end(masked, opener, end, words)
        if after >= end:
            return found, start
        span = Span(start, start + len(masked[start:stop].rstrip(" ,")))
        found.append(Adjunct(span, words.condition.match(masked, start) is not None))
        start = after


def answers_a_case(masked: str, adjunct: Span, words: Vocabulary) -> bool:
    """Whether a case is told so that a modal right behind it binds whom the sentence is about.

    "trường hợp mất mát | phải lập biên bản", "khi nghỉ việc | phải bàn giao"; not "nếu hồ sơ |
    phải bổ sung", which is still the case.
    """
    opener = words.condition.match(masked, adjunct.start, adjunct.end)
    if opener is None:
        return False
    said = masked[opener.end() : adjunct.end].strip()
    happens = words.happening.match(said) or words.verb.match(said)
    return "trường hợp" in opener[0].lower() or happens is not None


def _case_before_then(masked: str, start: int, end: int, words: Vocabulary) -> re.Match[str] | None:
    """The "thì" between a case that no word opens and whom it binds.

    "Tập thể có hành vi vi phạm thì đơn vị trình khen thưởng đề nghị …".
    """
    then = _THEN.search(masked, start, end)
    if then is None or _ANOTHER.search(masked, start, then.start()):
        return None
    return then if words.bearer.match(masked, then.end(), end) else None


def _is_longer(masked: str, opener: re.Match[str], end: int, words: Vocabulary) -> bool:
    """Whether a longer word begins here: "theo dõi", "từ chối", "Tùy viên"."""
    others = (each.match(masked, opener.start(), end) for each in (words.verb, words.bearer))
    return any(each is not None and each.end() > opener.end() for each in others)


def _end(masked: str, opener: re.Match[str], end: int, words: Vocabulary) -> tuple[int, int]:
    """Where the adjunct ends, and where what follows it begins; ``end`` twice if it never does."""
    asked = _ASKED.search(masked, opener.end(), end)
    if asked and words.bearer.match(masked, asked.end(), end):
        return asked.start(), asked.start() + 1
    needs_verb = not _NAMES_A_CASE.match(opener[0])
    then = _THEN.search(masked, opener.end(), end)
    if (
        then
        and words.bearer.match(masked, then.end(), end)
        and not _ANOTHER.search(masked, opener.end(), then.start())
    ):
        return then.start(), then.end()
    weak: tuple[int, int] | None = None
    before = opener.end()
    for comma in _COMMA.finditer(masked, opener.end(), end):
        if then and then.start() < comma.start():
            break
        after = comma.end()
        said = masked[opener.end() : comma.start()]
        again = words.adjunct.match(masked, after, end)
        if again and _LIMIT.match(opener[0]) and _FROM.match(again[0]):
            before = after
            continue  # "Chậm nhất 02 giờ, trước khi tàu rời cảng" is one
        if again and not _is_longer(masked, again, end, words):
            return comma.start(), after
        complete = (
            not needs_verb
            or len(said.split()) >= _FEWEST_WORDS
            or _SAYS.search(said)
            or words.verb.match(said.lstrip())
        )
        listed = _is_list(masked, before, comma, words, end)
        named = words.bearer.match(masked, after, end) is not None
        if (
            named
            and not listed
            and (complete or not words.bearer.match(said.strip()))
            and words.predicate.search(masked, after, end)
        ):
            return _past_a_list(masked, opener.end(), comma, end, words)
        if complete and not listed:
            if words.modal.match(masked, after, end) or _assigns(masked, after, end, words):
                return comma.start(), after
            if weak is None and words.verb.match(masked, after, end):
                weak = comma.start(), after
        before = after
    if then:
        return then.start(), then.end()
    if weak:
        return weak
    return _end_unmarked(masked, opener, end, words)


def _past_a_list(
    masked: str, start: int, comma: re.Match[str], end: int, words: Vocabulary
) -> tuple[int, int]:
    """The last comma where names of a list inside the adjunct go on behind the first.

    "kể từ khi nhận hồ sơ của các trường dự bị, Trường A, Trường B, cơ quan quản lý ban hành …":
    they go on as long as the next begins with the same word.
    """
    governed = _OF_NAMES.search(masked, start, comma.start())
    found = comma
    while governed is not None and _alike(masked, governed["head"], found.end()):
        later = _COMMA.search(masked, found.end(), end)
        if later is None or not words.bearer.match(masked, later.end(), end):
            break
        if words.verb.search(masked, found.end(), later.start()):
            break
        found = later
    return found.start(), found.end()


def _alike(masked: str, head: str, start: int) -> bool:
    """Whether the word at ``start`` is ``head``, with a capital or without."""
    return masked[start : start + len(head) + 1].casefold() == f"{head} ".casefold()


def _end_unmarked(
    masked: str, opener: re.Match[str], end: int, words: Vocabulary
) -> tuple[int, int]:
    """Where an adjunct without comma ends: at a name, an answer, or a modal."""
    length = _LENGTH.match(masked, opener.start(), end)
    if length and words.bearer.match(masked, length.end(), end):
        return length.end(), length.end()
    found = None
    if words.condition.match(opener[0]):
        found = words.answer.search(masked, opener.end(), end)
        said = masked[opener.end() : found.start()] if found else ""
        if "," in said or len(said.split()) < _FEWEST_WORDS - 1:
            found = None
    tells_case = not _NAMES_A_CASE.match(opener[0]) or "trường hợp" in opener[0].lower()
    if found is None and tells_case:
        found = words.modal.search(masked, opener.end(), end)
        if found and (found[0].lower() == "được" or found.start() <= opener.end() + 1):
            found = None
        if found and _goes_on(masked, found.end(), end, words):
            found = None
    if found is None:
        return end, end
    start = found.start()
    bound = _BOUND.search(masked, opener.end(), start)
    return (bound.start(), bound.start()) if bound else (start, start)


def _goes_on(masked: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a thing follows the first comma: then the modal stood inside the case."""
    comma = masked.find(", ", start, end)
    if comma < 0 or "(" in masked[start:comma]:
        return False
    after = comma + 2
    opens = (words.verb, words.modal, words.adjunct, words.connector, words.bearer)
    return not any(each.match(masked, after, end) for each in opens)


def _begins_clause(masked: str, start: int, end: int, words: Vocabulary) -> bool:
    return any(
        pattern.match(masked, start, end) for pattern in (words.bearer, words.adjunct, words.modal)
    )


def _assigns(masked: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether work is given to somebody from ``start`` on: "giao Vụ Pháp chế …"."""
    verb = words.verb.match(masked, start, end)
    if verb is None or key(verb[0]) not in words.assigning:
        return False
    return words.bearer.match(masked, verb.end() + 1, end) is not None


def _is_list(masked: str, start: int, comma: re.Match[str], words: Vocabulary, end: int) -> bool:
    """Whether the comma parts names of one list: "tổ chức, cá nhân có nhu cầu"."""
    said = masked[start : comma.start()].strip()
    last = said.rsplit(",", 1)[-1].strip()
    bare = len(last.split()) <= 4 and words.bearer.match(last) is not None
    another = words.bearer_end.search(last) is not None and any(
        words.bearer.match(masked, later.end(), end)
        for later in _COMMA.finditer(masked, comma.end(), end)
    )
    return (
        masked[comma.start()] == ","
        and (bare or another)
        and masked[comma.end() : comma.end() + 1].islower()
        and words.bearer.match(masked, comma.end(), end) is not None
    )
