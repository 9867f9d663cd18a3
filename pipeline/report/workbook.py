"""findings.xlsx: the findings as a list to work through in Excel.

Every cell is written as a string or a number, never as a formula or a link; what a document says
cannot become either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Generic, TypeVar

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.model.finding import Severity
from pipeline.report.assignments import AssignedTask, AssignmentRecord
from pipeline.report.content import Content
from pipeline.report.duties import DutyRow
from pipeline.report.inert import inert
from pipeline.report.matrix import ROLES, Task, tasks_of
from pipeline.report.payload import vietnamese_date
from pipeline.report.procedures import ProcedureRecord, StepRecord
from pipeline.report.records import FindingRecord, InputRecord
from pipeline.report.rulebook import RuleCard
from pipeline.report.tally import families, rule_rows, unit_rows
from pipeline.spreadsheets import begins_formula

Row = TypeVar("Row")

_LINE_HEIGHT = 15  # points
_TALLEST_ROW = 409  # points; Excel's limit
LONGEST_CELL = 32_767  # characters; Excel's limit
_CUT = " … (còn nữa, xem findings.json)"
_DECISION = "Quyết định rà soát"
_NOBODY = "(chưa giao cho thành viên nào)"
_NOTE = "Ghi chú của người rà soát"
_TINTS = {Severity.HIGH: "#F8D7DA", Severity.MEDIUM: "#FDEBC8", Severity.LOW: "#DCE8F4"}


@dataclass(frozen=True, slots=True)
class _Column(Generic[Row]):
    """A column: its heading, width in characters, and what it shows of a row."""

    heading: str
    width: int
    value: Callable[[int, Row], str | int]


def write_workbook(content: Content, path: Path) -> None:
    """Write the workbook of ``content`` to ``path``.

    Raises:
        OSError: ``path`` cannot be written.
    """
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties(
            {
                "title": "Kết quả rà soát",
                "comments": f"Đối chiếu hiệu lực đến ngày {vietnamese_date(content.run.as_of)}",
                # A clock here would make two equal runs differ.
                "created": datetime.combine(content.run.as_of, time()),
            }
        )
        _Book(workbook, content).write()


class _Book:
    """One workbook being written; holds its formats."""

    def __init__(self, workbook: xlsxwriter.Workbook, content: Content) -> None:
        self._workbook = workbook
        self._content = content
        plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9D1DA"}
        self._plain = workbook.add_format(plain)
        # Excel keeps text with this mark as text even when a person edits the cell.
        self._quoted = workbook.add_format({**plain, "quote_prefix": True})
        self._title = workbook.add_format({"bold": True, "font_size": 14})
        self._head = workbook.add_format(
            {
                **plain,
                "bold": True,
                "bg_color": "#1F3F66",
                "font_color": "#FFFFFF",
                "valign": "vcenter",
            }
        )
        self._total = workbook.add_format({**plain, "bold": True, "bg_color": "#EEF2F6"})
        self._tints = {
            severity: workbook.add_format({**plain, "bold": True, "bg_color": tint})
            for severity, tint in _TINTS.items()
        }

    def write(self) -> None:
        self._overview()
        self._findings()
        self._inputs()
        self._rules()
        self._duties()
        self._matrix()
        self._steps()
        self._assignments()

    def _overview(self) -> None:
        content, sheet = self._content, self._workbook.add_worksheet("Tổng hợp")
        columns = families(content)
        rows = unit_rows(content)
        self._text(sheet, 0, 0, "Kết quả rà soát văn bản nội bộ", self._title)
        day = vietnamese_date(content.run.as_of)
        sheet.write_string(
            1, 0, f"Đối chiếu hiệu lực đến ngày {day}. Phần mềm rasoat {content.run.version}."
        )
        heads = [
            "Đơn vị",
            "Số tệp",
            *(f"{f}: {content.words.family(f).label}" for f in columns),
            "Tổng số phát hiện",
            "Trong đó nghiêm trọng",
        ]
        for column, head in enumerate(heads):
            self._text(sheet, 3, column, head, self._head)
        for row, entry in enumerate(rows, start=4):
            self._text(sheet, row, 0, entry.unit.name, self._plain)
            numbers = [
                entry.n_inputs,
                *(c.count for c in entry.cells),
                entry.n_findings,
                entry.n_high,
            ]
            for column, number in enumerate(numbers, start=1):
                sheet.write_number(row, column, number, self._plain)
        last = 4 + len(rows)
        self._text(sheet, last, 0, "Cộng", self._total)
        sums = [
            sum(r.n_inputs for r in rows),
            *(sum(r.cells[place].count for r in rows) for place in range(len(columns))),
            sum(r.n_findings for r in rows),
            sum(r.n_high for r in rows),
        ]
        for column, number in enumerate(sums, start=1):
            sheet.write_number(last, column, number, self._total)
        if rows and columns:
            sheet.conditional_format(
                4,
                2,
                last - 1,
                1 + len(columns),
                {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#9DBEE0"},
            )
        sheet.set_row(3, 34)
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, len(heads) - 1, 14)
        sheet.freeze_panes(4, 1)
        _page_setup(sheet, heading_row=3)

    def _findings(self) -> None:
        content, words = self._content, self._content.words
        names = {unit.id: unit.name for unit in content.units}

        def title(_: int, finding: FindingRecord) -> str:
            card = content.rules.get(finding.code)
            return card.title if card else ""

        columns: list[_Column[FindingRecord]] = [
            _Column("STT", 6, lambda n, f: n),
            _Column("Mức độ", 13, lambda n, f: words.severities[f.severity].label),
            _Column("Mã", 9, lambda n, f: f.code),
            _Column("Đơn vị", 20, lambda n, f: names[f.unit]),
            _Column("Văn bản", 24, lambda n, f: f.document),
            _Column("Vị trí", 20, lambda n, f: f.provision.where),
            _Column("Trang", 7, lambda n, f: "" if f.page is None else f.page),
            _Column("Trích dẫn", 36, lambda n, f: f.quote),
            _Column("Phát hiện", 36, lambda n, f: f.message),
            _Column("Đề nghị xử lý", 36, lambda n, f: f.suggestion),
            _Column(_DECISION, 14, lambda n, f: ""),
            _Column(_NOTE, 26, lambda n, f: ""),
            _Column("Vì sao", 40, lambda n, f: f.why),
            _Column("Từ ngày", 12, lambda n, f: vietnamese_date(f.since)),
            _Column("Đối chiếu", 40, _others),
            _Column("Căn cứ", 32, lambda n, f: f.basis),
            _Column("Độ chắc chắn", 13, lambda n, f: words.sureness(f.confidence)),
            _Column(
                "Xác minh", 13, lambda n, f: words.verified if f.verified else words.unverified
            ),
            _Column("Loại văn bản", 14, lambda n, f: content.kinds[f.file]),
            _Column("Quy tắc", 30, title),
            _Column("Tệp", 36, lambda n, f: f.file),
            _Column("Dấu nhận dạng", 20, lambda n, f: f.fingerprint),
        ]
        sheet = self._list("Phát hiện", columns, content.findings, frozen_columns=4)
        for row, finding in enumerate(content.findings, start=1):
            label = words.severities[finding.severity].label
            sheet.write_string(row, 1, label, self._tints[finding.severity])
        headings = [column.heading for column in columns]
        # On paper the columns a decision needs; the rest would make them too small to read.
        sheet.print_area(0, 0, len(content.findings), headings.index(_NOTE))
        decision = headings.index(_DECISION)
        sheet.data_validation(
            1,
            decision,
            max(len(content.findings), 1),
            decision,
            {
                "validate": "list",
                "source": list(words.decisions),
                "error_title": _DECISION,
                "error_message": f"Chọn một trong: {', '.join(words.decisions)}.",
            },
        )

    def _inputs(self) -> None:
        content = self._content
        names = {unit.id: unit.name for unit in content.units}

        columns: list[_Column[InputRecord]] = [
            _Column("STT", 6, lambda n, r: n),
            _Column("Tệp", 50, lambda n, r: r.path),
            _Column("Đơn vị", 32, lambda n, r: names[r.unit]),
            _Column("Kết quả đọc", 16, lambda n, r: content.words.statuses[r.status]),
            _Column("Vấn đề", 44, lambda n, r: r.problem),
            _Column("Cách khắc phục", 44, lambda n, r: r.remedy),
            _Column("Văn bản", 30, lambda n, r: r.name),
            _Column("Loại", 16, lambda n, r: content.kinds[r.path]),
            _Column("Trích yếu", 46, lambda n, r: r.title),
            _Column("Số trang", 9, lambda n, r: r.n_pages),
            _Column("Số điều, khoản, điểm", 12, lambda n, r: r.n_provisions),
            _Column("Số viện dẫn", 10, lambda n, r: r.n_citations),
            _Column("Số phát hiện", 10, lambda n, r: r.n_findings),
            _Column("SHA-256", 24, lambda n, r: r.sha256),
        ]
        self._list("Văn bản", columns, content.inputs, frozen_columns=2)

    def _rules(self) -> None:
        content = self._content
        hits = {row.code: row.n_findings for row in rule_rows(content)}
        columns: list[_Column[RuleCard]] = [
            _Column("Mã", 10, lambda n, card: card.code),
            _Column("Quy tắc", 40, lambda n, card: card.title),
            _Column("Mức độ", 14, lambda n, card: content.words.severities[card.severity].label),
            _Column("Số phát hiện", 10, lambda n, card: hits.get(card.code, 0)),
            _Column("Lý do", 60, lambda n, card: card.reason),
            _Column("Căn cứ", 50, lambda n, card: card.basis),
        ]
        self._list("Quy tắc", columns, list(content.rules.values()), frozen_columns=1)

    def _duties(self) -> None:
        content, words = self._content, self._content.words
        names = {unit.id: unit.name for unit in content.units}

        def modality(_: int, row: DutyRow) -> str:
            label = words.modalities[row.modality]
            return f"{label} ({words.orientation})" if row.orientation else label

        columns: list[_Column[DutyRow]] = [
            _Column("STT", 6, lambda n, r: n),
            _Column("Đơn vị", 24, lambda n, r: names[r.unit]),
            _Column("Ai", 32, lambda n, r: r.bearer),
            _Column("Là", 30, lambda n, r: r.meant),
            _Column("Mức ràng buộc", 16, modality),
            _Column("Việc", 60, lambda n, r: r.action),
            _Column("Thời hạn", 26, lambda n, r: r.deadline),
            _Column("Phối hợp với", 26, lambda n, r: r.partners),
            _Column("Khi nào, nếu", 30, lambda n, r: r.condition),
            _Column("Vị trí", 20, lambda n, r: r.where),
            _Column("Tệp", 40, lambda n, r: r.file),
        ]
        self._list("Trách nhiệm", columns, content.duties, frozen_columns=3)

    def _matrix(self) -> None:
        names = {unit.id: unit.name for unit in self._content.units}
        columns: list[_Column[Task]] = [
            _Column("STT", 6, lambda n, task: n),
            _Column("Văn bản của", 24, lambda n, task: names[task.unit]),
            _Column("Việc", 60, lambda n, task: task.action),
            _Column(ROLES["leads"], 32, lambda n, task: task.leads.said),
            _Column(ROLES["takes_part"], 30, lambda n, task: task.takes_part.said),
            _Column(ROLES["approves"], 30, lambda n, task: task.approves.said),
            _Column(ROLES["informed"], 30, lambda n, task: task.informed.said),
            _Column("Thời hạn", 26, lambda n, task: task.deadline),
            _Column("Vị trí", 20, lambda n, task: task.where),
            _Column("Tệp", 40, lambda n, task: task.file),
        ]
        self._list("Ma trận", columns, tasks_of(self._content.duties), frozen_columns=3)

    def _assignments(self) -> None:
        names = {unit.id: unit.name for unit in self._content.units}
        columns: list[_Column[tuple[AssignmentRecord, str, AssignedTask]]] = [
            _Column("Đơn vị", 24, lambda n, r: names[r[0].unit]),
            _Column("Văn bản", 40, lambda n, r: r[0].title),
            _Column("Thành viên", 34, lambda n, r: r[1]),
            _Column("Nhiệm vụ", 60, lambda n, r: r[2].words),
            _Column("Cũng giao cho", 34, lambda n, r: "; ".join(r[2].also)),
            _Column("Vị trí", 20, lambda n, r: r[2].where),
            _Column("Tệp", 40, lambda n, r: r[0].file),
        ]
        rows = [
            (record, member, task)
            for record in self._content.assignments
            for member, tasks in (
                *((row.member, row.tasks) for row in record.members),
                (_NOBODY, record.unassigned),
            )
            for task in tasks
        ]
        self._list("Phân công", columns, rows, frozen_columns=3)

    def _steps(self) -> None:
        content, words = self._content, self._content.words
        names = {unit.id: unit.name for unit in content.units}
        columns: list[_Column[tuple[ProcedureRecord, StepRecord]]] = [
            _Column("Đơn vị", 24, lambda n, r: names[r[0].unit]),
            _Column("Quy trình", 36, lambda n, r: r[0].title),
            _Column("Bước", 7, lambda n, r: r[1].order),
            _Column("Loại việc", 18, lambda n, r: words.step_kinds[r[1].kind]),
            _Column("Việc", 56, lambda n, r: r[1].action),
            _Column("Ai làm", 30, lambda n, r: r[1].actor),
            _Column("Thời hạn", 26, lambda n, r: r[1].deadline),
            _Column("Kết quả", 22, lambda n, r: r[1].output),
            _Column("Biểu mẫu", 22, lambda n, r: r[1].form),
            _Column("Trường hợp", 30, lambda n, r: r[1].branch),
            _Column("Tệp", 40, lambda n, r: r[0].file),
        ]
        rows = [(each, step) for each in content.procedures for step in each.steps]
        self._list("Các bước", columns, rows, frozen_columns=3)

    def _list(
        self,
        name: str,
        columns: Sequence[_Column[Row]],
        rows: Sequence[Row],
        *,
        frozen_columns: int,
    ) -> Worksheet:
        sheet = self._workbook.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            self._text(sheet, 0, place, column.heading, self._head)
        for line, row in enumerate(rows, start=1):
            height = 1
            for place, column in enumerate(columns):
                value = column.value(line, row)
                if isinstance(value, int):
                    sheet.write_number(line, place, value, self._plain)
                else:
                    self._text(sheet, line, place, value, self._plain)
                    height = max(height, _lines(value, column.width))
            sheet.set_row(line, min(height * _LINE_HEIGHT, _TALLEST_ROW))
        sheet.set_row(0, 34)
        sheet.freeze_panes(1, frozen_columns)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        _page_setup(sheet, heading_row=0)
        return sheet

    def _text(self, sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
        text = inert(text)
        if not text:
            sheet.write_blank(row, column, None, style)
            return
        if len(text) > LONGEST_CELL:
            text = text[: LONGEST_CELL - len(_CUT)] + _CUT
        if style is self._plain and begins_formula(text):
            style = self._quoted
        sheet.write_string(row, column, text, style)


def _lines(text: str, width: int) -> int:
    """How many lines ``text`` takes, about, in a column ``width`` characters wide."""
    return sum(-(-len(line) // width) or 1 for line in text.split("\n"))


def _others(_: int, finding: FindingRecord) -> str:
    sides = (
        " — ".join(part for part in (side.where, side.quote, side.source) if part)
        for side in finding.other
    )
    return "\n".join(sides)


def _page_setup(sheet: Worksheet, *, heading_row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading_row)
    sheet.set_footer("&CTrang &P/&N")
