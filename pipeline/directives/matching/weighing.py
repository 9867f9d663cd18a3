"""The states of all elements of a requirement over everything that tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.directives.matching.objections import against
from pipeline.directives.matching.traits import PRESENT, SOMEWHAT, Hearing, Seen
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.verdict import ElementKind, State

_TIMES = (ElementKind.DEADLINE, ElementKind.FREQUENCY)
_SAME_WORK = 0.5  # of what is asked for, told by the passage that holds a time of another article
_PROVEN_HERE, _PROVEN_OWN, _PROVEN_MATTER = 0.75, 0.45, 0.45
_LIKE_SOME, _LIKE_NEAR = 0.07, 0.8  # likeness to samples on the matter; of that to near ones
_LIKE_MUCH, _LIKE_MORE = 0.25, 1.3  # of likeness: that much, and so much more than to near ones
_IN_FULL = 0.9  # of what is asked for, told by a passage alone
LIKELY_ON_IT = 0.5  # chance that an article is on the matter, from which on it can be blamed


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


def is_of_its_work(seen: Seen) -> bool:
    """Whether an article does the very work whose time a requirement limits.

    It tells the first thing asked for, and is clearly more like samples on the matter than like
    those that only sound alike; the other things asked for may be missing.
    """
    alike = seen.sighting.alike
    likest = max(alike.on_the_matter)
    told = seen.sighting.things[0] >= PRESENT and seen.sighting.own >= _PROVEN_OWN
    return told and likest >= _LIKE_MUCH and likest >= _LIKE_MORE * alike.near


def is_on_the_matter(seen: Seen) -> bool:
    """Whether samples on the matter are as like an article as those that only sound alike.

    So it is where there are no samples to tell by.
    """
    alike = seen.sighting.alike
    if not any(alike):
        return True
    return max(alike.on_the_matter) >= max(_LIKE_SOME, _LIKE_NEAR * alike.near)


def is_in_full(seen: Seen) -> bool:
    """Whether one passage of the article tells, alone, nearly all that is asked for."""
    return seen.sighting.own >= _IN_FULL and seen.sighting.share >= _IN_FULL


def weigh(requirement: Requirement, hearing: Hearing, work: State) -> tuple[Weighed, ...]:
    """The elements in their order, the work in the state that was judged.

    The closest article is asked first; the others heard only for what it does not tell.

    Args:
        requirement: of the catalogue.
        hearing: who is heard.
        work: how the work is told, as a whole.
    """
    things = [_what(number, hearing) for number in range(len(requirement.elements.what))]
    weighed = [*_as_judged(things, work)]
    weighed += [
        _element(remark.kind, remark.number, hearing) for remark in hearing.closest.sighting.remarks
    ]
    if work is State.PRESENT:
        return tuple(map(_bound_by_the_work, weighed))
    return tuple(weighed)


def _bound_by_the_work(told: Weighed) -> Weighed:
    """Work that is told in whole forbids or binds, though no word of the lists says so."""
    if told.kind is ElementKind.MODALITY and told.state is State.WEAKER and not told.quote:
        return told._replace(state=State.PRESENT)
    return told


def contradictions(
    requirement: Requirement, hearing: Hearing, seen: Sequence[Seen]
) -> tuple[Weighed, ...]:
    """The elements that a proven article contradicts, in their order.

    Args:
        requirement: of the catalogue.
        hearing: who is heard.
        seen: the articles that may speak against it.
    """
    if requirement.deontic is Deontic.DOCUMENT:
        return ()
    against = [
        each
        for each in seen
        if each.covers and is_on_the_matter(each) and (is_in_full(each) or each in hearing.as_close)
    ]
    found: dict[tuple[ElementKind, int], Weighed] = {}
    for each in sorted(against, key=lambda each: (-each.closeness, each.document)):
        for remark in each.sighting.remarks:
            if remark.state is State.CONTRADICTORY and (
                is_proven(each) or (remark.kind in _TIMES and is_of_its_work(each))
            ):
                told = Weighed(remark.kind, remark.number, remark.state, remark.quote, each)
                found.setdefault((remark.kind, remark.number), told)
    return tuple(found.values())


def blamed(
    requirement: Requirement, hearing: Hearing, answerable: Sequence[Seen]
) -> Iterator[Weighed]:
    """The element that is contradicted most likely, where an article in all contradicts.

    Only an article that is likelier on the matter than not can be blamed.

    Args:
        requirement: of the catalogue.
        hearing: who is heard.
        answerable: the articles that may speak against it.
    """
    heard = [
        each
        for each in hearing.all_heard
        if each.covers and each in answerable and (each.pertinent or 0.0) >= LIKELY_ON_IT
    ]
    if heard:
        worst = max(heard, key=_contrary)
        kind, quote = against(requirement, worst.sighting.evidence.quote)
        yield Weighed(kind, 0, State.CONTRADICTORY, quote, worst)


def _contrary(seen: Seen) -> float:
    chances = seen.sighting.chances
    return chances.contrary * chances.pertinent if chances else 0.0


def _what(number: int, hearing: Hearing) -> Weighed:
    """The first of those heard that tells the thing in full, else the one that tells most of it."""
    best = max(hearing.all_heard, key=lambda each: (_level(each, number), each.closeness))
    state = (State.ABSENT, State.WEAKER, State.PRESENT)[_level(best, number)]
    return Weighed(ElementKind.WHAT, number, state, best.sighting.evidence.quote, best)


def _level(seen: Seen, number: int) -> int:
    told = seen.sighting.things[number]
    if told >= PRESENT:
        return 2 if seen.covers else 1
    return 1 if told >= SOMEWHAT else 0


def _as_judged(things: Sequence[Weighed], work: State) -> Iterator[Weighed]:
    """The things so that together they are in the state judged: single words are less sure.

    Where the work is told in part and the words tell each thing, or none, what is lacking cannot
    be named: that it does not go far enough is an element of its own then.
    """
    states = {each.state for each in things} if work is State.WEAKER else {work}
    for each in things:
        state = each.state if work is State.WEAKER else work
        if state is State.ABSENT:
            yield Weighed(each.kind, each.number, state)
        else:
            yield each._replace(state=state)
    if work is State.WEAKER and states in ({State.PRESENT}, {State.ABSENT}):
        nearest = max(things, key=_told)
        yield Weighed(ElementKind.EXTENT, 0, State.WEAKER, nearest.quote, nearest.by)


def _told(thing: Weighed) -> float:
    return thing.by.sighting.things[thing.number] if thing.by else 0.0


def _element(kind: ElementKind, number: int, hearing: Hearing) -> Weighed:
    """What the closest article says of an element, else another that is heard.

    A time of another article counts where it stands by the same work.
    """
    for seen in hearing.all_heard:
        remark = seen.remark(kind, number)
        if remark.state is State.ABSENT:
            continue
        if (
            seen not in hearing.as_close
            and kind in _TIMES
            and not (remark.state.is_enough and seen.sighting.own >= _SAME_WORK)
        ):
            continue
        if kind is ElementKind.MODALITY and seen is not hearing.closest:
            continue
        state = State.WEAKER if remark.state is State.CONTRADICTORY else remark.state
        return Weighed(kind, number, state, remark.quote, seen)
    return Weighed(kind, number, State.ABSENT)
