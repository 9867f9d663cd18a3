"""The parts of a file: main text, signature block, attached regulations, annexes, forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.document import ProvisionKind as Kind
from pipeline.model.reading import Align
from pipeline.structure.marks import ANNEX, ATTACHED, FORM, ISSUED_WITH, LIST, SIGNATURE
from pipeline.structure.paragraphs import Block, Paragraph

_LONGEST_TITLE = 120


@dataclass(slots=True)
class Region:
    """A run of blocks with one role; ``kind`` None for the main text and for what no tree holds."""

    kind: Kind | None
    num: str = ""
    blocks: list[Block] = field(default_factory=list)


def split(blocks: Sequence[Block]) -> tuple[Region, list[Region]]:
    """The main text, and what stands behind its signature block.

    Args:
        blocks: of the whole file, in reading order.

    Returns:
        The main text up to the signature, and the attachments, annexes and forms in order.
    """
    end = _signature(blocks)
    main = Region(None, blocks=list(blocks[:end]))
    regions: list[Region] = []
    current: Region | None = None
    for index in range(end, len(blocks)):
        block = blocks[index]
        if isinstance(block, Paragraph) and (opened := _title(blocks, index, current)):
            regions.append(opened)
            current = opened
        if current is not None:
            current.blocks.append(block)
    return main, regions


def _signature(blocks: Sequence[Block]) -> int:
    """Where the main text ends."""
    begun = False
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        if not begun:
            begun = index > 3
            continue
        if len(block.text) < _LONGEST_TITLE and SIGNATURE.match(block.text):
            return index
    return len(blocks)


def _title(blocks: Sequence[Block], index: int, current: Region | None) -> Region | None:
    block = blocks[index]
    assert isinstance(block, Paragraph)
    text = block.text
    first = text[:1]
    if first not in "PMBQĐNKCHTD" or len(text) > _LONGEST_TITLE:
        return None
    shown = block.bold or block.align is not Align.LEFT or text.isupper()
    if not shown:
        return None
    if found := ANNEX.match(text):
        return Region(Kind.ANNEX, found["num"] or "")
    if found := FORM.match(text):
        return Region(Kind.FORM, found["num"])
    if current is not None and current.kind is Kind.FORM:
        return None
    if text.isupper() and (ATTACHED.match(text) or LIST.match(text)):
        near = (b.text for b in blocks[index + 1 : index + 7] if isinstance(b, Paragraph))
        if any(ISSUED_WITH.match(line) for line in near):
            kind = Kind.ATTACHMENT if ATTACHED.match(text) else Kind.ANNEX
            return Region(kind)
    return None
