"""One call that writes a whole report."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from pipeline.clock import peak_mib
from pipeline.inventory import Inventory
from pipeline.model.finding import Finding
from pipeline.model.run import Run
from pipeline.report.changes import Changes, changes_of
from pipeline.report.circumstances import ALONE, Circumstances
from pipeline.report.content import NO_INVENTORY, Content, gather
from pipeline.report.records import (
    ChangeCounts,
    FindingsFile,
    RunRecord,
    Timings,
    UnitRecord,
    count,
)
from pipeline.report.reviewed import week_record
from pipeline.report.rulebook import RuleCard, rulebook
from pipeline.report.trend import Point, trend_of
from pipeline.report.verdicts import VerdictsFile, searched_by
from pipeline.review.week import Week


def write_report(
    run: Run,
    findings: Sequence[Finding],
    out: Path,
    *,
    inventory: Inventory = NO_INVENTORY,
    week: Week | None = None,
    around: Circumstances = ALONE,
    rules: Sequence[RuleCard] | None = None,
) -> None:
    """Write pages, papers, the summary, findings as XLSX, CSV, JSON and SARIF, and run.json.

    The same run, findings, rules and earlier runs give the same bytes; only ``timings`` of
    run.json differ.

    Args:
        run: the batch.
        findings: all that its rules found, in any order.
        out: the folder to write into; made if missing. Pages of an earlier report there are
            replaced.
        inventory: what the documents hold besides.
        week: how the findings stand by decisions and since the last run, where that is known.
        around: the runs before it, and its clock.
        rules: the rules to explain; all of rasoat's where None.

    Raises:
        ValueError: run and findings contradict each other.
        OSError: ``out`` cannot be written.
    """
    # The engines behind these load slowly; schemas and `rasoat show` do without them.
    from pipeline.report.csv_list import csv_list
    from pipeline.report.sarif import sarif_log
    from pipeline.report.site import write_site
    from pipeline.report.summary import write_summary
    from pipeline.report.word import write_word
    from pipeline.report.workbook import write_workbook

    started = time.perf_counter()
    out.mkdir(parents=True, exist_ok=True)
    cards = rulebook() if rules is None else rules
    content = _with_history(gather(run, findings, cards, inventory, week), around)
    # Written last, so that where it stands the rest of the report is whole.
    record = out / "run.json"
    record.unlink(missing_ok=True)
    _write_json(findings_file(content), out / "findings.json")
    _write_json(verdicts_file(content, inventory), out / "verdicts.json")
    (out / "findings.csv").write_bytes(csv_list(content))
    _write_json(sarif_log(content), out / "findings.sarif")
    write_workbook(content, out / "findings.xlsx")
    write_word(content, out)
    write_site(content, out)
    write_summary(content, out)
    timings = Timings(
        written=datetime.now(UTC).replace(microsecond=0),
        seconds={**around.seconds, "report": round(time.perf_counter() - started, 3)},
        peak_mib=peak_mib(),
    )
    _write_json(run_record(content, timings), record)


def _with_history(content: Content, around: Circumstances) -> Content:
    changes = changes_of(content.week, content.findings)
    compared = changes.since is not None
    now = Point(
        as_of=content.run.as_of,
        by_severity=count(content.run, content.findings).by_severity,
        new=len(changes.new) if compared else None,
        fixed=len(changes.fixed) if compared else None,
    )
    labels = {severity: said.label for severity, said in content.words.severities.items()}
    return replace(content, changes=changes, trend=trend_of((*around.points, now), labels))


def verdicts_file(content: Content, inventory: Inventory) -> VerdictsFile:
    """verdicts.json as a value."""
    return VerdictsFile(
        as_of=content.run.as_of,
        version=content.run.version,
        searched=searched_by(inventory.demands.answers),
        verdicts=content.verdicts,
        traces=tuple(each for each in content.traces if each.documents or each.lacks_ministry),
    )


def findings_file(content: Content) -> FindingsFile:
    """findings.json as a value."""
    run = content.run
    return FindingsFile(
        as_of=run.as_of,
        version=run.version,
        findings=content.findings,
        week=week_record(content.week) if content.week and content.is_followed else msgspec.UNSET,
    )


def run_record(content: Content, timings: Timings) -> RunRecord:
    """run.json as a value."""
    run = content.run
    return RunRecord(
        as_of=run.as_of,
        version=run.version,
        counts=count(run, content.findings),
        changes=_change_counts(content.changes),
        units=tuple(UnitRecord(id=u.id, name=u.name, kind=u.kind) for u in content.units),
        inputs=content.inputs,
        registers=dict(sorted(run.registers.items())),
        timings=timings,
    )


def _change_counts(changes: Changes) -> ChangeCounts | None:
    if changes.since is None:
        return None
    return ChangeCounts(
        since=changes.since,
        new=len(changes.new),
        worse=len(changes.worse),
        fixed=len(changes.fixed),
        unseen=len(changes.unseen),
        unreported=len(changes.unreported),
        known=changes.n_known,
    )


def _write_json(value: object, path: Path) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")
