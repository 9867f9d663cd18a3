"""The states of all elements of a requirement over everything that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.directives.matching.looking import Sighting
from pipeline.directives.matching.remarks import Remarked
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.verdict import ElementKind, State

PRESENT, SOMEWHAT = 0.88, 0.6  # of a thing's words: it is told; something like it is
ALIKE = 0.6  # likeness of an article, below which it is about something else
ALIKE_ABOVE = 0.7  # the same in documents that bind the unit from above
ALIKE_ELSEWHERE = 0.82  # the same where the document is on another matter
_SAME_GROUP = 0.05  # of likeness, within which articles speak on one matter
_PROVEN_HERE, _PROVEN_OWN, _PROVEN_MATTER = 0.75, 0.45, 0.45
_IN_FULL = 0.9  # of what is asked for, told by a passage alone


class Seen(NamedTuple):
    """A sighting with the place of its document among those searched.

    ``above`` is whether the document is of those that bind the unit from above, ``covers`` whether
    its scope is wide enough to answer the requirement for the unit in full.
    """

    document: int
    above: bool
    covers: bool
    sighting: Sighting


class Weighed(NamedTuple):
    """An element's state, and the article that decided it."""

    kind: ElementKind
    number: int
    state: State
    quote: str = ""
    by: Seen | None = None


def is_proven(seen: Seen) -> bool:
    """Whether an article is on the very matter of the requirement, so that it can contradict it."""
    sighting = seen.sighting
    return is_in_full(seen) or (
        sighting.here >= _PROVEN_HERE
        and sighting.own >= _PROVEN_OWN
        and sighting.matter >= _PROVEN_MATTER
    )


def is_in_full(seen: Seen) -> bool:
    """Whether one passage of the article tells, alone, nearly all that is asked for."""
    return seen.sighting.own >= _IN_FULL and seen.sighting.share >= _IN_FULL


def weigh(requirement: Requirement, seen: Sequence[Seen]) -> tuple[Weighed, ...]:
    """The elements in their order; ``seen`` are those articles that are alike enough.

    The closest article is asked first; others only for what it does not tell, and only where they
    speak on the same matter about as closely.
    """
    order = sorted(
        seen,
        key=lambda each: (not each.covers, -each.sighting.likeness, each.above, each.document),
    )
    deciding = [
        each
        for each in order
        if each.sighting.likeness >= order[0].sighting.likeness - _SAME_GROUP
        and each.covers is order[0].covers
    ]
    weighed = [_what(number, deciding) for number in range(len(requirement.elements.what))]
    asked = deciding[0].sighting.remarks if deciding else ()
    against = (
        [each for each in order if each.covers and (is_in_full(each) or each in deciding)]
        if requirement.deontic is not Deontic.DOCUMENT
        else []
    )
    weighed += [_element(remark.kind, remark.number, deciding, against) for remark in asked]
    return tuple(weighed)


def _what(number: int, order: Sequence[Seen]) -> Weighed:
    """The first article that tells the thing in full, else the one that tells most of it."""
    if not order:
        return Weighed(ElementKind.WHAT, number, State.ABSENT)
    levels = [_level(each.sighting.things[number], each.covers) for each in order]
    best = levels.index(max(levels))
    state = (State.ABSENT, State.WEAKER, State.PRESENT)[levels[best]]
    if state is State.ABSENT:
        return Weighed(ElementKind.WHAT, number, state)
    return Weighed(
        ElementKind.WHAT, number, state, order[best].sighting.evidence.quote, order[best]
    )


def _level(told: float, covers: bool) -> int:
    if told >= PRESENT:
        return 2 if covers else 1
    return 1 if told >= SOMEWHAT else 0


def _element(
    kind: ElementKind, number: int, deciding: Sequence[Seen], against: Sequence[Seen]
) -> Weighed:
    """A proven contradiction wherever it stands; else what the closest article says of it."""
    for seen in against:
        remark = _remark(seen.sighting, kind, number)
        if remark.state is State.CONTRADICTORY and is_proven(seen):
            return Weighed(kind, number, remark.state, remark.quote, seen)
    for seen in deciding:
        remark = _remark(seen.sighting, kind, number)
        if remark.state is State.CONTRADICTORY:
            return Weighed(kind, number, State.WEAKER, remark.quote, seen)
        if remark.state is not State.ABSENT:
            return Weighed(kind, number, remark.state, remark.quote, seen)
    return Weighed(kind, number, State.ABSENT)


def _remark(sighting: Sighting, kind: ElementKind, number: int) -> Remarked:
    return next(
        (each for each in sighting.remarks if (each.kind, each.number) == (kind, number)),
        Remarked(kind=kind, state=State.ABSENT, number=number),
    )
