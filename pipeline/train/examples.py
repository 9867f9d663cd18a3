"""Rows of gold as they are looked at, for judges of the work told to learn from.

Each row is seen as it is and with alternative wordings of the catalogue, or its sample clauses,
left out: whoever wrote the catalogue knew some of these documents, and what is learnt shall also
hold where the words are others and for requirements that have no samples.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from pipeline.directives.matching import Desk, Index, Searched, head_of, look, searched_of
from pipeline.directives.matching.answering import traits_on
from pipeline.directives.matching.traits import Traits
from pipeline.evaluate.verdicts import (
    MADE_CORPUS,
    Bench,
    GoldVerdict,
    Texts,
    bench_of,
    desk_for,
    dossiers_of,
)
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.run import Dossier

SEED = 0
_STATES = {"absent": 0, "weaker": 1, "contradictory": 1, "present": 2, "stronger": 2}


class Thinning(NamedTuple):
    """What of a requirement a look at a row goes without.

    ``wordings`` is the share of other wordings left out, ``samples`` whether sample clauses are.
    """

    wordings: float
    samples: bool


LOOKS = (
    Thinning(0.0, samples=False),
    Thinning(0.5, samples=False),
    Thinning(0.0, samples=True),
    Thinning(0.5, samples=True),
    Thinning(1.0, samples=True),
)


class Example(NamedTuple):
    """A row of gold as it was looked at: without what, from what, and its traits."""

    left_out: Thinning
    row: GoldVerdict
    requirement: Requirement
    desk: Desk
    traits: Traits

    @property
    def state(self) -> int | None:
        """How a reader found the work told (absent 0, in part 1, in whole 2); None: not judged."""
        judged = self.requirement.deontic is not Deontic.CITATION
        return _STATES.get(self.row.elements.get("what", "")) if judged else None


class Shelf(NamedTuple):
    """Rows of gold with what they are judged with: documents and their indexes by name."""

    rows: Sequence[GoldVerdict]
    bench: Bench
    dossiers: Mapping[str, Dossier]
    indexes: Mapping[str, Index]


def shelf_of(rows: Sequence[GoldVerdict], texts: Texts) -> Shelf:
    """All that rows are judged with.

    Raises:
        BadSettings: if a document cannot be read.
    """
    dossiers = {each.source.path: each for each in dossiers_of(rows, texts)}
    indexes = {name: Index(each.document) for name, each in dossiers.items()}
    return Shelf(rows, bench_of(rows), dossiers, indexes)


def examples(shelf: Shelf, rows: Sequence[GoldVerdict]) -> list[Example]:
    """All looks at ``rows``, in the order of ``LOOKS``, then of the rows."""
    return [
        each
        for number, thinning in enumerate(LOOKS)
        for each in _looked_at(
            [row for row in rows if thinning in looks_at(row)], shelf, number, thinning
        )
    ]


def looks_at(row: GoldVerdict) -> tuple[Thinning, ...]:
    """How a row is looked at.

    Made-up documents were written to tell, in words of their own, and would teach that whatever
    words are there something is told, where there are neither samples nor judges of passages.
    """
    if row.corpus == MADE_CORPUS:
        return tuple(look_ for look_ in LOOKS if not look_.samples)
    return LOOKS


def _looked_at(
    rows: Sequence[GoldVerdict], shelf: Shelf, number: int, thinning: Thinning
) -> Iterator[Example]:
    _, bench, dossiers, indexes = shelf
    chance = random.Random(SEED + number)  # noqa: S311
    kept: dict[tuple[str, str], Searched] = {}
    asked = {
        name: thinned(bench.requirements[name], chance, thinning)
        for name in sorted({row.requirement for row in rows})
    }
    for row in rows:
        requirement = asked[row.requirement]
        for name in row.documents:
            if name in dossiers and (name, requirement.id) not in kept:
                looks = {requirement.id: look(requirement, indexes[name])}
                dossier = dossiers[name]
                kept[name, requirement.id] = searched_of(dossier, head_of(dossier), looks)
        searched = {name: kept[name, requirement.id] for name in row.documents if name in dossiers}
        desk = desk_for(row, requirement, searched, bench)
        yield Example(thinning, row, requirement, desk, traits_on(requirement, desk))


def thinned(requirement: Requirement, chance: random.Random, without: Thinning) -> Requirement:
    """The requirement without a share of the other wordings of each thing, or without samples."""
    if requirement.deontic is Deontic.CITATION:
        return requirement
    what = []
    for thing in requirement.elements.what:
        kept = tuple(each for each in thing if chance.random() >= without.wordings)
        what.append(kept or (chance.choice(thing),))
    elements = msgspec.structs.replace(requirement.elements, what=tuple(what))
    samples = () if without.samples else requirement.samples
    return msgspec.structs.replace(requirement, elements=elements, samples=samples)
