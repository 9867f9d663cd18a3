"""What a law document does to other law: one statement an order, with the words that give it."""

from __future__ import annotations

from datetime import date

import msgspec

from pipeline.model.document import Span
from pipeline.model.law import LawChange


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One order of a document: what becomes of an instrument, or of provisions of it.

    ``instrument`` is the number, or the name of a law cited by name alone; ``number``, ``kind``
    and ``dated`` are what the document says of it. ``provisions`` are paths as in
    ``Citation.provisions``; empty when the whole instrument is meant. ``part`` names what of them
    is touched where it is less than all ("đoạn thứ hai", "Mẫu số 01"). ``exceptions`` are paths
    that stay as they are, and ``except_quote`` the words that say so ("trừ trường hợp …").
    ``since`` is the day it takes effect, None where the document tells no day; ``since_quote`` the
    words of the order itself that tell another day than the document's own.
    ``by_provision`` is where in the document the order stands ("d1.k2.a").
    """

    change: LawChange
    instrument: str
    number: str | None = None
    kind: str | None = None
    dated: date | None = None
    provisions: tuple[str, ...] = ()
    part: str = ""
    exceptions: tuple[str, ...] = ()
    except_quote: str = ""
    since: date | None = None
    since_quote: str = ""
    by_provision: str = ""
    span: Span
    quote: str

    @property
    def is_whole(self) -> bool:
        """Whether all of the instrument is meant, without exception."""
        return not (self.provisions or self.part or self.except_quote)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """From when the document, or (``provisions``) some of its provisions, are in force.

    ``amended`` are the instruments, each with provisions of it, for which alone the day holds
    where it is told of what the document's provisions amend ("Khoản 4 Điều 40 Luật A đã được sửa
    đổi tại khoản 9 Điều 14 của Luật này có hiệu lực từ …").
    """

    provisions: tuple[str, ...] = ()
    amended: tuple[tuple[str, tuple[str, ...]], ...] = ()
    since: date
    span: Span
    quote: str


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """All that a document orders of other law, when it takes effect, and how it passes over.

    ``transitions`` are the document's transitional articles and clauses.
    """

    statements: tuple[Statement, ...] = ()
    entries: tuple[Entry, ...] = ()
    transitions: tuple[Span, ...] = ()
