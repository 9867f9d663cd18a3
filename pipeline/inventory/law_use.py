"""Which instruments and ended bodies the documents name, and where: what pages of law show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from pipeline.evidence import name_place
from pipeline.inert import storable
from pipeline.law.mentions import mentions_in
from pipeline.law.register import Register
from pipeline.model.document import Document, Span
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import cited_instruments
from pipeline.rules.out.standing import Standing
from pipeline.rules.registry import Case


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """A document that names an entry of the registers.

    ``id`` is the entry's, ``where`` the first place, ``n`` the number of places, ``as_basis``
    whether the document was issued on it.
    """

    id: str
    unit: str
    file: str
    where: str
    n: int
    as_basis: bool = False


@dataclass(frozen=True, slots=True)
class LawUse:
    """The registers, and the documents that name their entries, in the order of the files."""

    register: Register
    cited: tuple[Naming, ...] = ()
    named: tuple[Naming, ...] = ()


def cited_in(dossier: Dossier, case: Case) -> Iterator[Naming]:
    """The instruments of the register one document cites, each once."""
    for cited in cited_instruments(dossier, case):
        first = cited.places[0].citation
        yield Naming(
            id=cited.instrument.id,
            unit=storable(dossier.source.unit),
            file=storable(dossier.source.path),
            where=storable(name_place(dossier.document, first.span)),
            n=len(cited.places),
            as_basis=bool(cited.standing(Standing.BASIS)),
        )


def named_in(dossier: Dossier, case: Case) -> Iterator[Naming]:
    """The ended or changed bodies one document names, each once."""
    places: dict[str, list[Span]] = defaultdict(list)
    document: Document = dossier.document
    for mention in mentions_in(document, case.register.bodies):
        places[mention.body].append(mention.span)
    for body, spans in places.items():
        yield Naming(
            id=body,
            unit=storable(dossier.source.unit),
            file=storable(dossier.source.path),
            where=storable(name_place(document, spans[0])),
            n=len(spans),
        )
