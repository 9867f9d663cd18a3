"""Tasks compared: given twice, or given to nobody."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.assignments.words import begins, content_words, matter_of
from pipeline.model.facts import Assignment, Modality, Responsibility

_LEAST_SHARED = 3  # words
_LEAST_COMMON = 2
_SAME = 0.6  # of the shorter task's words
_WHOLE = 0.5  # of a task's words, from which on it is given whatever it begins with


def shared_tasks(one: str, other: str) -> bool:
    """Whether one task holds the other: all words of the shorter are in the longer."""
    first, second = content_words(one), content_words(other)
    shorter = min(first, second, key=len)
    return len(shorter) >= _LEAST_SHARED and first & second == shorter


def unassigned_tasks(
    assignments: Sequence[Assignment], norms: Sequence[Responsibility]
) -> tuple[Responsibility, ...]:
    """The tasks of a committee that no member is charged with, in the order of ``norms``.

    A task counts as given where it shares six words of ten, at least two, with one that a member
    has, those of what it is done to or half of all among them: who has "dịch vụ công trực tuyến"
    need not ask how content people are with it. What the members can only do together (meet, vote)
    is none. Where nobody is charged with anything, nothing was meant to be given.

    Args:
        assignments: who has what in a document.
        norms: the responsibilities of the same document.
    """
    given = [content_words(task.quote) for each in assignments for task in each.tasks]
    tasks = collective_tasks(norms) if given else ()
    return tuple(norm for norm in tasks if not _given(norm.action.quote, given))


def collective_tasks(norms: Sequence[Responsibility]) -> tuple[Responsibility, ...]:
    """What a committee has to do that can be given to its members."""
    return tuple(norm for norm in norms if _is_committees(norm))


def _is_committees(norm: Responsibility) -> bool:
    return (
        norm.bearer is not None
        and norm.modality in (Modality.OBLIGATION, Modality.POWER)
        and begins(norm.bearer.quote, "committees")
        and not begins(norm.action.quote, "collective")
    )


def _given(task: str, given: Sequence[frozenset[str]]) -> bool:
    words, matter = content_words(task), matter_of(task)
    for each in given:
        common = len(words & each)
        if common < _LEAST_COMMON or common < _SAME * min(len(words), len(each)):
            continue
        if matter & each or common >= _WHOLE * len(words):
            return True
    return False
