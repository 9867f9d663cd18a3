"""One document as read, in the form ``rasoat show --json`` prints (docs/schema)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.errors import UnreadableFile
from pipeline.intake import take_in
from pipeline.law.register import Register, load_register
from pipeline.model.document import Document, Metadata, Provision
from pipeline.model.facts import Citation, Procedure, Responsibility, StepTable
from pipeline.model.law import MatchKind
from pipeline.model.reading import Drawing, Mend, ReadNote
from pipeline.read.aids import Aids
from pipeline.read.secrecy.told import HELD_BACK, WHO_TO_ASK
from pipeline.store import Extracted, Opened, Result, Unread, Withheld


class ShownCitation(msgspec.Struct, frozen=True, kw_only=True):
    """A citation with where it stands and what the register makes of it.

    ``resolved`` is the id of the instrument it names; ``candidates`` are ids it may mean where
    the match is ambiguous or unknown.
    """

    citation: Citation
    eid: str
    page: int | None
    match: MatchKind
    resolved: str | None = None
    candidates: tuple[str, ...] = ()


class ShownDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document as read: metadata, the tree of provisions, the facts in it, what was noticed."""

    metadata: Metadata
    provisions: tuple[Provision, ...]
    citations: tuple[ShownCitation, ...]
    responsibilities: tuple[Responsibility, ...]
    procedures: tuple[Procedure, ...]
    step_tables: tuple[StepTable, ...]
    drawings: tuple[Drawing, ...]
    mends: tuple[Mend, ...]
    notes: tuple[ReadNote, ...]


def show_file(file: Path, law: Path) -> ShownDocument:
    """Read one file and resolve its citations against the registers in ``law``.

    Raises:
        UnreadableFile: if the file cannot be read.
        BadRegister: if a register breaks its rules.
    """
    return show_result(extracted(file, take_in(file, Aids())), load_register(law))


def extracted(file: Path, result: Result) -> Extracted:
    """``result`` where it is a document.

    Raises:
        UnreadableFile: if the file could not be read, is withheld as secret, or is an archive.
    """
    match result:
        case Extracted():
            return result
        case Unread():
            raise UnreadableFile(result.problem, remedy=result.remedy, file=file)
        case Withheld():
            raise UnreadableFile(HELD_BACK, remedy=WHO_TO_ASK, file=file)
        case Opened():
            raise UnreadableFile(
                "Đây là tệp nén, không phải một văn bản.",
                remedy="Giải nén rồi xem từng tệp.",
                file=file,
            )


def show_result(result: Extracted, register: Register) -> ShownDocument:
    """What was read of a file, its citations resolved against ``register``."""
    document, facts = result.document, result.facts
    return ShownDocument(
        metadata=document.metadata,
        provisions=document.provisions,
        citations=tuple(_shown(citation, document, register) for citation in facts.citations),
        responsibilities=facts.responsibilities,
        procedures=facts.procedures,
        step_tables=facts.step_tables,
        drawings=document.drawings,
        mends=document.mends,
        notes=document.notes,
    )


def _shown(citation: Citation, document: Document, register: Register) -> ShownCitation:
    resolution = register.resolve(citation, document.metadata.date)
    path = document.path_at(citation.span.start)
    return ShownCitation(
        citation=citation,
        eid=path[-1].eid if path else "",
        page=document.place(citation.span).page,
        match=resolution.match,
        resolved=resolution.instrument.id if resolution.instrument else None,
        candidates=tuple(candidate.instrument.id for candidate in resolution.candidates),
    )
