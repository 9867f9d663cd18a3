"""Runs made of plain texts: real documents, real findings, no files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import msgspec

from pipeline.collate.dossiers import outcome_of
from pipeline.evidence import evidence_at
from pipeline.model.document import Span
from pipeline.model.finding import Finding, Severity
from pipeline.model.review import Review
from pipeline.model.run import Dossier, Outcome, Run, Source, Unit, UnitKind
from pipeline.review.store import Store
from pipeline.review.suppressions import Suppression
from pipeline.review.week import Week, hold_against_last, publish_week
from pipeline.rules.check import tell_copies_apart, with_fingerprints
from pipeline.store import Extracted, Unread
from tests.dossiers import dossier_of

MONDAY, NEXT_MONDAY, THIRD_MONDAY = date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)
MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SERIES = "kho"


def regulation(*clauses: str, number: str = "12/QĐ-BVD", title: str = "quản lý xe") -> str:
    """A decision of the made-up ministry whose only article has these clauses."""
    lines = [f"{place}. {clause}" for place, clause in enumerate(clauses, start=1)]
    return "\n".join(
        (
            "BỘ VÍ DỤ",
            f"Số: {number}",
            "Hà Nội, ngày 05 tháng 3 năm 2024",
            "QUYẾT ĐỊNH",
            f"Về việc {title}",
            "Điều 1. Quy định chung",
            *lines,
        )
    )


def finding_at(
    dossier: Dossier,
    words: str,
    *,
    code: str = "OUT101",
    subject: str = "inst-1",
    severity: Severity = Severity.MEDIUM,
    confidence: float = 0.9,
    nth: int = 0,
) -> Finding:
    """A finding whose proof is the ``nth`` occurrence of ``words``."""
    text, start = dossier.document.text, -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Finding(
        code=code,
        severity=severity,
        unit=dossier.source.unit,
        file=dossier.source.path,
        document="Quyết định thí dụ",
        message=f"Phát hiện về {words}",
        evidence=evidence_at(dossier.document, Span(start, start + len(words))),
        why="Vì thế.",
        suggestion="Sửa.",
        basis="Luật Thí dụ.",
        confidence=confidence,
        subject=subject,
    )


def marked(dossier: Dossier, findings: Sequence[Finding]) -> list[Finding]:
    """Findings on one document with their fingerprints."""
    return list(with_fingerprints(findings, dossier))


def dossier(text: str, path: str = "vp/xe.txt") -> Dossier:
    made = dossier_of(text, path=path)
    source = Source(
        path=path, unit=path.split("/", maxsplit=1)[0], sha256=_hash(text), size=len(text)
    )
    return msgspec.structs.replace(made, source=source)


def outcome(made: Dossier, *, unread: bool = False) -> Outcome:
    if unread:
        return outcome_of(made, Unread(problem="Hỏng.", remedy="Nộp lại."), ())
    return outcome_of(made, Extracted(document=made.document, facts=made.facts), ())


def run_of(
    outcomes: Sequence[Outcome],
    as_of: date = MONDAY,
    kinds: Mapping[str, UnitKind] = {},
    registers: Mapping[str, str] = {},
) -> Run:
    units = sorted({each.source.unit for each in outcomes})
    return Run(
        as_of=as_of,
        version="0",
        units=tuple(
            Unit(id=unit, name=unit, kind=kinds.get(unit, UnitKind.OTHER)) for unit in units
        ),
        outcomes=tuple(outcomes),
        registers=dict(registers),
    )


def week_of(
    store: Store,
    documents: Sequence[tuple[Dossier, Sequence[Finding]]],
    as_of: date = MONDAY,
    suppressions: Sequence[Suppression] = (),
    unread: Sequence[Dossier] = (),
    *,
    publish: bool = True,
    kinds: Mapping[str, UnitKind] = {},
    registers: Mapping[str, str] = {},
) -> Week:
    """One week: each document with its findings (given fingerprints here), kept in ``store``."""
    findings = [each for made, some in documents for each in marked(made, some)]
    outcomes = [outcome(made) for made, _ in documents]
    outcomes += [outcome(made, unread=True) for made in unread]
    run = run_of(outcomes, as_of, kinds, registers)
    week = hold_against_last(store, SERIES, run, tell_copies_apart(findings), suppressions, MOMENT)
    if publish:
        publish_week(store, week)
    return week


def only(week: Week) -> Review:
    """The review of a week's only finding."""
    (review,) = week.reviews.values()
    return review


def mark_of(week: Week, words: str, nth: int = 0) -> str:
    """The fingerprint of the ``nth`` finding whose quote is ``words``."""
    found = [each.fingerprint for each in week.findings if each.evidence.quote == words]
    return found[nth]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
