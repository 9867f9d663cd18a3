"""One step of the same procedure in two units: decided at another level, or with another time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pipeline.model.facts import ApprovalStep, Deadline, Procedure, StepKind
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.statements import OtherProcedure, OtherStep, alike, topic_of
from pipeline.rules.std.basis import BASIS
from pipeline.rules.std.levels import Level, is_delegated, level_of
from pipeline.rules.std.pairs import is_one_step, same_elsewhere

_Step = TypeVar("_Step", ApprovalStep, OtherStep)
_SURE = 0.6
_ONE_EVENT = 0.3  # of the words of what two limits run from
_DECIDING = (StepKind.DECIDE, StepKind.SIGN)
_TITLE = "Điều 3. Trình tự mua sắm máy in\n"
_STEPS = (
    "1. Phòng Quản trị lập dự toán.\n"
    "2. Phòng Kế toán thẩm định dự toán trong thời hạn {days} ngày làm việc.\n"
    "3. {approver} phê duyệt dự toán.\n4. Văn thư lưu hồ sơ.\n"
)
_HERE = _TITLE + _STEPS.format(days="02", approver="Chánh Văn phòng")


@rule(
    "STD202",
    "Cùng một quy trình, nơi khác do cấp cao hơn quyết định",
    reason="Một loại việc mà nơi này người đứng đầu quyết định, nơi kia cấp dưới quyết định thì "
    "thẩm quyền không rõ, và nơi quyết định ở cấp thấp là nơi ít người soát hơn.",
    basis=BASIS,
    severity=Severity.LOW,
    bad=Example(_TITLE + _STEPS.format(days="02", approver="Trưởng phòng Quản trị"), other=_HERE),
    good=Example(
        _TITLE + _STEPS.format(days="02", approver="Cục trưởng"),
        other=_HERE,
    ),
)
def decided_lower(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A procedure decided by a post of a lower level than the same one of another unit.

    Of several decisions the highest counts; one that is handed down, or taken in some cases alone,
    is left alone.
    """
    for procedure, other in same_elsewhere(dossier, case):
        mine = _highest(step for step in procedure.steps if step.kind in _DECIDING)
        theirs = _highest_of_other(step for step in other.steps if step.kind in _DECIDING)
        if mine is None or theirs is None or mine.actor is None:
            continue
        here, there = level_of(mine.actor.quote), level_of(theirs.actor)
        if here is None or there is None or here.rank <= there.rank:
            continue
        if not is_one_step(mine, theirs) or _is_delegated(mine):
            continue
        yield Hit(
            message=f"Việc này do «{mine.actor.quote}» quyết định (cấp {here.name}); quy trình "
            f"«{other.title}» của {other.document} do «{theirs.actor}» quyết định (cấp "
            f"{there.name}).",
            suggestion="Thống nhất cấp quyết định; nếu đã phân cấp thì dẫn văn bản phân cấp.",
            subject=f"std-level|{other.file}",
            span=mine.actor.span,
            confidence=_SURE,
            verified=False,
            other=(theirs.evidence,),
        )


@rule(
    "STD203",
    "Cùng một bước, nơi khác có thời hạn ngắn hơn",
    reason="Cùng một việc mà mỗi nơi một thời hạn thì không có chuẩn để biết ai chậm; nơi dài hơn "
    "cần nói vì sao.",
    basis=BASIS,
    severity=Severity.LOW,
    bad=Example(_TITLE + _STEPS.format(days="05", approver="Cục trưởng"), other=_HERE),
    good=Example(_TITLE + _STEPS.format(days="02", approver="Cục trưởng"), other=_HERE),
)
def takes_longer(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step that may take longer than the same step of the same procedure of another unit."""
    for procedure, other in same_elsewhere(dossier, case):
        for mine, theirs in _steps_alike(procedure, other):
            if mine.deadline is None or not _is_longer(mine.due, theirs.due):
                continue
            yield Hit(
                message=f"Bước «{mine.action.quote}» có thời hạn «{mine.deadline.quote}»; "
                f"{other.document} cho bước «{theirs.evidence.quote}» là «{theirs.deadline}».",
                suggestion="Thống nhất thời hạn; nếu có lý do để dài hơn thì ghi lý do.",
                subject=f"std-time|{mine.kind}|{other.file}",
                span=mine.deadline.span,
                confidence=_SURE,
                verified=False,
                other=(theirs.evidence,),
            )


def _highest(steps: Iterable[ApprovalStep]) -> ApprovalStep | None:
    """The step decided at the highest level; None where the level of one is not known."""
    found = list(steps)
    levels = [level_of(step.actor.quote) if step.actor else None for step in found]
    return _of_lowest_rank(found, levels)


def _highest_of_other(steps: Iterable[OtherStep]) -> OtherStep | None:
    found = list(steps)
    return _of_lowest_rank(found, [level_of(step.actor) for step in found])


def _of_lowest_rank(steps: list[_Step], levels: list[Level | None]) -> _Step | None:
    ranks = [level.rank for level in levels if level is not None]
    if not ranks or len(ranks) != len(steps):
        return None
    return steps[ranks.index(min(ranks))]


def _is_delegated(step: ApprovalStep) -> bool:
    return any(is_delegated(quote.quote) for quote in (step.actor, step.action) if quote)


def _is_longer(mine: Deadline | None, theirs: Deadline | None) -> bool:
    """Whether one limit leaves more time than the other, from an event told alike."""
    if mine is None or theirs is None or not mine.longer_than(theirs):
        return False
    if mine.event is None or theirs.event is None:
        return True
    return alike(topic_of(mine.event.quote), topic_of(theirs.event.quote)) >= _ONE_EVENT


def _steps_alike(
    procedure: Procedure, other: OtherProcedure
) -> Iterator[tuple[ApprovalStep, OtherStep]]:
    """The steps of one work that both have once: of several alike none tells which is which."""
    beside = [[step for step in other.steps if is_one_step(mine, step)] for mine in procedure.steps]
    for mine, theirs in zip(procedure.steps, beside, strict=True):
        if len(theirs) == 1 and sum(theirs[0] in each for each in beside) == 1:
            yield mine, theirs[0]
