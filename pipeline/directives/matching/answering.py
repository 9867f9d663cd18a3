"""The verdict on a requirement for a unit, from what its documents and those above it tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from pipeline.directives.matching.asking import asked
from pipeline.directives.matching.concerning import Concern, concern
from pipeline.directives.matching.confidence import confidence
from pipeline.directives.matching.looking import Look
from pipeline.directives.matching.reasons import Case, reason
from pipeline.directives.matching.standing import Card
from pipeline.directives.matching.weighing import (
    ALIKE,
    Seen,
    Weighed,
    own_document,
    weigh,
)
from pipeline.directives.matching.words import folded, lists
from pipeline.model.demand import Deontic, Force, Requirement
from pipeline.model.run import Unit
from pipeline.model.verdict import Answer, ElementKind, Found, JudgedElement, State, Verdict

_NEAREST = 3
_ON_ITS_MATTER = 0.5  # of the topic's words in a title
_NOTHING = Look()
_DECIDED_BY_CATALOGUE = (Concern.NOT_THEN, Concern.NOT_ITS_KIND, Concern.NOT_ITS_FIELD)


class Searched(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was searched: whose it is, what it is, and what it tells of each requirement.

    ``looks`` are by the requirement's id; one it tells nothing of may be missing.
    """

    file: str
    unit: str
    name: str
    card: Card
    looks: dict[str, Look]

    def look(self, requirement: Requirement) -> Look:
        """What it tells of a requirement."""
        return self.looks.get(requirement.id, _NOTHING)


def covers(document: Searched, requirement: Requirement, above: bool) -> bool:
    """Whether a document's scope is wide enough to answer a requirement in full for a unit.

    A plan or a notice passes; a ministry's regulation on another matter does not bind those who
    have nothing to do with it.
    """
    card, look = document.card, document.look(requirement)
    if look.of_kind:
        return True
    if folded(card.kind) in map(folded, lists().passing):
        return False
    titled = max(look.titled, look.topical) >= _ON_ITS_MATTER
    return (
        titled or not above or any(folded(each) in folded(card.title) for each in lists().general)
    )


def answer(
    requirement: Requirement,
    unit: Unit,
    own: Sequence[Searched],
    above: Sequence[Searched],
    on: date,
    basis: str,
) -> Answer:
    """The verdict on ``requirement`` for ``unit``.

    Args:
        requirement: of the catalogue.
        unit: whose documents are searched.
        own: its documents that count on the day.
        above: those of others that bind it.
        on: the day.
        basis: what the requirement rests on, in words.
    """
    concerned = concern(requirement, unit, on, (each.look(requirement) for each in own))
    searched = [*own, *above]
    seen = [
        Seen(place, place >= len(own), covers(document, requirement, place >= len(own)), sighting)
        for place, document in enumerate(searched)
        for sighting in document.look(requirement).sightings
    ]
    if concerned in _DECIDED_BY_CATALOGUE:
        told: tuple[Weighed, ...] = ()
        verdict = Verdict.NOT_APPLICABLE
    else:
        alike = [each for each in seen if each.sighting.likeness >= ALIKE]
        told = _weighed(requirement, alike, searched, len(own))
        verdict = _verdict(requirement, told)
    if verdict is Verdict.NOT_FOUND:
        told = ()
    provisions = _provisions(told, searched)
    places = {_key(each): place for place, each in enumerate(provisions)}
    by_ministry = _is_from_above(told, verdict)
    elements = tuple(
        JudgedElement(
            kind=each.kind,
            asked=asked(requirement, each.kind, each.number),
            state=each.state,
            quote=each.quote,
            at=places[_key(_found(each.by, searched))] if each.by else None,
        )
        for each in told
    )
    nearest = () if provisions else _nearest(seen, searched)
    case = Case(
        requirement,
        unit,
        basis,
        concerned,
        elements,
        provisions,
        nearest,
        len(own),
        len(above),
        by_ministry,
    )
    return Answer(
        requirement=requirement.id,
        unit=unit.id,
        verdict=verdict,
        confidence=confidence(requirement, verdict, concerned, seen, told),
        demand=requirement.demand,
        basis=basis,
        reason=reason(verdict, case),
        elements=elements,
        provisions=provisions,
        nearest=nearest,
        looked_at=_looked_at(requirement, searched)
        if verdict is not Verdict.NOT_APPLICABLE
        else (),
        by_ministry=by_ministry,
    )


