"""Pairs of procedures in which two units do one work, and their steps that are one step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.facts import ApprovalStep, Procedure, StepKind
from pipeline.model.run import Dossier
from pipeline.rules.registry import Case
from pipeline.rules.statements import (
    OtherProcedure,
    OtherStep,
    about_of,
    alike,
    hold_side_by_side,
    is_law,
    origin_of,
    same_work,
    topic_of,
)

_REMARK = re.compile(r"[.;:\n]")
_ONE_CASE = 0.6  # of the words of two cases
ONE_WORK = 0.5  # of the words of two steps from which on they do one work


def same_elsewhere(dossier: Dossier, case: Case) -> Iterator[tuple[Procedure, OtherProcedure]]:
    """Each procedure of the document with each of the same work of another unit.

    The other document holds beside this one, and is no unit's own where this one is the
    ministry's: what a unit adds for itself, the rule for all need not say.
    """
    if is_law(dossier.document):
        return
    own, about = origin_of(dossier, case.unit), about_of(dossier)
    for procedure in dossier.facts.procedures:
        for other in case.procedures:
            theirs = other.origin
            if theirs.unit == own.unit or theirs.rank > own.rank:
                continue
            if hold_side_by_side(own, theirs) and same_work(procedure, about, other):
                yield procedure, other


def is_one_step(mine: ApprovalStep, theirs: OtherStep, least: float = ONE_WORK) -> bool:
    """Whether two steps do one work in every case, or in cases told alike.

    Args:
        mine: a step here.
        theirs: a step there.
        least: the share of words (Jaccard) from which on they name one work.
    """
    if mine.kind is not theirs.kind or mine.kind is StepKind.OTHER:
        return False
    if alike(_work(mine.action.quote), _work(theirs.evidence.quote)) < least:
        return False
    branch = mine.branch.quote if mine.branch else ""
    if not branch and not theirs.branch:
        return True
    return alike(topic_of(branch), topic_of(theirs.branch)) >= _ONE_CASE


def _work(action: str) -> frozenset[str]:
    """The words of the work itself, without what a cell says after it."""
    return topic_of(_REMARK.split(action.strip(), maxsplit=1)[0])
