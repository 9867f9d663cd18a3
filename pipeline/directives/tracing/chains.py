"""The chain from one instrument to the documents of ministry and units.

To cite a document of the ministry is not to carry out whatever it rests on: a regulation with five
laws in its legal basis is cited for its own matter. So an instrument is handed on through a
document only where that document is *written for* it, or where both answer one demand of it.

A document is written for an instrument where it says that it carries it out (in its title, before
its first provision, or where its purpose is told), or where it is a plan, programme or other
document that by its kind hands things down and rests on a directive as its legal basis. A law in
the legal basis of a plan may only give its issuer the power to issue it. What is written in the
same sense for a document that is written for the instrument is written for it, too: so chains grow
longer than two, from directive to plan of the ministry, plan of a unit, regulation of that unit.

A document goes through another that is written for the instrument where it says that it carries
that one out, or has it in its legal basis and that one is a plan or the like. A regulation has a
matter of its own, even one written for the instrument: who only has it in the legal basis must
answer a demand of the instrument to go through it. And a document that answers demands without
being written for the instrument hands on no more than the demand that both answer.

What was there before the instrument may answer its demands, and carries nothing out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pipeline.directives.tracing.papers import Paper, Papers
from pipeline.directives.tracing.ways import Way
from pipeline.model.run import UnitKind
from pipeline.model.trace import Carrying, Through

# Whom no plan of the ministry binds: itself, and organisations of the Party.
_UNBOUND = (UnitKind.MINISTRY, UnitKind.PARTY)


class Demanded(NamedTuple):
    """An instrument that requirements rest on, as far as chains ask for it.

    ``key`` is that of its number; ``signed_year`` is known even where the day is not.
    """

    id: str
    name: str
    key: str = ""
    signed: date | None = None
    signed_year: int | None = None
    is_directive: bool = False
    is_party: bool = False

    def is_after(self, day: date | None) -> bool:
        """Whether it was signed after a day; False where either is not known."""
        if day is None:
            return False
        if self.signed is not None:
            return day < self.signed
        return self.signed_year is not None and day.year < self.signed_year


class Chain:
    """Who carries one instrument out, and by way of what."""

    def __init__(
        self, instrument: Demanded, papers: Papers, meets: Mapping[str, Sequence[str]]
    ) -> None:
        """What is known beforehand.

        Args:
            instrument: what is carried out.
            papers: the documents that count.
            meets: by file, the requirements resting on the instrument that a document answers.
        """
        self._instrument = instrument
        self._papers = papers
        self._cites = {
            file: way
            for file, way in papers.citing(instrument.id).items()
            if way is not Way.ENDS and not self._is_itself(papers.by_file[file])
        }
        self._meets = {
            file: tuple(answered)
            for file, answered in meets.items()
            if file in papers.by_file and not self._is_itself(papers.by_file[file])
        }

    def carryings(self, concerned: AbstractSet[str]) -> tuple[Carrying, ...]:
        """The documents that carry the instrument out, by file.

        Args:
            concerned: the units whom a requirement resting on the instrument concerns.
        """
        through = self._through
        files = sorted({*self._cites, *self._meets, *through})
        return tuple(self._carrying(file, through.get(file, {}), concerned) for file in files)

    def _carrying(
        self, file: str, through: Mapping[str, Way], concerned: AbstractSet[str]
    ) -> Carrying:
        paper, way = self._papers.by_file[file], self._cites.get(file)
        rests = way is not None and way.rests
        meets = self._meets.get(file, ())
        return Carrying(
            file=file,
            unit=paper.unit,
            document=paper.name,
            cites=way.value if way else "",
            meets=meets,
            through=tuple(Through(file=each, cites=how.value) for each, how in through.items()),
            by_ministry=self._is_above(paper),
            earlier=self._is_earlier(file),
            in_passing=not (rests or meets or through),
            lacking=self._lacking(paper, concerned),
        )

    def _is_itself(self, paper: Paper) -> bool:
        instrument = self._instrument
        return bool(paper.key) and paper.key == instrument.key and not self._differ(paper)

    def _differ(self, paper: Paper) -> bool:
        signed = self._instrument.signed
        return signed is not None and paper.dated is not None and signed != paper.dated

    def _is_above(self, paper: Paper) -> bool:
        by_party = self._instrument.is_party and paper.unit_kind is UnitKind.PARTY
        return paper.is_of_ministry or by_party

    def _is_earlier(self, file: str) -> bool:
        """Whether a document that does not know of the instrument was there before it."""
        unknown = file not in self._cites and file not in self._written
        return unknown and self._instrument.is_after(self._papers.by_file[file].dated)

    def _answers(self, file: str) -> bool:
        return file in self._meets and not self._is_earlier(file)

    @cached_property
    def _written(self) -> frozenset[str]:
        """The files of the documents written for the instrument."""
        papers = self._papers.by_file
        directs = self._instrument.is_directive
        waiting = [
            file
            for file, way in self._cites.items()
            if _is_written_for(papers[file], way, is_directing=directs)
        ]
        found = set(waiting)
        while waiting:
            above = waiting.pop()
            for file in self._papers.resting_on(above):
                way = self._papers.rests(file)[above]
                directs = papers[above].is_directing
                if file not in found and _is_written_for(papers[file], way, is_directing=directs):
                    found.add(file)
                    waiting.append(file)
        return frozenset(found)

    @cached_property
    def _through(self) -> dict[str, dict[str, Way]]:
        """For each file those it goes through, and how it rests on them; without any circle."""
        below = (file for each in self._written for file in self._papers.resting_on(each))
        edges: dict[str, dict[str, Way]] = {}
        for file in sorted({*self._cites, *self._meets, *below}):
            for above, way in sorted(self._papers.rests(file).items()):
                if self._hands_on(above, way, file) and not _leads(edges, above, file):
                    edges.setdefault(file, {})[above] = way
        return edges

    def _hands_on(self, above: str, way: Way, file: str) -> bool:
        """Whether a document that rests on another goes through it to the instrument."""
        if above in self._written:
            directs = way is Way.CARRIES_OUT or self._papers.by_file[above].is_directing
            return directs or self._answers(file)
        shared = {*self._meets.get(above, ())} & {*self._meets.get(file, ())}
        return bool(shared) and self._answers(above) and self._answers(file)

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = defaultdict(list)
        for file, through in self._through.items():
            for above in through:
                below[above].append(file)
        return below

    def _lacking(self, paper: Paper, concerned: AbstractSet[str]) -> tuple[str, ...]:
        """The units that owe a plan of the ministry a document and have none."""
        if not (paper.awaits_units and paper.is_of_ministry and paper.file in self._written):
            return ()
        carried = {each.unit for each in self._all_below(paper.file) if not self._is_above(each)}
        return tuple(sorted(concerned - carried))

    def _all_below(self, file: str) -> Iterator[Paper]:
        waiting, seen = [file], {file}
        while waiting:
            for each in self._below.get(waiting.pop(), ()):
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
                    yield self._papers.by_file[each]


def bound(units: Mapping[str, UnitKind], concerned: AbstractSet[str]) -> frozenset[str]:
    """Those of the units concerned that documents of the ministry bind.

    Args:
        units: the kind of each unit, by id.
        concerned: ids of the units that a requirement concerns.
    """
    return frozenset(each for each in concerned if units[each] not in _UNBOUND)


def _is_written_for(paper: Paper, way: Way, *, is_directing: bool) -> bool:
    """Whether a document is written for what it cites, which directs others or does not."""
    if way is Way.CARRIES_OUT:
        return True
    return way is Way.BASIS and paper.is_directing and is_directing


def _leads(edges: Mapping[str, Mapping[str, Way]], start: str, to: str) -> bool:
    """Whether ``start`` goes through ``to``, however far up."""
    waiting, seen = [start], {start}
    while waiting:
        each = waiting.pop()
        if each == to:
            return True
        for above in edges.get(each, ()):
            if above not in seen:
                seen.add(above)
                waiting.append(above)
    return False
