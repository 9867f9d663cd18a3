"""One batch from start to end: find, read, check, report."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from pipeline.config import Settings
from pipeline.errors import BadSettings
from pipeline.intake import take_in_all
from pipeline.law.register import load_register
from pipeline.model.document import Document, Metadata
from pipeline.model.facts import Facts
from pipeline.model.finding import Finding
from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.model.run import Dossier, Outcome, Run, Source, Status, Unit
from pipeline.report import write_report
from pipeline.rules.check import check_dossier, name_document
from pipeline.rules.registry import Case
from pipeline.sources import FoundFile, find_sources
from pipeline.store import Extracted, Result, Store, Unread
from pipeline.units import UNPLACED, load_units


class Progress(Protocol):
    """Told how a run gets on."""

    def begin(self, stage: str, total: int) -> None:
        """A stage of ``total`` steps begins."""

    def step(self) -> None:
        """One step of the stage is done."""


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

    store = Store(settings.cache)
    progress.begin("Đọc văn bản", len(files))
    unkept = take_in_all(files, store, settings.jobs, lambda _: progress.step())
    clock.mark("read")

    progress.begin("Đối chiếu", len(files))
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    for source, result in _results(files, unkept, store):
        dossier = _dossier(source, result)
        case = Case(register=register, as_of=settings.as_of, unit=units[source.unit])
        found = check_dossier(dossier, case)
        findings += found
        outcomes.append(_outcome(dossier, result, found))
        progress.step()
    clock.mark("check")

    run = Run(
        as_of=settings.as_of,
        version=version("rasoat"),
        units=_with_documents(units, outcomes),
        outcomes=tuple(outcomes),
        registers=_hashes(settings.law),
    )
    write_report(run, findings, settings.out, seconds=clock.seconds)
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


def _results(
    files: tuple[FoundFile, ...], unkept: dict[str, Unread], store: Store
) -> Iterator[tuple[Source, Result]]:
    """Each source with what the store holds of it, one at a time to spare memory."""
    for file in files:
        source = file.source
        yield source, unkept.get(source.path) or store.get(source.sha256)


def _dossier(source: Source, result: Result) -> Dossier:
    """An unread file becomes an empty document that carries the reason as a reader's note."""
    if isinstance(result, Extracted):
        return Dossier(source=source, document=result.document, facts=result.facts)
    note = ReadNote(
        kind=ReadNoteKind.UNREADABLE, sample=f"{result.problem} {result.remedy}", degrades=True
    )
    empty = Document(format="", text="", metadata=Metadata(), provisions=(), notes=(note,))
    return Dossier(source=source, document=empty, facts=Facts())


def _outcome(dossier: Dossier, result: Result, findings: list[Finding]) -> Outcome:
    if isinstance(result, Unread):
        return Outcome(
            source=dossier.source,
            status=Status.FAILED,
            problem=result.problem,
            remedy=result.remedy,
        )
    document = result.document
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
        n_citations=len(result.facts.citations),
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
