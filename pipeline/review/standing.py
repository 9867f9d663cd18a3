"""Where a finding stands, by the decisions taken on it and what it is today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from pipeline.model.finding import Footing, Severity
from pipeline.model.review import Change, Decision, State, Verdict
from pipeline.review.wording import changed_in_substance, shown_change

# Whoever mends a document agrees with whoever confirmed the finding.
_AGREE = frozenset((Verdict.CONFIRMED, Verdict.FIXED))
_SPOKEN = {
    Verdict.CONFIRMED: "xác nhận",
    Verdict.DISMISSED: "bác bỏ",
    Verdict.FIXED: "báo đã sửa",
    Verdict.POSTPONED: "để sau",
}
_SEVERITIES = {Severity.HIGH: "nghiêm trọng", Severity.MEDIUM: "cần xử lý", Severity.LOW: "lưu ý"}


class Standing(msgspec.Struct, frozen=True):
    """A state and why, in words."""

    state: State
    note: str = ""


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as it is now: its words, weight, the run's key and day, what became of it."""

    footing: Footing
    severity: Severity
    run: str
    as_of: date
    change: Change


def standing(decisions: Sequence[Decision], today: Today) -> Standing:
    """Where a finding stands.

    Each reviewer's last decision counts, from the last one that settled a disagreement on. One
    taken on words that have since changed in substance, or on a lighter finding, holds no more.

    Args:
        decisions: all on the finding, oldest first.
        today: what it is now.
    """
    latest = latest_decisions(decisions)
    holding = [each for each in latest if not why_lapsed(each, today)]
    if not holding:
        return _undecided(latest, today)
    if disagree(holding):
        told = "; ".join(f"{each.reviewer} {spoken(each)}" for each in holding)
        return Standing(State.DISPUTED, f"Người rà soát chưa thống nhất: {told}.")
    last = holding[-1]
    match last.verdict:
        case Verdict.CONFIRMED:
            return Standing(State.CONFIRMED, _told(last))
        case Verdict.DISMISSED:
            return Standing(State.DISMISSED, _told(last))
        case Verdict.FIXED if last.run == today.run:
            return Standing(State.FIXED, f"{_told(last)} Lần rà soát sau sẽ kiểm tra.")
        case Verdict.FIXED:
            return Standing(State.REOPENED, f"{_told(last)} Nhưng nay vẫn thấy.")
        case Verdict.POSTPONED:
            until = min(each.until for each in holding if each.until is not None)
            if until > today.as_of:
                return Standing(State.POSTPONED, _told(last))
            return Standing(State.REOPENED, f"{_told(last)} Hạn ấy đã đến.")


def latest_decisions(decisions: Sequence[Decision]) -> list[Decision]:
    """Each reviewer's last decision since the last that settled a disagreement, oldest first."""
    start = max((n for n, each in enumerate(decisions) if each.settles), default=0)
    latest = {each.reviewer.casefold(): each for each in decisions[start:]}
    return [each for each in decisions[start:] if latest[each.reviewer.casefold()] is each]


def disagree(decisions: Sequence[Decision]) -> bool:
    """Whether reviewers say things that cannot both stand."""
    said = {each.verdict for each in decisions}
    return len(said) > 1 and not said <= _AGREE


def why_lapsed(decision: Decision, today: Today) -> str:
    """Why a decision holds no more, in words; "" where it does."""
    if changed_in_substance(decision.footing, today.footing):
        return f"Lời văn đã đổi từ khi {decision.reviewer} {spoken(decision)}: " + (
            f"{shown_change(decision.footing, today.footing)}."
        )
    if today.severity.rank < decision.severity.rank:
        before, now = _SEVERITIES[decision.severity], _SEVERITIES[today.severity]
        return (
            f"Mức độ tăng từ «{before}» lên «{now}» sau khi {decision.reviewer} {spoken(decision)}."
        )
    return ""


def spoken(decision: Decision) -> str:
    """What was decided, as the end of a sentence: "bác bỏ (trùng với Điều 5)"."""
    until = f" đến {decision.until:%d/%m/%Y}" if decision.until else ""
    reason = f" ({decision.reason})" if decision.reason else ""
    return f"{_SPOKEN[decision.verdict]}{until}{reason}"


def _told(decision: Decision) -> str:
    return f"{decision.reviewer} {spoken(decision)}."


def _undecided(lapsed: Sequence[Decision], today: Today) -> Standing:
    if lapsed:
        return Standing(State.REOPENED, " ".join(_reasons(lapsed, today)))
    match today.change:
        case Change.RETURNED:
            return Standing(State.REOPENED, "Không có ở lần rà soát trước, nay lại thấy.")
        case Change.WORSE:
            return Standing(State.WORSE)
        case Change.NEW:
            return Standing(State.NEW)
        case Change.KNOWN:
            return Standing(State.KNOWN)


def _reasons(lapsed: Sequence[Decision], today: Today) -> Iterator[str]:
    seen: set[str] = set()
    for decision in lapsed:
        reason = why_lapsed(decision, today)
        if reason not in seen:
            seen.add(reason)
            yield reason
