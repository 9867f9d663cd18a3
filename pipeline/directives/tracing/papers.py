"""What is kept of each document to tell later what it carries out, and by way of which others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.directives.tracing.vocabulary import vocabulary
from pipeline.directives.tracing.ways import Way, strongest
from pipeline.evidence import name_document
from pipeline.law.amendments.bearers import meant
from pipeline.law.numbers import number_key
from pipeline.model.run import Dossier, Unit, UnitKind
from pipeline.read.hygiene import fold_tones
from pipeline.structure.metadata.numbers import is_of_ministry


class Naming(NamedTuple):
    """A text as a document names it, where it rests on it or ends it."""

    key: str
    dated: date | None
    year: int | None
    way: Way


class Paper(NamedTuple):
    """A document: whose it is, its name, number and day, what it is, what it rests on.

    ``is_directing`` is whether by its kind it hands down what others have laid down; a regulation
    has a matter of its own, whatever it was issued on. ``awaits_units`` is whether each unit owes a
    document of its own to it.
    """

    file: str
    unit: str
    unit_kind: UnitKind
    name: str
    key: str
    dated: date | None
    is_of_ministry: bool
    is_directing: bool
    awaits_units: bool
    names: tuple[Naming, ...] = ()


def paper_of(dossier: Dossier, unit: Unit, names: Iterable[Naming]) -> Paper:
    """What is kept of a document.

    Args:
        dossier: the document.
        unit: whose it is.
        names: the texts it names by number, each as often as it does so.
    """
    metadata, words = dossier.document.metadata, vocabulary()
    number, kind = metadata.number or "", metadata.kind or ""
    title = fold_tones(metadata.title or "").casefold()
    return Paper(
        file=dossier.source.path,
        unit=unit.id,
        unit_kind=unit.kind,
        name=name_document(dossier),
        key=number_key(number),
        dated=metadata.date,
        is_of_ministry=unit.kind is UnitKind.MINISTRY or is_of_ministry(number),
        is_directing=kind in words.hands_down or words.issues.search(title) is not None,
        awaits_units=kind in words.awaits_units,
        names=tuple(_kept(names)),
    )


def _kept(names: Iterable[Naming]) -> Iterator[Naming]:
    """Those that the document rests on, each once; none that it ends elsewhere."""
    told: dict[str, list[Naming]] = defaultdict(list)
    for each in names:
        told[each.key].append(each)
    for group in told.values():
        if strongest(each.way for each in group).rests:
            yield from dict.fromkeys(each for each in group if each.way.rests)


class Papers:
    """All documents that count, and which of them rest on which."""

    def __init__(self, papers: Iterable[Paper], cited: Mapping[str, Mapping[str, Way]]) -> None:
        """Which rest on which is told by number and day.

        Args:
            papers: the documents.
            cited: for each instrument of the register, the files that cite it, and how.
        """
        self.by_file = {each.file: each for each in papers}
        self._cited = cited
        bearing: dict[str, list[Paper]] = defaultdict(list)
        for each in self.by_file.values():
            if each.key:
                bearing[each.key].append(each)
        self._rests: dict[str, dict[str, Way]] = {}
        self._rested_on: dict[str, list[str]] = defaultdict(list)
        for file, paper in self.by_file.items():
            if rests := _rests(paper, bearing):
                self._rests[file] = rests
            for below in rests:
                self._rested_on[below].append(file)

    def citing(self, instrument: str) -> dict[str, Way]:
        """The files that cite an instrument, and how."""
        return {
            file: way
            for file, way in self._cited.get(instrument, {}).items()
            if file in self.by_file
        }

    def rests(self, file: str) -> Mapping[str, Way]:
        """The documents that one rests on, and how it cites them."""
        return self._rests.get(file, {})

    def resting_on(self, file: str) -> Sequence[str]:
        """The documents that rest on one."""
        return self._rested_on.get(file, ())


def _rests(paper: Paper, bearing: Mapping[str, Sequence[Paper]]) -> dict[str, Way]:
    found: dict[str, list[Way]] = defaultdict(list)
    for named in paper.names:
        bearers = [
            each
            for each in bearing.get(named.key, ())
            if named.year is None or each.dated is None or each.dated.year == named.year
        ]
        for each in meant(named.dated, paper, bearers):
            found[each.file].append(named.way)
    return {file: strongest(ways) for file, ways in found.items()}


def counting(papers: Iterable[Paper], looked_at: Mapping[str, Container[str]]) -> list[Paper]:
    """The papers that count on the day: no drafts, none that was replaced or is not in force yet.

    Args:
        papers: all of them.
        looked_at: for a unit the files that were searched for it, as far as any were.
    """
    return [each for each in papers if each.file in looked_at.get(each.unit, (each.file,))]
