"""Steps that are numbered and named: "2. Xác minh: Phòng Bảo hộ công dân liên hệ …".

The name of such a step stands before its doer, so what is done may not be seen as anybody's work;
what stands behind the name is read once more by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.procedures.numbered import NumberedStep, works_without
from pipeline.extract.responsibilities.seen import ruled_norms
from pipeline.extract.responsibilities.vocabulary import vocabulary as norm_words
from pipeline.language import passage_of
from pipeline.model.facts import Quote, Responsibility

_TITLE = re.compile(
    r"(?:\([^()\n]*\)|(?:[^\s:;.()]+\s+){0,9}[^\s:;.()]+(?:\s+\([^()\n]*\))?)\s*:\s+(?=\S)"
)


def with_titled(
    text: str, norms: Sequence[Responsibility], numbered: tuple[NumberedStep, ...], start: int = 0
) -> tuple[Responsibility, ...]:
    """``norms``, and those behind the names of numbered steps that hold none of them.

    Args:
        text: an article.
        norms: its norms in reading order.
        numbered: the steps that ``text`` numbers.
        start: what the places of the norms count more than those in ``text``.
    """
    places = [norm.action.start - start for norm in norms]
    taken = {
        step
        for step in numbered
        if any(step.span.start <= place < step.span.end for place in places)
    }
    found = list(norms)
    for step, work in works_without(numbered, taken):
        line_end = text.find("\n", work.start, step.span.end)
        line = text[work.start : line_end if line_end >= 0 else step.span.end]
        named = _title_of(line)
        if named:
            behind = line[named:]
            found += [
                norm.moved(work.start + named + start) for norm in ruled_norms(passage_of(behind))
            ]
    return tuple(sorted(found, key=lambda norm: norm.action.start))


def behind_title(work: Quote) -> Quote:
    """``work`` without the name of its step."""
    return work.part(_title_of(work.quote), len(work.quote))


def _title_of(words: str) -> int:
    """How many letters the name of a step takes up; 0 where its doer stands there, or nothing."""
    named = _TITLE.match(words)
    return named.end() if named and not norm_words().bearer.match(words) else 0
