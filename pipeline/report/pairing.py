"""Which step of one procedure is which of another: by their words, and where these fail by kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from pipeline.extract.assignments.words import content_words, key
from pipeline.inventory.procedures import StepRecord
from pipeline.model.facts import StepKind
from pipeline.rules.std.levels import level_of

AKIN = frozenset({StepKind.CHECK, StepKind.APPRAISE})  # one control, called by two names
_HEADS = 1  # the level of those who head a unit
_REMARK = re.compile(r"[.;:\n]")
_WORKS = re.compile(r",|(?<!\w)(?:và|hoặc)(?!\w)")
_VERB = 2  # syllables that name what is done: "nghiệm thu", "phê duyệt"
_LIKE = 0.5  # of the words of the shorter of two steps of a kind
_TOLD = 3  # syllables that name a work by themselves: "chọn nhà cung cấp"
_TELLING = frozenset(  # a procedure has one step of these, however it is told
    {StepKind.RECEIVE, StepKind.APPRAISE, StepKind.DECIDE, StepKind.RECORD}
)


class _Part(NamedTuple):
    """One work of a step: "nghiệm thu | hàng hóa"."""

    verb: tuple[str, ...]
    of: frozenset[str]


class _Told(NamedTuple):
    """What a step says is done, without what a cell says after it."""

    step: StepRecord
    kind: StepKind
    parts: tuple[_Part, ...]
    words: frozenset[str]


def pairs_of(one: Sequence[StepRecord], other: Sequence[StepRecord]) -> Mapping[int, int]:
    """The places of steps in ``one`` with those of the same steps in ``other``, each once.

    Steps that tell of one work are paired wherever they stand; the likest first, of those alike
    the ones that stand most alike. Then one of a kind that both have once more, such as a decision,
    where that crosses no pair.
    """
    found: dict[int, int] = {}
    mine, theirs = [_told(step) for step in one], [_told(step) for step in other]
    ranked = sorted(
        (-likeness, abs(i / len(one) - j / len(other)), i, j)
        for i, j in product(range(len(one)), range(len(other)))
        if (likeness := _likeness(mine[i], theirs[j]))
    )
    for _, _, i, j in ranked:
        if i not in found and j not in found.values():
            found[i] = j
    for i, j in _alone_of_kind(mine, theirs, found):
        if all((i < place) == (j < beside) for place, beside in found.items()):
            found[i] = j
    return found


def is_one_doer(one: StepRecord, other: StepRecord) -> bool:
    """Whether two steps are done by one, or each by the head of his own unit."""
    if one.actor.casefold() == other.actor.casefold():
        return True
    levels = [level_of(step.actor) for step in (one, other)]
    return all(level is not None and level.rank == _HEADS for level in levels)


def _likeness(one: _Told, other: _Told) -> float:
    """How alike two steps are, 0 where they are not one: more than 1 where they do the same."""
    shared = len(one.words & other.words) / max(min(len(one.words), len(other.words)), 1)
    if any(_is_one(mine, theirs) for mine, theirs in product(one.parts, other.parts)):
        return 1 + shared
    if StepKind.OTHER in (one.kind, other.kind):
        return shared if shared == 1 and min(len(one.words), len(other.words)) >= _TOLD else 0
    akin = {one.kind, other.kind} <= AKIN and is_one_doer(one.step, other.step)
    return shared if (one.kind is other.kind or akin) and shared >= _LIKE else 0


def _is_one(one: _Part, other: _Part) -> bool:
    return one.verb == other.verb and bool(not one.of or not other.of or one.of & other.of)


def _alone_of_kind(
    one: Sequence[_Told], other: Sequence[_Told], found: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    left = [i for i in range(len(one)) if i not in found]
    right = [j for j in range(len(other)) if j not in found.values()]
    mine, theirs = Counter(one[i].kind for i in left), Counter(other[j].kind for j in right)
    for i, j in product(left, right):
        kind = one[i].kind
        if kind is other[j].kind and kind in _TELLING and mine[kind] == theirs[kind] == 1:
            yield i, j


def _told(step: StepRecord) -> _Told:
    said = _REMARK.split(step.action.strip(), maxsplit=1)[0]
    parts = tuple(part for part in map(_part, _WORKS.split(said)) if part.verb)
    return _Told(step, step.kind, parts, content_words(said))


def _part(words: str) -> _Part:
    syllables = re.findall(r"\w+", key(words))
    return _Part(tuple(syllables[:_VERB]), content_words(" ".join(syllables[_VERB:])))
