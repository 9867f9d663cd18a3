"""What is known of a finding besides itself: its change, where it stands, since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.model.review import Change, Decision, Review, State
from pipeline.review.identity import Carried
from pipeline.review.standing import Standing, Today, standing
from pipeline.review.suppressions import Suppression


def review_of(
    carried: Carried,
    first: Mapping[str, date],
    decisions: Mapping[str, Sequence[Decision]],
    suppressed_by: Suppression | None,
    key: str,
    as_of: date,
) -> Review:
    """What is known of a finding.

    Args:
        carried: the finding with that of the last run it continues.
        first: by fingerprint, the day of the review that first found it.
        decisions: all, by finding.
        suppressed_by: the entry of the corpus that silences it.
        key: of the run.
        as_of: its day.
    """
    finding = carried.finding
    change = _change(carried, first)
    said = tuple(decisions.get(finding.fingerprint, ()))
    day = first.get(finding.fingerprint, as_of)
    if suppressed_by is not None:
        return silenced(suppressed_by, change, day, said)
    today = Today(
        footing=finding.footing, severity=finding.severity, run=key, as_of=as_of, change=change
    )
    stands = standing(said, today)
    if carried.either:
        stands = _among_equals(carried, decisions, today, stands)
    return Review(
        state=stands.state, change=change, note=stands.note, first_seen=day, decisions=said
    )


def silenced(
    entry: Suppression, change: Change, day: date | None, said: tuple[Decision, ...]
) -> Review:
    """What is known of a finding that the corpus itself suppresses."""
    until = f" đến {entry.until:%d/%m/%Y}" if entry.until else ""
    return Review(
        state=State.SUPPRESSED,
        change=change,
        note=f"Miễn trừ{until}: {entry.reason}",
        first_seen=day,
        decisions=said,
    )


def _change(carried: Carried, first: Mapping[str, date]) -> Change:
    if carried.before is None:
        return Change.RETURNED if carried.finding.fingerprint in first else Change.NEW
    worse = carried.finding.severity.rank < carried.before.severity.rank
    return Change.WORSE if worse else Change.KNOWN


def _among_equals(
    carried: Carried,
    decisions: Mapping[str, Sequence[Decision]],
    today: Today,
    stands: Standing,
) -> Standing:
    """Where a finding stands that may be any of several equal ones: where all of them stand."""
    states = {standing(decisions.get(mark, ()), today).state for mark in carried.either}
    if states == {stands.state}:
        return stands
    return Standing(
        State.REOPENED,
        f"Lần trước có {len(carried.either)} phát hiện giống hệt nhau trong văn bản này với quyết "
        "định khác nhau; số chỗ nay đã đổi nên không chắc quyết định nào thuộc chỗ này.",
    )
