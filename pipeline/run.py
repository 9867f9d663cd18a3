"""One batch from start to end: find, read, check, report."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from pipeline.collate import collate, read_law_texts
from pipeline.collate.law_texts import TEXTS
from pipeline.config import Settings
from pipeline.errors import BadSettings
from pipeline.intake import take_in_all
from pipeline.law.register import load_register
from pipeline.model.finding import Finding
from pipeline.model.run import Outcome, Run, Unit
from pipeline.pictures import draw_pages
from pipeline.progress import Progress
from pipeline.report import write_report
from pipeline.review.suppressions import load_suppressions
from pipeline.review.week import Week, week_of
from pipeline.sources import FoundFile, find_sources
from pipeline.units import UNPLACED, load_units


@dataclass(frozen=True, slots=True)
class Batch:
    """A run with its findings, how they stand, and the seconds each stage took."""

    run: Run
    findings: tuple[Finding, ...]
    week: Week
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
        BadRegister: if a register, the unit list or the suppressions break their rules.
        BadDatabase: if runs and decisions cannot be kept.
    """
    clock = _Clock()
    register = load_register(settings.law)
    files = find_sources(settings.corpus)
    _refuse_impossible(settings, files)
    units = {unit.id: unit for unit in load_units(settings.corpus)}
    suppressions = load_suppressions(settings.corpus)
    clock.mark("load")

    intake = take_in_all(files, settings.cache, settings.jobs, progress)
    clock.mark("read")

    texts = read_law_texts(settings.law, register, settings.cache, settings.jobs, progress)
    collation = collate(intake, units, register, settings.as_of, texts, progress)
    clock.mark("check")

    pictures = draw_pages(
        intake.files,
        collation.outcomes,
        collation.findings,
        settings.cache,
        settings.jobs,
        progress,
    )
    clock.mark("pictures")

    run = Run(
        as_of=settings.as_of,
        version=version("rasoat"),
        units=_with_documents(units, collation.outcomes),
        outcomes=collation.outcomes,
        registers=_hashes(settings.law),
    )
    with week_of(settings, run, collation.findings, suppressions) as week:
        clock.mark("review")
        write_report(
            run,
            week.findings,
            settings.out,
            besides=replace(collation.besides, pictures=pictures),
            week=week,
            seconds=clock.seconds,
        )
    clock.mark("report")
    return Batch(run=run, findings=week.findings, week=week, seconds=clock.seconds)


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


def _with_documents(units: dict[str, Unit], outcomes: tuple[Outcome, ...]) -> tuple[Unit, ...]:
    """The units a report speaks of: those named or with files, in the order of their ids."""
    used = {outcome.source.unit for outcome in outcomes}
    named = {id_ for id_, unit in units.items() if unit.name != id_} - {UNPLACED}
    return tuple(unit for id_, unit in sorted(units.items()) if id_ in used | named)


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((*folder.glob("*.csv"), *(folder / TEXTS).rglob("*")))
        if path.is_file()
    }
