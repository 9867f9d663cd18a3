"""One batch from start to end: find, read, check, report."""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.config import Settings
from pipeline.errors import BadSettings
from pipeline.intake import Intake, take_in_all
from pipeline.law.register import load_register
from pipeline.model.document import Document, Metadata
from pipeline.model.facts import Facts
from pipeline.model.finding import Finding
from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.model.run import Dossier, Outcome, Run, Source, Status, Twin, Unit
from pipeline.progress import Progress
from pipeline.report import write_report
from pipeline.report.assignments import AssignmentRecord, assignments_in
from pipeline.report.duties import DutyRow, duties_of
from pipeline.report.procedures import ProcedureRecord, procedures_in
from pipeline.rules.check import check_dossier, name_document
from pipeline.rules.doc.secrecy import HELD_BACK, WHO_TO_ASK
from pipeline.rules.registry import Case
from pipeline.rules.statements import (
    OtherProcedure,
    Statement,
    procedures_told,
    statements_of,
)
from pipeline.sources import FoundFile, find_sources
from pipeline.store import Extracted, Opened, Result, Unread, Withheld
from pipeline.twins import Pair, card_of, differences, pair_up
from pipeline.units import UNPLACED, load_units


@dataclass(frozen=True, slots=True)
class Batch:
    """A run with its findings, and the seconds each stage took."""

    run: Run
    findings: tuple[Finding, ...]
    seconds: dict[str, float]


def analyze(settings: Settings, progress: Progress) -> Batch:
    """Review a corpus and write its reports to ``settings.out``.

    Args:
        settings: what to review, as of when, and where to write.
        progress: told of each file as it is read and checked.

    Returns:
        The run and its findings, as reported.

    Raises:
        BadSettings: if the corpus is no folder or holds no file, or the output lies inside it.
        BadRegister: if a register or the unit list breaks its rules.
    """
    clock = _Clock()
    register = load_register(settings.law)
    files = find_sources(settings.corpus)
    _refuse_impossible(settings, files)
    units = {unit.id: unit for unit in load_units(settings.corpus)}
    clock.mark("load")

    intake = take_in_all(files, settings.cache, settings.jobs, progress)
    clock.mark("read")

    drafts = _drafts(intake)
    compared = {pair.draft.path: pair for pairs in drafts.values() for pair in pairs}
    clock.mark("compare")

    progress.begin("Đối chiếu", len(intake.files))
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    duties: list[DutyRow] = []
    procedures: list[ProcedureRecord] = []
    assignments: list[AssignmentRecord] = []
    all_units = tuple(units.values())
    told = _told(intake, units, compared)
    for file, result in intake.results():
        if pair := compared.get(file.source.path):
            outcomes.append(_compared(pair))
            progress.step()
            continue
        dossier = _dossier(file.source, result)
        if pairs := drafts.get(file.source.path):
            dossier = msgspec.structs.replace(dossier, twins=tuple(_twins(dossier, pairs, intake)))
        case = Case(
            register=register,
            as_of=settings.as_of,
            unit=units[file.source.unit],
            others=told.statements,
            procedures=told.procedures,
        )
        found = check_dossier(dossier, case)
        findings += found
        outcomes.append(_outcome(dossier, result, found))
        duties += duties_of(dossier, case.unit, all_units, register.bodies)
        procedures += procedures_in(dossier)
        assignments += assignments_in(dossier)
        progress.step()
    clock.mark("check")

    run = Run(
        as_of=settings.as_of,
        version=version("rasoat"),
        units=_with_documents(units, outcomes),
        outcomes=tuple(outcomes),
        registers=_hashes(settings.law),
    )
    write_report(
        run,
        findings,
        settings.out,
        duties=duties,
        procedures=procedures,
        assignments=assignments,
        seconds=clock.seconds,
    )
    clock.mark("report")
    return Batch(run=run, findings=tuple(findings), seconds=clock.seconds)


class _Clock:
    """Seconds between marks, by the name of the stage each mark ends."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[stage], self._last = round(now - self._last, 3), now


def _refuse_impossible(settings: Settings, files: tuple[FoundFile, ...]) -> None:
    if not files:
        raise BadSettings(
            f"Thư mục «{settings.corpus}» không có tệp nào.",
            remedy="Đặt văn bản vào các thư mục con, mỗi đơn vị một thư mục.",
        )
    if settings.out.resolve().is_relative_to(settings.corpus.resolve()):
        raise BadSettings(
            f"Thư mục báo cáo «{settings.out}» nằm trong kho văn bản.",
            remedy="Chọn OUT ở ngoài CORPUS, nếu không lần sau báo cáo sẽ bị đọc như văn bản.",
        )


def _drafts(intake: Intake) -> dict[str, list[Pair]]:
    """By the path of a document's binding source, the pairs with its other sources."""
    cards = (
        card_of(file.source, result.document)
        for file, result in intake.results()
        if isinstance(result, Extracted)
    )
    drafts: dict[str, list[Pair]] = defaultdict(list)
    for pair in pair_up(cards):
        drafts[pair.signed.path].append(pair)
    return drafts


def _twins(dossier: Dossier, pairs: list[Pair], intake: Intake) -> Iterator[Twin]:
    for pair in pairs:
        result = intake.result(pair.draft)
        assert isinstance(result, Extracted), "only documents are paired"
        yield Twin(
            source=pair.draft,
            document=result.document,
            differences=differences(dossier.document, result.document),
        )


def _compared(pair: Pair) -> Outcome:
    return Outcome(
        source=pair.draft,
        status=Status.COMPARED,
        problem=f"Cùng một văn bản với {pair.signed.path}.",
        remedy="Phát hiện ghi ở bản đó; chỗ khác nhau giữa hai bản là phát hiện DOC201.",
    )


class _Told(NamedTuple):
    """What all documents of the corpus lay down that should be the same everywhere."""

    statements: tuple[Statement, ...]
    procedures: tuple[OtherProcedure, ...]


def _told(intake: Intake, units: Mapping[str, Unit], compared: Container[str]) -> _Told:
    statements: list[Statement] = []
    procedures: list[OtherProcedure] = []
    for file, result in intake.results():
        if file.source.path in compared:
            continue
        dossier = _dossier(file.source, result)
        unit, name = units[file.source.unit], name_document(dossier)
        statements += statements_of(dossier, unit, name)
        procedures += procedures_told(dossier, unit, name)
    return _Told(tuple(statements), tuple(procedures))


def _dossier(source: Source, result: Result) -> Dossier:
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


def _outcome(dossier: Dossier, result: Result, findings: list[Finding]) -> Outcome:
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
    return _read_outcome(dossier, findings)


def _read_outcome(dossier: Dossier, findings: list[Finding]) -> Outcome:
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
    )


def _with_documents(units: dict[str, Unit], outcomes: list[Outcome]) -> tuple[Unit, ...]:
    """The units a report speaks of: those named or with files, in the order of their ids."""
    used = {outcome.source.unit for outcome in outcomes}
    named = {id_ for id_, unit in units.items() if unit.name != id_} - {UNPLACED}
    return tuple(unit for id_, unit in sorted(units.items()) if id_ in used | named)


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*.csv"))
    }
