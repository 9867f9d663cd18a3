"""Lists of contents ("MỤC LỤC"), whose entries look like provisions and are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure.paragraphs import Block, Paragraph

_NAME = "mục lục"
_PAGE_NUMBER = re.compile(r"[\s.…_]*\d*$")
_LONGEST = 300  # entries


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without lists of contents.

    Method: a list of contents ends where its first entry comes again, as the text it points to.
    One whose first entry never comes again is kept.
    """
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if isinstance(block, Paragraph) and block.text.strip(" :.").lower() == _NAME:
            index = _text_after(blocks, index)
        else:
            kept.append(block)
            index += 1
    return kept


def _text_after(blocks: Sequence[Block], contents: int) -> int:
    """Where the text begins after the list of contents at ``contents``."""
    if contents + 1 >= len(blocks):
        return contents + 1
    first = _entry(blocks[contents + 1])
    for index in range(contents + 2, min(contents + _LONGEST, len(blocks))):
        if first and _entry(blocks[index]) == first:
            return index
    return contents + 1


def _entry(block: Block) -> str:
    """An entry without its dots and page number, for comparing."""
    if not isinstance(block, Paragraph):
        return ""
    return _PAGE_NUMBER.sub("", block.text).lower()
