"""The charts of a report: each procedure with its page, its drawing and the findings at it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from pipeline.inventory.procedures import ProcedureRecord
from pipeline.report.content import Content
from pipeline.report.flow.drawing import draw
from pipeline.report.flow.marks import Mark, findings_of, marks_of
from pipeline.report.page_names import page_names
from pipeline.report.records import FindingRecord


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """A procedure with the findings at it; ``name`` is that of its page and of its BPMN file.

    ``marks`` are those of ``findings`` that stand at one of its steps.
    """

    record: ProcedureRecord
    name: str
    findings: tuple[FindingRecord, ...]
    marks: tuple[Mark, ...]
    svg: str


def charts_of(content: Content) -> tuple[ChartEntry, ...]:
    """The charts of ``content``, in its order.

    A name tells title, file and place, not how many come before: a link to a page holds next week.
    """
    by_file: dict[str, list[FindingRecord]] = defaultdict(list)
    for finding in content.findings:
        by_file[finding.file].append(finding)
    ids = _ids(content.procedures)
    names = page_names(ids)
    found = []
    for id_, record in zip(ids, content.procedures, strict=True):
        findings = findings_of(record, tuple(by_file[record.file]))
        marks = marks_of(record, findings)
        svg = draw(record, marks, f"chart-{names[id_]}")
        found.append(ChartEntry(record, names[id_], findings, marks, svg))
    return tuple(found)


def _ids(procedures: tuple[ProcedureRecord, ...]) -> list[str]:
    """An id for each; those at one place are counted."""
    seen: Counter[tuple[str, str, str]] = Counter()
    ids = []
    for record in procedures:
        key = (record.title, record.file, record.where)
        seen[key] += 1
        ids.append(f"{' | '.join(key)} | {seen[key]}")
    return ids
