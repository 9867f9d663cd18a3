"""The charts of a report: each procedure with its page, its drawing and the findings at it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.report.content import Content
from pipeline.report.flow.drawing import draw
from pipeline.report.procedures import Mark, ProcedureRecord, marks_of
from pipeline.report.records import FindingRecord


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """``page`` is its unit's file name, ``name`` unlike that of any other chart."""

    record: ProcedureRecord
    page: str
    name: str
    marks: tuple[Mark, ...]
    svg: str


def charts_of(content: Content, pages: Mapping[str, str]) -> tuple[ChartEntry, ...]:
    """The charts of ``content``, in its order; ``pages`` gives the file name of each unit."""
    findings: dict[str, list[FindingRecord]] = defaultdict(list)
    for finding in content.findings:
        findings[finding.file].append(finding)
    count: Counter[str] = Counter()
    found = []
    for record in content.procedures:
        page = pages[record.unit]
        count[page] += 1
        name = f"{page}-{count[page]}"
        marks = marks_of(record, tuple(findings[record.file]))
        found.append(ChartEntry(record, page, name, marks, draw(record, marks, name)))
    return tuple(found)
