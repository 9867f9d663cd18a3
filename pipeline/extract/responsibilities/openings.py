"""Norms that only open others: "Bộ trả kết quả như sau: a) Vụ A gửi …; b) …" """

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.extract.responsibilities.vocabulary import Vocabulary
from pipeline.language import Passage
from pipeline.model.facts import Responsibility


def without_openings(
    passage: Passage, norms: Sequence[Responsibility], masked: str, words: Vocabulary
) -> Iterator[Responsibility]:
    """``norms`` without those of a line that leads in others, where these hold norms themselves.

    Args:
        passage: the text with its lines.
        norms: of the text.
        masked: its folded text whose brackets are blanked.
        words: the vocabulary.
    """
    starts = [line.span.start for line in passage.lines]
    lines = [bisect_right(starts, norm.action.start) - 1 for norm in norms]
    holding = {above for line in set(lines) for above in _lines_above(passage, line)}
    for norm, place in zip(norms, lines, strict=True):
        line = passage.lines[place]
        told = masked[norm.action.start : line.body.end].rstrip(" :")
        if place in holding and line.leads and words.list_end.search(told):
            continue
        yield norm


def _lines_above(passage: Passage, place: int) -> Iterator[int]:
    parent = passage.lines[place].parent
    while parent is not None:
        yield parent
        parent = passage.lines[parent].parent
