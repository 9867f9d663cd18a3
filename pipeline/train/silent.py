"""Documents that say nothing of what is asked for: what words alone pretend to tell.

Requirements on the conduct of a ministry's units are held against documents of the national
database on other matters: taken alone, and several as though they were one unit's. Nearly none is
met there, so whatever seems told is told by chance. Where a title tells of a requirement's topic,
the pair is left out.
"""

from __future__ import annotations

import random
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pipeline.directives.matching import Desk, Index, Searched, head_of, look, searched_of
from pipeline.directives.matching.answering import traits_on
from pipeline.directives.matching.traits import Traits
from pipeline.evaluate.gold import DOCUMENTS
from pipeline.evaluate.published import published
from pipeline.extract import extract_facts
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.run import Dossier, Source, Unit, UnitKind
from pipeline.structure import build_document

SEED = 0
_DOCUMENTS, _OTHERS = 110, 50
_LETTERS = range(3_000, 45_000)  # of a document that is taken
_UNITS = 25  # made of several documents
_FEWEST, _MOST = 4, 9
_ON_ITS_TOPIC = 0.5  # of the topic's words in a title
_SEEMS = 0.3  # likeness below which nothing seems told


class OnOtherMatters(NamedTuple):
    """Documents on other matters: ``silent`` to ask, ``others`` to learn passages from."""

    silent: tuple[Dossier, ...]
    others: tuple[Dossier, ...]


def on_other_matters(data: Path, known: Container[str]) -> OnOtherMatters:
    """Documents of the national database, drawn at random.

    Args:
        data: where ``vbpl/documents.jsonl.xz`` stands.
        known: ids of documents that verdicts of readers rest on, which are left out.

    Raises:
        BadSettings: if the documents cannot be read.
    """
    drawn = tuple(islice(_dossiers(data / DOCUMENTS, known), _DOCUMENTS + _OTHERS))
    return OnOtherMatters(drawn[:_DOCUMENTS], drawn[_DOCUMENTS:])


def silent_traits(
    dossiers: Iterable[Dossier], requirements: Iterable[Requirement], on: date
) -> list[Traits]:
    """The traits of pairs that seem to tell something.

    Args:
        dossiers: on other matters.
        requirements: the catalogue; those on citations are left out.
        on: the day.
    """
    asked = [each for each in requirements if each.deontic is not Deontic.CITATION]
    searched = [_searched(each, asked) for each in dossiers]
    unit = Unit(id="", name="", kind=UnitKind.OFFICE)
    return [
        traits
        for documents in _units(searched)
        for requirement in asked
        if not any(_is_on_its_topic(each, requirement) for each in documents)
        if (traits := traits_on(requirement, Desk(unit, documents, (), on, "", {}))).likeness
        > _SEEMS
    ]


def _dossiers(file: Path, known: Container[str]) -> Iterator[Dossier]:
    entries = [each for each in published(file) if each.id not in known]
    random.Random(SEED).shuffle(entries)  # noqa: S311
    for entry in entries:
        document = build_document(entry.reading)
        if len(document.text) in _LETTERS:
            source = Source(path=entry.id, unit="", sha256="", size=len(entry.html))
            yield Dossier(source=source, document=document, facts=extract_facts(document))


def _searched(dossier: Dossier, requirements: Sequence[Requirement]) -> Searched:
    index = Index(dossier.document)
    looks = {each.id: look(each, index) for each in requirements}
    return searched_of(dossier, head_of(dossier), looks)


def _units(searched: Sequence[Searched]) -> Iterator[Sequence[Searched]]:
    chance = random.Random(SEED)  # noqa: S311
    yield from ([each] for each in searched)
    if len(searched) >= _MOST:
        for _ in range(_UNITS):
            yield chance.sample(searched, chance.randint(_FEWEST, _MOST))


def _is_on_its_topic(document: Searched, requirement: Requirement) -> bool:
    told = document.look(requirement)
    return max(told.topical, told.titled) >= _ON_ITS_TOPIC
