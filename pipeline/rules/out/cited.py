"""Which instruments a document cites, where, and how: what the OUT rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.facts import SELF, Citation, CitationRole
from pipeline.model.finding import Evidence, Severity
from pipeline.model.law import Instrument, InstrumentStatus, MatchKind, Resolution
from pipeline.model.run import Dossier
from pipeline.rules.place import name_place
from pipeline.rules.registry import Case

# A citation that ends, amends or tells the history of what it cites does not rest on it.
_RESTS_ON = (CitationRole.LEGAL_BASIS, CitationRole.MENTION)
_MOST_PLACES = 12


class Cited(NamedTuple):
    """An instrument of the register with the citations of it that rest on it, in reading order."""

    instrument: Instrument
    citations: tuple[Citation, ...]

    @property
    def first(self) -> Citation:
        """The citation to show: a legal basis if there is one."""
        return next((each for each in self.citations if is_basis(each)), self.citations[0])

    @property
    def in_basis(self) -> bool:
        """Whether the document stands on it."""
        return any(is_basis(each) for each in self.citations)


def is_basis(citation: Citation) -> bool:
    """Whether a citation is part of the legal basis."""
    return citation.role is CitationRole.LEGAL_BASIS


def resting_citations(dossier: Dossier) -> Iterator[Citation]:
    """Citations of other instruments that the document rests on: none in quoted new text."""
    for citation in dossier.facts.citations:
        if citation.instrument in (None, SELF) or citation.role not in _RESTS_ON:
            continue
        if not _is_quoted(dossier.document, citation.span):
            yield citation


def cited_instruments(dossier: Dossier, case: Case) -> list[Cited]:
    """The instruments a document rests on that the register holds, each once."""
    written = dossier.document.metadata.date
    found: dict[str, tuple[Instrument, list[Citation]]] = {}
    for citation in resting_citations(dossier):
        resolution = case.register.resolve(citation, written)
        if resolution.match is MatchKind.EXACT and resolution.instrument is not None:
            entry = found.setdefault(resolution.instrument.id, (resolution.instrument, []))
            entry[1].append(citation)
    return [Cited(instrument, tuple(citations)) for instrument, citations in found.values()]


def unresolved(dossier: Dossier, case: Case, match: MatchKind) -> list[tuple[Citation, Resolution]]:
    """Citations with a number whose resolution came out as ``match``, the first of each number."""
    written = dossier.document.metadata.date
    found: dict[str, tuple[Citation, Resolution]] = {}
    for citation in resting_citations(dossier):
        if citation.number and citation.number not in found:
            resolution = case.register.resolve(citation, written)
            if resolution.match is match:
                found[citation.number] = (citation, resolution)
    return list(found.values())


def has_ended(instrument: Instrument, on: date) -> bool:
    """Whether an instrument was no longer in force on a day."""
    return instrument.status(on) is InstrumentStatus.EXPIRED


def name(instrument: Instrument) -> str:
    """An instrument as a lawyer names it: kind, number and day."""
    dated = f" ngày {instrument.signed:%d/%m/%Y}" if instrument.signed else ""
    return f"{instrument.kind} số {instrument.number}{dated}"


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
    title = f": {instrument.title}" if instrument.title else ""
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
            context=_line(document, each.span),
        )
        for each in rest
    )


def softened(dossier: Dossier, severity: Severity) -> Severity:
    """One step lighter where the document gives way to later law by its own words."""
    if dossier.facts.dynamic_reference is None:
        return severity
    return Severity.MEDIUM if severity is Severity.HIGH else Severity.LOW


def dynamic_note(dossier: Dossier) -> str:
    """What to add to the reason where the document has a dynamic-reference clause."""
    span = dossier.facts.dynamic_reference
    if span is None:
        return ""
    where = name_place(dossier.document, span)
    return (
        f" Văn bản có điều khoản dẫn chiếu động ({where}): văn bản được thay thế thì áp dụng văn "
        "bản mới, nên mức độ được hạ một bậc; nội dung quy tắc đã đổi hay chưa vẫn cần xem."
    )


def doubt(instrument: Instrument) -> str:
    """What to add to a message where the fact behind it awaits confirmation."""
    return "" if instrument.verified else " (cần xác minh dữ kiện trong bảng văn bản)"


def _is_quoted(document: Document, span: Span) -> bool:
    return any(node.kind is ProvisionKind.QUOTE for node in document.path_at(span.start))


def _line(document: Document, span: Span) -> str:
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    line = document.text[start : end if end >= 0 else None]
    return line if len(line) <= 240 else document.text[max(start, span.start - 80) : span.end + 80]
