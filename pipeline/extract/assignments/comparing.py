"""Tasks compared: given twice, or given to nobody."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.assignments.words import begins, content_words
from pipeline.model.facts import Assignment, Modality, Responsibility

_LEAST_SHARED = 3  # words
_LEAST_COMMON = 2
_SAME = 0.6  # of the shorter task's words


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
    has; what the members can only do together (meet, vote) is none. Where nobody is charged with
    anything, nothing was meant to be given.

    Args:
        assignments: who has what in a document.
        norms: the responsibilities of the same document.
    """
    given = [content_words(task.quote) for each in assignments for task in each.tasks]
    return tuple(
        norm
        for norm in norms
        if given and _is_committees(norm) and not _given(content_words(norm.action.quote), given)
    )


def _is_committees(norm: Responsibility) -> bool:
    return (
        norm.bearer is not None
        and norm.modality in (Modality.OBLIGATION, Modality.POWER)
        and begins(norm.bearer.quote, "committees")
        and not begins(norm.action.quote, "collective")
    )


def _given(task: frozenset[str], given: Sequence[frozenset[str]]) -> bool:
    for each in given:
        common = len(task & each)
        if common >= _LEAST_COMMON and common >= _SAME * min(len(task), len(each)):
            return True
    return False
