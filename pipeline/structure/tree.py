"""Paragraphs to provisions: one pass with the open provisions as its only state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import ProvisionKind as Kind
from pipeline.structure import quotes
from pipeline.structure.headings import goes_on, is_heading, may_be_titled
from pipeline.structure.labels import Label, read_bare_number, read_label
from pipeline.structure.node import Node
from pipeline.structure.paragraphs import Block, DataTable, Paragraph
from pipeline.structure.placing import Placed, place
from pipeline.structure.sequence import follows, value_of

_DIVISIONS = frozenset({"part", "chapter", "section", "subsection"})
_DIVISION_LETTERS = frozenset("PpCMTĐÐ")


_QUOTES_IN_QUOTES = 3


class Tree:
    """Grows the tree of one region below ``root``; ``depth`` counts the quotes it stands in."""

    def __init__(self, root: Node, depth: int = 0) -> None:
        self.root = root
        self.depth = depth
        self.path = [root]
        self._before = ""
        self._titling: Node | None = None

    def grow(self, blocks: Sequence[Block]) -> None:
        """Take ``blocks`` in, in reading order.

        Where articles come, no list stands before the first of them or its chapter: numbered
        lines there belong to the preamble.
        """
        blocks = quotes.part_inline(blocks)
        index = _first_division(blocks)
        if index is None:
            index = 0
            if _is_procedure(blocks):
                self.root.style = "procedure"
        for block in blocks[:index]:
            if isinstance(block, Paragraph):
                self._continue(block)
        while index < len(blocks):
            block = blocks[index]
            if isinstance(block, DataTable):
                self.path[-1].tables.append(block.table)
                self._reach(block.end)
                self._titling = None
            elif (last := self._quoted(blocks, index)) is not None:
                index = self._quote(blocks, index, last)
            else:
                self._take(block)
            index += 1

    def hold(self, blocks: Sequence[Block]) -> None:
        """Take ``blocks`` in as the root's own words and tables, without looking for labels."""
        for block in blocks:
            if isinstance(block, DataTable):
                self.root.tables.append(block.table)
                self._reach(block.end)
            else:
                self._continue(block)

    def _take(self, paragraph: Paragraph) -> None:
        label = read_label(paragraph.text)
        if label is None and self.root.style == "procedure" and _stands_out(paragraph):
            label = read_bare_number(paragraph.text)
        placed = None
        if label is not None and _may_open(label, paragraph.text):
            placed = place(self.path, label, self._before)
        if placed is None:
            self._continue(paragraph)
        else:
            self._open(paragraph, placed)

    def _continue(self, paragraph: Paragraph) -> None:
        """A paragraph without a label of its own: more of a heading, or of the open text."""
        titled = self._titling
        if titled is not None and goes_on(titled, paragraph):
            titled.heading = f"{titled.heading} {paragraph.text}".strip()
            titled.head_end = paragraph.end
            self._reach(paragraph.end)
        else:
            self._titling = None
            self.path[-1].say(paragraph.start, paragraph.end)
            self._reach(paragraph.end)
        self._before = paragraph.text

    def _open(self, paragraph: Paragraph, placed: Placed) -> None:
        label = placed.label
        while self.path[-1] is not placed.parent:
            self.path.pop()
        node = Node(
            kind=placed.kind,
            num=label.name,
            style=label.style,
            value=placed.value,
            rank=placed.rank,
            start=paragraph.start,
            head_end=paragraph.start + len(paragraph.text[: label.length].rstrip()),
            end=paragraph.end,
            page=paragraph.page,
        )
        placed.parent.adopt(node)
        self.path.append(node)
        self._reach(paragraph.end)
        rest = replace(
            paragraph,
            start=paragraph.start + label.length,
            text=paragraph.text[label.length :],
        )
        self._titling = node if may_be_titled(node) else None
        if not rest.text:
            self._before = paragraph.text
            return
        inner = read_label(rest.text)
        if inner is not None and _opens_inside(label, inner):
            self._take(rest)
            return
        if is_heading(node, rest):
            node.heading = rest.text
            node.head_end = rest.end
        else:
            node.say(rest.start, rest.end)
            self._titling = None
        self._before = paragraph.text

    def _quoted(self, blocks: Sequence[Block], index: int) -> int | None:
        """The index of the last block of the quote that begins at ``index``, if one does."""
        block = blocks[index]
        assert isinstance(block, Paragraph)
        if self.depth >= _QUOTES_IN_QUOTES:
            return None
        if quotes.opens(block.text, self._before, self.path[-1].heading):
            end = quotes.end_of(blocks, index, self)
            return end if end is not None else self._unmarked_end(blocks, index)
        if quotes.amends(self._before):
            label = read_label(block.text)
            if label is not None and place(self.path, label, self._before) is None:
                return self._unmarked_end(blocks, index)
        return None

    def _unmarked_end(self, blocks: Sequence[Block], index: int) -> int:
        """The last block before the document's own next provision; ``index`` if none comes."""
        for later in range(index + 1, min(index + quotes.LONGEST, len(blocks))):
            block = blocks[later]
            if isinstance(block, Paragraph) and self.resumes(block, surely=False):
                return later - 1
        return index

    def resumes(self, paragraph: Paragraph, *, surely: bool) -> bool:
        """Whether ``paragraph`` is the next of a list open around a quote.

        ``surely``: with the words of an order to amend, which quoted text hardly holds.
        """
        label = read_label(paragraph.text)
        if label is None:
            return False
        rest = paragraph.text[label.length :]
        if surely and not (
            quotes.amending(rest) and (label.style == "article" or quotes.amends(rest))
        ):
            return False
        return (surely or quotes.own(rest)) and self._follows(label)

    def _follows(self, label: Label) -> bool:
        """Whether ``label`` is the next of an open list."""
        value = value_of(label)
        letters = label.style.startswith("letter")
        return any(
            peer.style == label.style and follows(peer.value, value, letters=letters)
            for peer in self.path
        )

    def _quote(self, blocks: Sequence[Block], index: int, last: int) -> int:
        """Take the quote from ``index`` to ``last`` in; returns the block it really ends at."""
        first = blocks[index]
        assert isinstance(first, Paragraph)
        text = first.text.lstrip(quotes.OPENING + " ")
        inner = replace(first, start=first.end - len(text), text=text)
        node = Node(Kind.QUOTE, "", "quote", (), 0, first.start, inner.start, first.end, first.page)
        self.path[-1].adopt(node)
        quoted = Tree(node, self.depth + 1)
        quoted.grow([inner, *blocks[index + 1 : last + 1]])
        while (further := self._goes_on_quoted(quoted, blocks, last)) is not None:
            quoted.grow(blocks[last + 1 : further + 1])
            last = further
        self._reach(blocks[last].end)
        self._before = ""
        return last

    def _goes_on_quoted(self, quoted: Tree, blocks: Sequence[Block], last: int) -> int | None:
        """Where a quote ends that a stray mark closed too early; None where it did end.

        It goes on where the next label continues a list of the quote and none of the document.
        """
        if last + 1 >= len(blocks):
            return None
        block = blocks[last + 1]
        label = read_label(block.text) if isinstance(block, Paragraph) else None
        if label is None or not label.num or self._follows(label) or not quoted._follows(label):
            return None
        end = quotes.end_of(blocks, last + 1, self, depth=1)
        return end if end is not None else last + 1

    def _reach(self, end: int) -> None:
        for node in self.path:
            node.reach(end)


