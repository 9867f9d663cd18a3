"""The time a whole procedure may take, against the times of its steps."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evidence import evidence_at
from pipeline.extract.deadlines import deadline_alone
from pipeline.model.facts import Deadline, StepColumn, StepTable
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.basis import PROCEDURE, SIX_CLEAR, STEPS
from pipeline.rules.pro.vocabulary import any_of
from pipeline.rules.registry import Case, Example, Hit, rule

_HOURS_A_DAY = 24


@rule(
    "PRO104",
    "Các bước cộng lại dài hơn tổng thời hạn",
    reason="Làm đúng thời hạn từng bước vẫn quá thời hạn chung: người thực hiện không thể tuân thủ "
    "cả hai.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example(PROCEDURE + "Tổng thời hạn: 02 ngày làm việc.\n", rows=STEPS),
    good=Example(PROCEDURE + "Tổng thời hạn: 05 ngày làm việc.\n", rows=STEPS),
)
def steps_exceed_total(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A stated whole shorter than the sum of those steps that say how long they may take."""
    document, tables = dossier.document, dossier.facts.step_tables
    if len(tables) != 1:  # of several tables it cannot be told which one the whole is of
        return
    total = _total(document.text)
    if total is None or total.hours_allowed is None:
        return
    times = list(_times(tables[0]))
    hours = sum(time.hours_allowed or 0.0 for time in times)
    if hours <= total.hours_allowed:
        return
    span = total.quote.span
    yield Hit(
        message=f"Tổng thời hạn ghi «{total.quote.quote}» (khoảng {total.hours_allowed / _HOURS_A_DAY:.0f} "
        f"ngày lịch), nhưng thời hạn của {len(times)} bước cộng lại khoảng "
        f"{hours / _HOURS_A_DAY:.0f} ngày lịch.",
        suggestion="Rút thời hạn các bước hoặc sửa tổng thời hạn cho khớp.",
        subject="steps-total",
        span=span,
        other=tuple(evidence_at(document, time.quote.span) for time in times),
    )


def _total(text: str) -> Deadline | None:
    """The time stated for the whole."""
    for named in any_of("totals").finditer(text):
        line = text[named.end() :].partition("\n")[0]
        said = line.lstrip(" :")
        limit = deadline_alone(said)
        if limit is not None and limit.hours_allowed:
            return limit.moved(named.end() + len(line) - len(said))
    return None


def _times(table: StepTable) -> Iterator[Deadline]:
    """How long each step may take, where it says so as a stretch of time."""
    for row in table.rows:
        cell = row.cells.get(StepColumn.TIME)
        limit = deadline_alone(cell.quote) if cell is not None else None
        if cell is not None and limit is not None and limit.hours_allowed:
            yield limit.moved(cell.start)
