"""From the result of reading a file to what the rules look at, and to what became of the file."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pipeline.evidence import name_document
from pipeline.model.document import Document, Metadata
from pipeline.model.facts import Facts
from pipeline.model.finding import Finding
from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.model.run import Dossier, Outcome, Source, Status
from pipeline.read.secrecy.told import HELD_BACK, WHO_TO_ASK
from pipeline.rules.check import identity_of
from pipeline.store import Extracted, Opened, Result, Unread, Withheld
from pipeline.twins.sketch import sketch_of


def dossier_of(source: Source, result: Result) -> Dossier:
    """A file without a document becomes an empty one that carries the reason as a reader's note."""
    notes: tuple[ReadNote, ...] = ()
    match result:
        case Extracted():
            return Dossier(source=source, document=result.document, facts=result.facts)
        case Unread():
            why = f"{result.problem} {result.remedy}"
            notes = (ReadNote(kind=ReadNoteKind.UNREADABLE, sample=why, degrades=True),)
        case Withheld():
            notes = (ReadNote(kind=ReadNoteKind.WITHHELD),)
        case Opened():
            pass
    empty = Document(format="", text="", metadata=Metadata(), provisions=(), notes=notes)
    return Dossier(source=source, document=empty, facts=Facts())


def outcome_of(dossier: Dossier, result: Result, findings: Sequence[Finding]) -> Outcome:
    """What became of a file; ``findings`` are those on it of the family DOC at least."""
    match result:
        case Unread():
            return Outcome(
                source=dossier.source,
                status=Status.FAILED,
                problem=result.problem,
                remedy=result.remedy,
            )
        case Withheld():
            return Outcome(
                # Even the hash would let somebody prove what the file says.
                source=msgspec.structs.replace(dossier.source, sha256="", size=0),
                status=Status.WITHHELD,
                problem=HELD_BACK,
                remedy=WHO_TO_ASK,
            )
        case Opened():
            return Outcome(
                source=dossier.source,
                status=Status.OPENED,
                problem="Tệp chứa nhiều tệp khác.",
                remedy="Xem dòng riêng của từng tệp bên trong.",
            )
    return _of_document(dossier, findings)


def _of_document(dossier: Dossier, findings: Sequence[Finding]) -> Outcome:
    document = dossier.document
    degraded = any(note.degrades for note in document.notes)
    said = [finding for finding in findings if degraded and finding.code.startswith("DOC")]
    return Outcome(
        source=dossier.source,
        status=Status.DEGRADED if degraded else Status.ANALYSED,
        name=name_document(dossier),
        title=document.metadata.title or "",
        kind=document.metadata.kind or "",
        problem=" ".join(finding.message for finding in said),
        remedy=" ".join(finding.suggestion for finding in said),
        n_pages=len(document.pages),
        n_provisions=sum(1 for _ in document.walk()),
        n_citations=len(dossier.facts.citations),
        identity=identity_of(document.metadata),
        sketch=sketch_of(document.text),
    )
