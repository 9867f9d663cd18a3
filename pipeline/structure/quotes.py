"""Text that amends another document: where it opens and where it ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.structure.labels import read_label
from pipeline.structure.paragraphs import Block, Paragraph

OPENING = '“"‘«„”'
_INTRODUCED = re.compile(r"như sau\s*[:;.]?\s*$|:\s*$", re.IGNORECASE)
_CLOSED = re.compile(r"[”\"’»“]{1,2}[\s.;,)/]*(?:và)?$")
_STRAIGHT_OPENING = re.compile(r'(?:^|[\s(:])"(?=\w)')
_OWN = re.compile(
    r"(?:Sửa đổi|Bổ sung|Thay thế|Thay|Bãi bỏ|Bỏ|Đính chính|Hủy bỏ|Hiệu lực|Điều khoản|Tổ chức thực|"
    r"Trách nhiệm|Điểm|Khoản|Quy định chuyển tiếp|Chuyển tiếp)\b",
    re.IGNORECASE,
)
_AMENDS = re.compile(r"sửa đổi|bổ sung|thay thế|đính chính|thêm|sửa", re.IGNORECASE)


def amends(text: str) -> bool:
    """Whether the words announce new text for another document."""
    return bool(_INTRODUCED.search(text)) and bool(_AMENDS.search(text))


def is_own(text: str) -> bool:
    """Whether the words behind a label are those of an amending document's own provision."""
    return bool(_OWN.match(text))


def opens(text: str, before: str) -> bool:
    """Whether ``text`` begins a quote: announced by ``before``, or a provision in marks.

    A word in marks at the start of a sentence ("“Bên A” là …") begins none.
    """
    if text[:1] not in OPENING or len(text) < 3:
        return False
    inner = text.lstrip(OPENING + " ")
    if not _INTRODUCED.search(before) and read_label(inner) is None:
        return False
    closing = min((at for mark in "”»" if (at := inner.find(mark)) >= 0), default=-1)
    return closing < 0 or bool(_CLOSED.search(text)) or inner.find("“") >= 0


def end_of(
    blocks: Sequence[Block], first: int, resumes: Callable[[Paragraph], bool], depth: int = 0
) -> int | None:
    """The index of the block that closes the quote open at ``first``, or None.

    Method: the first paragraph that ends in a closing mark with as many marks closed as opened,
    or, where the marks do not balance, with the document's own next provision behind it.

    Args:
        blocks: of the region.
        first: index of the paragraph with the opening mark.
        resumes: tells whether a paragraph is the next provision of the document itself.
        depth: marks open before that paragraph.
    """
    for index in range(first, len(blocks)):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        depth += _opened(block.text) - _closings(block.text)
        if not _CLOSED.search(block.text):
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if depth <= 0 or (isinstance(following, Paragraph) and resumes(following)):
            return index
    return None


def _opened(text: str) -> int:
    return (
        text.count("“")
        + text.count("«")
        + (len(_STRAIGHT_OPENING.findall(text)) if '"' in text else 0)
    )


def _closings(text: str) -> int:
    closed = text.count("”") + text.count("»")
    if '"' in text:
        closed += text.count('"') - len(_STRAIGHT_OPENING.findall(text))
    return closed
