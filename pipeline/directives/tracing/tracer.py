"""Gathers what documents cite, one at a time, and makes the chains of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pipeline.directives.tracing.chains import Chain, Demanded, bound
from pipeline.directives.tracing.papers import Naming, Paper, Papers, counting, paper_of
from pipeline.directives.tracing.vocabulary import vocabulary
from pipeline.directives.tracing.ways import Way, strongest, ways_in
from pipeline.law.names import NAMED_KINDS, full_name, name, name_key
from pipeline.law.numbers import number_key
from pipeline.law.register import Register
from pipeline.model.demand import Requirement
from pipeline.model.facts import Citation
from pipeline.model.law import Instrument, InstrumentStatus
from pipeline.model.run import Dossier, Unit
from pipeline.model.trace import Trace
from pipeline.model.verdict import Answer, Verdict

_ANSWERED = (Verdict.MET, Verdict.PARTLY)


class Tracer:
    """Gathers, document by document, what cites instruments that requirements rest on, or others.

    Call ``add`` for each document, then ``traces`` once.
    """

    def __init__(
        self,
        register: Register,
        requirements: Sequence[Requirement],
        units: Mapping[str, Unit],
        on: date,
    ) -> None:
        """What documents are held against.

        Args:
            register: for instruments and their names.
            requirements: the catalogue.
            units: all units, by id.
            on: the day of the review; what has ended by then is not owed any more.
        """
        self._register = register
        self._units = units
        self._on = on
        self._resting: dict[str, list[str]] = defaultdict(list)
        for requirement in requirements:
            for basis in requirement.basis:
                if requirement.id not in self._resting[basis.instrument]:
                    self._resting[basis.instrument].append(requirement.id)
        demanded = [each for id_ in self._resting if (each := register.get(id_)) is not None]
        self._numbers = {number_key(each.number) for each in demanded}
        self._names = {named for each in demanded for named in _names_of(each)}
        self._papers: list[Paper] = []
        self._cites: dict[str, dict[str, Way]] = defaultdict(dict)

    def add(self, dossier: Dossier) -> None:
        """Look at the citations of one document; nothing of it is kept but what it rests on."""
        document, facts = dossier.document, dossier.facts
        names: list[Naming] = []
        cites: dict[str, list[Way]] = defaultdict(list)
        for citation, way in ways_in(document, (*facts.citations, *facts.bare_numbers)):
            if id_ := self._instrument(citation, document.metadata.date):
                cites[id_].append(way)
            if citation.number and (way.rests or way is Way.ENDS):
                key = number_key(citation.number)
                names.append(Naming(key, citation.dated, citation.year, way))
        file = dossier.source.path
        for id_, ways in cites.items():
            self._cites[id_][file] = strongest(ways)
        self._papers.append(paper_of(dossier, self._units[dossier.source.unit], names))

    def traces(self, answers: Sequence[Answer]) -> tuple[Trace, ...]:
        """The traces, by the id of the instrument; one that leads nowhere has no documents."""
        papers = Papers(counting(self._papers, _looked_at(answers)), self._cites)
        meets, concerned = _meets(answers), _concerned(answers)
        return tuple(
            self._trace(id_, resting, papers, meets, concerned)
            for id_, resting in sorted(self._resting.items())
        )

    def _trace(
        self,
        id_: str,
        resting: Sequence[str],
        papers: Papers,
        meets: Mapping[str, Iterable[str]],
        concerned: Mapping[str, set[str]],
    ) -> Trace:
        demanded = self._demanded(id_)
        units = {unit for each in resting for unit in concerned.get(each, ())}
        kinds = {each.id: each.kind for each in self._units.values()}
        chain = Chain(demanded, papers, _by_file(resting, meets))
        documents = chain.carryings(bound(kinds, units))
        by_ministry = any(each.by_ministry and each.carries for each in documents)
        return Trace(
            instrument=id_,
            name=demanded.name,
            requirements=tuple(resting),
            documents=documents,
            is_directive=demanded.is_directive,
            lacks_ministry=bool(units) and self._is_owed(id_, demanded) and not by_ministry,
        )

    def _demanded(self, id_: str) -> Demanded:
        instrument = self._register.get(id_)
        if instrument is None:
            return Demanded(id_, id_)
        return Demanded(
            id=id_,
            name=name(instrument),
            key=number_key(instrument.number),
            signed=instrument.signed,
            signed_year=instrument.signed_year,
            is_directive=vocabulary().is_directive(instrument),
            is_party=vocabulary().is_party(instrument),
        )

    def _is_owed(self, id_: str, demanded: Demanded) -> bool:
        """Whether it is a directive that has not ended by the day of the review."""
        instrument = self._register.get(id_)
        ended = instrument is None or instrument.status(self._on) is InstrumentStatus.EXPIRED
        return demanded.is_directive and not ended

    def _instrument(self, citation: Citation, written: date | None) -> str | None:
        """The id of the instrument that a citation names, if requirements rest on it.

        Party numbers begin anew each term: the day or year tells which is meant.
        """
        if citation.number:
            if number_key(citation.number) not in self._numbers:
                return None
        elif name_key(citation.instrument or "") not in self._names:
            return None
        instrument = self._register.resolve(citation, written).instrument
        return instrument.id if instrument and instrument.id in self._resting else None


def _names_of(instrument: Instrument) -> Iterator[str]:
    if instrument.kind in NAMED_KINDS:
        yield name_key(full_name(instrument))
    yield from map(name_key, instrument.aliases)


def _meets(answers: Iterable[Answer]) -> dict[str, dict[str, None]]:
    """By requirement, the files that answer it at least in part, each once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for answer in answers:
        if answer.verdict in _ANSWERED:
            for provision in answer.provisions:
                found[answer.requirement][provision.file] = None
    return found


def _by_file(resting: Iterable[str], meets: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """By file, those of the requirements that it answers, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for requirement in resting:
        for file in meets.get(requirement, ()):
            found[file].append(requirement)
    return found


def _concerned(answers: Iterable[Answer]) -> dict[str, set[str]]:
    """By requirement, the units that it concerns."""
    found: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        if answer.verdict is not Verdict.NOT_APPLICABLE:
            found[answer.requirement].add(answer.unit)
    return found


def _looked_at(answers: Iterable[Answer]) -> dict[str, frozenset[str]]:
    """By unit, the files searched for it: the same for each requirement that concerns it."""
    found: dict[str, frozenset[str]] = {}
    for answer in answers:
        if answer.unit not in found and answer.looked_at:
            found[answer.unit] = frozenset(answer.looked_at)
    return found
