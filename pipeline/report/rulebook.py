"""What a report tells of each rule."""

from __future__ import annotations

import msgspec

from pipeline.model.finding import Severity


class RuleCard(msgspec.Struct, frozen=True, kw_only=True):
    """A rule as its page explains it; ``bad`` and ``good`` are example texts."""

    code: str
    title: str
    reason: str
    basis: str
    severity: Severity
    bad: str = ""
    good: str = ""

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]


def rulebook() -> tuple[RuleCard, ...]:
    """The cards of all rules, by code."""
    from pipeline.rules.families import all_rules

    return tuple(
        RuleCard(
            code=rule.code,
            title=rule.title,
            reason=rule.reason,
            basis=rule.basis,
            severity=rule.severity,
            bad=rule.bad.shown,
            good=rule.good.shown,
        )
        for rule in all_rules()
    )
