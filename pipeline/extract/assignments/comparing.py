"""Tasks compared: given twice, or given to nobody."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.assignments.words import begins, content_words, holds, matter_of
from pipeline.model.facts import Assignment, Modality, Responsibility

_LEAST_SHARED = 3  # words
_LEAST_COMMON = 2
_SAME = 0.6  # of the shorter task's words
_WHOLE = 0.5  # of a task's words, from which on it is given whatever it begins with


def shared_tasks(one: str, other: str) -> bool:
    """Whether one task holds the other: all words of the shorter are in the longer.

    What each has in their own share ("nhiệm vụ khác do Trưởng ban giao") nobody has twice.
    """
    if any(holds(task, "own_share") for task in (one, other)):
        return False
    first, second = content_words(one), content_words(other)
    shorter = min(first, second, key=len)
    return len(shorter) >= _LEAST_SHARED and first & second == shorter


def unassigned_tasks(
    assignments: Sequence[Assignment], norms: Sequence[Responsibility]
) -> tuple[Responsibility, ...]:
    """The tasks of a committee that no member is charged with, in the order of ``norms``.

    A task counts as given where it shares six words of ten, at least two, with one that a member
    has, those of what it is done to or half of all among them: who has "dịch vụ công trực tuyến"
    need not ask how content people are with it. It counts too where some of the work is the same
    and all that a member's is done to is what the task is done to. What the document binds anybody
    else to, a unit or somebody from outside, is given too. What the members can only do together
    (meet, vote) is none. Where no member is charged with anything, nothing was meant to be given.

    Args:
        assignments: who has what in a document.
        norms: the responsibilities of the same document.
    """
    charged = [task.quote for each in assignments for task in each.tasks]
    tasks = collective_tasks(norms) if charged else ()
    given = [*charged, *(norm.action.quote for norm in norms if _is_anothers(norm))]
    return tuple(norm for norm in tasks if not _given(norm.action.quote, given))


def collective_tasks(norms: Sequence[Responsibility]) -> tuple[Responsibility, ...]:
    """What a committee has to do that can be given to its members."""
    return tuple(norm for norm in norms if _is_committees(norm))


def _is_committees(norm: Responsibility) -> bool:
    return _binds(norm, to_committee=True) and not begins(norm.action.quote, "collective")


def _is_anothers(norm: Responsibility) -> bool:
    return _binds(norm, to_committee=False) and not begins(norm.action.quote, "closing")


def _binds(norm: Responsibility, *, to_committee: bool) -> bool:
    return (
        norm.bearer is not None
        and norm.modality in (Modality.OBLIGATION, Modality.POWER)
        and begins(norm.bearer.quote, "committees") is to_committee
    )


def _given(task: str, charged: Sequence[str]) -> bool:
    words, matter = content_words(task), matter_of(task)
    for each in charged:
        theirs, done_to = content_words(each), matter_of(each)
        common = words & theirs
        if len(done_to) >= _LEAST_COMMON and done_to <= matter and common - done_to:
            return True  # "Rà soát, sửa đổi, bãi bỏ văn bản" holds "Rà soát toàn bộ văn bản nội bộ"
        if len(common) < _LEAST_COMMON or len(common) < _SAME * min(len(words), len(theirs)):
            continue
        if matter & theirs or len(common) >= _WHOLE * len(words):
            return True
    return False
