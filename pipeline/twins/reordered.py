"""Words that only stand in another order: cells and blocks side by side, read the one way or other.

A Word file knows its tables; on a page they are told by rules and gaps, or not at all, and blocks
that stand side by side in a form come line by line or block by block. Both sources then say the
same, in another order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Document, ProvisionKind
from pipeline.twins.words import Run, Word

_SIDE_BY_SIDE = (ProvisionKind.ANNEX, ProvisionKind.FORM)
_FAR = 300  # words, about a page: what moved farther was not merely read in another order

_Shape = tuple[int, int] | None  # rows and columns of the table a word stands in


def without_reordered(
    runs: Iterable[Run],
    signed: tuple[Document, Sequence[Word]],
    draft: tuple[Document, Sequence[Word]],
) -> Iterator[Run]:
    """The runs without words that the other source has close by, in another order.

    Where both sources have a table of one shape, or running provisions, order tells who does what:
    there nothing is left out. In annexes and forms words left out here and put in there are the
    same words moved; words put in place of others are not. Where only one source knows of a table,
    or its cells are others, the order of words tells nothing at all.

    Args:
        runs: where the sources differ, in reading order.
        signed: the signed source and its words.
        draft: the draft and its words.
    """
    one, other = _Ground(*signed), _Ground(*draft)
    near: list[Run] = []
    for run in runs:
        if not _may_be_reordered(run, one, other):
            yield from _lacking(near, one, other)
            near = []
            yield run
            continue
        if near and (run.a0 - near[-1].a1 > _FAR or not one.of_one_part(near[-1].a0, run.a0)):
            yield from _lacking(near, one, other)
            near = []
        near.append(run)
    yield from _lacking(near, one, other)


class _Ground:
    """What the words of a source stand in: tables and top-level parts of the document."""

    def __init__(self, document: Document, words: Sequence[Word]) -> None:
        self.words = words
        parts = document.provisions
        self._starts = [part.span.start for part in parts]
        self._side_by_side = [part.kind in _SIDE_BY_SIDE for part in parts]
        tables = [table for node in document.walk() for table in node.tables]
        tables = sorted((*tables, *document.tables), key=lambda table: table.span)
        self._tables = [(table.span, (table.n_rows, table.n_columns)) for table in tables]
        self._table_starts = [span.start for span, _ in self._tables]

    def shapes(self, start: int, end: int) -> set[_Shape]:
        """The shapes of the tables that words stand in; those next to a gap for no words."""
        if start == end:
            start, end = max(start - 1, 0), min(end + 1, len(self.words))
        return {self._shape(word.start) for word in self.words[start:end]}

    def _shape(self, offset: int) -> _Shape:
        at = bisect_right(self._table_starts, offset) - 1
        if at >= 0 and offset < self._tables[at][0].end:
            return self._tables[at][1]
        return None

    def in_annex(self, index: int) -> bool:
        """Whether the word at ``index`` stands in an annex or a form."""
        part = self._part(index)
        return part >= 0 and self._side_by_side[part]

    def of_one_part(self, index: int, later: int) -> bool:
        """Whether two words stand in one article, annex or form."""
        return self._part(index) == self._part(later)

    def _part(self, index: int) -> int:
        if not self.words:
            return -1
        word = self.words[min(index, len(self.words) - 1)]
        return bisect_right(self._starts, word.start) - 1


def _may_be_reordered(run: Run, one: _Ground, other: _Ground) -> bool:
    mine, theirs = one.shapes(run.a0, run.a1), other.shapes(run.b0, run.b1)
    if mine.isdisjoint(theirs):
        return True
    prose = mine == theirs == {None}
    moved = run.a0 == run.a1 or run.b0 == run.b1
    return prose and moved and one.in_annex(run.a0) and other.in_annex(run.b0)


def _lacking(runs: Sequence[Run], one: _Ground, other: _Ground) -> Iterator[Run]:
    """What of neighbouring runs one source has and the other has nowhere near."""
    mine = Counter(word.key for run in runs for word in one.words[run.a0 : run.a1])
    theirs = Counter(word.key for run in runs for word in other.words[run.b0 : run.b1])
    left, right = mine - theirs, theirs - mine
    for run in runs:
        a0, a1 = _narrowed(one.words, run.a0, run.a1, left)
        b0, b1 = _narrowed(other.words, run.b0, run.b1, right)
        if a1 > a0 or b1 > b0:
            yield Run(a0, a1, b0, b1)


def _narrowed(
    words: Sequence[Word], start: int, end: int, lacking: Counter[str]
) -> tuple[int, int]:
    """From the first to the last word of a range that is ``lacking``; takes them out of there."""
    found = []
    for index in range(start, end):
        if lacking[words[index].key] > 0:
            lacking[words[index].key] -= 1
            found.append(index)
    return (found[0], found[-1] + 1) if found else (start, start)
