"""Tasks of a committee that two members have, or none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.evidence import evidence_at
from pipeline.extract.assignments import shared_tasks, unassigned_tasks
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.std.basis import BASIS

_TEXT = "QUYẾT ĐỊNH\nPhân công nhiệm vụ thành viên Ban Chỉ đạo\nĐiều 1. Phân công như sau:\n"
_HEAD = ("TT", "Họ tên, chức vụ", "Nhiệm vụ")
_DUTY = "Điều 2. Nhiệm vụ của Ban Chỉ đạo\nBan Chỉ đạo có nhiệm vụ:\na) {}.\n"
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
            span=again.span,
            other=(evidence_at(dossier.document, task.span),),
        )


@rule(
    "STD302",
    "Nhiệm vụ của tập thể không giao cho thành viên nào",
    reason="Việc của cả Ban mà không ai trong Ban phụ trách thì không có người làm và không có "
    "người chịu trách nhiệm.",
    basis=BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        _TEXT + _DUTY.format("Tổ chức giám sát chéo giữa các chi bộ"), rows=(_HEAD, _FIRST)
    ),
    good=Example(_TEXT + _DUTY.format("Kiểm soát tài sản, thu nhập"), rows=(_HEAD, _FIRST)),
)
def task_of_none(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A task of the committee that the document gives to none of the members it charges."""
    assignments = dossier.facts.assignments
    members = len({assignment.member.quote for assignment in assignments if assignment.tasks})
    for norm in unassigned_tasks(assignments, dossier.facts.responsibilities):
        who = norm.bearer.quote if norm.bearer else ""
        yield Hit(
            message=f"{who} có nhiệm vụ «{norm.action.quote}»; văn bản giao việc cho {members} "
            "thành viên, không thấy ai được giao việc này.",
            suggestion="Giao việc này cho một thành viên phụ trách, hoặc ghi rõ cả tập thể cùng "
            "làm.",
            subject=f"std-unassigned|{norm.action.quote.casefold()}",
            span=norm.action.span,
            confidence=0.7,
        )
