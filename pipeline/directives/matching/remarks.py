"""All that is remarked of the elements of a requirement in a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from pipeline.directives.matching.asking import acts_of
from pipeline.directives.matching.judging import (
    Remark,
    Words,
    judge_authority,
    judge_deadline,
    judge_frequency,
    judge_modality,
    judge_papers,
    judge_who,
)
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.verdict import ElementKind, State

_TIMES = (ElementKind.DEADLINE, ElementKind.FREQUENCY)
_UNJUDGED = (Deontic.DOCUMENT, Deontic.CITATION)


class Remarked(msgspec.Struct, frozen=True, kw_only=True):
    """How one thing of an element stands; ``number`` counts the things of that element."""

    kind: ElementKind
    state: State
    number: int = 0
    quote: str = ""


def remarks_on(requirement: Requirement, words: Words) -> Iterator[Remarked]:
    """The remarks on every element but ``what``, in the order of the elements."""
    asked = requirement.elements
    for number, thing in enumerate(asked.who):
        yield _remarked(ElementKind.WHO, judge_who(thing, words), number)
    if asked.deadline:
        yield _remarked(ElementKind.DEADLINE, judge_deadline(asked.deadline, words))
    if asked.frequency:
        yield _remarked(ElementKind.FREQUENCY, judge_frequency(asked.frequency, words))
    for number, thing in enumerate(asked.authority):
        yield _remarked(ElementKind.AUTHORITY, judge_authority(thing, words), number)
    for kind, things in ((ElementKind.FORM, asked.form), (ElementKind.RECORD, asked.record)):
        for number, thing in enumerate(things):
            yield _remarked(kind, judge_papers(thing, words), number)
    if requirement.deontic not in _UNJUDGED:
        yield _remarked(
            ElementKind.MODALITY, judge_modality(requirement.deontic, words, acts_of(requirement))
        )


def best_remarks(
    first: Sequence[Remarked],
    near: Sequence[Sequence[Remarked]],
    all_: Sequence[Sequence[Remarked]],
) -> tuple[Remarked, ...]:
    """For each element what speaks for it in any passage of an article, else what is against it.

    Args:
        first: the remarks on the passage that is most on the matter.
        near: those on passages nearly as much on it, which alone may speak against it.
        all_: those on all passages judged.
    """
    best = []
    for place, own in enumerate(first):
        if own.kind is ElementKind.MODALITY:
            best.append(own)
            continue
        here = [own, *(remarks[place] for remarks in near)]
        anywhere = [*here, *(remarks[place] for remarks in all_)]
        if own.kind in _TIMES:
            anywhere = here
        enough = next((each for each in anywhere if each.state.is_enough), None)
        against = next((each for each in here if each.state is State.CONTRADICTORY), None)
        if own.state is State.CONTRADICTORY:
            best.append(own)
        else:
            best.append(enough or against or own)
    return tuple(best)


def _remarked(kind: ElementKind, remark: Remark, number: int = 0) -> Remarked:
    return Remarked(kind=kind, state=remark.state, number=number, quote=remark.quote)
