"""Documents of the corpus as others cite them: by number and day, and whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Generic, NamedTuple, Protocol, TypeVar

import msgspec

from pipeline.law.amendments.bearers import Bearer, meant
from pipeline.law.numbers import number_key
from pipeline.law.outlines import outlines_of
from pipeline.model.facts import Citation, CitationRole
from pipeline.model.law import Outline
from pipeline.model.run import Dossier


class Peer(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the corpus: its number and day, its name, how far it counts.

    ``trees`` are the outlines of the document and of each regulation attached to it; none where
    its articles are not counted through.
    """

    number: str
    dated: date | None
    unit: str
    name: str
    file: str
    trees: tuple[Outline, ...] = ()


class EndedPeer(msgspec.Struct, frozen=True, kw_only=True):
    """What a document of the corpus ended: its number and day; by which, since when, how worded.

    It need not lie in the corpus itself; ``unit`` is then whose document ended it. ``by`` is the
    name of what ended it, ``by_number`` and ``by_dated`` what that is known by.
    """

    number: str
    dated: date | None
    unit: str
    by: str
    by_number: str
    by_dated: date | None
    since: date
    quote: str


class _Numbered(Bearer, Protocol):
    @property
    def number(self) -> str:
        """Its number and symbol."""


_Document = TypeVar("_Document", bound=_Numbered)


class _Citing(NamedTuple):
    unit: str
    dated: date | None


class ByNumber(Generic[_Document]):
    """Documents found by the number that a citation names."""

    def __init__(self, documents: Iterable[_Document] = ()) -> None:
        """Args: documents: those that bear a number."""
        self._by_number: dict[str, list[_Document]] = defaultdict(list)
        for each in documents:
            self._by_number[number_key(each.number)].append(each)

    def meant(self, citation: Citation, dossier: Dossier) -> list[_Document]:
        """The documents a citation means; several where one document stands in several files.

        Never the document that cites, nor one that is newer.
        """
        bearing = self._by_number.get(number_key(citation.number or ""), ())
        metadata = dossier.document.metadata
        if not bearing or number_key(metadata.number or "") == number_key(citation.number or ""):
            return []
        return meant(citation.dated, _Citing(dossier.source.unit, metadata.date), bearing)


def peer_of(dossier: Dossier, name: str) -> Peer | None:
    """A document as others cite it; None for one without a number.

    Args:
        dossier: the document.
        name: how a lawyer names it.
    """
    metadata, file = dossier.document.metadata, dossier.source.path
    if not metadata.number:
        return None
    return Peer(
        number=metadata.number,
        dated=metadata.date,
        unit=dossier.source.unit,
        name=name,
        file=file,
        trees=outlines_of(dossier.document, metadata.number, file),
    )


def amended_by(dossier: Dossier) -> frozenset[str]:
    """The keys of the numbers of what a document amends."""
    return frozenset(
        number_key(each.number)
        for each in dossier.facts.citations
        if each.number and each.role is CitationRole.AMENDS
    )
