"""Whether something is laid down as strongly as it is demanded."""

from __future__ import annotations

import re
from functools import cache

from pipeline.directives.matching.judging.remark import Remark, Words
from pipeline.directives.matching.words import folded, lists
from pipeline.model.demand import Deontic
from pipeline.model.verdict import State
from pipeline.word_lists import as_written, whole_words

_PASSIVE = "được"  # after a word that forbids, of what is done to somebody, not of permission
_BEFORE = 45  # letters before the matter in which a word still governs it


def judge_modality(deontic: Deontic, words: Words, acts: tuple[str, ...] = ()) -> Remark:
    """How strongly a passage lays down what a requirement of that kind demands.

    Args:
        deontic: what kind of demand it is.
        words: of the passage.
        acts: what the requirement has done, from which nobody may be released.
    """
    match deontic:
        case Deontic.PROHIBITION:
            return _of_prohibition(words)
        case Deontic.PERMISSION:
            return _of_permission(words)
        case _:
            return _of_duty(words, acts)


def _of_duty(words: Words, acts: tuple[str, ...]) -> Remark:
    before = _governing(words)
    if acts and (act := _released_from(acts).search(folded(words.clause))):
        return Remark(State.CONTRADICTORY, act[0])
    if released := _last(lists().released, before):
        return Remark(State.CONTRADICTORY, released)
    if optional := _last((*lists().optional, *lists().soft), before):
        return Remark(State.WEAKER, optional)
    return Remark(State.PRESENT)


def _of_prohibition(words: Words) -> Remark:
    forbids = whole_words(lists().forbidding)
    told = folded(words.clause)
    before = told[: words.matter + 1] if words.matter else told
    forbidden = list(forbids.finditer(before)) or list(forbids.finditer(folded(words.lead)))
    allowed = _last(lists().permitting, _governing(words))
    if allowed == _PASSIVE and forbidden:
        return Remark(State.PRESENT, forbidden[-1][0])
    if allowed and not _ends_negated(_governing(words), allowed):
        return Remark(State.CONTRADICTORY, allowed)
    if forbidden:
        return Remark(State.PRESENT, forbidden[-1][0])
    return Remark(State.WEAKER)


def _of_permission(words: Words) -> Remark:
    forbidden = _last(lists().forbidding, _governing(words))
    if forbidden and forbidden != "không":
        return Remark(State.CONTRADICTORY, forbidden)
    return Remark(State.PRESENT)


def _governing(words: Words) -> str:
    """The words before the matter that may govern it."""
    return folded(words.clause)[max(words.matter - _BEFORE, 0) : words.matter]


def _last(listed: tuple[str, ...], text: str) -> str:
    """The last of the listed words in ``text``, "" for none."""
    found = list(_pattern(listed).finditer(text))
    return found[-1][0] if found else ""


def _ends_negated(text: str, allowed: str) -> bool:
    """Whether the permitting word stands negated: "không được", "chưa được phép"."""
    before = text[: text.rindex(allowed)].rstrip()
    return before.endswith(lists().negating)


@cache
def _released_from(acts: tuple[str, ...]) -> re.Pattern[str]:
    released = as_written(lists().released)
    return re.compile(rf"(?<!\w){released} {as_written(acts)}(?!\w)(?! (?:lại|thêm)(?!\w))")


@cache
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    return whole_words(listed)
