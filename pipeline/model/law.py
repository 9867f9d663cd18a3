"""Instruments and bodies with their life in time, as the registers tell it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class InstrumentStatus(StrEnum):
    """What an instrument's life comes to on one day."""

    NOT_YET = "not_yet"  # signed, not in force yet
    IN_FORCE = "in_force"
    EXPIRED = "expired"  # repealed, replaced, or run out
    UNKNOWN = "unknown"


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the register. Key: number, kind, and date or term (numbers repeat each term).

    ``replaced_by``, ``replaces`` and ``amended_by`` hold ids of the register (or bare numbers not
    in it); ``note`` tells where only some provisions went. ``source`` names where the facts come
    from; ``verified`` is False while a person has yet to confirm them.
    """

    id: str
    kind: str
    number: str
    title: str
    issuer: str = ""
    signed: date | None = None
    signed_year: int | None = None  # known even where the day is not
    effective: date | None = None
    expired: date | None = None
    ended: bool = False  # known to have ended, even where the day is not known
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""
    verified: bool = False
    note: str = ""

    def status(self, on: date) -> InstrumentStatus:
        """Whether it was in force on the day ``on``."""
        if self.expired is not None and self.expired <= on:
            return InstrumentStatus.EXPIRED
        if self.ended and self.expired is None:
            return InstrumentStatus.EXPIRED
        starts = self.effective or self.signed
        if starts is None:
            return InstrumentStatus.UNKNOWN
        return InstrumentStatus.NOT_YET if on < starts else InstrumentStatus.IN_FORCE


class LawChange(StrEnum):
    """What befell an instrument or one of its provisions."""

    AMENDED = "amended"  # its words changed, or something was added to it
    ADDED = "added"  # it was not there before
    REPLACED = "replaced"  # another text stands in its place
    WORDS = "words"  # single words in it changed
    PARTLY_REPEALED = "partly_repealed"
    REPEALED = "repealed"
    SUSPENDED = "suspended"


class LawEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event in the life of a provision, or (``provision`` empty) of a whole instrument.

    ``instrument`` is an id of the register; ``provision`` a path ("d5.k2"). ``by`` is the id or
    number of what brought it about, ``by_provision`` where in it. It holds from the day ``since``
    until the day before ``until``; ``since_text`` tells a since of which only the year is known,
    and ``since`` is then the year's last day.
    """

    instrument: str
    provision: str
    change: LawChange
    by: str
    by_provision: tuple[str, ...] = ()
    since: date | None = None
    since_text: str = ""
    until: date | None = None
    source: str = ""
    verified: bool = False
    note: str = ""

    def is_felt(self, on: date) -> bool:
        """Whether it had come about on the day ``on``, and was not over."""
        if self.since is None or on < self.since:
            return False
        return self.until is None or on < self.until


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """How far an instrument counts: what it has, so that one can tell what it never had.

    ``articles`` is the number of its last article as first published. ``last`` is, by the path of
    an article or clause, the label of the last thing below it ("d3": "k14", "d3.k2": "đ"), "0"
    where nothing below it is numbered; what is not in it is not known. ``is_open`` says that the
    source may lack the closing articles.
    """

    instrument: str
    articles: int
    last: dict[str, str]
    is_open: bool = False
    source: str = ""
    verified: bool = False


class BodyEvent(StrEnum):
    """What ended a body's or post's life under its old name."""

    ABOLISHED = "abolished"
    MERGED = "merged"
    RENAMED = "renamed"
    SPLIT = "split"
    REORGANISED = "reorganised"


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation or post that ended, merged or changed its name.

    ``names`` are the ways texts name it; ``except_in`` longer names that contain one of them and
    still live; ``lives_at`` bodies at which it lives on (their own documents name it rightly).
    ``successors`` are the heirs; where there are several, or the tasks were split, ``question``
    says what a person must decide: never a mechanical swap. ``of_ministry``: it was a unit or post
    of the ministry whose documents are reviewed, told by the ministry's own table.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    event: BodyEvent
    since: date | None
    since_text: str = ""  # where only a month or year is known
    except_in: tuple[str, ...] = ()
    lives_at: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    question: str = ""
    legal_basis: str = ""
    source: str = ""
    verified: bool = False
    of_ministry: bool = False


class MatchKind(StrEnum):
    """How surely a citation names an instrument of the register."""

    EXACT = "exact"
    AMBIGUOUS = "ambiguous"  # several entries bear this number or name
    UNKNOWN = "unknown"  # none does; ``candidates`` are near misses
    SELF = "self"  # the document itself
    NONE = "none"  # the text does not tell which instrument


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument a citation may mean, and why ("cùng số, khác năm: 134/2025 và 134/2021")."""

    instrument: Instrument
    reason: str


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """What a citation names: one instrument (EXACT), or candidates."""

    match: MatchKind
    instrument: Instrument | None = None
    candidates: tuple[Candidate, ...] = ()
