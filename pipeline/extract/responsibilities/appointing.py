"""One whom another appoints: "Vụ trưởng do Bộ trưởng bổ nhiệm, có trách nhiệm quản lý Vụ"."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.responsibilities.vocabulary import Vocabulary
from pipeline.model.document import Span

_BY = re.compile(r"\s+do\s+")
_COMMA = re.compile(r",\s+(?:và\s+)?")
_MOST = 80  # letters of a name


class Appointed(NamedTuple):
    """``who`` gets a post from ``by`` through ``verbs``; ``then`` is where what they do begins."""

    who: Span
    by: Span
    verbs: Span
    then: int | None


def appointed_in(masked: str, start: int, end: int, words: Vocabulary) -> Appointed | None:
    """Whom another appoints, where a clause begins so.

    Args:
        masked: folded text whose brackets are blanked.
        start: where the clause begins, its adjuncts left out.
        end: where it ends.
        words: the vocabulary.
    """
    who = words.bearer.match(masked, start, end)
    by = _BY.search(masked, who.end(), min(end, start + _MOST)) if who else None
    if by is None or words.bearer.match(masked, by.end(), end) is None:
        return None
    verbs = words.appointing.search(masked, by.end(), min(end, by.end() + _MOST))
    if verbs is None or not masked[verbs.start() - 1].isspace():
        return None
    names = masked[start : by.start()], masked[by.end() : verbs.start()]
    if any("," in name for name in names) or words.modal.search(masked, start, verbs.start()):
        return None
    then = _next_work(masked, verbs.end(), end, words)
    until = end if then is None else masked.rindex(",", verbs.end(), then)
    return Appointed(
        Span(start, by.start()),
        Span(by.end(), verbs.start() - 1),
        Span(verbs.start(), until),  # and how: "bổ nhiệm theo đề nghị của Vụ trưởng"
        then,
    )


def _next_work(masked: str, start: int, end: int, words: Vocabulary) -> int | None:
    """Where what the appointed one does begins, after a comma."""
    for comma in _COMMA.finditer(masked, start, end):
        if words.modal.match(masked, comma.end(), end) or words.verb.match(
            masked, comma.end(), end
        ):
            return comma.end()
    return None
