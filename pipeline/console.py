"""What the command prints: progress, headline numbers, trees and tables."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table
from rich.tree import Tree

from pipeline.evaluate.scores import Evaluation
from pipeline.evidence import name_node
from pipeline.inert import inert
from pipeline.model.document import Provision
from pipeline.model.finding import Severity
from pipeline.model.run import Status
from pipeline.read.secrecy.told import WHO_TO_ASK
from pipeline.report.review_words import week_told
from pipeline.report.words import load_words
from pipeline.rules.registry import Rule
from pipeline.run import Batch
from pipeline.show import ShownDocument
from pipeline.trained import models_told

_TEXT_LETTERS = 90


class ProgressBars:
    """A bar for each stage of a run, on standard error."""

    def __init__(self) -> None:
        """Bars show on a terminal; elsewhere one line a stage remains."""
        self._bars = Progress(
            TextColumn("{task.description:<14}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> ProgressBars:
        """Start showing."""
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop showing."""
        self._bars.stop()

    def begin(self, stage: str, total: int) -> None:
        """A stage of ``total`` steps begins."""
        self._task = self._bars.add_task(stage, total=total)

    def step(self) -> None:
        """One step of the stage is done."""
        if self._task is not None:
            self._bars.advance(self._task)


def print_headline(batch: Batch, entry: Path) -> None:
    """Where the report is, and its headline numbers: files accounted for, findings by weight."""
    console = Console()
    status = Counter(outcome.status for outcome in batch.run.outcomes)
    severity = Counter(finding.severity for finding in batch.findings)
    console.print(
        f"Đã rà soát {len(batch.run.outcomes)} tệp của {len(batch.run.units)} đơn vị, "
        f"hiệu lực xét đến ngày {batch.run.as_of:%d/%m/%Y}: "
        f"{status[Status.ANALYSED]} đọc trọn, {status[Status.DEGRADED]} đọc một phần, "
        f"{status[Status.FAILED]} không đọc được"
        + "".join(
            f", {status[each]} {words}"
            for each, words in (
                (Status.OPENED, "tệp chứa tệp khác"),
                (Status.COMPARED, "bản thứ hai đã đối chiếu"),
            )
            if status[each]
        )
        + "."
    )
    if status[Status.WITHHELD]:
        console.print(
            f"[bold]{status[Status.WITHHELD]} tệp có dấu chỉ độ mật, không phân tích:[/bold]"
        )
        for outcome in batch.run.outcomes:
            if outcome.status is Status.WITHHELD:
                console.print(f"  {inert(outcome.source.path)}", markup=False, soft_wrap=True)
        console.print(WHO_TO_ASK)
    console.print(
        f"[bold]{len(batch.findings)} phát hiện[/bold]: {severity[Severity.HIGH]} nghiêm trọng, "
        f"{severity[Severity.MEDIUM]} cần xử lý, {severity[Severity.LOW]} lưu ý."
    )
    for line in week_told(batch.week):
        console.print(line, markup=False)
    if not models_told():
        console.print(
            "Không có mô hình trong thư mục models: trách nhiệm và bước được tách bằng quy tắc, "
            "kém chính xác hơn. Chạy: make train."
        )
    console.print(f"Báo cáo: {entry.absolute()}", soft_wrap=True)


def print_json(shown: ShownDocument) -> None:
    """The document as JSON on standard output."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(shown), indent=2) + b"\n")


def print_document(shown: ShownDocument) -> None:
    """The document for a person: what its head says, its tree, its citations."""
    console = Console()
    metadata = shown.metadata
    head = Table(show_header=False, box=None)
    for label, value in (
        ("Số, ký hiệu", metadata.number),
        ("Loại", metadata.kind),
        ("Trích yếu", metadata.title),
        ("Cơ quan ban hành", metadata.issuer),
        ("Ngày", f"{metadata.date:%d/%m/%Y}" if metadata.date else None),
        ("Người ký", metadata.signer.name if metadata.signer else None),
    ):
        head.add_row(label, value or "—")
    console.print(head)
    tree = Tree("Điều khoản", hide_root=True)
    for provision in shown.provisions:
        _grow(tree, provision, metadata.title or "")
    console.print(tree)
    table = Table("Viện dẫn", "Văn bản", "Điều khoản", "Đối chiếu", title="Viện dẫn")
    for item in shown.citations:
        citation = item.citation
        table.add_row(
            citation.quote,
            citation.instrument or "?",
            ", ".join(citation.provisions),
            item.resolved or item.match,
        )
    console.print(table)


def print_rules(rules: Iterable[Rule]) -> None:
    """The table of rules."""
    words = load_words()
    table = Table("Mã", "Quy tắc", "Mức độ")
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            table.add_section()
            table.add_row("", f"[bold]{words.family(family).label}[/bold]", "")
        table.add_row(rule.code, rule.title, words.severities[rule.severity].label)
    Console().print(table)


def print_rule(rule: Rule) -> None:
    """A rule's page."""
    console = Console(highlight=False)
    severity = load_words().severities[rule.severity].label
    console.print(f"[bold]{rule.code}  {rule.title}[/bold]  ({severity})\n")
    for label, words in (
        ("Vì sao", rule.reason),
        ("Căn cứ", rule.basis),
        ("Ví dụ có lỗi", rule.bad.shown),
        ("Ví dụ đúng", rule.good.shown),
    ):
        console.print(f"[bold]{label}[/bold]")
        console.print(words.strip() + "\n", markup=False)


def print_evaluation(evaluation: Evaluation, worst: int) -> None:
    """Scores as a table, then the ``worst`` worst cases with their text."""
    console = Console(highlight=False)
    table = Table("", "P", "R", "F1", "đúng", "tìm thấy", "chuẩn")
    for score in evaluation.scores:
        figures = (f"{value:.4f}" for value in (score.precision, score.recall, score.f1))
        counts = (str(value) for value in (score.right, score.predicted, score.gold))
        table.add_row(score.layer, *figures, *counts)
    console.print(f"{evaluation.stage}: {evaluation.n_items} mục")
    console.print(table)
    for remark in evaluation.remarks:
        console.print(remark, markup=False)
    for case in evaluation.worst[:worst]:
        console.print(f"- {case.item}: {case.fault}\n    {case.text}", markup=False)


def _grow(tree: Tree, provision: Provision, text: str) -> None:
    words = provision.heading or provision.text
    label = f"{name_node(provision, text)}  {' '.join(words.split())[:_TEXT_LETTERS]}"
    branch = tree.add(label.replace("[", r"\["))
    for child in provision.children:
        _grow(branch, child, text)
