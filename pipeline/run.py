"""One batch from start to end: find, read, check, report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from pipeline.clock import Clock, peak_mib
from pipeline.collate import Collation, Desk, collate, read_law_texts
from pipeline.collate.law_texts import TEXTS
from pipeline.config import Settings
from pipeline.directives.loading import load_requirements
from pipeline.errors import BadSettings
from pipeline.intake import Intake, take_in_all
from pipeline.law.register import Register, load_register
from pipeline.log import say
from pipeline.model.demand import Requirement
from pipeline.model.finding import Finding
from pipeline.model.run import Outcome, Run, Unit
from pipeline.pictures import draw_pages
from pipeline.progress import Progress
from pipeline.report import write_report
from pipeline.report.circumstances import ALONE, Circumstances
from pipeline.retrieval.encoder import OnnxEncoder, load_encoder
from pipeline.review.suppressions import Suppression, load_suppressions
from pipeline.review.week import Week, week_of
from pipeline.sources import FoundFile, find_sources
from pipeline.units import HISTORY_FILE, UNPLACED, load_units


@dataclass(frozen=True, slots=True)
class Batch:
    """A run with its findings, how they stand, and the seconds each stage took."""

    run: Run
    findings: tuple[Finding, ...]
    week: Week
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a run starts from, checked."""

    settings: Settings
    register: Register
    files: tuple[FoundFile, ...]
    units: Mapping[str, Unit]
    suppressions: Sequence[Suppression]
    requirements: tuple[Requirement, ...]
    encoder: OnnxEncoder | None
    clock: Clock


def load(settings: Settings) -> Loaded:
    """Load all that a run rests on; nothing is written.

    Raises:
        BadSettings: if the corpus is no folder or holds no file, the output lies inside it, or the
            encoder cannot be used.
        BadRegister: if a register, the catalogue of requirements, the unit list or the suppressions
            break their rules.
    """
    clock = Clock()
    register = load_register(settings.law, settings.corpus)
    known = {instrument.id for instrument in register.instruments}
    requirements = load_requirements(settings.directives, known)
    encoder = load_encoder(settings.encoder) if settings.encoder else None
    files = find_sources(settings.corpus)
    _refuse_impossible(settings, files)
    units = {unit.id: unit for unit in load_units(settings.corpus)}
    suppressions = load_suppressions(settings.corpus)
    clock.mark("load")
    return Loaded(settings, register, files, units, suppressions, requirements, encoder, clock)


def review(
    loaded: Loaded,
    folder: Path,
    progress: Progress,
    around: Circumstances = ALONE,
    written: Callable[[], None] = lambda: None,
) -> Batch:
    """Read, check and report what was loaded.

    Args:
        loaded: what the run starts from.
        folder: where its report is written.
        progress: told of each file as it is read and checked.
        around: the runs before it.
        written: called once the report is there, before the run is published in the database.

    Returns:
        The run and its findings, as reported.

    Raises:
        BadDatabase: runs and decisions cannot be kept.
    """
    settings, clock = loaded.settings, loaded.clock
    say("begin", as_of=settings.as_of, files=len(loaded.files), jobs=settings.jobs)
    intake = take_in_all(loaded.files, settings.cache, settings.jobs, progress)
    clock.mark("read")
    collation = _collated(loaded, intake, progress)
    clock.mark("check")
    run = _run_of(loaded, collation)
    with week_of(settings, run, collation.findings, loaded.suppressions) as week:
        clock.mark("review")
        pictures = draw_pages(
            intake.files, run.outcomes, week.findings, settings.cache, settings.jobs, progress
        )
        clock.mark("pictures")
        write_report(
            run,
            week.findings,
            folder,
            inventory=replace(collation.inventory, pictures=pictures),
            week=week,
            around=replace(around, seconds=clock.seconds),
        )
        clock.mark("report")
        _tell(run, week.findings, clock)
        # Decisions are held against a run from when its readers can see it.
        written()
    return Batch(run=run, findings=week.findings, week=week, seconds=clock.seconds)


def analyze(settings: Settings, progress: Progress) -> Batch:
    """Review a corpus once and write its report to ``settings.out``, beside no other run.

    Raises:
        BadSettings: see ``load``.
        BadRegister: see ``load``.
        BadDatabase: runs and decisions cannot be kept.
    """
    return review(load(settings), settings.out, progress)


def _collated(loaded: Loaded, intake: Intake, progress: Progress) -> Collation:
    """What was read, held against the rules and the texts of law at hand."""
    settings = loaded.settings
    texts = read_law_texts(settings.law, loaded.register, settings.cache, settings.jobs, progress)
    return collate(
        Desk(intake, loaded.units, loaded.register, settings.as_of, texts),
        progress,
        jobs=settings.jobs,
        requirements=loaded.requirements,
        encoder=loaded.encoder,
    )


def _run_of(loaded: Loaded, collation: Collation) -> Run:
    """The run as it is told: what became of each file, and all that its findings rest on."""
    settings = loaded.settings
    directives, history = _hashes(settings.directives), settings.corpus / HISTORY_FILE
    return Run(
        as_of=settings.as_of,
        version=version("rasoat"),
        units=_with_documents(loaded.units, collation.outcomes),
        outcomes=collation.outcomes,
        registers={
            **_hashes(settings.law),
            **({HISTORY_FILE: _hash(history)} if history.exists() else {}),
            **{f"directives/{name}": told for name, told in directives.items()},
            **({"encoder": loaded.encoder.digest} if loaded.encoder else {}),
        },
    )


def _tell(run: Run, findings: tuple[Finding, ...], clock: Clock) -> None:
    """Log what became of each file, by its name alone, and what each stage cost."""
    found = Counter(finding.file for finding in findings)
    for outcome in run.outcomes:
        path = outcome.source.path
        say("document", document=path, status=outcome.status.value, findings=found[path])
    for stage, seconds in clock.seconds.items():
        say("stage", stage=stage, seconds=seconds)
    say("end", findings=len(findings), peak_mib=peak_mib())


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


def _with_documents(units: Mapping[str, Unit], outcomes: tuple[Outcome, ...]) -> tuple[Unit, ...]:
    """The units a report speaks of: those named or with files, in the order of their ids."""
    used = {outcome.source.unit for outcome in outcomes}
    named = {id_ for id_, unit in units.items() if unit.name != id_} - {UNPLACED}
    return tuple(unit for id_, unit in sorted(units.items()) if id_ in used | named)


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): _hash(path)
        for path in sorted((*folder.glob("*.csv"), *(folder / TEXTS).rglob("*")))
        if path.is_file()
    }


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
