"""Decisions checked against the database and taken: what is good is kept, the rest is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from pipeline.model.review import Decision, Verdict
from pipeline.review.asking import Asked, Refusal, problem_of
from pipeline.review.decisions import add_decisions, decisions_by_finding
from pipeline.review.identity import Sighting
from pipeline.review.items import Fate, Item, Told, contradicting, item_of
from pipeline.review.keys import evidence_of
from pipeline.review.runs import (
    KeptRun,
    KeptSighting,
    aliases_of,
    last_run,
    run_by_key,
    sightings_by_finding,
)
from pipeline.review.sheets import DECISION, FINDING, RUN, UNTIL, ReturnedSheet, Row
from pipeline.review.standing import disagree, latest_decisions, spoken
from pipeline.review.store import Store
from pipeline.review.wording import changed_in_substance, shown_change


def take_sheet(store: Store, sheet: ReturnedSheet, now: datetime, reviewer: str = "") -> list[Told]:
    """Take the decisions of a returned sheet, row by row in its order.

    Args:
        store: the database.
        sheet: the sheet as read.
        now: the moment they are taken.
        reviewer: who decided, for rows that do not say.

    Raises:
        BadDatabase: the database cannot be written.
    """
    items = [item_of(row, reviewer) for row in sheet.rows]
    with store.writing() as connection:
        return _Desk(connection, now, sheet).take(items)


def take_one(store: Store, asked: Asked, now: datetime, *, seen: int | None = None) -> Told:
    """Take one decision, asked for on the latest run that saw the finding.

    Args:
        store: the database.
        asked: the decision.
        now: the moment it is taken.
        seen: how many decisions on the finding the reviewer knew of; where there are more by now,
            nothing is taken. None does not ask.

    Raises:
        BadDatabase: the database cannot be written.
    """
    item = Item(finding=asked.finding, asked=asked, refusal=problem_of(asked))
    with store.writing() as connection:
        desk = _Desk(connection, now)
        known = desk.decided(asked.finding)
        if seen is not None and len(known) > seen:
            told = "; ".join(f"{each.reviewer} {spoken(each)}" for each in known[seen:])
            return Told(
                fate=Fate.OVERTAKEN,
                finding=asked.finding,
                why=f"Trong lúc xem đã có quyết định khác: {told}. Xem lại rồi ghi nếu vẫn giữ ý.",
            )
        return desk.take([item])[0]


class _Desk:
    """One transaction in which decisions are taken."""

    def __init__(
        self, connection: Connection, now: datetime, sheet: ReturnedSheet | None = None
    ) -> None:
        self._connection = connection
        self._now = now
        self._sheet = sheet
        self._aliases = aliases_of(connection)
        self._decisions = decisions_by_finding(connection)
        self._runs: dict[str, KeptRun | None] = {}
        self._last: dict[str, KeptRun | None] = {}
        self._sightings: dict[str, list[tuple[KeptRun, KeptSighting]]] = {}

    def decided(self, mark: str) -> Sequence[Decision]:
        """All decisions on a finding until now, oldest first."""
        return self._decisions.get(self._aliases.get(mark, mark), ())

    def take(self, items: Sequence[Item]) -> list[Told]:
        """Take what is good, in order; one answer for each."""
        contrary = contradicting(items)
        marks = (mark for item in items for mark in self._meant(item.finding))
        self._sightings = sightings_by_finding(self._connection, marks)
        fresh: list[Decision] = []
        told: list[Told] = []
        for item in items:
            if item.refusal is not None or item.asked is None:
                refusal = item.refusal or Refusal(why="")
                told.append(item.refused(refusal.why, refusal.heading))
            elif id(item) in contrary:
                rows = ", ".join(contrary[id(item)])
                told.append(
                    item.refused(
                        f"{item.asked.reviewer} ghi các quyết định khác nhau cho cùng một phát "
                        f"hiện (dòng {rows}); giữ lại một dòng.",
                        DECISION,
                    )
                )
            else:
                told.append(self._take(item, item.asked, fresh))
        add_decisions(self._connection, fresh)
        return told

    def _take(self, item: Item, asked: Asked, fresh: list[Decision]) -> Told:
        finding, seen = self._seen(asked.finding)
        if not seen:
            return item.refused(
                f"Không có phát hiện «{asked.finding}» ở lần rà soát nào; "
                "mã có thể bị cắt, bị sửa hoặc đổi thành số.",
                FINDING,
            )
        taken_on = self._taken_on(asked, seen)
        if isinstance(taken_on, Refusal):
            return item.refused(taken_on.why, taken_on.heading)
        run, sighting = taken_on
        if asked.until is not None and asked.until <= run.as_of:
            return item.refused(
                f"Ngày {asked.until:%d/%m/%Y} không sau ngày rà soát ({run.as_of:%d/%m/%Y}).",
                UNTIL,
            )
        decision = self._decision(finding, asked, run, sighting, item.row)
        said = self._decisions.setdefault(finding, [])
        if _is_there(decision, said):
            return Told(fate=Fate.ALREADY, finding=finding, place=item.place())
        said.append(decision)
        fresh.append(decision)
        return Told(
            fate=Fate.TAKEN,
            finding=finding,
            place=item.place(),
            remarks=tuple(self._remarks(decision, said, seen)),
        )

    def _seen(self, mark: str) -> tuple[str, list[tuple[KeptRun, Sighting]]]:
        """The finding meant, and every sighting of it, oldest first."""
        for each in self._meant(mark):
            if seen := self._sightings.get(each):
                return each, [(run, kept.sighting) for run, kept in seen]
        return mark, []

    def _meant(self, mark: str) -> list[str]:
        """The fingerprints that may be meant: once of a single run, or read as a number."""
        marks = [mark, self._aliases.get(mark, ""), mark.zfill(16) if mark.isdigit() else ""]
        return [each for each in marks if each]

    def _taken_on(
        self, asked: Asked, seen: list[tuple[KeptRun, Sighting]]
    ) -> tuple[KeptRun, Sighting] | Refusal:
        """The sighting a decision was taken on."""
        if self._sheet is None and not asked.run:
            return seen[-1]
        for run, sighting in reversed(seen):
            if asked.run and run.key.startswith(asked.run):
                return run, sighting
        if len({evidence_of(sighting.footing) for _, sighting in seen}) == 1:
            return seen[-1]  # its words never changed, so nothing can be mistaken
        known = asked.run and run_by_key(self._connection, asked.run)
        why = "Lần rà soát ấy không có phát hiện này" if known else "Không rõ phiếu thuộc lần nào"
        return Refusal(
            why=f"{why}, mà lời văn đã đổi giữa các lần; quyết định lại trên báo cáo mới nhất.",
            heading=RUN,
        )

    def _decision(
        self, finding: str, asked: Asked, run: KeptRun, sighting: Sighting, row: Row | None
    ) -> Decision:
        sheet = self._sheet
        return Decision(
            finding=finding,
            verdict=asked.verdict,
            reviewer=asked.reviewer,
            taken_at=self._now,
            reason=asked.reason,
            until=asked.until,
            settles=asked.settles,
            source=sheet.name if sheet else "",
            source_hash=sheet.sha256 if sheet else "",
            source_row=row.number if row else None,
            run=run.key,
            code=sighting.code,
            severity=sighting.severity,
            confidence=sighting.confidence,
            footing=sighting.footing,
        )

    def _remarks(
        self, decision: Decision, said: Sequence[Decision], seen: list[tuple[KeptRun, Sighting]]
    ) -> list[str]:
        remarks = []
        latest_run, latest = seen[-1]
        if changed_in_substance(decision.footing, latest.footing):
            remarks.append(
                f"Lời văn đã đổi từ lần rà soát {latest_run.as_of:%d/%m/%Y} "
                f"({shown_change(decision.footing, latest.footing)}): quyết định được giữ trong "
                "lịch sử, không áp dụng cho lời văn mới."
            )
        series = latest_run.series
        if series not in self._last:
            self._last[series] = last_run(self._connection, series)
        last = self._last[series]
        if last is not None and last.id != latest_run.id:
            remarks.append("Phát hiện không còn ở lần rà soát mới nhất.")
        standing = latest_decisions(said)
        if disagree(standing):
            others = [each for each in standing if each.reviewer != decision.reviewer]
            told = "; ".join(
                f"{each.reviewer} {spoken(each)} ngày {each.taken_at:%d/%m/%Y}"
                + (f", {each.source} dòng {each.source_row}" if each.source else "")
                for each in others
            )
            remarks.append(f"Trái với: {told}. Cả hai được giữ, đánh dấu chưa thống nhất.")
        return remarks


def _is_there(decision: Decision, said: Sequence[Decision]) -> bool:
    """Whether a decision is in the history: the same sheet again, or nothing new said."""
    if decision.source_hash and any(
        each.source_hash == decision.source_hash and each.says_the_same(decision) for each in said
    ):
        return True
    mine = [each for each in said if each.reviewer.casefold() == decision.reviewer.casefold()]
    if not mine or not mine[-1].says_the_same(decision):
        return False
    return (mine[-1].footing, mine[-1].severity) == (decision.footing, decision.severity) and (
        decision.verdict is not Verdict.FIXED or mine[-1].run == decision.run
    )
