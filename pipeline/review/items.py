"""Decisions as they are asked for, in a row of a sheet or one by one, and what they come to.

Nothing here knows the database: what a row says, and whether one reviewer contradicts himself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from pipeline.model.review import Verdict
from pipeline.review.asking import WORDS, Asked, Refusal, day_of, problem_of, verdict_of
from pipeline.review.sheets import DECISION, FINDING, REASON, REVIEWER, RUN, UNTIL, Row


class Fate(StrEnum):
    """What became of one decision asked for."""

    TAKEN = "taken"
    ALREADY = "already"  # the same is there; nothing was added
    REFUSED = "refused"
    OVERTAKEN = "overtaken"  # others decided since the reviewer looked; nothing was added


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one decision, and what a person should know of it.

    ``place`` says where it stands: sheet, row and column. ``remarks`` are of a decision that was
    taken: reviewers disagree, the clause has changed since, the finding is gone.
    """

    fate: Fate
    finding: str
    place: str = ""
    why: str = ""
    remarks: tuple[str, ...] = ()


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A decision asked for, or why it is none, with where it was asked."""

    finding: str
    asked: Asked | None = None
    refusal: Refusal | None = None
    row: Row | None = None

    def place(self, heading: str = "") -> str:
        """Where it was asked, in words; "" where that was on the command line."""
        if self.row is None:
            return ""
        column = self.row.cell(heading).column
        parts = (
            f"trang «{self.row.sheet}», dòng {self.row.number}",
            f"cột {column} «{heading}»" if column else (f"cột «{heading}»" if heading else ""),
        )
        return ", ".join(part for part in parts if part)

    def refused(self, why: str, heading: str = "") -> Told:
        """That it was not taken, and why."""
        place = self.place(heading)
        return Told(fate=Fate.REFUSED, finding=self.finding, place=place, why=why)


def item_of(row: Row, reviewer: str) -> Item:
    """What a row asks for; ``reviewer`` decided where it does not say."""
    finding = row.cell(FINDING).words
    refusal = _unreadable(row)
    words = row.cell(DECISION).words
    verdict = verdict_of(words)
    if refusal is None and not words:
        refusal = Refusal(why="Có lý do hoặc ngày nhưng chưa chọn quyết định.", heading=DECISION)
    elif refusal is None and verdict is None:
        choices = ", ".join(WORDS.values())
        refusal = Refusal(
            why=f"Không hiểu quyết định «{words}»; chọn một trong: {choices}.", heading=DECISION
        )
    until = row.cell(UNTIL)
    day = day_of(until.value) if until.words else None
    if refusal is None and until.words and day is None:
        refusal = Refusal(
            why=f"Không hiểu ngày «{until.words}»; ghi dạng 31/12/2026.", heading=UNTIL
        )
    if refusal is not None or verdict is None:
        return Item(finding=finding, refusal=refusal, row=row)
    asked = Asked(
        finding=finding,
        verdict=verdict,
        reviewer=row.cell(REVIEWER).words or reviewer,
        reason=row.cell(REASON).words,
        until=day if verdict is Verdict.POSTPONED else None,
        run=row.cell(RUN).words,
    )
    return Item(finding=finding, asked=asked, refusal=problem_of(asked), row=row)


def _unreadable(row: Row) -> Refusal | None:
    for heading in (FINDING, DECISION, REASON, UNTIL, REVIEWER, RUN):
        if row.cell(heading).is_formula:
            return Refusal(why="Ô là công thức chưa có kết quả; ghi giá trị.", heading=heading)
    if not row.cell(FINDING).words:
        return Refusal(why="Thiếu mã phát hiện.", heading=FINDING)
    return None


def contradicting(items: Sequence[Item]) -> dict[int, list[str]]:
    """By item, the rows in which one reviewer says different things of one finding."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.asked is not None and item.refusal is None:
            groups[item.finding, item.asked.reviewer.casefold()].append(item)
    contrary: dict[int, list[str]] = {}
    for group in groups.values():
        said = {
            (item.asked.verdict, item.asked.reason, item.asked.until)
            for item in group
            if item.asked is not None
        }
        if len(said) > 1:
            rows = [str(item.row.number) for item in group if item.row is not None]
            contrary.update((id(item), rows) for item in group)
    return contrary
