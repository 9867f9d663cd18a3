"""Answers that several rules need of the document at hand, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from pipeline.model.run import Dossier
from pipeline.rules.registry import Case

_Answer = TypeVar("_Answer")


def once_per_document(
    find: Callable[[Dossier, Case], _Answer],
) -> Callable[[Dossier, Case], _Answer]:
    """``find``, which remembers what it answered for the dossier and case asked about last.

    Rules look at one document after the other; both are known again by being the same objects.
    """
    last: list[tuple[Dossier, Case, _Answer]] = []

    @wraps(find)
    def remembering(dossier: Dossier, case: Case) -> _Answer:
        if not last or last[0][0] is not dossier or last[0][1] is not case:
            last[:] = [(dossier, case, find(dossier, case))]
        return last[0][2]

    return remembering
