"""Steps of a table: each names who does it, alone in the lead, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.facts import Quote, StepColumn, StepRow, StepTable
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.basis import PROCEDURE, SIX_CLEAR, STEPS, with_step
from pipeline.rules.pro.vocabulary import words
from pipeline.rules.registry import Case, Example, Hit, rule

_USUAL = 0.5  # of the steps: where fewer say a time, the table means something else by it
_EITHER = re.compile(r"\S+ [^/]*\w{2}\s*/\s*\w{2}[^/]* \S+")  # "Phòng A/Phòng B", not "đ/c"
_GOOD = Example(PROCEDURE, rows=STEPS)


@rule(
    "PRO101",
    "Bước của quy trình không có thời hạn",
    reason="Các bước khác có thời hạn, riêng bước này không: không ai biết khi nào là chậm, và hồ "
    "sơ có thể bị giữ lại.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example(PROCEDURE, rows=with_step("2", "Thẩm định đơn", "Phòng Quản trị", "")),
    good=_GOOD,
)
def step_without_time(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step without a time in a table whose steps have one."""
    for table in dossier.facts.step_tables:
        timed = [row for row in table.rows if _says(row, StepColumn.TIME)]
        if len(timed) < _USUAL * len(table.rows):
            continue
        for row, content in _steps(table):
            if not _says(row, StepColumn.TIME):
                yield Hit(
                    message=f"{_named(row)} «{_short(content)}» không có thời hạn.",
                    suggestion="Ghi thời hạn của bước (số ngày làm việc, giờ, hoặc mốc cụ thể).",
                    subject=f"step-time|{_short(content)}",
                    span=content.span,
                )


@rule(
    "PRO102",
    "Bước của quy trình không rõ ai làm",
    reason="Không chỉ đích danh chức danh hay đơn vị thì không ai chịu trách nhiệm, cũng không biết "
    "ai có thẩm quyền.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example(PROCEDURE, rows=with_step("3", "Phê duyệt", "Lãnh đạo", "01 ngày làm việc")),
    good=_GOOD,
)
def step_without_actor(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step of which nobody, or nobody in particular, is said to do it."""
    for table in dossier.facts.step_tables:
        if StepColumn.RESPONSIBLE not in table.columns:
            continue
        for row, content in _steps(table):
            actor = row.cells.get(StepColumn.RESPONSIBLE)
            if not _says(row, StepColumn.RESPONSIBLE):
                said, proof = "không ghi ai thực hiện", content
            elif actor and actor.quote.strip().casefold() in words("vague"):
                said, proof = f"giao cho «{actor.quote}», không rõ là chức danh nào", actor
            else:
                continue
            yield Hit(
                message=f"{_named(row)} «{_short(content)}» {said}.",
                suggestion="Ghi đúng chức danh hoặc đơn vị thực hiện bước này.",
                subject=f"step-actor|{_short(content)}",
                span=proof.span,
            )


@rule(
    "PRO103",
    "Một bước giao cho hai đơn vị mà không rõ ai chủ trì",
    reason="Hai đơn vị cùng được ghi cho một bước thì đơn vị này chờ đơn vị kia, và không ai chịu "
    "trách nhiệm khi chậm hoặc sai.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example(
        PROCEDURE,
        rows=with_step("2", "Thẩm định đơn", "Phòng Quản trị/Phòng Bảo vệ", "02 ngày làm việc"),
    ),
    good=_GOOD,
)
def step_of_two(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step given to one body or another with a stroke between them."""
    for table in dossier.facts.step_tables:
        for row, content in _steps(table):
            actor = row.cells.get(StepColumn.RESPONSIBLE)
            if actor is not None and _EITHER.search(actor.quote) and "chủ trì" not in actor.quote:
                yield Hit(
                    message=f"{_named(row)} «{_short(content)}» giao cho «{actor.quote}», không rõ "
                    "ai chủ trì.",
                    suggestion="Ghi một đơn vị chủ trì; đơn vị còn lại ghi là phối hợp.",
                    subject=f"step-two|{_short(content)}",
                    span=actor.span,
                )


def _steps(table: StepTable) -> Iterator[tuple[StepRow, Quote]]:
    for row in table.rows:
        content = row.cells.get(StepColumn.CONTENT)
        if content is not None and _says(row, StepColumn.CONTENT):
            yield row, content


def _says(row: StepRow, column: StepColumn) -> bool:
    """Whether a cell says something; a dash says nothing."""
    cell = row.cells.get(column)
    return cell is not None and any(map(str.isalnum, cell.quote))


def _named(row: StepRow) -> str:
    number = row.cells.get(StepColumn.STEP)
    return f"Bước {number.quote.strip()}" if number is not None else "Bước"


def _short(content: Quote) -> str:
    return re.split(r"[\n.:;]", content.quote.strip())[0].strip()
