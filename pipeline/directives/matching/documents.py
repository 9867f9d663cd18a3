"""Requirements that a document of its own be there, and those on what is cited or named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.directives.matching.naming import is_number
from pipeline.directives.matching.searched import Searched
from pipeline.directives.matching.weighing import Weighed
from pipeline.directives.matching.words import folded
from pipeline.model.demand import Requirement
from pipeline.model.finding import Evidence
from pipeline.model.verdict import ElementKind, State, Verdict

_ITS_KIND, _LIKE_IT = 0.9, 0.75  # of the words of a kind of document in one title
_YEARLY = ("danh mục", "kế hoạch", "chương trình")  # a rule that has it made each year is enough


def own_document(
    requirement: Requirement, searched: Sequence[Searched], told: Sequence[Weighed]
) -> tuple[Weighed, ...]:
    """The elements with that of the document first: there, one like it, or none.

    Where it is there, its matter is not looked for word by word.
    """
    best = max(searched, key=lambda each: _kindred(each, requirement), default=None)
    kindred = _kindred(best, requirement) if best else 0.0
    if best and kindred >= _ITS_KIND:
        there = Weighed(ElementKind.DOCUMENT, 0, State.PRESENT, best.card.title or best.name)
        return (
            there,
            *(
                each._replace(state=State.PRESENT)
                if each.number == 0 and each.kind is ElementKind.WHAT
                else each
                for each in told
            ),
        )
    things = [each for each in told if each.kind is ElementKind.WHAT]
    if is_yearly(requirement) and things and all(each.state.is_enough for each in things):
        return (
            Weighed(ElementKind.DOCUMENT, 0, State.PRESENT, things[0].quote, things[0].by),
            *told,
        )
    if best and kindred >= _LIKE_IT:
        alike = Weighed(ElementKind.DOCUMENT, 0, State.WEAKER, best.card.title or best.name)
        return (alike, *told)
    return (Weighed(ElementKind.DOCUMENT, 0, State.ABSENT), *told)


def _kindred(document: Searched, requirement: Requirement) -> float:
    return document.look(requirement).kindred


def is_yearly(requirement: Requirement) -> bool:
    """Whether the document is one made anew each year."""
    return any(folded(kind).startswith(_YEARLY) for kind in requirement.doc_kinds)


def of_citations(
    requirement: Requirement, searched: Sequence[Searched], ended: Mapping[str, Sequence[str]]
) -> tuple[Verdict, tuple[Weighed, ...], tuple[tuple[int, Evidence], ...]]:
    """The verdict on what is cited or named, its elements, and the words with their documents.

    Args:
        requirement: whose things are a topic, instruments that must be cited, and bodies that have
            ended and may not be named.
        searched: the documents that count.
        ended: names of bodies that have ended, folded, each with the issuers at which it lives on.
    """
    told: list[Weighed] = []
    places: list[tuple[int, Evidence]] = []
    topics, numbers, bodies = [], [], []
    lived_on = False
    for number, thing in enumerate(requirement.elements.what):
        living = [place for each in thing for place in ended.get(folded(each), ())]
        first = next(
            (
                (place, evidence)
                for place, document in enumerate(searched)
                if (evidence := _named(document, requirement, number)) is not None
                and not _is_at(document, living)
            ),
            None,
        )
        if is_number(thing):
            numbers.append(first)
        elif any(folded(each) in ended for each in thing):
            bodies.append(first)
            lived_on = lived_on or (
                first is None
                and any(_named(each, requirement, number) is not None for each in searched)
            )
        else:
            topics.append(first)
            continue
        against = not is_number(thing)
        state = (
            (State.CONTRADICTORY if first else State.PRESENT)
            if against
            else (State.PRESENT if first else State.ABSENT)
        )
        told.append(Weighed(ElementKind.WHAT, number, state, first[1].quote if first else ""))
        if first:
            places.append(first)
    if (topics and not any(topics)) or (lived_on and not any(bodies)):
        return Verdict.NOT_APPLICABLE, (), ()
    if any(bodies):
        return Verdict.CONTRADICTS, tuple(told), tuple(places)
    if numbers and not any(numbers):
        return Verdict.NOT_FOUND, tuple(told), tuple(each for each in topics if each)
    verdict = Verdict.MET if all(numbers) else Verdict.PARTLY
    return verdict, tuple(told), tuple(places)


def _is_at(document: Searched, issuers: Sequence[str]) -> bool:
    """Whether a document is of one of the issuers at which a body lives on."""
    issuer = folded(document.card.issuer)
    return any(each and (each in issuer or issuer in each) for each in issuers) and bool(issuer)


def _named(document: Searched, requirement: Requirement, number: int) -> Evidence | None:
    named = document.look(requirement).named
    return named[number] if number < len(named) else None