def _weighed(
    requirement: Requirement, seen: Sequence[Seen], searched: Sequence[Searched], n_own: int
) -> tuple[Weighed, ...]:
    told = weigh(requirement, seen)
    if requirement.deontic is not Deontic.DOCUMENT:
        return told
    states = [
        (own_document(document.look(requirement).titled, document.look(requirement).of_kind), place)
        for place, document in enumerate(searched)
    ]
    state, place = min(
        states, key=lambda each: (_RANK[each[0]], each[1]), default=(State.ABSENT, -1)
    )
    if state is State.ABSENT:
        return (Weighed(ElementKind.DOCUMENT, 0, state), *told)
    document = searched[place]
    first = Weighed(ElementKind.DOCUMENT, 0, state, document.card.title or document.name)
    if state is State.PRESENT:
        told = tuple(
            each._replace(state=State.PRESENT) if each.kind is ElementKind.WHAT else each
            for each in told
        )
    return (first, *told)


_RANK = {
    state: rank
    for rank, state in enumerate(
        (State.PRESENT, State.STRONGER, State.WEAKER, State.CONTRADICTORY, State.ABSENT)
    )
}


def _verdict(requirement: Requirement, told: Sequence[Weighed]) -> Verdict:
    core = (ElementKind.WHAT, ElementKind.DOCUMENT)
    if all(each.state is State.ABSENT for each in told if each.kind in core):
        return Verdict.NOT_FOUND
    if any(each.state is State.CONTRADICTORY for each in told):
        return Verdict.CONTRADICTS if requirement.force is Force.BINDING else Verdict.PARTLY
    enough = all(each.state.is_enough for each in told)
    return Verdict.MET if enough else Verdict.PARTLY


def _is_from_above(told: Sequence[Weighed], verdict: Verdict) -> bool:
    by = [each.by for each in told if each.by is not None and each.kind is ElementKind.WHAT]
    return verdict is not Verdict.NOT_APPLICABLE and bool(by) and all(each.above for each in by)


def _provisions(told: Sequence[Weighed], searched: Sequence[Searched]) -> tuple[Found, ...]:
    """The passages that decided, those with contradictions first, then the closest."""
    order = sorted(
        (each for each in told if each.by is not None),
        key=lambda each: (
            each.state is not State.CONTRADICTORY,
            -each.by.sighting.likeness if each.by else 0.0,
        ),
    )
    found = [_found(each.by, searched) for each in order if each.by is not None]
    return tuple({_key(each): each for each in found}.values())


def _nearest(seen: Sequence[Seen], searched: Sequence[Searched]) -> tuple[Found, ...]:
    order = sorted(seen, key=lambda each: (-each.sighting.likeness, each.document))
    return tuple(_found(each, searched) for each in order[:_NEAREST])


def _found(seen: Seen, searched: Sequence[Searched]) -> Found:
    document = searched[seen.document]
    return Found(
        file=document.file,
        unit=document.unit,
        document=document.name,
        evidence=seen.sighting.evidence,
        likeness=seen.sighting.likeness,
    )


def _key(found: Found) -> tuple[str, str, str]:
    return found.file, found.evidence.eid, found.evidence.quote


def _looked_at(requirement: Requirement, searched: Sequence[Searched]) -> tuple[str, ...]:
    """The files searched, those of the kinds the requirement names first."""
    order = sorted(searched, key=lambda each: not each.look(requirement).of_kind)
    return tuple(each.file for each in order)
