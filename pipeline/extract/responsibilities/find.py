"""Finds the norms of a text: who must, may or must not do what.

Rules read it first (``ruled``); what was learnt from annotated articles then tells which actions
are norms, and whose (``learnt``). Without the trained models the rules stand alone. What only
follows from a case is left out (``consequences``).
"""

from __future__ import annotations

from pipeline.extract.responsibilities.consequences import only_follows
from pipeline.extract.responsibilities.learnt import learnt_norms
from pipeline.extract.responsibilities.seen import seen_in
from pipeline.language import Passage
from pipeline.model.facts import Responsibility


def find_responsibilities(passage: Passage) -> tuple[Responsibility, ...]:
    """The norms of ``passage``, in reading order; spans count characters of its text.

    Raises:
        BadRegister: if a model does not keep its form.
    """
    seen = seen_in(passage)
    found = learnt_norms(seen)
    return tuple(each for each in found if not only_follows(seen.masked, each, seen.vocabulary))
