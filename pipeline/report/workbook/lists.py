"""The sheets beside the work list: documents, rules, who must do what, steps, assignments."""

from __future__ import annotations

from pipeline.inventory.assignments import AssignedTask, AssignmentRecord
from pipeline.inventory.duties import DutyRow
from pipeline.inventory.procedures import ProcedureRecord, StepRecord
from pipeline.report.content import Content
from pipeline.report.matrix import ROLES, Task, tasks_of
from pipeline.report.records import InputRecord
from pipeline.report.rulebook import RuleCard
from pipeline.report.tally import rule_rows
from pipeline.report.workbook.book import Book, Column

_NOBODY = "(chưa giao cho thành viên nào)"
_NOTHING = AssignedTask(words="(chưa thấy được giao việc nào)", where="")


def write_inputs(book: Book, content: Content) -> None:
    """Write the sheet "Văn bản"."""
    names = {unit.id: unit.name for unit in content.units}

    columns: list[Column[InputRecord]] = [
        Column("STT", 6, lambda n, r: n),
        Column("Tệp", 50, lambda n, r: r.path),
        Column("Đơn vị", 32, lambda n, r: names[r.unit]),
        Column("Kết quả đọc", 16, lambda n, r: content.words.statuses[r.status]),
        Column("Vấn đề", 44, lambda n, r: r.problem),
        Column("Cách khắc phục", 44, lambda n, r: r.remedy),
        Column("Văn bản", 30, lambda n, r: r.name),
        Column("Loại", 16, lambda n, r: content.kinds[r.path]),
        Column("Trích yếu", 46, lambda n, r: r.title),
        Column("Số trang", 9, lambda n, r: r.n_pages),
        Column("Số điều, khoản, điểm", 12, lambda n, r: r.n_provisions),
        Column("Số viện dẫn", 10, lambda n, r: r.n_citations),
        Column("Số phát hiện", 10, lambda n, r: r.n_findings),
        Column("SHA-256", 24, lambda n, r: r.sha256),
    ]
    book.list("Văn bản", columns, content.inputs, frozen_columns=2)


def write_rules(book: Book, content: Content) -> None:
    """Write the sheet "Quy tắc"."""
    hits = {row.code: row.n_findings for row in rule_rows(content)}
    columns: list[Column[RuleCard]] = [
        Column("Mã", 10, lambda n, card: card.code),
        Column("Quy tắc", 40, lambda n, card: card.title),
        Column("Mức độ", 14, lambda n, card: content.words.severities[card.severity].label),
        Column("Số phát hiện", 10, lambda n, card: hits.get(card.code, 0)),
        Column("Lý do", 60, lambda n, card: card.reason),
        Column("Căn cứ", 50, lambda n, card: card.basis),
    ]
    book.list("Quy tắc", columns, list(content.rules.values()), frozen_columns=1)


def write_duties(book: Book, content: Content) -> None:
    """Write the sheet "Trách nhiệm"."""
    words = content.words
    names = {unit.id: unit.name for unit in content.units}

    def modality(_: int, row: DutyRow) -> str:
        label = words.modalities[row.modality]
        return f"{label} ({words.orientation})" if row.orientation else label

    columns: list[Column[DutyRow]] = [
        Column("STT", 6, lambda n, r: n),
        Column("Đơn vị", 24, lambda n, r: names[r.unit]),
        Column("Ai", 32, lambda n, r: r.bearer),
        Column("Là", 30, lambda n, r: r.meant),
        Column("Mức ràng buộc", 16, modality),
        Column("Việc", 60, lambda n, r: r.action),
        Column("Thời hạn", 26, lambda n, r: r.deadline),
        Column("Phối hợp với", 26, lambda n, r: r.partners),
        Column("Khi nào, nếu", 30, lambda n, r: r.condition),
        Column("Vị trí", 20, lambda n, r: r.where),
        Column("Tệp", 40, lambda n, r: r.file),
    ]
    book.list("Trách nhiệm", columns, content.duties, frozen_columns=3)


def write_matrix(book: Book, content: Content) -> None:
    """Write the sheet "Ma trận"."""
    names = {unit.id: unit.name for unit in content.units}
    columns: list[Column[Task]] = [
        Column("STT", 6, lambda n, task: n),
        Column("Văn bản của", 24, lambda n, task: names[task.unit]),
        Column("Việc", 60, lambda n, task: task.action),
        Column(ROLES["leads"], 32, lambda n, task: task.leads.said),
        Column(ROLES["takes_part"], 30, lambda n, task: task.takes_part.said),
        Column(ROLES["approves"], 30, lambda n, task: task.approves.said),
        Column(ROLES["informed"], 30, lambda n, task: task.informed.said),
        Column("Thời hạn", 26, lambda n, task: task.deadline),
        Column("Vị trí", 20, lambda n, task: task.where),
        Column("Tệp", 40, lambda n, task: task.file),
    ]
    book.list("Ma trận", columns, tasks_of(content.duties), frozen_columns=3)


def write_assignments(book: Book, content: Content) -> None:
    """Write the sheet "Phân công"."""
    names = {unit.id: unit.name for unit in content.units}
    columns: list[Column[tuple[AssignmentRecord, str, AssignedTask]]] = [
        Column("Đơn vị", 24, lambda n, r: names[r[0].unit]),
        Column("Văn bản", 40, lambda n, r: r[0].title),
        Column("Thành viên", 34, lambda n, r: r[1]),
        Column("Nhiệm vụ", 60, lambda n, r: r[2].words),
        Column("Cũng giao cho", 34, lambda n, r: "; ".join(r[2].also)),
        Column("Vị trí", 20, lambda n, r: r[2].where),
        Column("Tệp", 40, lambda n, r: r[0].file),
    ]
    rows = [
        (record, member, task)
        for record in content.assignments
        for member, tasks in (
            *((row.member, row.tasks or (_NOTHING,)) for row in record.members),
            (_NOBODY, record.unassigned),
        )
        for task in tasks
    ]
    book.list("Phân công", columns, rows, frozen_columns=3)


def write_steps(book: Book, content: Content) -> None:
    """Write the sheet "Các bước"."""
    words = content.words
    names = {unit.id: unit.name for unit in content.units}
    columns: list[Column[tuple[ProcedureRecord, StepRecord]]] = [
        Column("Đơn vị", 24, lambda n, r: names[r[0].unit]),
        Column("Quy trình", 36, lambda n, r: r[0].title),
        Column("Bước", 7, lambda n, r: _as_counted(r[1].number)),
        Column("Loại việc", 18, lambda n, r: words.step_kinds[r[1].kind]),
        Column("Việc", 56, lambda n, r: r[1].action),
        Column("Ai làm", 30, lambda n, r: r[1].actor),
        Column("Thời hạn", 26, lambda n, r: r[1].deadline),
        Column("Kết quả", 22, lambda n, r: r[1].output),
        Column("Biểu mẫu", 22, lambda n, r: r[1].form),
        Column("Trường hợp", 30, lambda n, r: r[1].branch),
        Column("Tệp", 40, lambda n, r: r[0].file),
    ]
    rows = [(each, step) for each in content.procedures for step in each.steps]
    book.list("Các bước", columns, rows, frozen_columns=3)


def _as_counted(number: str) -> int | str:
    """The number of a step as the document has it: 3, "3a", "4.1"."""
    return int(number) if number.isdecimal() else number
