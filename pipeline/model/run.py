"""One batch: units, sources, the outcome of every file, counts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from pipeline.model.document import Document, Span
from pipeline.model.facts import Facts


class UnitKind(StrEnum):
    """What sort of unit it is."""

    DEPARTMENT = "department"  # vụ, cục
    OFFICE = "office"  # văn phòng
    INSPECTION = "inspection"  # đơn vị kế thừa nhiệm vụ thanh tra, kiểm tra
    MISSION = "mission"  # cơ quan đại diện ở nước ngoài
    INSTITUTE = "institute"  # đơn vị sự nghiệp
    PARTY = "party"  # tổ chức đảng
    MINISTRY = "ministry"  # văn bản chung của bộ
    OTHER = "other"


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A department or mission: ``id`` is its folder's name below the corpus."""

    id: str
    name: str
    kind: UnitKind = UnitKind.OTHER
    fields: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file as found: ``path`` below the corpus with "/", unit, SHA-256, size in bytes."""

    path: str
    unit: str
    sha256: str
    size: int

    @property
    def key(self) -> str:
        """Its hash; its path where it has none because it could not be opened."""
        return self.sha256 or self.path


class Status(StrEnum):
    """How a file ended."""

    ANALYSED = "analysed"
    DEGRADED = "degraded"  # read, but part of it may be lost or wrong
    FAILED = "failed"
    WITHHELD = "withheld"  # marked as a State secret: not analysed, nothing of it kept
    OPENED = "opened"  # holds other files, each with an outcome of its own
    COMPARED = "compared"  # a second source of a document reviewed from another file


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source; ``problem`` and ``remedy`` say why it is not plainly analysed.

    ``name`` is how a lawyer names the document ("Quyết định số 12/QĐ-BNG ngày 01/02/2024"),
    ``title`` its trích yếu, ``kind`` its type; empty where it was not read or does not say.
    ``identity`` tells the document from all others wherever its file lies, "" where it has no
    number; ``sketch`` is a sample of its words by which it is known again (see
    :mod:`pipeline.twins.sketch`).
    """

    source: Source
    status: Status
    name: str = ""
    title: str = ""
    kind: str = ""
    problem: str = ""
    remedy: str = ""
    n_pages: int = 0
    n_provisions: int = 0
    n_citations: int = 0
    identity: str = ""
    sketch: tuple[int, ...] = ()


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A place where two sources of one document differ.

    ``signed`` and ``draft`` count characters of either source's own ``Document.text``; where one
    side has no words, its span is that of the word before.
    """

    signed: Span
    draft: Span
    signed_words: str
    draft_words: str


class Twin(msgspec.Struct, frozen=True, kw_only=True):
    """The other source of a document (its Word draft), and where it differs."""

    source: Source
    document: Document
    differences: tuple[Difference, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its source and facts: what the rules look at; ``twins`` its other sources."""

    source: Source
    document: Document
    facts: Facts
    twins: tuple[Twin, ...] = ()


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One batch, without its clock: the same for the same inputs and date.

    ``registers`` maps each register file, and "encoder" where one is used, to its SHA-256;
    ``version`` is rasoat's own.
    """

    as_of: date
    version: str
    units: tuple[Unit, ...]
    outcomes: tuple[Outcome, ...]
    registers: dict[str, str] = {}
