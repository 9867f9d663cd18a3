"""One matter, two values: sums, time limits and schedules that differ between documents."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.statements import (
    Aspect,
    Matter,
    Statement,
    hold_side_by_side,
    matters,
    statements_of,
)
from pipeline.rules.std.basis import BASIS

_SURE = 0.75  # what is compared may yet have a reason to differ


@rule(
    "STD101",
    "Mức tiền cho cùng một việc khác nhau giữa các văn bản",
    reason="Cùng một việc mà mỗi nơi một mức thì không có chuẩn để kiểm tra, và nơi có mức cao hơn "
    "là chỗ dễ sơ hở.",
    basis=BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        "Điều 4. Quỹ\n1. Tồn quỹ tiền mặt không quá 50 triệu đồng.\n",
        other="Điều 6. Quỹ\n2. Tồn quỹ tiền mặt tối đa 30 triệu đồng.\n",
    ),
    good=Example(
        "Điều 4. Quỹ\n1. Tồn quỹ tiền mặt không quá 30 triệu đồng.\n",
        other="Điều 6. Quỹ\n2. Tồn quỹ tiền mặt tối đa 30 triệu đồng.\n",
    ),
)
def sums_differ(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A sum of money for a matter, other than in another document."""
    yield from _differing(dossier, case, Aspect.MONEY)


@rule(
    "STD102",
    "Thời hạn cho cùng một việc khác nhau giữa các văn bản",
    reason="Người thực hiện không biết theo thời hạn nào; đơn vị này chậm mà theo văn bản của mình "
    "vẫn là đúng hạn.",
    basis=BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        "Điều 4. Quyết toán\n1. Trưởng đoàn nộp chứng từ trong thời hạn 20 ngày kể từ ngày về "
        "nước.\n",
        other="Điều 9. Quyết toán\n1. Trưởng đoàn nộp chứng từ trong thời hạn 15 ngày kể từ ngày "
        "về nước.\n",
    ),
    good=Example(
        "Điều 4. Quyết toán\n1. Trưởng đoàn nộp chứng từ trong thời hạn 15 ngày kể từ ngày về "
        "nước.\n",
        other="Điều 9. Quyết toán\n1. Trưởng đoàn nộp chứng từ trong thời hạn 15 ngày kể từ ngày "
        "về nước.\n",
    ),
)
def times_differ(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A time limit for a matter, other than in another document."""
    yield from _differing(dossier, case, Aspect.TIME)


@rule(
    "STD103",
    "Lịch của cùng một việc khác nhau giữa các văn bản",
    reason="Hai lịch khác nhau cho cùng một việc thì người dân và đơn vị không biết đến ngày nào.",
    basis=BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        "Điều 2. Lịch tiếp\n1. Lãnh đạo Bộ tiếp công dân vào thứ Năm tuần thứ hai hằng tháng.\n",
        other="Điều 5. Lịch tiếp\n1. Bộ trưởng tiếp công dân vào thứ Năm của tuần thứ ba.\n",
    ),
    good=Example(
        "Điều 2. Lịch tiếp\n1. Lãnh đạo Bộ tiếp công dân vào thứ Năm tuần thứ ba hằng tháng.\n",
        other="Điều 5. Lịch tiếp\n1. Bộ trưởng tiếp công dân vào thứ Năm của tuần thứ ba.\n",
    ),
)
def schedules_differ(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A schedule of a matter, other than in another document."""
    yield from _differing(dossier, case, Aspect.SCHEDULE)


def _differing(dossier: Dossier, case: Case, aspect: Aspect) -> Iterator[Hit]:
    own = statements_of(dossier, case.unit, "")
    for matter in matters():
        if matter.aspect is not aspect:
            continue
        mine = [statement for statement in own if statement.matter == matter.id]
        if not mine:
            continue
        values = {statement.value for statement in mine}
        for other in case.others:
            if other.matter != matter.id or other.file == dossier.source.path:
                continue
            if not hold_side_by_side(mine[0].origin, other.origin):
                continue
            if other.value not in values and _speaks_here(mine[0], other):
                yield _hit(matter, mine[0], other)


def _speaks_here(mine: Statement, other: Statement) -> bool:
    """Whether the finding belongs to ``mine``: not the ministry's, or the later, or by its path."""

    def order(statement: Statement) -> tuple[int, str, str]:
        dated = statement.dated.isoformat() if statement.dated else ""
        return statement.origin.rank, dated, statement.file

    return order(mine) > order(other)


def _hit(matter: Matter, mine: Statement, other: Statement) -> Hit:
    by = "văn bản chung của Bộ" if other.origin.rank == 0 else other.document
    stricter = (
        matter.aspect is Aspect.TIME
        and other.origin.rank == 0
        and isinstance(mine.value, float)
        and isinstance(other.value, float)
        and mine.value < other.value
    )
    return Hit(
        message=f"Ghi {matter.label} là «{mine.shown}»; {by} ghi «{other.shown}»"
        + (" (văn bản này chặt hơn)." if stricter else "."),
        suggestion="Thống nhất một mức; nếu đơn vị có lý do để khác thì ghi lý do và căn cứ.",
        subject=f"std|{matter.id}|{other.file}",
        span=mine.evidence.span,
        severity=Severity.LOW if stricter else None,
        confidence=_SURE,
        verified=False,
        other=(other.evidence_named,),
    )
