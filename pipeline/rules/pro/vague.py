"""Duties whose time, occasion or bearer nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model.document import Document, Span
from pipeline.model.facts import Modality, Responsibility
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.basis import SIX_CLEAR
from pipeline.rules.pro.duties import plain_duties, short
from pipeline.rules.pro.vocabulary import any_of, ends_in
from pipeline.rules.registry import Case, Example, Hit, rule

_SURE = 0.7
_ANSWER = "trả lời"
_IN_A_LIST = 2  # nodes down to an item: its own, and the one that lists it
_SENTENCE_END = re.compile(r"[\n.;]")
_FOR = re.compile(r"(?<!\w)(?:để|nhằm)(?!\w)")  # what the work is done for has no time of its own


@rule(
    "PRO105",
    "Việc phải báo cáo, gửi, trình mà không có thời hạn",
    reason="«Kịp thời», «sớm nhất» không đo được: không ai xác định được khi nào là chậm.",
    basis=SIX_CLEAR,
    severity=Severity.LOW,
    bad=Example("Điều 9. Xử lý vi phạm\n1. Trưởng đoàn kịp thời báo cáo Vụ trưởng.\n"),
    good=Example("Điều 9. Xử lý vi phạm\n1. Trưởng đoàn báo cáo Vụ trưởng trong 24 giờ.\n"),
)
def vague_time(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A report or a hand-over due at a time that cannot be measured."""
    places: set[int] = set()  # two works of one bearer may hold the same words
    for norm, told in plain_duties(dossier):
        said = _FOR.split(dossier.document.words(told), maxsplit=1)[0]
        vague = _beside("timed_works", "vague_times").search(said)
        if vague and norm.deadline is None and not any_of("asking").search(said):
            work = vague["work"] or vague["work_after"]
            time = vague["time"] or vague["time_before"]
            place = told.start + vague.start()
            if place in places or _is_no_duty(norm, dossier.document):
                continue
            if ends_in("arrangements", said[: vague.start()]) or _is_other(said, vague):
                continue  # "cơ chế báo cáo kịp thời": the arrangement is asked for
            places.add(place)
            yield Hit(
                message=f"Việc «{work}» chỉ ghi «{time}», không có thời hạn.",
                suggestion="Ghi thời hạn đo được: số giờ, số ngày làm việc, hoặc mốc cụ thể.",
                subject=f"vague-time|{short(norm)}",
                span=told,
                confidence=_SURE,
            )


@rule(
    "PRO106",
    "Việc tốn kém làm «khi cần thiết» mà không rõ ai quyết định",
    reason="Không ghi ai xét là cần thiết và theo căn cứ nào thì ai cũng có thể làm, và không ai "
    "kiểm soát được.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example("Điều 3. Xe thuê\nPhái đoàn thuê thêm xe khi cần thiết.\n"),
    good=Example(
        "Điều 3. Xe thuê\nKhi có đoàn từ 05 người trở lên, Trưởng Phái đoàn quyết định thuê thêm "
        "xe.\n"
    ),
)
def vague_need(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Work that costs money, done at need, nobody said to judge the need or to allow it."""
    for norm, told in plain_duties(dossier):
        judged = norm.bearer and any_of("judges").match(norm.bearer.quote)
        if norm.modality is Modality.POWER or judged:
            continue
        said = dossier.document.words(told)
        if _is_allowed(dossier.document, told):
            continue
        vague = any_of("vague_needs").search(said)
        work = any_of("costly_works").match(norm.action.quote.lstrip(" ,"))
        if vague and work:
            yield Hit(
                message=f"Việc «{work[0]}» làm «{vague[0]}», không rõ ai quyết định là cần.",
                suggestion="Ghi ai quyết định, trong trường hợp nào, theo mức nào.",
                subject=f"vague-need|{short(norm)}",
                span=told,
                confidence=_SURE,
            )


def _is_allowed(document: Document, told: Span) -> bool:
    """Whether the sentence names who judges the need: "theo quyết định của Đại sứ"."""
    text = document.text
    opens = max(text.rfind(mark, 0, told.start) for mark in "\n.;") + 1
    ends = _SENTENCE_END.search(text, told.end)
    said = text[opens : ends.start() if ends else len(text)]
    return _allowing().search(said) is not None


@cache
def _allowing() -> re.Pattern[str]:
    """A judge beside what he gives: "Đại sứ cho phép", "ý kiến của Đại sứ"."""
    judge, given = any_of("judges").pattern, any_of("allowing").pattern
    by, of = (
        rf"{judge}(?!\s+quán)(?:\s+\w+){{0,4}}?\s+{given}",
        rf"{given}\s+(?:bằng văn bản\s+)?(?:của|từ)\s+{judge}(?!\s+quán)",
    )
    return re.compile(rf"{by}|{of}", re.IGNORECASE)


def _is_no_duty(norm: Responsibility, document: Document) -> bool:
    """Whether it is a circumstance that a line above lists, nobody being bound to it."""
    path = document.path_at(norm.action.start)
    if norm.bearer is not None or len(path) < _IN_A_LIST:
        return False
    above = path[-2]
    lead = document.text[above.span.start : above.children[0].span.start]
    return any(
        lead[named.end() :].startswith(" sau") for named in any_of("circumstances").finditer(lead)
    )


def _is_other(said: str, vague: re.Match[str]) -> bool:
    """Whether the verb only begins like a work that needs a time, or law sets the time."""
    group = "work" if vague["work"] else "work_after"
    if any_of("other_works").match(said, vague.start(group)):
        return True
    return vague[group].casefold() == _ANSWER and bool(any_of("answered_by_law").search(said))


@cache
def _beside(works: str, times: str) -> re.Pattern[str]:
    """A work with a time right before or behind it: "báo cáo kịp thời", "kịp thời báo cáo"."""
    work, time = any_of(works).pattern, any_of(times).pattern
    return re.compile(
        rf"(?P<work>{work})\s+(?P<time>{time})|(?P<time_before>{time})\s+(?P<work_after>{work})",
        re.IGNORECASE,
    )
