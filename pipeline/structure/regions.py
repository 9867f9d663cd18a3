"""The parts of a file: main text, signature block, attached regulations, annexes, forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.document import ProvisionKind as Kind
from pipeline.model.reading import Align
from pipeline.structure.labels import read_label
from pipeline.structure.marks import ISSUED_WITH, marks
from pipeline.structure.paragraphs import Block, Paragraph

_LONGEST_TITLE = 160
_TITLE_LINES = 7
_NAME_LINES = 2  # of a form in a list of forms, and the first line of the next
_ARTICLE_1 = ("article", "1")
_DIVISIONS = frozenset({"part", "chapter", "section", "subsection"})
_LISTED = frozenset({"article", "arabic", "letter"})
_HEAD_LINES = 3
_BASIS = re.compile(r"(?:-\s*)?Căn cứ\b")


@dataclass(slots=True)
class Region:
    """A run of blocks with one role.

    ``kind`` is None for the main text; ``label`` is how many characters of the first paragraph
    are its label ("PHỤ LỤC I"), 0 where the title has none ("QUY CHẾ").
    """

    kind: Kind | None
    num: str = ""
    label: int = 0
    blocks: list[Block] = field(default_factory=list)


def split(blocks: Sequence[Block]) -> tuple[Region, list[Region]]:
    """The main text, and what stands behind its signature block.

    Args:
        blocks: of the whole file, in reading order.

    Returns:
        The main text up to the signature, and the attachments, annexes and forms in order.
    """
    end = _signature(blocks)
    if end == len(blocks):
        end = _unsigned_end(blocks)
    main = Region(None, blocks=list(blocks[:end]))
    regions: list[Region] = []
    current: Region | None = None
    for index in range(end, len(blocks)):
        block = blocks[index]
        if isinstance(block, Paragraph):
            opened = _title(blocks, index, current)
            if opened is None and current is None:
                opened = _first_title(blocks, index)
            if opened is not None:
                regions.append(opened)
                current = opened
        if current is not None:
            current.blocks.append(block)
    for region in regions:
        if region.kind is Kind.ATTACHMENT:
            region.blocks = region.blocks[: _signature(region.blocks)]
    return main, regions


def _signature(blocks: Sequence[Block]) -> int:
    """Where the main text ends: the block where the signature block or the recipients begin."""
    signature = marks().signature
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.text) >= _LONGEST_TITLE:
            continue
        if signature.match(block.text) and not (
            _heads_preamble(blocks, index) or _heads_duties(blocks, index)
        ):
            return index
    return len(blocks)


def _unsigned_end(blocks: Sequence[Block]) -> int:
    """Where the main text of a file without a signature ends: the first title after an article."""
    begun = False
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        label = read_label(block.text)
        begun = begun or (label is not None and label.style == "article")
        if begun and label is None and _title(blocks, index, None):
            return index
    return len(blocks)


def _heads_preamble(blocks: Sequence[Block], index: int) -> bool:
    """Whether a post stands above the legal basis, as who decides, not as who signs."""
    below = blocks[index + 1 : index + 1 + _HEAD_LINES]
    return index < _HEAD_LINES or any(
        isinstance(block, Paragraph) and _BASIS.match(block.text) for block in below
    )


def _heads_duties(blocks: Sequence[Block], index: int) -> bool:
    """Whether a post alone on its line heads what its holder does, as in an assignment of work."""
    block = blocks[index]
    assert isinstance(block, Paragraph)
    if not marks().post.match(block.text):
        return False
    for at in range(index + 1, min(index + 1 + _TITLE_LINES, len(blocks))):
        below = blocks[at]
        if not isinstance(below, Paragraph):
            continue
        if _title(blocks, at, None):
            return False
        label = read_label(below.text)
        if label is not None and label.style in _LISTED:
            return True
    return False


def _title(blocks: Sequence[Block], index: int, current: Region | None) -> Region | None:
    """The region that the paragraph at ``index`` opens, if it is a title."""
    block = blocks[index]
    assert isinstance(block, Paragraph)
    text = block.text
    if len(text) > _LONGEST_TITLE or not text[:1].isupper():
        return None
    words = marks()
    if not (text.isupper() or block.bold or block.align is not Align.LEFT):
        return None
    if found := words.annex.match(text):
        return Region(Kind.ANNEX, found["num"] or "", found.end())
    if found := words.form.match(text):
        return None if _lists_forms(blocks, index) else Region(Kind.FORM, found["num"], found.end())
    attached = words.attached.match(text)
    if not (attached or words.listed.match(text)) or _names(current):
        return None
    kind = Kind.ATTACHMENT if attached else Kind.ANNEX
    return Region(kind) if _issued_with(blocks, index) else None


def _lists_forms(blocks: Sequence[Block], index: int) -> bool:
    """Whether a form's name stands in a list of forms: the next comes before it has any fields."""
    below = blocks[index + 1 : index + 1 + _NAME_LINES]
    return any(isinstance(block, Paragraph) and marks().form.match(block.text) for block in below)


def _first_title(blocks: Sequence[Block], index: int) -> Region | None:
    """The region of the first title behind the signature, which needs no further sign."""
    block = blocks[index]
    assert isinstance(block, Paragraph)
    text = block.text
    if len(text) <= _LONGEST_TITLE and text.isupper() and marks().attached.match(text):
        return Region(Kind.ATTACHMENT)
    return None


def _names(region: Region | None) -> bool:
    """Whether a title in capitals belongs to ``region``: in a form, or as an annex's name."""
    if region is None:
        return False
    return region.kind is Kind.FORM or (
        region.kind is Kind.ANNEX and len(region.blocks) <= _TITLE_LINES
    )


def _issued_with(blocks: Sequence[Block], index: int) -> bool:
    """Whether what follows shows the title of an attached text.

    That is "(Ban hành kèm theo …)" in the title or below it, or a Điều 1 of its own; the name of
    a chapter ("QUY ĐỊNH CHUNG") stands below the chapter's number.
    """
    before = blocks[index - 1] if index else None
    label = read_label(before.text) if isinstance(before, Paragraph) else None
    if label is not None and label.style in _DIVISIONS:
        return False
    below = [b for b in blocks[index : index + _TITLE_LINES] if isinstance(b, Paragraph)]
    if any(ISSUED_WITH.search(paragraph.text[:_LONGEST_TITLE]) for paragraph in below):
        return True
    labels = (read_label(paragraph.text) for paragraph in below)
    return any(label is not None and (label.style, label.name) == _ARTICLE_1 for label in labels)
