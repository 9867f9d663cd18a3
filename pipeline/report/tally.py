"""Counts a report opens with: units by rule families, and rules by how often they hit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from pipeline.model.finding import Severity
from pipeline.model.run import Unit
from pipeline.report.content import Content
from pipeline.report.records import FindingRecord

HEAT_LEVELS = 4
MOST_SUBJECTS = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """Findings of one family in one unit; ``heat`` is 0 for none, up to HEAT_LEVELS."""

    family: str
    count: int
    heat: int


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit's row: inputs, findings, how many of those are grave, and its cells."""

    unit: Unit
    n_inputs: int
    n_findings: int
    n_high: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How often a rule hit, in how many documents; a finding on a whole unit is in none."""

    code: str
    title: str
    severity: Severity
    n_findings: int
    n_documents: int


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """One thing found wrong in several places: what a single decision would settle."""

    code: str
    subject: str
    message: str
    severity: Severity
    n_findings: int
    n_documents: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What a list of findings can be filtered by."""

    families: tuple[str, ...]
    codes: tuple[str, ...]
    kinds: tuple[str, ...]


def choices(content: Content, findings: Sequence[FindingRecord]) -> Choices:
    """The families, rules and kinds of document that occur in ``findings``."""
    codes = {finding.code for finding in findings}
    files = {finding.file for finding in findings}
    return Choices(
        families=_in_order({code[:3] for code in codes}, content),
        codes=tuple(sorted(codes)),
        kinds=tuple(sorted({content.kinds[file] for file in files})),
    )


def families(content: Content) -> tuple[str, ...]:
    """The families that have a rule or a finding, in the order of words.yaml."""
    codes = {*content.rules, *(finding.code for finding in content.findings)}
    return _in_order({code[:3] for code in codes}, content)


def _in_order(present: set[str], content: Content) -> tuple[str, ...]:
    ordered = [family for family in content.words.families if family in present]
    return (*ordered, *sorted(present - set(ordered)))


def unit_rows(content: Content) -> tuple[UnitRow, ...]:
    """The matrix of units and families, units with most findings first."""
    per_cell = Counter((finding.unit, finding.code[:3]) for finding in content.findings)
    high = Counter(f.unit for f in content.findings if f.severity is Severity.HIGH)
    total = Counter(finding.unit for finding in content.findings)
    inputs = Counter(record.unit for record in content.inputs)
    most = max(per_cell.values(), default=0)
    columns = families(content)
    rows = [
        UnitRow(
            unit=unit,
            n_inputs=inputs[unit.id],
            n_findings=total[unit.id],
            n_high=high[unit.id],
            cells=tuple(
                Cell(family, n := per_cell[unit.id, family], _heat(n, most)) for family in columns
            ),
        )
        for unit in content.units
    ]
    return tuple(sorted(rows, key=lambda row: (-row.n_findings, -row.n_inputs)))


def _heat(count: int, most: int) -> int:
    """Level of ``count`` on a scale whose steps grow: few hits still differ from many."""
    return ceil(HEAT_LEVELS * sqrt(count / most)) if count else 0


def rule_rows(content: Content) -> tuple[RuleRow, ...]:
    """The rules that hit, gravest and most frequent first."""
    hits = Counter(finding.code for finding in content.findings)
    files: dict[str, set[str]] = defaultdict(set)
    severity: dict[str, Severity] = {}
    for finding in content.findings:
        if finding.file:
            files[finding.code].add(finding.file)
        severity.setdefault(finding.code, finding.severity)
    rows = []
    for code, n in hits.items():
        card = content.rules.get(code)
        rows.append(
            RuleRow(
                code=code,
                title=card.title if card else "",
                severity=card.severity if card else severity[code],
                n_findings=n,
                n_documents=len(files[code]),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.severity.rank, -row.n_findings, row.code)))


def subject_rows(content: Content) -> tuple[SubjectRow, ...]:
    """What stands wrong in the most documents, at most MOST_SUBJECTS, in more than one."""
    groups: dict[tuple[str, str], list[FindingRecord]] = defaultdict(list)
    for finding in content.findings:
        if finding.subject:
            groups[finding.code, finding.subject].append(finding)
    rows = [
        SubjectRow(
            code=code,
            subject=subject,
            message=Counter(finding.message for finding in group).most_common(1)[0][0],
            severity=min((finding.severity for finding in group), key=lambda s: s.rank),
            n_findings=len(group),
            n_documents=len({finding.file for finding in group if finding.file}),
        )
        for (code, subject), group in groups.items()
    ]
    repeated = [row for row in rows if row.n_documents > 1]
    repeated.sort(
        key=lambda row: (
            -row.n_documents,
            row.severity.rank,
            -row.n_findings,
            row.code,
            row.subject,
        )
    )
    return tuple(repeated[:MOST_SUBJECTS])
