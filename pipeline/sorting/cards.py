"""What the lists of a review need of one document, whatever the day and the registers say."""

from __future__ import annotations

from datetime import date

import msgspec

from pipeline.law.amendments import changes_of
from pipeline.model.document import Span
from pipeline.model.facts import SELF
from pipeline.model.law import LawChange
from pipeline.model.run import Dossier

_ENDS = frozenset({LawChange.REPEALED, LawChange.REPLACED, LawChange.PARTLY_REPEALED})
_WHOLE = frozenset({LawChange.REPEALED, LawChange.REPLACED})


class NamedInstrument(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument as a document names it, and where."""

    name: str
    span: Span


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order that ends another document or (``whole`` False) a part of it.

    ``number`` and ``dated`` are what is said of the other; ``since`` is the day it takes effect,
    None where none is told; ``quote`` the words that order it.
    """

    number: str
    whole: bool
    quote: str
    dated: date | None = None
    since: date | None = None


class DocumentCard(msgspec.Struct, frozen=True, kw_only=True):
    """A document by what its head says, its legal basis, and what it orders of others.

    ``basis`` has an entry for each "Căn cứ" line: the instruments it names, none where it rests on
    something else ("Căn cứ ý kiến chỉ đạo của Bộ trưởng").
    """

    path: str
    unit: str
    name: str
    number: str = ""
    kind: str = ""
    title: str = ""
    dated: date | None = None
    issuer: str = ""
    superior: str = ""
    place: str = ""
    basis: tuple[tuple[NamedInstrument, ...], ...] = ()
    orders: tuple[Order, ...] = ()


def card_of(dossier: Dossier, name: str) -> DocumentCard:
    """The card of a document; ``name`` is how a lawyer names it."""
    document, metadata = dossier.document, dossier.document.metadata
    citations = dossier.facts.citations
    return DocumentCard(
        path=dossier.source.path,
        unit=dossier.source.unit,
        name=name,
        number=metadata.number or "",
        kind=metadata.kind or "",
        title=metadata.title or "",
        dated=metadata.date,
        issuer=metadata.issuer or "",
        superior=metadata.superior or "",
        place=metadata.place or "",
        basis=tuple(
            tuple(
                NamedInstrument(name=citation.instrument, span=citation.span)
                for citation in citations
                if line.holds(citation.span)
                and citation.instrument is not None
                and citation.instrument != SELF
            )
            for line in metadata.legal_basis
        ),
        orders=tuple(
            Order(
                number=order.number,
                whole=order.is_whole and order.change in _WHOLE,
                quote=" ".join(order.quote.split()),
                dated=order.dated,
                since=order.since,
            )
            for order in changes_of(document, citations).statements
            if order.change in _ENDS and order.number
        ),
    )
