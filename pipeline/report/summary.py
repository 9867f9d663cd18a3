"""One page for an e-mail, as text and as HTML that stands alone: what changed, what comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2

from pipeline.disk import READABLE, write_whole
from pipeline.inert import inert
from pipeline.model.review import Gone
from pipeline.model.run import Status
from pipeline.report.changes import Changes
from pipeline.report.content import Content
from pipeline.report.payload import vietnamese_date
from pipeline.report.priorities import first_tasks
from pipeline.report.records import FindingRecord, count

_MOST = 5  # findings named of each sort of change; the report has them all
_LETTERS = 160
_UNREAD = (Status.FAILED, Status.WITHHELD)


@dataclass(frozen=True, slots=True)
class Group:
    """One sort of change: what it is called, how many, and the gravest of them."""

    label: str
    n: int
    first: tuple[FindingRecord | Gone, ...]


def write_summary(content: Content, out: Path) -> None:
    """Write ``summary.txt`` and ``summary.html``, whose links are relative to ``out``.

    Raises:
        OSError: ``out`` cannot be written.
    """
    units = {unit.id: unit.name for unit in content.units}
    values = {
        "content": content,
        "words": content.words,
        "units": units,
        "counts": count(content.run, content.findings),
        "changes": content.changes,
        "groups": _groups(content.changes),
        "tasks": first_tasks(content),
        "fresh": {each.fingerprint for each in (*content.changes.new, *content.changes.worse)},
        "unread": [each for each in content.inputs if each.status in _UNREAD],
        "most": _MOST * 2,
    }
    for name in ("summary.txt", "summary.html"):
        template = _environment().get_template(f"{name}.j2")
        write_whole(out / name, template.render(values).encode(), READABLE)


def shortened(words: str) -> str:
    """``words`` on one line, cut at a word where they are long."""
    line = " ".join(inert(words).split())
    if len(line) <= _LETTERS:
        return line
    return line[:_LETTERS].rsplit(" ", 1)[0] + " …"


def _groups(changes: Changes) -> tuple[Group, ...]:
    return (
        _group("Mới", changes.new),
        _group("Nặng hơn", changes.worse),
        _group("Đã hết", changes.fixed),
        _group("Không còn được báo, văn bản không đổi", changes.unreported),
        _group("Chưa rõ (lần này tệp không đọc được hoặc không còn)", changes.unseen),
    )


def _group(label: str, findings: Sequence[FindingRecord | Gone]) -> Group:
    gravest = sorted(findings, key=lambda finding: finding.severity.rank)
    return Group(label, len(findings), tuple(gravest[:_MOST]))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pipeline.report"),
        autoescape=jinja2.select_autoescape(("html", "html.j2")),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["short"] = shortened
    environment.filters["day"] = vietnamese_date
    return environment
