"""Into which documents an instrument has been carried: from a directive down to the units."""

from __future__ import annotations

import msgspec


class Through(msgspec.Struct, frozen=True, kw_only=True):
    """A document by way of which another carries an instrument out, and how the other cites it."""

    file: str
    cites: str


class Carrying(msgspec.Struct, frozen=True, kw_only=True):
    """A document that carries an instrument out.

    ``cites`` is how it cites the instrument itself ("" where it does not), ``meets`` the ids of the
    requirements resting on the instrument that it answers, ``through`` the documents it carries
    further, empty where it goes straight to the instrument. ``by_ministry`` is True for documents
    of the ministry, and of its party committee where the instrument is the Party's.
    ``earlier`` is True where it was there before the instrument: it answers what is demanded, but
    was not written to carry it out. ``in_passing`` is True where it does no more than name it.
    ``lacking`` are the units that a plan of the ministry binds and that have no document to carry
    it out; empty for other documents.
    """

    file: str
    unit: str
    document: str
    cites: str = ""
    meets: tuple[str, ...] = ()
    through: tuple[Through, ...] = ()
    by_ministry: bool = False
    earlier: bool = False
    in_passing: bool = False
    lacking: tuple[str, ...] = ()

    @property
    def carries(self) -> bool:
        """Whether it was written to carry the instrument out, or answers it since."""
        return not (self.earlier or self.in_passing)


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """Into which documents an instrument (its id, its name) has been carried.

    ``requirements`` are those of the catalogue that rest on it. ``lacks_ministry`` is True where it
    is a directive in force that concerns units of the corpus, and no document of the ministry
    carries it out.
    """

    instrument: str
    name: str
    requirements: tuple[str, ...]
    documents: tuple[Carrying, ...]
    is_directive: bool = False
    lacks_ministry: bool = False
