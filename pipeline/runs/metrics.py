"""What the runs were like, over time: ``metrics.csv``, a line a run.

A line is made of its run's ``run.json`` alone, so that a line which a killed run did not come to
write is made good by the next one; lines stay when their runs are removed.
"""

from __future__ import annotations

import csv
import io
import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.disk import READABLE, write_whole
from pipeline.log import say
from pipeline.model.finding import Severity
from pipeline.model.run import Status
from pipeline.report.records import RunRecord
from pipeline.report.trend import Point
from pipeline.report.words import load_words
from pipeline.runs.naming import RunName, parse_name

METRICS = "metrics.csv"
_ASIDE = "metrics-cu.csv"
_CHANGES = ("new", "worse", "fixed", "unreported", "unseen", "known")
_STAGES = ("load", "read", "check", "pictures", "review", "report")
Row = Mapping[str, str]


def columns() -> tuple[str, ...]:
    """The columns, in their order."""
    return (
        *("run", "as_of", "written", "inputs", *(status.value for status in Status)),
        *("findings", *(severity.value for severity in Severity), *load_words().families),
        *("since", *_CHANGES),
        *(*(f"seconds_{stage}" for stage in _STAGES), "peak_mib"),
    )


def row_of(name: RunName, record: RunRecord) -> Row:
    """The line of a run."""
    counts, timings, changes = record.counts, record.timings, record.changes
    by_family: Counter[str] = Counter()
    for code, n in counts.by_code.items():
        by_family[code[:3]] += n
    values: dict[str, object] = {
        "run": name,
        "as_of": record.as_of,
        "written": timings.written.isoformat(),
        "inputs": counts.inputs,
        **{status.value: getattr(counts, status.value) for status in Status},
        "findings": counts.findings,
        **{severity.value: counts.by_severity.get(severity, 0) for severity in Severity},
        **{family: by_family[family] for family in load_words().families},
        "since": changes.since if changes else "",
        **{each: getattr(changes, each) if changes else "" for each in _CHANGES},
        **{f"seconds_{stage}": timings.seconds.get(stage, "") for stage in _STAGES},
        "peak_mib": timings.peak_mib,
    }
    return {column: str(values[column]) for column in columns()}


def read_rows(out: Path) -> tuple[Row, ...]:
    """The lines kept in ``out``, in the order of their runs; none where no table is whole."""
    return _parsed(out / METRICS) or ()


def set_spoilt_aside(out: Path) -> None:
    """Rename a table that somebody's spreadsheet has spoilt, rather than overwrite it."""
    path = out / METRICS
    if path.is_file() and _parsed(path) is None:
        path.replace(out / _ASIDE)
        say("metrics_spoilt", logging.WARNING, kept_as=_ASIDE)


def write_rows(out: Path, rows: Iterable[Row]) -> None:
    """Write the table anew, in one step, unless it says just that already."""
    by_name = {row["run"]: row for row in rows}
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(by_name[name] for name in sorted(by_name, key=_number))
    path = out / METRICS
    encoded = text.getvalue().encode()
    if not path.is_file() or path.read_bytes() != encoded:
        write_whole(path, encoded, READABLE)


def names_in(rows: Iterable[Row]) -> tuple[RunName, ...]:
    """The runs a table tells of."""
    return tuple(name for row in rows if (name := parse_name(row["run"])))


def points_of(rows: Iterable[Row]) -> tuple[Point, ...]:
    """The lines as a trend shows them; a line whose numbers were spoilt is left out."""
    return tuple(point for row in rows if (point := _point(row)))


def _point(row: Row) -> Point | None:
    name = parse_name(row["run"])
    try:
        by_severity = {severity: int(row[severity.value]) for severity in Severity}
        new, fixed = (int(row[each]) if row[each] else None for each in ("new", "fixed"))
    except ValueError:
        return None
    return Point(name.as_of, by_severity, new, fixed) if name else None


def _parsed(path: Path) -> tuple[Row, ...] | None:
    """The lines of a table; None where one is not as it was written."""
    try:
        lines = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error):
        return None
    rows: dict[RunName, Row] = {}
    for line in lines:
        name = parse_name(line.get("run") or "")
        if name is None:
            return None
        rows[name] = {column: line.get(column) or "" for column in columns()}
    return tuple(rows[name] for name in sorted(rows))


def _number(text: str) -> int:
    name = parse_name(text)
    return name.number if name else 0
