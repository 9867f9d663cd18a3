"""A decision as a form asks for it and the database takes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from pipeline.model.review import Decision, Verdict
from pipeline.review.asking import Asked, day_of, verdict_of
from pipeline.review.decisions import decisions_by_finding
from pipeline.review.items import Fate, Told
from pipeline.review.standing import spoken
from pipeline.review.store import Store
from pipeline.review.taking import take_one


def decisions_on(store: Store, fingerprint: str) -> tuple[Decision, ...]:
    """All decisions on one finding, oldest first."""
    with store.reading() as connection:
        return tuple(decisions_by_finding(connection, fingerprint).get(fingerprint, ()))


def standing_words(store: Store) -> dict[str, str]:
    """For each decided finding, the last decision in words: "Lan xác nhận, 28/11/2026"."""
    with store.reading() as connection:
        decided = decisions_by_finding(connection)
    return {finding: told(decisions[-1]) for finding, decisions in decided.items() if decisions}


def told(decision: Decision) -> str:
    """One decision in words."""
    return f"{decision.reviewer} {spoken(decision)}, {decision.taken_at:%d/%m/%Y}"


def decide(store: Store, fingerprint: str, reviewer: str, form: Mapping[str, str]) -> Told:
    """Take the decision of a form.

    Args:
        store: the database.
        fingerprint: of the finding.
        reviewer: who decides.
        form: ``verdict``, ``reason``, ``until``, ``settles``, and ``seen``: how many decisions the
            reviewer was shown.
    """
    verdict = verdict_of(form.get("verdict", ""))
    if verdict is None:
        return _refused(fingerprint, "Chưa chọn quyết định.")
    until = form.get("until", "").strip()
    day = day_of(until) if until else None
    if until and day is None:
        return _refused(fingerprint, f"Không hiểu ngày «{until}»; ghi dạng 31/12/2026.")
    asked = Asked(
        finding=fingerprint,
        verdict=verdict,
        reviewer=reviewer,
        reason=" ".join(form.get("reason", "").split()),
        until=day if verdict is Verdict.POSTPONED else None,
        settles=form.get("settles") == "yes",
    )
    seen = form.get("seen", "")
    now = datetime.now(UTC).replace(microsecond=0)
    return take_one(store, asked, now, seen=int(seen) if seen.isdecimal() else 0)


def _refused(finding: str, why: str) -> Told:
    return Told(fate=Fate.REFUSED, finding=finding, why=why)
