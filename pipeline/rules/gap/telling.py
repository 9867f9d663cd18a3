"""Which answers a unit is told of, how gravely, and the hit that tells it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.demand import Deontic, Force, ReadState, Requirement
from pipeline.model.finding import Evidence, Severity
from pipeline.model.verdict import Answer, Verdict
from pipeline.rules.registry import Case, Hit

_UNREAD = {
    ReadState.SECONDARY: " Điều khoản mới biết qua nguồn thứ cấp, cần đọc nguyên văn.",
    ReadState.UNCONFIRMED: " Yêu cầu chưa có căn cứ xác nhận.",
}
_UNVERIFIED = " Yêu cầu chưa có người xác nhận với bản gốc đang có hiệu lực."
_NEAREST = 2


def told_of(case: Case, *verdicts: Verdict) -> Iterator[tuple[Requirement, Answer]]:
    """The answers of those verdicts that the unit itself is told of, with their requirements."""
    for answer in case.answers:
        requirement = case.requirements[answer.requirement]
        if answer.verdict in verdicts and not _is_told_above(answer, case):
            yield requirement, answer


def _is_told_above(answer: Answer, case: Case) -> bool:
    """Whether it is told of the ministry: nothing the unit wrote decided it."""
    above = case.above.get(answer.requirement)
    if above is None or above.unit == answer.unit or above.verdict is Verdict.NOT_APPLICABLE:
        return False
    return not any(found.unit == answer.unit for found in answer.provisions)


def hit(requirement: Requirement, answer: Answer, base: Severity, suggestion: str) -> Hit:
    """The answer as a hit; ``base`` is its severity where the requirement is binding and read."""
    own = next((found for found in answer.provisions if found.unit == answer.unit), None)
    return Hit(
        message=_message(requirement, answer),
        suggestion=suggestion,
        subject=requirement.id,
        where="cả đơn vị",
        why=answer.reason
        + _UNREAD.get(requirement.state, "" if requirement.verified else _UNVERIFIED),
        basis=answer.basis or requirement.source,
        severity=severity(requirement, base),
        confidence=answer.confidence,
        verified=requirement.verified,
        other=(_demanded(requirement, answer), *_near(answer)),
        at=own,
    )


def severity(requirement: Requirement, base: Severity) -> Severity:
    """Orientation and what was not read in its own words never weigh more than a note."""
    light = requirement.force is Force.ORIENTATION or requirement.state is not ReadState.FULL
    return Severity.LOW if light else base


def _message(requirement: Requirement, answer: Answer) -> str:
    said = {
        Verdict.CONTRADICTS: "Trái yêu cầu",
        Verdict.PARTLY: "Mới đáp ứng một phần yêu cầu",
        Verdict.NOT_FOUND: (
            "Chưa thấy văn bản phải có"
            if requirement.deontic is Deontic.DOCUMENT
            else "Chưa thấy quy định đáp ứng yêu cầu"
        ),
    }
    return f"{said[answer.verdict]}: {requirement.demand}."


def _demanded(requirement: Requirement, answer: Answer) -> Evidence:
    return Evidence(quote=requirement.demand, where=answer.basis, source=requirement.source)


def _near(answer: Answer) -> Iterator[Evidence]:
    for found in answer.nearest[:_NEAREST]:
        place = ", ".join(part for part in (found.evidence.where, found.document) if part)
        yield Evidence(
            quote=found.evidence.quote,
            where=f"Gần nhất: {place}",
            eid=found.evidence.eid,
            page=found.evidence.page,
            boxes=found.evidence.boxes,
            source=found.file,
        )
