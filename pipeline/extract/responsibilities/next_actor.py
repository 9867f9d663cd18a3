"""Where, behind one's work, that of another named one begins.

"Phòng A tiếp nhận hồ sơ | , Phòng B thu phí"; "do Bí thư thứ ba tiếp nhận | , Đại sứ ký". Names of
one list stay together ("trình Bộ trưởng, Thứ trưởng phê duyệt"), and so does what only tells which
thing is meant ("nhiệm vụ do Bộ trưởng giao, Vụ trưởng phân công").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.responsibilities.adjuncts import leading_adjuncts
from pipeline.extract.responsibilities.predicates import Predicate, find_predicate
from pipeline.extract.responsibilities.vocabulary import Vocabulary, key, starting
from pipeline.model.document import Span

_JOIN = re.compile(r",\s+|\s+và\s+")
_SPACE = re.compile(r"\s+")
_NO_NAME = re.compile(r"\s(?:để|nhằm|về|trước|sau)\s")  # "gửi Cục A, | Bộ B để hủy giá trị sử dụng"
_OF = re.compile(r"(?<!\w)của\s+$")
_WITH_OTHERS = re.compile(r"(?:cùng\s+)?(?:phối hợp|tham gia)(?!\w)")
_LIGHT = ("được", "có thể", "cần", "sẽ", "nên")


def other_actors(masked: str, start: int, end: int, words: Vocabulary) -> Iterator[Span]:
    """What joins the work of another named one to that before it.

    Args:
        masked: the folded text whose brackets are blanked.
        start: where a clause begins.
        end: where it ends.
        words: the vocabulary.
    """
    verb, before = starting(words.verb), None
    for join in _JOIN.finditer(masked, start, end):
        rest = join.end()
        if words.adjunct.match(masked, rest, end):
            _, rest = leading_adjuncts(masked, rest, end, words)
        if not words.bearer.match(masked, rest, end):
            continue
        if not (verb.search(masked, start, join.start()) and verb.search(masked, rest, end)):
            continue
        if before is None:
            _, first = leading_adjuncts(masked, start, end, words)
            before = find_predicate(masked, first, end, words)
        if before is None or not before.agent:
            return
        if before.action >= join.start():
            continue
        found = find_predicate(masked, rest, end, words)
        if found is None or not _acts(masked, found, end, words):
            continue
        if _goes_on(masked, Span(before.action, join.start()), found, words):
            continue
        yield Span(join.start(), join.end())
        start, before = join.end(), None


def _acts(masked: str, found: Predicate, end: int, words: Vocabulary) -> bool:
    """Whether it is surely somebody's own work, not what one only takes part in or has said."""
    if not found.agent or found.subject is None:
        return False
    if _NO_NAME.search(masked, found.subject.start, found.subject.end):
        return False
    bound = found.modal is not None and found.modal.words not in _LIGHT
    if not bound and _WITH_OTHERS.match(masked, found.action, end):
        return False
    verb = words.verb.match(masked, found.action, end)
    if verb is not None and verb.end() == end and key(verb[0]) in words.assigning:
        return False  # "… và Bộ trưởng giao"
    begin = found.subject.start
    named = masked[begin].isupper() or words.post.match(masked, begin, found.subject.end)
    return bound or bool(named)


def _goes_on(masked: str, action: Span, found: Predicate, words: Vocabulary) -> bool:
    """Whether the name that follows ``action`` belongs to its last words."""
    assert found.subject is not None
    other = masked[found.subject.start : found.subject.end]
    if masked[action.start : action.end].endswith(f" {other}"):
        return False  # "báo cáo Trưởng phòng, Trưởng phòng báo cáo …": no list names one twice
    named = list(starting(words.bearer).finditer(masked, action.start, action.end))
    if any(name[0].split()[0] == other.split()[0] for name in named):
        return True  # "các nhiệm vụ của Cục A, Cục B và Quản lý xử lý vi phạm, Cục C"
    begin = max(masked.rfind(sign, action.start, action.end) for sign in ",;:") + 1
    begin = max(begin, action.start)
    last = next((name for name in named if name.start() >= begin), None)
    if last is not None:
        return not (found.verb in words.power and _OF.search(masked, begin, last.start()))
    spaces = _SPACE.finditer(masked, begin, action.end)
    return any(words.generic_head.search(masked, begin, space.end()) for space in spaces)
