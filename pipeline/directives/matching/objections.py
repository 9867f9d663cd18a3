"""What speaks for and against a requirement in the passages that are likely on its matter.

The remarks on elements are careful: they look at one clause. Here every passage of an article is
asked that is likely on the matter, all of its words, and each hint counts by that likelihood; what
it is worth is for learnt judges to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.directives.matching.judging import (
    Remark,
    remarks_on_deciders,
    remarks_on_periods,
    remarks_on_times,
)
from pipeline.directives.matching.words import folded, lists
from pipeline.model.demand import Requirement
from pipeline.model.verdict import ElementKind, State
from pipeline.word_lists import whole_words

_MOST = 4  # passages asked
_LIKELY = 0.2  # on the matter


class Hints(NamedTuple):
    """How likely it is a passage on the matter that holds each, 0 to 1.

    ``longer`` is a time longer, or a period rarer, than asked for (shorter, where so much time is
    to be left), ``kept`` one that keeps it, ``only_longer`` the first where nothing else is told;
    ``other_post`` and ``right_post`` who decides; ``optional`` words that leave it open.
    """

    longer: float = 0.0
    kept: float = 0.0
    only_longer: float = 0.0
    other_post: float = 0.0
    right_post: float = 0.0
    optional: float = 0.0


class Passage(NamedTuple):
    """A passage in words, and how likely it is on the matter."""

    words: str
    pertinent: float


def hints_of(requirement: Requirement, passages: Iterable[Passage]) -> Hints:
    """The hints of the likeliest of ``passages``."""
    likely = sorted(
        (each for each in passages if each.pertinent >= _LIKELY), key=lambda each: -each.pertinent
    )
    told = [(each.pertinent, _hinted(requirement, each.words)) for each in likely[:_MOST]]
    return Hints(
        *(
            round(max((pertinent * hints[place] for pertinent, hints in told), default=0.0), 4)
            for place in range(len(Hints._fields))
        )
    )


def against(requirement: Requirement, words: str) -> tuple[ElementKind, str]:
    """The element that the words of a passage contradict most likely, and those that do it."""
    asked = requirement.elements
    kind = ElementKind.DEADLINE if asked.deadline else ElementKind.FREQUENCY
    for told, of_kind in (
        (_times(requirement, words), kind),
        (_deciders(requirement, words), ElementKind.AUTHORITY),
    ):
        remarks = list(told)
        if not any(each.state.is_enough for each in remarks):
            quote = next((r.quote for r in remarks if r.state is State.CONTRADICTORY), "")
            if quote:
                return of_kind, quote
    return ElementKind.WHAT, words


def _hinted(requirement: Requirement, words: str) -> tuple[bool, ...]:
    times = {each.state for each in _times(requirement, words)}
    posts = {each.state for each in _deciders(requirement, words)}
    longer, kept = State.CONTRADICTORY in times, any(each.is_enough for each in times)
    return (
        longer,
        kept,
        longer and not kept,
        State.CONTRADICTORY in posts,
        State.PRESENT in posts,
        _leaves_open().search(folded(words)) is not None,
    )


def _deciders(requirement: Requirement, words: str) -> Iterator[Remark]:
    for thing in requirement.elements.authority:
        yield from remarks_on_deciders(thing, words)


def _times(requirement: Requirement, words: str) -> Iterator[Remark]:
    asked = requirement.elements
    if asked.deadline:
        yield from remarks_on_times(asked.deadline, words)
    if asked.frequency:
        yield from remarks_on_periods(asked.frequency, words)


@cache
def _leaves_open() -> re.Pattern[str]:
    return whole_words((*lists().optional, *lists().soft, *lists().released))
