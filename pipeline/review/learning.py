"""What decisions teach: how often each rule is right, and how sure its findings may be.

A rule states a confidence. Each decision on a finding of that rule and confidence says whether it
held. The confidence shown is the mean of a Beta distribution that begins at the stated one with
the weight of ``STRENGTH`` decisions and learns from those taken (Beta-binomial shrinkage; A.
Gelman et al., Bayesian Data Analysis, chapter 5): a few decisions move it little, many decide it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from pipeline.model.review import Decision, Verdict
from pipeline.review.standing import disagree, latest_decisions

STRENGTH = 10.0
_RIGHT = (Verdict.CONFIRMED, Verdict.FIXED)


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """All that was decided up to a day: of ``decided`` findings ``right`` held."""

    day: date
    right: int
    decided: int


class RulePrecision(msgspec.Struct, frozen=True, kw_only=True):
    """How findings of a rule fared; those reviewers disagree on, or put off, count in neither."""

    code: str
    confirmed: int
    fixed: int
    dismissed: int
    disputed: int
    course: tuple[Point, ...] = ()

    @property
    def decided(self) -> int:
        """Findings that were found right or wrong."""
        return self.confirmed + self.fixed + self.dismissed

    @property
    def precision(self) -> float | None:
        """The share that held, 0 to 1; whoever mends a document has found the finding right."""
        return (self.confirmed + self.fixed) / self.decided if self.decided else None


class Learnt(msgspec.Struct, frozen=True, kw_only=True):
    """What was learnt of the findings of a rule that state one confidence."""

    code: str
    stated: float
    right: int
    decided: int

    @property
    def confidence(self) -> float:
        """The confidence after learning, 0 to 1."""
        return round((STRENGTH * self.stated + self.right) / (STRENGTH + self.decided), 4)


def precision_by_rule(
    decisions: Mapping[str, Sequence[Decision]], days: Mapping[str, date]
) -> tuple[RulePrecision, ...]:
    """How each rule that was decided on fared, by code.

    Args:
        decisions: all, by finding.
        days: the day of the review of each run, by its key; a decision on no known run counts on
            the day it was taken.
    """
    last: dict[str, list[Decision]] = defaultdict(list)
    disputed: dict[str, int] = defaultdict(int)
    for said in decisions.values():
        latest = latest_decisions(said)
        if disagree(latest):
            disputed[latest[-1].code] += 1
        elif latest[-1].verdict is not Verdict.POSTPONED:
            last[latest[-1].code].append(latest[-1])

    def number(code: str, verdict: Verdict) -> int:
        return sum(each.verdict is verdict for each in last[code])

    return tuple(
        RulePrecision(
            code=code,
            confirmed=number(code, Verdict.CONFIRMED),
            fixed=number(code, Verdict.FIXED),
            dismissed=number(code, Verdict.DISMISSED),
            disputed=disputed[code],
            course=_course(last[code], days),
        )
        for code in sorted({*last, *disputed})
    )


def learn(decisions: Mapping[str, Sequence[Decision]]) -> tuple[Learnt, ...]:
    """What is learnt of each rule and stated confidence, by code and confidence."""
    right: dict[tuple[str, float], int] = defaultdict(int)
    decided: dict[tuple[str, float], int] = defaultdict(int)
    for said in decisions.values():
        latest = latest_decisions(said)
        if disagree(latest) or latest[-1].verdict is Verdict.POSTPONED:
            continue
        key = latest[-1].code, latest[-1].confidence
        decided[key] += 1
        right[key] += latest[-1].verdict in _RIGHT
    return tuple(
        Learnt(code=code, stated=stated, right=right[code, stated], decided=n)
        for (code, stated), n in sorted(decided.items())
    )


def account(learnt: Learnt) -> str:
    """What was learnt, from how many, in plain words."""
    same = learnt.confidence == round(learnt.stated, 4)
    moved = "giữ nguyên" if same else f"nay là {share(learnt.confidence)}"
    return (
        f"{learnt.code}, quy tắc tự cho độ chắc chắn {share(learnt.stated)}: trong "
        f"{learnt.decided} phát hiện đã có quyết định, {learnt.right} đúng; độ chắc chắn {moved}."
    )


def share(value: float) -> str:
    """A share between 0 and 1 as a percentage: "87,5 %"."""
    return f"{100 * value:.1f} %".replace(".", ",").replace(",0 %", " %")


def _course(decided: Iterable[Decision], days: Mapping[str, date]) -> tuple[Point, ...]:
    by_day: dict[date, list[bool]] = defaultdict(list)
    for each in decided:
        by_day[days.get(each.run, each.taken_at.date())].append(each.verdict in _RIGHT)
    points: list[Point] = []
    right = total = 0
    for day, held in sorted(by_day.items()):
        right, total = right + sum(held), total + len(held)
        points.append(Point(day=day, right=right, decided=total))
    return tuple(points)
