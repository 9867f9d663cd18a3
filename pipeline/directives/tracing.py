"""Which directives and laws have been carried into which documents.

A document carries an instrument out where it cites it, or where it answers a requirement that rests
on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.evidence import name_document
from pipeline.law.names import name
from pipeline.law.register import Register
from pipeline.model.demand import Requirement
from pipeline.model.facts import CitationRole
from pipeline.model.run import Dossier
from pipeline.model.verdict import Answer, Carrying, Trace, Verdict

_ANSWERED = (Verdict.MET, Verdict.PARTLY)
_WORDS = {
    CitationRole.LEGAL_BASIS: "căn cứ",
    CitationRole.MENTION: "dẫn chiếu",
    CitationRole.HISTORY: "dẫn chiếu",
    CitationRole.AMENDS: "sửa đổi",
    CitationRole.REPEALS: "bãi bỏ",
}


class Tracer:
    """Gathers, document by document, what cites the instruments that requirements rest on."""

    def __init__(self, register: Register, requirements: Sequence[Requirement]) -> None:
        """Args: register: for instruments and their names; requirements: the catalogue."""
        self._register = register
        self._resting: dict[str, list[str]] = defaultdict(list)
        for requirement in requirements:
            for basis in requirement.basis:
                if requirement.id not in self._resting[basis.instrument]:
                    self._resting[basis.instrument].append(requirement.id)
        self._numbers = {
            instrument.number: id_
            for id_ in self._resting
            if (instrument := register.get(id_)) is not None
        }
        self._named: dict[str, tuple[str, str]] = {}
        self._cites: dict[str, dict[str, str]] = defaultdict(dict)

    def add(self, dossier: Dossier) -> None:
        """Look at the citations of one document."""
        file = dossier.source.path
        self._named[file] = (dossier.source.unit, name_document(dossier))
        for citation in dossier.facts.citations:
            id_ = self._numbers.get(citation.number or "")
            if id_:
                self._cites[id_].setdefault(file, _WORDS[citation.role])

    def traces(self, answers: Sequence[Answer]) -> tuple[Trace, ...]:
        """The traces, by the id of the instrument; one that leads nowhere has no documents."""
        meets: dict[str, dict[str, None]] = defaultdict(dict)  # in the order of the catalogue
        for answer in answers:
            if answer.verdict in _ANSWERED:
                for found in answer.provisions:
                    meets[found.file][answer.requirement] = None
        return tuple(
            Trace(
                instrument=id_,
                name=name(instrument) if (instrument := self._register.get(id_)) else id_,
                requirements=tuple(resting),
                documents=tuple(self._documents(id_, resting, meets)),
            )
            for id_, resting in sorted(self._resting.items())
        )

    def _documents(
        self, id_: str, resting: Sequence[str], meets: Mapping[str, Mapping[str, None]]
    ) -> Iterator[Carrying]:
        for file in sorted(self._named):
            unit, document = self._named[file]
            met = tuple(each for each in resting if each in meets.get(file, {}))
            cites = self._cites[id_].get(file, "")
            if met or cites:
                yield Carrying(file=file, unit=unit, document=document, cites=cites, meets=met)
