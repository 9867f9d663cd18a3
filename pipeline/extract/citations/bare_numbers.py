"""Numbers of instruments that stand in a text without words a citation begins with.

Internal documents write "NĐ 64/2014/NĐ-CP", "nghị định số 64/2014" or a bare number in a table.
Such a number is no citation by the grammar, but it does tell what the document rests on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from pipeline.model.document import Span
from pipeline.model.facts import Citation, CitationRole

_STATE = (
    r"\d{1,4}[a-z]?\s?/\s?(?:19|20)\d{2}\s?/\s?"
    r"[A-ZĐ]{2,}[A-Za-zĐđ0-9]*(?:\s?[-–]\s?[A-ZĐ][A-ZĐa-z]*)*"
)
_PARTY = r"\d{1,4}\s?[-–]\s?(?:QĐi?|QC|CT|NQ|KL|TB|HD)\s?/\s?T[WƯ]"
# A decree is the Government's, whatever its symbol: "nghị định 64/2014" leaves only that unsaid.
_DECREE = r"(?i:nghị định|NĐ)(?:\s+số)?\s+(?P<decree>\d{1,4}/(?:19|20)\d{2})(?![/\d])"
_NUMBER = re.compile(rf"(?<![\d/-])(?:(?P<number>{_STATE}|{_PARTY})(?!\w)|{_DECREE})")
_DAY = re.compile(
    r"[\s,]*ngày\s+(\d{1,2})(?:\s+tháng\s+|[/.-])(\d{1,2})(?:\s+năm\s+|[/.-])(\d{4})(?!\d)"
)
_BASIS = re.compile(r"\s*[-–]?\s*Căn cứ\s", re.IGNORECASE)


def bare_numbers(text: str, taken: tuple[Span, ...]) -> tuple[Citation, ...]:
    """Numbers outside every span of ``taken``, each as a citation of its own.

    Args:
        text: of the document.
        taken: where the grammar found citations, in reading order.
    """
    return tuple(_bare(text, taken))


def _bare(text: str, taken: tuple[Span, ...]) -> Iterator[Citation]:
    starts = [span.start for span in taken]
    for match in _NUMBER.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        near = taken[max(before, 0) : before + 2]
        if any(span.start < match.end() and match.start() < span.end for span in near):
            continue
        number = match["number"] or f"{match['decree']}/NĐ-CP"
        line = text.rfind("\n", 0, match.start()) + 1
        basis = _BASIS.match(text, line) is not None
        yield Citation(
            span=Span(match.start(), match.end()),
            quote=match[0],
            instrument=number,
            number=number,
            dated=_day(text, match.end()),
            role=CitationRole.LEGAL_BASIS if basis else CitationRole.MENTION,
        )


def _day(text: str, end: int) -> date | None:
    match = _DAY.match(text, end)
    if match is None:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
