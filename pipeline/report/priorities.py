"""What to do first: findings that one decision settles, taken together and put in order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.model.finding import Severity
from pipeline.report.content import Content
from pipeline.report.records import FindingRecord

MOST_TASKS = 10
# Findings on files as such, not on what they say: one letter to the units settles them all.
_OF_FILES = frozenset(("DOC101", "DOC109"))


@dataclass(frozen=True, slots=True)
class Task:
    """Findings of one rule about one thing, or a single one; ``first`` stands for them all.

    ``message`` says what is wrong with all of them.
    """

    first: FindingRecord
    message: str
    severity: Severity
    n_findings: int
    n_documents: int
    units: tuple[str, ...]

    @property
    def filter(self) -> dict[str, str]:
        """What the address of a list of findings holds to show just these."""
        if self.n_findings == 1:
            return {"f": self.first.fingerprint}
        if self.first.code in _OF_FILES:
            return {"code": self.first.code}
        return {"code": self.first.code, "subject": self.first.subject}


def first_tasks(content: Content) -> tuple[Task, ...]:
    """The tasks to do first, at most MOST_TASKS.

    Gravest first; of these, such as rest on verified facts, then what concerns most units, most
    documents, and is surest. A task stands as grave as its gravest finding.
    """
    groups: dict[tuple[str, str], list[FindingRecord]] = defaultdict(list)
    week = content.week
    for finding in content.findings:
        if week is None or not week.is_settled(finding.fingerprint):
            groups[finding.code, _matter(finding)].append(finding)
    tasks = sorted((_task(group, content) for group in groups.values()), key=_urgency)
    return tuple(tasks[:MOST_TASKS])


def _matter(finding: FindingRecord) -> str:
    """What one decision settles: the same for findings it settles together."""
    if finding.code in _OF_FILES:
        return ""
    return finding.subject or finding.fingerprint


def _task(group: list[FindingRecord], content: Content) -> Task:
    gravest = min(finding.severity.rank for finding in group)
    grave = [finding for finding in group if finding.severity.rank == gravest]
    first = max(grave, key=lambda finding: (finding.verified, finding.confidence))
    rule = content.rules.get(first.code)
    is_many = first.code in _OF_FILES and len(group) > 1 and rule is not None
    return Task(
        first=first,
        message=rule.title if is_many and rule else first.message,
        severity=first.severity,
        n_findings=len(group),
        n_documents=len({finding.file for finding in group if finding.file}),
        units=tuple(dict.fromkeys(finding.unit for finding in group)),
    )


def _urgency(task: Task) -> tuple[int, bool, int, int, float, str, str]:
    first = task.first
    return (
        task.severity.rank,
        not first.verified,
        -len(task.units),
        -task.n_documents,
        -first.confidence,
        first.code,
        first.fingerprint,
    )
