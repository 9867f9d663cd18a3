"""The mending rules one after the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec

from pipeline.model.reading import Line, Mend, Table, lines_in
from pipeline.read.scan.mending.dates import dates, provisions
from pipeline.read.scan.mending.edits import Edit, Passages, edited, passage_of
from pipeline.read.scan.mending.heads import heads, labels
from pipeline.read.scan.mending.numbers import numbers, slashes
from pipeline.read.scan.mending.signs import head_lines, signs, titles
from pipeline.read.scan.mending.tones import tones
from pipeline.read.scan.mending.words import words

_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKED = re.compile(r"[^\W\dA-Za-z_]")
_LEAST_MARKED = 0.25  # of the words: translations into English are left alone

Rule = Callable[[Passages], Iterator[tuple[int, Edit]]]

# Words before numbers: mended words keep the recogniser's confidences in step.
RULES: tuple[tuple[str, Rule], ...] = (
    ("word", words),
    ("tone", tones),
    ("sign", signs),
    ("slash", slashes),
    ("number", numbers),
    ("date", dates),
    ("head", heads),
    ("provision", provisions),
    ("label", labels),
    ("head line", head_lines),
    ("title", titles),
)


def mend(lines: Sequence[Line], page: int) -> tuple[tuple[Line, ...], tuple[Mend, ...]]:
    """Put right what can be put right in recognised lines.

    Args:
        lines: of one page, in reading order.
        page: its number.

    Returns:
        As many lines, whose ``raw`` and ``map`` lead to what was recognised where they were
        changed, and a record of each change.
    """
    mended = list(lines)
    mends: list[Mend] = []
    if not _is_vietnamese(lines):
        return tuple(lines), ()
    for name, rule in RULES:
        edits: dict[int, list[Edit]] = defaultdict(list)
        for at, edit in rule([passage_of(line) for line in mended]):
            edits[at].append(edit)
        for at, held in sorted(edits.items()):
            mended[at], made = edited(mended[at], held, name, page)
            mends += made
    return tuple(mended), tuple(mends)


def mend_blocks(
    blocks: Sequence[Line | Table], page: int
) -> tuple[tuple[Line | Table, ...], tuple[Mend, ...]]:
    """``mend`` for the lines of a page and of its tables' cells, which are read in their order."""
    mended, mends = mend(list(lines_in(blocks)), page)
    left = iter(mended)
    return tuple(_with_lines(block, left) for block in blocks), mends


def _is_vietnamese(lines: Sequence[Line]) -> bool:
    words = [word for line in lines for word in _WORD.findall(line.text)]
    return sum(bool(_MARKED.search(word)) for word in words) >= _LEAST_MARKED * len(words)


def _with_lines(block: Line | Table, lines: Iterator[Line]) -> Line | Table:
    if isinstance(block, Line):
        return next(lines)
    cells = tuple(
        msgspec.structs.replace(cell, lines=tuple(next(lines) for _ in cell.lines))
        for cell in block.cells
    )
    return msgspec.structs.replace(block, cells=cells)
