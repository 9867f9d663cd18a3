"""Requirements that a document of its own be there, and those on what is cited or named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.directives.matching.naming import is_number
from pipeline.directives.matching.searched import Searched
from pipeline.directives.matching.weighing import Weighed
from pipeline.directives.matching.words import folded, lists
from pipeline.model.demand import Requirement
from pipeline.model.finding import Evidence
from pipeline.model.verdict import ElementKind, State, Verdict

_ITS_KIND, _LIKE_IT = 0.9, 0.75  # of the words of a kind of document in one title


def own_document(
    requirement: Requirement, searched: Sequence[Searched], told: Sequence[Weighed]
) -> tuple[Weighed, ...]:
    """The elements with that of the document first: there, one like it, or none.

    Where it is there, its matter is not looked for word by word. A rule that has it made, and tells
    all that is asked of it, is enough, where it was learnt how such rules speak.
    """
    best = max(searched, key=lambda each: _kindred(each, requirement), default=None)
    kindred = _kindred(best, requirement) if best else 0.0
    if best and kindred >= _ITS_KIND:
        there = Weighed(ElementKind.DOCUMENT, 0, State.PRESENT, best.head.title or best.name)
        return (
            there,
            *(
                each._replace(state=State.PRESENT)
                if each.number == 0 and each.kind is ElementKind.WHAT
                else each
                for each in told
                if each.kind is not ElementKind.EXTENT
            ),
        )
    things = [each for each in told if each.kind in (ElementKind.WHAT, ElementKind.EXTENT)]
    has_it_made = is_yearly(requirement) or any(each.by and each.by.is_learnt for each in things)
    if has_it_made and things and all(each.state.is_enough for each in things):
        return (
            Weighed(ElementKind.DOCUMENT, 0, State.PRESENT, things[0].quote, things[0].by),
            *told,
        )
    if best and kindred >= _LIKE_IT:
        alike = Weighed(ElementKind.DOCUMENT, 0, State.WEAKER, best.head.title or best.name)
        return (alike, *told)
    return (Weighed(ElementKind.DOCUMENT, 0, State.ABSENT), *told)


def _kindred(document: Searched, requirement: Requirement) -> float:
    return document.look(requirement).kindred


def is_yearly(requirement: Requirement) -> bool:
    """Whether the document is one made anew each year: a rule that has it made is enough."""
    return any(folded(kind).startswith(lists().yearly) for kind in requirement.doc_kinds)


class _Cited(NamedTuple):
    """The numbers of the things a requirement on citations asks for, by what they are."""

    topics: tuple[int, ...]
    instruments: tuple[int, ...]
    ended: tuple[int, ...]


def of_citations(
    requirement: Requirement,
    own: Sequence[Searched],
    above: Sequence[Searched],
    ended: Mapping[str, Sequence[str]],
) -> tuple[Verdict, tuple[Weighed, ...], tuple[tuple[int, Evidence], ...]]:
    """The verdict on what is cited or named, its elements, and the words with their documents.

    The unit's own documents on the topic decide, those above it only where it has none. Each that
    speaks of the topic must cite what is asked for: one that does not leaves it half done; one that
    cites an instrument on it speaks of it, in whatever words. A body
    that has ended is named wrongly only by the unit's own documents.

    Args:
        requirement: whose things are a topic, instruments that must be cited, and bodies that have
            ended and may not be named.
        own: the unit's documents that count.
        above: those that bind it.
        ended: names of bodies that have ended, folded, each with the issuers at which it lives on.
    """
    things = _sorted_out(requirement, ended)
    whole = [*own, *above]
    wrong, lives_on = _named_wrongly(requirement, own, things.ended, ended)
    speaking = [
        place
        for side in (range(len(own)), range(len(own), len(whole)))
        for place in side
        if any(
            _named(whole[place], requirement, number)
            for number in (*things.topics, *things.instruments)
        )
    ]
    if things.topics and speaking and speaking[0] < len(own):
        speaking = [place for place in speaking if place < len(own)]
    if not things.topics:
        speaking = list(range(len(whole)))
    if (things.topics and not speaking) or (lives_on and not wrong):
        return Verdict.NOT_APPLICABLE, (), ()
    told, places = [], list(wrong.values())
    for number in things.ended:
        first = wrong.get(number)
        state = State.CONTRADICTORY if first else State.PRESENT
        told.append(Weighed(ElementKind.WHAT, number, state, first[1].quote if first else ""))
    for number in things.instruments:
        cites = [
            (place, evidence)
            for place in speaking
            if (evidence := _named(whole[place], requirement, number)) is not None
        ]
        everywhere = len(cites) == len(speaking) or not things.topics
        state = State.ABSENT if not cites else State.PRESENT if everywhere else State.WEAKER
        told.append(Weighed(ElementKind.WHAT, number, state, cites[0][1].quote if cites else ""))
        places += cites[:1]
    told.sort(key=lambda each: each.number)
    if wrong:
        return Verdict.CONTRADICTS, tuple(told), tuple(places)
    if things.instruments and all(each.state is State.ABSENT for each in told):
        mentions = (_mention(whole[place], requirement, things.topics) for place in speaking)
        near = zip(speaking, mentions, strict=True)
        return (
            Verdict.NOT_FOUND,
            tuple(told),
            tuple((place, each) for place, each in near if each),
        )
    verdict = Verdict.MET if all(each.state is State.PRESENT for each in told) else Verdict.PARTLY
    return verdict, tuple(told), tuple(places)


def _sorted_out(requirement: Requirement, ended: Mapping[str, Sequence[str]]) -> _Cited:
    topics, instruments, bodies = [], [], []
    for number, thing in enumerate(requirement.elements.what):
        if is_number(thing):
            instruments.append(number)
        elif any(folded(each) in ended for each in thing):
            bodies.append(number)
        else:
            topics.append(number)
    return _Cited(tuple(topics), tuple(instruments), tuple(bodies))


def _named_wrongly(
    requirement: Requirement,
    own: Sequence[Searched],
    bodies: Sequence[int],
    ended: Mapping[str, Sequence[str]],
) -> tuple[dict[int, tuple[int, Evidence]], bool]:
    """Where each body that has ended is first named, and whether one is only where it lives on."""
    wrong: dict[int, tuple[int, Evidence]] = {}
    lives_on = False
    for number in bodies:
        thing = requirement.elements.what[number]
        living = [place for each in thing for place in ended.get(folded(each), ())]
        for place, document in enumerate(own):
            evidence = _named(document, requirement, number)
            if evidence is None:
                continue
            if _is_at(document, living):
                lives_on = True
            else:
                wrong.setdefault(number, (place, evidence))
    return wrong, lives_on


def _mention(
    document: Searched, requirement: Requirement, topics: Sequence[int]
) -> Evidence | None:
    found = (_named(document, requirement, number) for number in topics)
    return next((each for each in found if each is not None), None)


def _is_at(document: Searched, issuers: Sequence[str]) -> bool:
    """Whether a document is of one of the issuers at which a body lives on."""
    issuer = folded(document.head.issuer)
    return any(each and (each in issuer or issuer in each) for each in issuers) and bool(issuer)


def _named(document: Searched, requirement: Requirement, number: int) -> Evidence | None:
    named = document.look(requirement).named
    return named[number] if number < len(named) else None
