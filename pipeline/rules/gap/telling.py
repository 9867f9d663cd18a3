"""Which answers a unit is told of, how gravely, and the hit that tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from pipeline.model.demand import Deontic, Force, ReadState, Requirement
from pipeline.model.finding import Evidence, Severity
from pipeline.model.verdict import Answer, Found, Verdict
from pipeline.rules.gap.drafting import looked_in, to_add, to_write
from pipeline.rules.registry import Case, Hit

_UNREAD = {
    ReadState.SECONDARY: " Điều khoản mới biết qua nguồn thứ cấp, cần đọc nguyên văn.",
    ReadState.UNCONFIRMED: " Yêu cầu chưa có căn cứ xác nhận.",
}
_UNVERIFIED = " Yêu cầu chưa có người xác nhận với bản gốc đang có hiệu lực."
_NEAREST = 2


def told_of(case: Case, *verdicts: Verdict) -> Iterator[tuple[Requirement, Answer]]:
    """The answers of those verdicts that the unit itself is told of, with their requirements.

    A folder of circulars and decrees on other matters is not asked for what a unit's own rules must
    hold, nor is a provision shown as half of what is asked for that is likelier on another matter;
    the table of verdicts has them all.
    """
    for answer in case.answers:
        requirement = case.requirements[answer.requirement]
        if answer.verdict not in verdicts:
            continue
        if _is_told_above(answer, case) or _is_told_where_kept(answer, case):
            continue
        if answer.verdict is Verdict.CONTRADICTS or not (answer.in_passing or answer.in_doubt):
            yield requirement, answer


def _is_told_above(answer: Answer, case: Case) -> bool:
    """Whether it is told of the ministry: nothing the unit wrote decided it."""
    above = case.above.get(answer.requirement)
    if above is None or above.unit == answer.unit or above.verdict is Verdict.NOT_APPLICABLE:
        return False
    return not any(found.unit == answer.unit for found in answer.provisions)


def _is_told_where_kept(answer: Answer, case: Case) -> bool:
    """Whether the unit that keeps the provision is told the same of it."""
    if not answer.provisions or any(found.unit == answer.unit for found in answer.provisions):
        return False
    first = answer.provisions[0]
    return any(
        other.verdict is answer.verdict
        and other.unit == first.unit
        and any(
            (found.file, found.evidence.eid) == (first.file, first.evidence.eid)
            for found in other.provisions
        )
        for other in case.everywhere.get(answer.requirement, ())
    )


def hits(
    case: Case,
    verdict: Verdict,
    base: Severity,
    suggest: Callable[[Requirement, Answer], str],
    concerns: Callable[[Requirement, Answer], bool],
) -> Iterator[Hit]:
    """The answers of a verdict that a rule ``concerns``, as hits of its severity."""
    for requirement, answer in told_of(case, verdict):
        if concerns(requirement, answer):
            yield hit(requirement, answer, base, suggest(requirement, answer))


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
        other=(
            _demanded(requirement, answer),
            *(() if own else _kept_elsewhere(answer)),
            *_near(answer),
        ),
        at=own,
    )


def hits_by_topic(told: Iterable[tuple[Requirement, Answer]], base: Severity) -> Iterator[Hit]:
    """What a unit says nothing of, told together by topic, so that a small folder is not flooded.

    A topic weighs as its weightiest demand, and never more than a note where nobody has verified
    any of them.
    """
    by_topic: dict[str, list[tuple[Requirement, Answer]]] = {}
    for requirement, answer in told:
        by_topic.setdefault(requirement.topic, []).append((requirement, answer))
    for topic, lacking in by_topic.items():
        yield _of_topic(topic, lacking, base)


def _of_topic(topic: str, lacking: list[tuple[Requirement, Answer]], base: Severity) -> Hit:
    hits = [
        hit(requirement, answer, base, to_add(requirement, answer))
        for requirement, answer in lacking
    ]
    if len(hits) == 1:
        only = hits[0]
        return msgspec.structs.replace(
            only, severity=only.severity if only.verified else Severity.LOW
        )
    verified = [each for each in hits if each.verified]
    grave = any(each.severity is not Severity.LOW for each in verified)
    return Hit(
        message=f"Chưa thấy quy định về {topic}: {len(hits)} yêu cầu.",
        suggestion=" ".join(
            f"({number}) {to_write(requirement)}" for number, (requirement, _) in _counted(lacking)
        )
        + f" {looked_in(lacking[0][1])}",
        subject=topic,
        where="cả đơn vị",
        why=" ".join(
            f"({number}) {requirement.demand}, theo {answer.basis or requirement.source}: "
            f"{each.why}"
            for (number, (requirement, answer)), each in zip(_counted(lacking), hits, strict=True)
        ),
        basis="; ".join(dict.fromkeys(each.basis for each in hits)),
        severity=base if grave else Severity.LOW,
        confidence=min(each.confidence for each in hits),
        verified=len(verified) == len(hits),
        other=tuple(evidence for each in hits for evidence in each.other[:1]),
    )


def _counted(
    lacking: list[tuple[Requirement, Answer]],
) -> Iterator[tuple[int, tuple[Requirement, Answer]]]:
    return enumerate(lacking, 1)


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


def _kept_elsewhere(answer: Answer) -> Iterator[Evidence]:
    """The provisions of others' documents that decided."""
    return (_shown(found, "Ghi tại") for found in answer.provisions[:_NEAREST])


def _near(answer: Answer) -> Iterator[Evidence]:
    return (_shown(found, "Gần nhất") for found in answer.nearest[:_NEAREST])


def _shown(found: Found, as_what: str) -> Evidence:
    place = ", ".join(part for part in (found.evidence.where, found.document) if part)
    return Evidence(
        quote=found.evidence.quote,
        where=f"{as_what}: {place}",
        eid=found.evidence.eid,
        page=found.evidence.page,
        boxes=found.evidence.boxes,
        source=found.file,
    )
