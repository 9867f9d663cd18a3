"""Sentences and clauses of a line, from the signs that end them.

A sign inside brackets ends nothing; a full stop ends a sentence where no small letter follows.
Signs inside numbers and abbreviations never get here: those are whole tokens. Where a line lost its
sign, a sentence ends before the next (``lost_signs``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.language.borders.lost_signs import signs_lost
from pipeline.language.model import Clause, Line, LineKind
from pipeline.model.document import Span

SIGNS = (".", ";", "?", "!")
_NEXT = re.compile(r"[\s”\"»/.]*")
_BRACKETS = re.compile(r"\([^()]*\)")
_ENDS_TEXT = ".;:”"  # a heading ends with no sign; "Điều 3. Quyết định này có hiệu lực …." is text
_TRIM = ' \t\u00a0”"“»«'


def clauses_in(text: str, lines: Iterable[Line], signs: list[int]) -> Iterator[Clause]:
    """The clauses of ``lines``.

    Args:
        text: the whole text.
        lines: its lines; headings, articles' headings and closings have no clauses.
        signs: offsets of the tokens that are one of ``SIGNS``, rising.
    """
    sentence = next_sign = 0
    for place, line in enumerate(lines):
        while next_sign < len(signs) and signs[next_sign] < line.body.start:
            next_sign += 1
        first = next_sign
        while next_sign < len(signs) and signs[next_sign] < line.body.end:
            next_sign += 1
        if line.kind in (LineKind.HEADING, LineKind.CLOSING):
            continue
        if line.kind is LineKind.ARTICLE and text[line.body.end - 1] not in _ENDS_TEXT:
            continue
        body = text[line.body.start : line.body.end]
        brackets = [match.span() for match in _BRACKETS.finditer(body)] if "(" in body else []
        start = line.body.start
        for sign in sorted([*signs[first:next_sign], *signs_lost(text, line.body)]):
            inside = sign - line.body.start
            if sign < start or any(begin < inside < end for begin, end in brackets):
                continue
            lost = text[sign].isspace()
            if not lost and text[sign] != ";" and not _ends_sentence(text, sign, line.body.end):
                continue
            found = _clause(text, start, sign, place, sentence, "." if lost else text[sign])
            start = sign + 1
            if found:
                yield found
            sentence += text[sign] != ";"
        last = _clause(text, start, line.body.end, place, sentence, "")
        if last:
            yield last
        sentence += 1


def _ends_sentence(text: str, sign: int, end: int) -> bool:
    after = _NEXT.match(text, sign + 1, end)
    here = after.end() if after else end
    return here >= end or (here > sign + 1 and not text[here].islower())


def _clause(text: str, start: int, end: int, line: int, sentence: int, sign: str) -> Clause | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip(_TRIM))
    right = words.rstrip(_TRIM + "./")
    if right.endswith(":"):
        right, sign = right[:-1].rstrip(), ":"
    if left >= len(right):
        return None
    return Clause(
        span=Span(start + left, start + len(right)), line=line, sentence=sentence, end=sign
    )
