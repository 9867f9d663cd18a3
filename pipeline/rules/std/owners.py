"""One task given to two members of a committee."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.extract.assignments import shared_tasks
from pipeline.model.document import Span
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.evidence import evidence_at
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.std.basis import BASIS

_TEXT = "QUYẾT ĐỊNH\nPhân công nhiệm vụ thành viên Ban Chỉ đạo\nĐiều 1. Phân công như sau:\n"
_HEAD = ("TT", "Họ tên, chức vụ", "Nhiệm vụ")
_FIRST = ("1", "Vụ trưởng Vụ Tổ chức", "Kiểm soát tài sản thu nhập; xử lý kỷ luật")


@rule(
    "STD301",
    "Một việc phân công cho hai thành viên",
    reason="Hai người cùng được giao một việc mà không ghi ai chính, ai phối hợp thì không ai chịu "
    "trách nhiệm đến cùng.",
    basis=BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        _TEXT,
        rows=(_HEAD, _FIRST, ("2", "Viện trưởng", "Kiểm soát tài sản thu nhập tại các viện")),
    ),
    good=Example(_TEXT, rows=(_HEAD, _FIRST, ("2", "Viện trưởng", "Hợp đồng nghiên cứu"))),
)
def task_of_two(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A task that the assignment of a committee's members gives twice."""
    tasks = [
        (assignment, task) for assignment in dossier.facts.assignments for task in assignment.tasks
    ]
    for (first, task), (second, again) in combinations(tasks, 2):
        if first.member == second.member or not shared_tasks(task.quote, again.quote):
            continue
        yield Hit(
            message=f"Việc «{task.quote}» giao cho «{first.member.quote}», mà «{again.quote}» giao "
            f"cho «{second.member.quote}».",
            suggestion="Ghi rõ ai chủ trì, ai phối hợp, hoặc phân ranh giới phạm vi của mỗi người.",
            subject=f"std-owner|{task.quote.casefold()}",
            span=Span(again.start, again.end),
            other=(evidence_at(dossier.document, Span(task.start, task.end)),),
        )
