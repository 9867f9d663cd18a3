"""Text that amends another document: where it opens and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from pipeline.structure.labels import read_label
from pipeline.structure.marks import marks
from pipeline.structure.paragraphs import Block, Paragraph

OPENING = '“"‘«„”'
LONGEST = 500  # blocks of one quote
_INTRODUCED = re.compile(r"như sau\s*[:;.]?\s*$|:\s*$", re.IGNORECASE)
_CLOSED = re.compile(r"[”\"’»“]{1,2}[\s.;,)/]*(?:và)?$")
_STRAIGHT_OPENING = re.compile(r'(?:^|[\s(:])"(?=\w)')
_INLINE = re.compile(r"như sau\s*:\s*(?=[“\"«][^\W_])")
_PHRASES = ("cụm từ", "các từ", "từ ngữ")
_AMENDS = re.compile(r"sửa đổi|bổ sung|thay thế|đính chính|thêm|sửa", re.IGNORECASE)


def amends(text: str) -> bool:
    """Whether the words announce new text for another document."""
    return bool(_INTRODUCED.search(text)) and bool(_AMENDS.search(text))


def amending(text: str) -> bool:
    """Whether the words behind a label order a change: "Sửa đổi, bổ sung khoản 2 …"."""
    return bool(marks().amending.match(text))


def own(text: str) -> bool:
    """Whether the words behind a label may be those of an amending document's own provision."""
    return bool(marks().amending.match(text) or marks().closing.match(text))


def opens(text: str, before: str, heading: str) -> bool:
    """Whether ``text`` begins a quote: announced by what stands before, or a provision in marks.

    A word in marks at the start of a sentence ("“Bên A” là …") begins none.

    Args:
        text: the paragraph.
        before: the paragraph before it.
        heading: of the provision that is open ("Sửa đổi, bổ sung Điều 6").
    """
    if text[:1] not in OPENING or len(text) < 3:
        return False
    inner = text.lstrip(OPENING + " ")
    announced = _INTRODUCED.search(before) or amending(heading)
    if not announced and read_label(inner) is None:
        return False
    closing = min((at for mark in "”»" if (at := inner.find(mark)) >= 0), default=-1)
    return closing < 0 or bool(_CLOSED.search(text)) or inner.find("“") >= 0


def part_inline(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with quotes that begin in the midst of a paragraph made paragraphs of their own.

    "a) Sửa đổi khoản 1 như sau: “1. Đơn vị …" becomes the order and the quote; phrases to be
    put for others stay where they are.
    """
    parted: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or "như sau" not in block.text:
            parted.append(block)
            continue
        found = _INLINE.search(block.text)
        if found is None or any(phrase in block.text[: found.start()] for phrase in _PHRASES):
            parted.append(block)
            continue
        at = found.end()
        parted.append(replace(block, text=block.text[:at].rstrip()))
        parted.append(replace(block, start=block.start + at, text=block.text[at:]))
    return parted


class Host(Protocol):
    """The document around a quote: knows which of its own provisions comes next."""

    def resumes(self, paragraph: Paragraph, *, surely: bool) -> bool:
        """Whether ``paragraph`` is (``surely``: can only be) its next provision."""


def end_of(blocks: Sequence[Block], first: int, host: Host, depth: int = 0) -> int | None:
    """The index of the block that closes the quote open at ``first``, or None.

    Method: the first paragraph that ends in a closing mark with as many marks closed as opened,
    or, where the marks do not balance, the last before the document's own next provision.

    Args:
        blocks: of the region.
        first: index of the paragraph with the opening mark.
        host: the document around the quote.
        depth: marks open before that paragraph.
    """
    for index in range(first, min(first + LONGEST, len(blocks))):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        if index > first and host.resumes(block, surely=True):
            return index - 1
        depth += _openings(block.text) - _closings(block.text)
        if not _CLOSED.search(block.text):
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if depth <= 0 or (
            isinstance(following, Paragraph) and host.resumes(following, surely=False)
        ):
            return index
    return None


def _openings(text: str) -> int:
    straight = len(_STRAIGHT_OPENING.findall(text)) if '"' in text else 0
    return text.count("“") + text.count("«") + straight


def _closings(text: str) -> int:
    straight = text.count('"') - len(_STRAIGHT_OPENING.findall(text)) if '"' in text else 0
    return text.count("”") + text.count("»") + straight
