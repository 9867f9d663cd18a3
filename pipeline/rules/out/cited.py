"""Which instruments a document cites, where, and how: what the OUT rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pipeline.evidence import name_place
from pipeline.law.names import NAMED_KINDS, name
from pipeline.law.numbers import number_key, year_of
from pipeline.model.document import Document
from pipeline.model.facts import SELF, Citation
from pipeline.model.finding import Evidence
from pipeline.model.law import Instrument, MatchKind, Resolution
from pipeline.model.run import Dossier
from pipeline.rules.once import once_per_document
from pipeline.rules.out.standing import Standing, standing_of
from pipeline.rules.registry import Case

RESTS_ON = (Standing.BASIS, Standing.OPERATIVE)
_MOST_PLACES = 12
_LINE_LETTERS = 240


class Place(NamedTuple):
    """A citation and how the document stands to what it names."""

    citation: Citation
    standing: Standing


class Cited(NamedTuple):
    """An instrument of the register with the places that cite it, in reading order."""

    instrument: Instrument
    places: tuple[Place, ...]

    def standing(self, *standings: Standing) -> tuple[Citation, ...]:
        """The citations of one of these standings."""
        return tuple(place.citation for place in self.places if place.standing in standings)


@once_per_document
def cited_instruments(dossier: Dossier, case: Case) -> list[Cited]:
    """The instruments of the register a document cites by number, day or year, each once.

    A law's name alone ("theo Luật Thanh tra") always means the law now so named, so that it is
    never out of date; it is left out here.
    """
    written = written_on(dossier.document)
    found: dict[str, tuple[Instrument, list[Place]]] = {}
    facts = dossier.facts
    for citation in sorted(_others(dossier, (*facts.citations, *facts.bare_numbers)), key=_start):
        if not (citation.number or citation.dated or citation.year):
            continue
        resolution = case.register.resolve(citation, written)
        if resolution.match is MatchKind.EXACT and resolution.instrument is not None:
            instrument = resolution.instrument
            place = Place(citation, standing_of(dossier.document, citation))
            found.setdefault(instrument.id, (instrument, []))[1].append(place)
    return [Cited(instrument, tuple(places)) for instrument, places in found.values()]


def unresolved(dossier: Dossier, case: Case, match: MatchKind) -> list[tuple[Citation, Resolution]]:
    """Citations with a number whose resolution is ``match``, the first of each number.

    Only those the document rests on: a list of repealed documents may hold any number.
    """
    found: dict[str, tuple[Citation, Resolution]] = {}
    for citation, resolution in _resolved(dossier, case):
        number = citation.number or ""
        if resolution.match is not match or number in found:
            continue
        if standing_of(dossier.document, citation) in RESTS_ON:
            found[number] = (citation, resolution)
    return list(found.values())


@once_per_document
def _resolved(dossier: Dossier, case: Case) -> list[tuple[Citation, Resolution]]:
    """What each citation with a number names."""
    written = written_on(dossier.document)
    return [
        (citation, case.register.resolve(citation, written))
        for citation in _others(dossier, dossier.facts.citations)
        if citation.number
    ]


def written_on(document: Document) -> date | None:
    """When a document was signed; None where its number tells another year than its date."""
    metadata = document.metadata
    year = year_of(metadata.number or "")
    if metadata.date is not None and year is not None and metadata.date.year != year:
        return None
    return metadata.date


def entry(instrument: Instrument) -> Evidence:
    """The register's row as the other side of the evidence."""
    life = []
    if instrument.effective:
        life.append(f"có hiệu lực {instrument.effective:%d/%m/%Y}")
    if instrument.expired:
        life.append(f"hết hiệu lực {instrument.expired:%d/%m/%Y}")
    elif instrument.ended:
        life.append("hết hiệu lực (chưa rõ ngày)")
    if instrument.replaced_by:
        life.append(f"thay bằng {', '.join(instrument.replaced_by)}")
    if instrument.note:
        life.append(instrument.note)
    told = instrument.kind in NAMED_KINDS or not instrument.title
    title = "" if told else f": {instrument.title}"
    return Evidence(
        quote=f"{name(instrument)}{title}",
        where="bảng văn bản",
        context="; ".join(life),
        source=instrument.source,
    )


def other_places(
    document: Document, citations: tuple[Citation, ...], shown: Citation
) -> tuple[Evidence, ...]:
    """The other places that cite the same, the first dozen of them."""
    rest = [each for each in citations if each is not shown][:_MOST_PLACES]
    return tuple(
        Evidence(
            quote=each.quote,
            where=name_place(document, each.span),
            page=document.place(each.span).page,
            span=each.span,
            context=_line(document, each),
        )
        for each in rest
    )


def doubt(instrument: Instrument) -> str:
    """What to add to a message where the fact behind it awaits confirmation."""
    return "" if instrument.verified else " (cần xác minh dữ kiện trong bảng văn bản)"


def _start(citation: Citation) -> int:
    return citation.span.start


def _others(dossier: Dossier, citations: Iterable[Citation]) -> Iterator[Citation]:
    """Citations that name another instrument than the document itself."""
    own = number_key(dossier.document.metadata.number or "")
    for citation in citations:
        if citation.instrument in (None, SELF):
            continue
        if not own or number_key(citation.number or "") != own:
            yield citation


def _line(document: Document, citation: Citation) -> str:
    span = citation.span
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    line = document.text[start : end if end >= 0 else None]
    if len(line) <= _LINE_LETTERS:
        return line
    return document.text[max(start, span.start - 80) : span.end + 80].split("\n")[0]
