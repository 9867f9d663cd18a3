"""The verdict on a requirement for a unit, from what its documents and those above it tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.directives.matching.asking import asked
from pipeline.directives.matching.concerning import Concern, concern
from pipeline.directives.matching.confidence import confidence
from pipeline.directives.matching.documents import of_citations, own_document
from pipeline.directives.matching.reasons import NOT_DECISIVE, Case, reason
from pipeline.directives.matching.searched import Searched
from pipeline.directives.matching.traits import Hearing, Seen, Traits, hearing_of, traits_of
from pipeline.directives.matching.weighing import (
    LIKELY_ON_IT,
    Weighed,
    blamed,
    contradictions,
    weigh,
)
from pipeline.directives.matching.words import folded, lists
from pipeline.directives.matching.work import Work, chance_against, work_told
from pipeline.model.demand import Deontic, Force, Requirement
from pipeline.model.finding import Evidence
from pipeline.model.run import Unit, UnitKind
from pipeline.model.verdict import Answer, ElementKind, Found, JudgedElement, State, Verdict

_NEAREST = 3
_AGAINST = 0.6  # likeness of an article that may contradict
# From which chance on it is contradicted, and below which it is not though rules say so.
_CONTRADICTED, _HARDLY = 0.65, 0.15
_ON_ITS_MATTER = 0.5  # of the topic's words in a title
_ON_A_PART = 0.9  # of the words of one part of a topic in a title
_OF_KIND = 0.85  # of the words of a kind of document in a title
_NOT_CONCERNED = (Concern.NOT_THEN, Concern.NOT_ITS_KIND, Concern.NOT_ITS_FIELD)


class Desk(NamedTuple):
    """What a requirement is answered from.

    ``own`` are the unit's documents that count on the day ``on``, ``above`` those of others that
    bind it; ``basis`` is what the requirement rests on, in words, ``ended`` the names of bodies
    that have ended by then, each with the issuers at which it lives on.
    """

    unit: Unit
    own: Sequence[Searched]
    above: Sequence[Searched]
    on: date
    basis: str
    ended: Mapping[str, Sequence[str]]

    @property
    def searched(self) -> list[Searched]:
        """All documents, the unit's own first."""
        return [*self.own, *self.above]


class Judgement(NamedTuple):
    """A verdict with its elements, provisions, and how the work was judged to be told."""

    verdict: Verdict
    told: tuple[Weighed, ...] = ()
    found: tuple[Found, ...] = ()
    work: Work | None = None


def answer(requirement: Requirement, desk: Desk) -> Answer:
    """The verdict on ``requirement`` for the unit of ``desk``."""
    own = (each.look(requirement) for each in desk.own)
    concerned = concern(requirement, desk.unit, desk.on, own)
    seen = _seen(requirement, desk)
    judged = _judged(requirement, desk, concerned, seen)
    places = {_key(each): place for place, each in enumerate(judged.found)}
    elements = tuple(
        JudgedElement(
            kind=each.kind,
            asked=asked(requirement, each.kind, each.number),
            state=each.state,
            quote=each.quote,
            at=places.get(_key(_found(each.by, desk.searched))) if each.by else None,
        )
        for each in judged.told
    )
    nearest = () if judged.found else _nearest(seen, desk.searched)
    from_above = _is_from_above(judged, desk.unit)
    applies = judged.verdict is not Verdict.NOT_APPLICABLE
    case = Case(
        requirement=requirement,
        unit=desk.unit,
        basis=desk.basis,
        concerned=concerned,
        elements=elements,
        provisions=judged.found,
        nearest=nearest,
        n_own=len(desk.own),
        n_above=len(desk.above),
        by_ministry=from_above,
    )
    return Answer(
        requirement=requirement.id,
        unit=desk.unit.id,
        verdict=judged.verdict,
        confidence=confidence(judged.verdict, concerned, judged.work),
        demand=requirement.demand,
        basis=desk.basis,
        reason=reason(judged.verdict, case),
        elements=elements,
        provisions=judged.found,
        nearest=nearest if applies else (),
        looked_at=_looked_at(requirement, desk.searched) if applies else (),
        by_ministry=from_above,
        in_passing=_is_in_passing(requirement, desk, judged.found),
        in_doubt=judged.verdict is Verdict.PARTLY and _are_doubtful(judged.told),
    )


def judged_on(requirement: Requirement, desk: Desk) -> Judgement:
    """The verdict alone, with what it rests on, where what it says in words is not wanted."""
    own = (each.look(requirement) for each in desk.own)
    concerned = concern(requirement, desk.unit, desk.on, own)
    return _judged(requirement, desk, concerned, _seen(requirement, desk))