def _is_procedure(blocks: Sequence[Block]) -> bool:
    """Whether a text without articles is numbered as quality-management procedures are.

    They count their sections 1, 2, 3 and the parts of a section 5.1, 5.2.
    """
    tops = {"0"}
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.text[:1].isdigit():
            continue
        label = read_label(block.text) or read_bare_number(block.text)
        if label is None:
            continue
        if label.style == "decimal" and label.num.split(".")[0] in tops:
            return True
        if label.style == "arabic" and str(int(label.num) - 1) in tops:
            tops.add(label.num)
    return False


def _first_division(blocks: Sequence[Block]) -> int | None:
    """Where articles or the divisions above them begin; None in a text without articles."""
    first: int | None = None
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.text[:1] not in _DIVISION_LETTERS:
            continue
        label = read_label(block.text)
        if label is None or not _may_open(label, block.text):
            continue
        if label.style in _DIVISIONS and first is None:
            first = index
        if label.style == "article":
            return first if first is not None else index
    return None


def _stands_out(paragraph: Paragraph) -> bool:
    return paragraph.bold or paragraph.text.isupper()


def _may_open(label: Label, text: str) -> bool:
    """Whether the words behind the label let it open a provision.

    "Chương V của Nghị định này" at the start of a sentence names a chapter, it opens none.
    """
    if label.style in _DIVISIONS:
        return not text[label.length : label.length + 1].islower()
    return True


def _opens_inside(outer: Label, inner: Label) -> bool:
    """Whether a second label on the same line opens a list: "Điều 1. 1- …", "2. a) …"."""
    if outer.style == "article":
        return inner.style.startswith("arabic") and inner.num == "1"
    if outer.style.startswith("arabic"):
        return inner.style == "letter" and inner.num == "a"
    return False
