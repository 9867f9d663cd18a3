"""Text that amends another document: where it opens and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure.paragraphs import Block, Paragraph

OPENING = '“"‘«„”'
_INTRODUCED = re.compile(r"như sau\s*[:;.]?\s*$|:\s*$", re.IGNORECASE)
_CLOSED = re.compile(r"[”\"’»“]{1,2}[\s.;,)/]*(?:và)?$")
_AMENDS = re.compile(r"sửa đổi|bổ sung|thay thế|đính chính|thêm|sửa", re.IGNORECASE)


def amends(text: str) -> bool:
    """Whether the words announce new text for another document."""
    return bool(_INTRODUCED.search(text)) and bool(_AMENDS.search(text))


def opens(text: str, before: str) -> bool:
    """Whether ``text`` begins a quote that the words ``before`` announce."""
    return text[:1] in OPENING and len(text) > 2 and bool(_INTRODUCED.search(before))


def end_of(blocks: Sequence[Block], first: int, depth: int = 0) -> int | None:
    """The index of the block that closes the quote open at ``first``, or None.

    Method: the first paragraph that ends in a closing mark with as many marks closed as opened;
    straight marks, which do not tell the two apart, count in pairs.
    """
    straight = 0
    for index in range(first, len(blocks)):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        text = block.text
        depth += text.count("“") + text.count("«") - text.count("”") - text.count("»")
        straight += text.count('"')
        if depth <= 0 and straight % 2 == 0 and _CLOSED.search(text):
            return index
    return None
