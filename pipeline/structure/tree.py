"""Paragraphs to provisions: one pass with the open provisions as its only state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import ProvisionKind as Kind
from pipeline.model.reading import Align
from pipeline.structure import quotes
from pipeline.structure.labels import Label, read_label
from pipeline.structure.node import Node
from pipeline.structure.paragraphs import Block, DataTable, Paragraph
from pipeline.structure.placing import Placed, place
from pipeline.structure.sequence import follows, value_of

_TITLED = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.ARTICLE})
_STOPS = ".;:,?!"
_LONGEST_HEADING = 400


class Tree:
    """Grows the tree of one region below ``root``."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.path = [root]
        self._before = ""
        self._titling: Node | None = None

    def grow(self, blocks: Sequence[Block]) -> None:
        """Take ``blocks`` in, in reading order."""
        index = 0
        while index < len(blocks):
            block = blocks[index]
            if isinstance(block, DataTable):
                self.path[-1].tables.append(block.table)
                self._reach(block.end)
                self._titling = None
            elif (last := self._quoted(blocks, index)) is not None:
                self._quote(blocks[index : last + 1])
                index = last
            else:
                self._take(block)
            index += 1

    def _take(self, paragraph: Paragraph) -> None:
        label = read_label(paragraph.text)
        placed = None
        if label is not None:
            placed = place(self.path, label, announced=self._before.endswith(":"))
        if placed is None:
            self._continue(paragraph)
        else:
            self._open(paragraph, placed)

    def _continue(self, paragraph: Paragraph) -> None:
        """A paragraph without a label of its own: more of a heading, or of the open text."""
        titled = self._titling
        if titled is not None and _goes_on(titled, paragraph):
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
        self._titling = node if node.kind in _TITLED else None
        if not rest.text:
            self._before = paragraph.text
            return
        inner = read_label(rest.text)
        if inner is not None and _opens_inside(label, inner):
            self._take(rest)
            return
        if _is_heading(node, rest):
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
        if quotes.opens(block.text, self._before):
            end = quotes.end_of(blocks, index, self._resumes)
            return end if end is not None else self._unmarked_end(blocks, index)
        if quotes.amends(self._before):
            label = read_label(block.text)
            if label is not None and place(self.path, label, announced=True) is None:
                return self._unmarked_end(blocks, index)
        return None

    def _unmarked_end(self, blocks: Sequence[Block], index: int) -> int:
        """The last block before the document's own next provision; ``index`` if none comes."""
        for later in range(index + 1, len(blocks)):
            block = blocks[later]
            if isinstance(block, Paragraph) and self._resumes(block):
                return later - 1
        return index

    def _resumes(self, paragraph: Paragraph) -> bool:
        """Whether ``paragraph`` is the next of a list open around a quote."""
        label = read_label(paragraph.text)
        if label is None or not quotes.is_own(paragraph.text[label.length :]):
            return False
        value = value_of(label)
        letters = label.style.startswith("letter")
        return any(
            peer.style == label.style and follows(peer.value, value, letters=letters)
            for peer in self.path
        )

    def _quote(self, blocks: Sequence[Block]) -> None:
        first = blocks[0]
        assert isinstance(first, Paragraph)
        text = first.text.lstrip(quotes.OPENING + " ")
        inner = replace(first, start=first.end - len(text), text=text)
        node = Node(
            Kind.QUOTE, "", "quote", (), 0, first.start, inner.start, blocks[-1].end, first.page
        )
        self.path[-1].adopt(node)
        Tree(node).grow([inner, *blocks[1:]])
        self._reach(blocks[-1].end)
        self._before = ""

    def _reach(self, end: int) -> None:
        for node in self.path:
            node.reach(end)


def _opens_inside(outer: Label, inner: Label) -> bool:
    """Whether a second label on the same line opens a list: "Điều 1. 1- …", "2. a) …"."""
    if outer.style == "article":
        return inner.style.startswith("arabic") and inner.num == "1"
    if outer.style.startswith("arabic"):
        return inner.style == "letter" and inner.num == "a"
    return False


def _is_heading(node: Node, rest: Paragraph) -> bool:
    """Whether the words behind a label are a title rather than the provision's text."""
    if node.kind in _TITLED and node.kind is not Kind.ARTICLE:
        return len(rest.text) < _LONGEST_HEADING
    if len(rest.text) >= _LONGEST_HEADING:
        return False
    if node.kind is Kind.ARTICLE:
        return rest.bold or rest.text[-1] not in _STOPS
    return rest.bold and rest.text[-1] not in ";:,"


def _goes_on(node: Node, paragraph: Paragraph) -> bool:
    """Whether an unlabelled paragraph is (more of) the title of ``node``."""
    text = paragraph.text
    if len(node.heading) + len(text) > _LONGEST_HEADING:
        return False
    if node.kind is Kind.ARTICLE:
        return paragraph.bold and (not node.heading or node.heading[-1] not in _STOPS)
    return paragraph.bold or text.isupper() or paragraph.align is Align.CENTER or not node.heading
