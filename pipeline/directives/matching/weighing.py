"""The states of all elements of a requirement over everything that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.directives.matching.looking import Remarked, Sighting
from pipeline.model.demand import Requirement
from pipeline.model.verdict import ElementKind, State

PRESENT, SOMEWHAT = 0.8, 0.62  # of a thing's words: it is told; something like it is
ALIKE = 0.62  # likeness of a passage, below which it is about something else
_SAME_GROUP = 0.2  # of likeness, within which passages speak on one matter
_PROVEN_WORDS, _PROVEN_OWN, _PROVEN_MATTER = 0.85, 0.5, 0.5


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
    """An element's state, and the passage that decided it."""

    kind: ElementKind
    number: int
    state: State
    quote: str = ""
    by: Seen | None = None


def is_proven(seen: Seen) -> bool:
    """Whether a passage is on the very matter of the requirement, so that it can contradict it."""
    sighting = seen.sighting
    best = max(range(len(sighting.things)), key=lambda thing: sighting.things[thing])
    return (
        sighting.things[best] >= _PROVEN_WORDS
        and sighting.own[best] >= _PROVEN_OWN
        and sighting.matter >= _PROVEN_MATTER
    )


def weigh(requirement: Requirement, seen: Sequence[Seen]) -> tuple[Weighed, ...]:
    """The elements in their order; ``seen`` are those passages that are alike enough."""
    weighed = [_what(number, seen) for number in range(len(requirement.elements.what))]
    deciding = _deciding(seen)
    asked = deciding[0].sighting.remarks if deciding else ()
    weighed += [_element(remark.kind, remark.number, deciding) for remark in asked]
    return tuple(weighed)


def _what(number: int, seen: Sequence[Seen]) -> Weighed:
    if not seen:
        return Weighed(ElementKind.WHAT, number, State.ABSENT)
    best = max(
        seen, key=lambda each: (each.sighting.worth(number) + 0.3 * each.covers, not each.above)
    )
    told = best.sighting.things[number]
    state = State.PRESENT if told >= PRESENT else State.WEAKER if told >= SOMEWHAT else State.ABSENT
    if state is State.PRESENT and not best.covers:
        state = State.WEAKER
    if state is State.ABSENT:
        return Weighed(ElementKind.WHAT, number, state)
    return Weighed(ElementKind.WHAT, number, state, best.sighting.evidence.quote, best)


def _deciding(seen: Sequence[Seen]) -> list[Seen]:
    """Those that speak on the matter most, the closest first."""
    order = sorted(
        seen,
        key=lambda each: (not each.covers, -each.sighting.likeness, each.above, each.document),
    )
    return [
        each
        for each in order
        if each.sighting.likeness >= order[0].sighting.likeness - _SAME_GROUP
        and each.covers is order[0].covers
    ]


def _element(kind: ElementKind, number: int, deciding: Sequence[Seen]) -> Weighed:
    """The first passage that has it enough; else one that contradicts; else what is left."""
    told = [(each, _remark(each.sighting, kind, number)) for each in deciding]
    enough = next(((s, r) for s, r in told if r.state.is_enough), None)
    against = next(((s, r) for s, r in told if r.state is State.CONTRADICTORY), None)
    if against and is_proven(against[0]) and not _outweighs(enough, against[0]):
        return Weighed(kind, number, State.CONTRADICTORY, against[1].quote, against[0])
    if enough:
        return Weighed(kind, number, enough[1].state, enough[1].quote, enough[0])
    if against:
        return Weighed(kind, number, State.WEAKER, against[1].quote, against[0])
    weaker = next(((s, r) for s, r in told if r.state is State.WEAKER), None)
    if weaker:
        return Weighed(kind, number, State.WEAKER, weaker[1].quote, weaker[0])
    return Weighed(kind, number, State.ABSENT)


def _outweighs(enough: tuple[Seen, Remarked] | None, against: Seen) -> bool:
    """Whether a passage that has the element speaks at least as closely as one against it."""
    return enough is not None and (enough[0].sighting.likeness >= against.sighting.likeness - 0.02)


def _remark(sighting: Sighting, kind: ElementKind, number: int) -> Remarked:
    return next(
        (each for each in sighting.remarks if (each.kind, each.number) == (kind, number)),
        Remarked(kind=kind, state=State.ABSENT, number=number),
    )


def own_document(titled: float, of_kind: bool) -> State:
    """How a document stands as the one a unit must have."""
    if titled >= PRESENT:
        return State.PRESENT if of_kind else State.WEAKER
    return State.WEAKER if titled >= SOMEWHAT and of_kind else State.ABSENT
