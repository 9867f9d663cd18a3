"""Decisions in the database: only ever added to, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, insert, select

from pipeline.model.finding import Severity
from pipeline.model.review import Decision, Verdict
from pipeline.review.keys import evidence_of
from pipeline.review.runs import footing_from, keep_wordings
from pipeline.review.tables import DECISIONS, WORDINGS


def decisions_by_finding(
    connection: Connection, finding: str | None = None
) -> dict[str, list[Decision]]:
    """All decisions, or those on one finding, oldest first, by the finding's fingerprint."""
    question = (
        select(DECISIONS, WORDINGS)
        .join(WORDINGS, DECISIONS.c.evidence == WORDINGS.c.evidence)
        .order_by(DECISIONS.c.id)
    )
    if finding is not None:
        question = question.where(DECISIONS.c.finding == finding)
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in connection.execute(question):
        found[row.finding].append(
            Decision(
                finding=row.finding,
                verdict=Verdict(row.verdict),
                reviewer=row.reviewer,
                taken_at=row.taken_at,
                reason=row.reason,
                until=row.until,
                settles=row.settles,
                source=row.source,
                source_hash=row.source_hash,
                source_row=row.source_row,
                run=row.run_key,
                code=row.code,
                severity=Severity(row.severity),
                confidence=row.confidence,
                footing=footing_from(row),
            )
        )
    return dict(found)


def add_decisions(connection: Connection, decisions: Sequence[Decision]) -> None:
    """Add decisions to the history, in order."""
    keep_wordings(connection, (decision.footing for decision in decisions))
    for decision in decisions:
        row = msgspec.structs.asdict(decision)
        row["evidence"] = evidence_of(row.pop("footing"))
        row["run_key"] = row.pop("run")
        connection.execute(insert(DECISIONS).values(row))