def traits_on(requirement: Requirement, desk: Desk) -> Traits:
    """What speaks for the work of ``requirement`` being laid down for the unit of ``desk``."""
    return _traits(requirement, desk, hearing_of(_seen(requirement, desk)))


def _traits(requirement: Requirement, desk: Desk, hearing: Hearing | None) -> Traits:
    own, above = ([each.look(requirement) for each in side] for side in (desk.own, desk.above))
    return traits_of(requirement, hearing, own, above)


def _judged(
    requirement: Requirement, desk: Desk, concerned: Concern, seen: Sequence[Seen]
) -> Judgement:
    if concerned in _NOT_CONCERNED:
        return Judgement(Verdict.NOT_APPLICABLE)
    if requirement.deontic is Deontic.CITATION:
        verdict, cited, places = of_citations(requirement, desk.own, desk.above, desk.ended)
        named = tuple(_told_by(desk.searched[place], words) for place, words in places)
        return Judgement(verdict, cited, named)
    if contrary := _contrary(requirement, desk):
        return contrary
    hearing = hearing_of(seen)
    traits = _traits(requirement, desk, hearing)
    work = work_told(traits, hearing)
    chance = chance_against(traits)
    if chance is not None and chance >= _CONTRADICTED and work.state is State.ABSENT:
        work = work._replace(state=State.WEAKER)  # it is told, if wrongly
    told: tuple[Weighed, ...] = ()
    if hearing is not None:
        told = weigh(requirement, hearing, work.state)
        told = _with_contradictions(requirement, desk, told, hearing, seen, chance)
    if requirement.deontic is Deontic.DOCUMENT:
        told = own_document(requirement, desk.searched, told)
    verdict = _verdict(requirement, told)
    if verdict is Verdict.NOT_FOUND:
        return Judgement(verdict, work=work)
    return Judgement(verdict, told, _provisions(told, desk.searched), work)


def _with_contradictions(
    requirement: Requirement,
    desk: Desk,
    told: tuple[Weighed, ...],
    hearing: Hearing,
    seen: Sequence[Seen],
    chance: float | None,
) -> tuple[Weighed, ...]:
    """The elements, those that a provision of the unit's to mend contradicts told so.

    What a document from above says wrongly is the unit's to mend where it is named there. Where it
    was learnt of the requirement how it is contradicted (``chance``), that decides; what rules see
    stands unless it is hardly likely.
    """
    answerable = [
        each
        for each in seen
        if not each.above or _is_named(desk.unit, each.sighting.evidence, each.sighting.governing)
    ]
    likely = [each for each in answerable if each.likeness >= _AGAINST]
    ruled = [
        each
        for each in contradictions(requirement, hearing, likely)
        if not _is_kept_below(each, answerable)
    ]
    if chance is not None:
        if chance < _HARDLY:
            ruled = []
        elif chance >= _CONTRADICTED and not ruled:
            ruled = [*blamed(requirement, hearing, answerable)]
    against = {(each.kind, each.number): each for each in ruled}
    return tuple(against.get((each.kind, each.number), each) for each in told)


def _is_kept_below(against: Weighed, seen: Sequence[Seen]) -> bool:
    """Whether the unit's own document lays down rightly what one above it says wrongly."""
    return (against.by is None or against.by.above) and any(
        each.covers and each.remark(against.kind, against.number).state.is_enough
        for each in seen
        if not each.above
    )


def _contrary(requirement: Requirement, desk: Desk) -> Judgement | None:
    """A provision of the unit, or one from above that names it, that says the contrary."""
    for place, document in enumerate(desk.searched):
        evidence = document.look(requirement).contrary
        if evidence is None:
            continue
        if place < len(desk.own) or _is_named(desk.unit, evidence):
            told = Weighed(ElementKind.WHAT, 0, State.CONTRADICTORY, evidence.quote)
            orients = requirement.force is Force.ORIENTATION
            verdict = Verdict.PARTLY if orients else Verdict.CONTRADICTS
            return Judgement(verdict, (told,), (_told_by(document, evidence),))
    return None


def _is_named(unit: Unit, evidence: Evidence, governing: str = "") -> bool:
    names = [folded(each) for each in (unit.name, *unit.aliases) if each]
    around = folded(f"{governing} {evidence.quote} {evidence.context}")
    return any(name in around for name in names)


