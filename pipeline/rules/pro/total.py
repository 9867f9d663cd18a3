"""The time a whole procedure may take, against the times of its steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.evidence import evidence_at
from pipeline.extract.deadlines import deadline_alone, find_deadlines
from pipeline.extract.procedures import due_of, times_in_turn
from pipeline.model.document import Document, Provision, ProvisionKind
from pipeline.model.facts import Deadline, Procedure
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.basis import PROCEDURE, SIX_CLEAR, STEPS
from pipeline.rules.pro.sums import exceed, in_words
from pipeline.rules.pro.vocabulary import any_of, words
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.statements import is_law

_COUNTED = re.compile(r"\d+|½")
_WORD = re.compile(r"\S+")
_BEHIND = re.compile(r"[ :.]*\n?(?P<line>[^\n]*)")
_LABEL = re.compile(r"\W*(?:Điều\s+)?(?:[\dIVX]+(?:\.\d+)*|[a-zđ](?=\)))?\W*")


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
    for procedure, total in _wholes(dossier):
        times = times_in_turn(procedure.steps)
        if not exceed(times, total):
            continue
        summed, whole = in_words(times, total)
        yield Hit(
            message=f"Tổng thời hạn ghi «{total.quote.quote}» ({whole}), nhưng thời hạn của "
            f"{len(times)} bước cộng lại {summed}.",
            suggestion="Rút thời hạn các bước hoặc sửa tổng thời hạn cho khớp.",
            subject="steps-total",
            span=total.quote.span,
            other=tuple(evidence_at(dossier.document, time.quote.span) for time in times),
        )


def _wholes(dossier: Dossier) -> Iterator[tuple[Procedure, Deadline]]:
    """Procedures with the time stated for the whole of each: in its table, or in the text."""
    for procedure in dossier.facts.procedures:
        start = procedure.steps[0].action.start
        tables = dossier.facts.step_tables
        table = next((each for each in tables if each.span.start <= start < each.span.end), None)
        told = due_of(table.total, table.time_unit) if table is not None else None
        if told is None:
            stated = _stated(dossier, procedure, in_table=table is not None)
            told = next((each for each in stated if _is_of(procedure, each, dossier)), None)
        if told is not None and told.hours_allowed:
            yield procedure, told


def _is_of(procedure: Procedure, total: Deadline, dossier: Dossier) -> bool:
    """Whether a time in the text is that of ``procedure``: the only one in the same article, or
    the only one of all where no other article states the time, or one that is about such times."""
    homes = [
        _home(dossier.document, each.steps[0].action.start) for each in dossier.facts.procedures
    ]
    own = _home(dossier.document, procedure.steps[0].action.start)
    there = _home(dossier.document, total.quote.start)
    if there is own:
        return sum(each is own for each in homes) == 1
    if len(homes) != 1:
        return False
    if there is None or there.kind is not ProvisionKind.ARTICLE:
        return True
    return any_of("headings_of_times").match(there.heading) is not None


def _home(document: Document, place: int) -> Provision | None:
    """The article that holds a place; where there is none, the section."""
    path = document.path_at(place)
    kinds = (ProvisionKind.ARTICLE, ProvisionKind.SECTION)
    held = (node for kind in kinds for node in path if node.kind is kind)
    return next(held, path[0] if path else None)


def _stated(dossier: Dossier, procedure: Procedure, *, in_table: bool) -> Iterator[Deadline]:
    """The times that the text states for a whole.

    Of steps told in prose only what is called a sum counts: a time limit there may well be that of
    one of them, or hold others.
    """
    text, tables = dossier.document.text, dossier.facts.step_tables
    if not in_table and is_law(dossier.document):
        return
    for name in ("totals", "whole_times") if in_table else ("totals",):
        for named in any_of(name).finditer(text):
            if any(each.span.start <= named.start() < each.span.end for each in tables):
                continue
            if name == "whole_times" and not _opens_line(dossier.document, named.start()):
                continue
            limit = _limit_behind(text, named.end(), procedure.title)
            if limit is not None:
                yield limit


def _opens_line(document: Document, place: int) -> bool:
    """Whether what stands there opens a line, and none of a step told in prose."""
    line = document.text[document.text.rfind("\n", 0, place) + 1 : place]
    in_step = any(node.kind is ProvisionKind.STEP for node in document.path_at(place))
    return _LABEL.fullmatch(line) is not None and not in_step


def _limit_behind(text: str, start: int, title: str) -> Deadline | None:
    """The longest limit of the line behind the name of a whole, or of the line below it.

    Between the two stand only words for the whole ("của toàn bộ quy trình không quá") and those of
    the title: "Tổng thời gian làm thêm không quá 200 giờ" is of something else.
    """
    behind = _BEHIND.match(text, start)
    line, begin = (behind["line"], behind.start("line")) if behind else ("", start)
    alone = {word.start(): deadline_alone(line[word.start() :]) for word in _WORD.finditer(line)}
    counted = [place for place, limit in alone.items() if limit or _COUNTED.match(line, place)]
    if not counted or not _of_the_whole(line[: counted[0]], title):
        return None
    limits = [limit.moved(begin) for limit in find_deadlines(line)]
    limits += [limit.moved(begin + place) for place, limit in alone.items() if limit]
    return max(limits, key=lambda limit: limit.hours_allowed or 0.0, default=None)


def _of_the_whole(between: str, title: str) -> bool:
    known = {syllable for entry in words("of_the_whole") for syllable in entry.split()}
    known |= set(re.findall(r"\w+", title.casefold()))
    return set(re.findall(r"\w+", between.casefold())) <= known