def _seen(requirement: Requirement, desk: Desk) -> list[Seen]:
    return [
        Seen(
            place,
            above,
            # A row of a table from above is about the one it names.
            _covers(document, requirement, above) and not (above and sighting.is_row),
            sighting,
        )
        for place, document in enumerate(desk.searched)
        for above in (place >= len(desk.own),)
        for sighting in document.look(requirement).sightings
    ]


def _are_doubtful(told: Sequence[Weighed]) -> bool:
    """Whether all articles that decided are likelier on another matter."""
    chances = [each.by.pertinent for each in told if each.by is not None]
    return bool(chances) and all(each is not None and each < LIKELY_ON_IT for each in chances)


def _is_in_passing(requirement: Requirement, desk: Desk, found: Sequence[Found]) -> bool:
    """Whether only circulars and decrees on other matters speak, or nothing else is there at all.

    What they say in passing is said to those whom they regulate: no rule of the unit's own work.
    """
    aside = {
        each.file
        for each in desk.own
        if each.head.is_normative and not _covers(each, requirement, above=False)
    }
    if found:
        return all(each.file in aside for each in found)
    return not desk.above and len(aside) == len(desk.own)


def _covers(document: Searched, requirement: Requirement, above: bool) -> bool:
    """Whether a document's scope is wide enough to answer a requirement in full for a unit.

    A plan or a notice passes; a ministry's regulation on another matter does not bind those who
    have nothing to do with it, nor does a circular or decree its own issuer.
    """
    head, look = document.head, document.look(requirement)
    passing = tuple(folded(kind) for kind in lists().passing)
    if folded(head.kind) in passing and not any(
        folded(kind).startswith(passing) for kind in requirement.doc_kinds
    ):
        return False
    is_general = any(folded(each) in folded(head.title) for each in lists().general)
    if max(look.titled, look.topical) >= _ON_ITS_MATTER:
        return True
    is_of_kind = look.kindred >= _OF_KIND
    if head.is_normative and not above:
        return look.on_topic >= _ON_A_PART or (is_of_kind and is_general)
    return is_of_kind or is_general or not above


def _verdict(requirement: Requirement, told: Sequence[Weighed]) -> Verdict:
    core = (ElementKind.WHAT, ElementKind.EXTENT, ElementKind.DOCUMENT)
    if all(each.state is State.ABSENT for each in told if each.kind in core):
        return Verdict.NOT_FOUND
    if any(each.state is State.CONTRADICTORY for each in told):
        return Verdict.CONTRADICTS if requirement.force is Force.BINDING else Verdict.PARTLY
    enough = all(each.state.is_enough or each.kind in NOT_DECISIVE for each in told)
    return Verdict.MET if enough else Verdict.PARTLY


def _is_from_above(judged: Judgement, unit: Unit) -> bool:
    if unit.kind is UnitKind.MINISTRY:
        return False
    return bool(judged.found) and all(each.unit != unit.id for each in judged.found)


def _provisions(told: Sequence[Weighed], searched: Sequence[Searched]) -> tuple[Found, ...]:
    """The articles that decided, those that contradict first, then the closest."""
    decided = [(each, each.by) for each in told if each.by is not None]
    order = sorted(
        decided,
        key=lambda each: (each[0].state is not State.CONTRADICTORY, -each[1].likeness),
    )
    found = [_found(by, searched) for _, by in order]
    return tuple({_key(each): each for each in found}.values())


def _nearest(seen: Sequence[Seen], searched: Sequence[Searched]) -> tuple[Found, ...]:
    order = sorted(seen, key=lambda each: (-each.likeness, each.document))
    return tuple(_found(each, searched) for each in order[:_NEAREST])


def _found(seen: Seen, searched: Sequence[Searched]) -> Found:
    document = searched[seen.document]
    return Found(
        file=document.file,
        unit=document.unit,
        document=document.name,
        evidence=seen.sighting.evidence,
        likeness=round(seen.likeness, 4),
    )


def _told_by(document: Searched, evidence: Evidence) -> Found:
    return Found(
        file=document.file,
        unit=document.unit,
        document=document.name,
        evidence=evidence,
        likeness=1.0,
    )


def _key(found: Found) -> tuple[str, str, str]:
    return found.file, found.evidence.eid, found.evidence.quote


def _looked_at(requirement: Requirement, searched: Sequence[Searched]) -> tuple[str, ...]:
    """The files searched, those of the kinds the requirement names first."""
    order = sorted(searched, key=lambda each: each.look(requirement).kindred < _OF_KIND)
    return tuple(each.file for each in order)
