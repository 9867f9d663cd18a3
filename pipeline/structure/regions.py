"""The parts of a file: main text, signature block, attached regulations, annexes, forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.document import ProvisionKind as Kind
from pipeline.model.reading import Align
from pipeline.structure.paragraphs import Block, Paragraph

_SIGNATURE = re.compile(
    r"(?:Nơi nhận\s*:?\s*$|Nơi nhận\s*:|"
    r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s?[.\s]\s?[A-ZĐ]{2}|T/M\s|K/T\s|T/L\s|"
    r"(?:BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ TỊCH|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN NHÀ NƯỚC|"
    r"TỔNG THANH TRA|THỨ TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|GIÁM ĐỐC|BÍ THƯ|XÁC THỰC VĂN BẢN)"
    r"(?: QUỐC HỘI| NƯỚC| HỢP NHẤT)?\s*$)"
)
_ATTACHED = re.compile(
    r"(?:BỘ )?(?:QUY CHẾ|QUI CHẾ|QUY ĐỊNH|QUI ĐỊNH|QUY TRÌNH|ĐIỀU LỆ|NỘI QUY|QUY TẮC|QUY CHUẨN|KẾ HOẠCH|"
    r"CHƯƠNG TRÌNH|ĐỀ ÁN|CHIẾN LƯỢC|HƯỚNG DẪN|ĐỊNH MỨC|TIÊU CHUẨN|QUY HOẠCH)\b"
)
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|Phụ Lục)(?:\s+(?:SỐ|số)?\s*(?P<num>[IVXLC]+|\d+|[A-Z]\b)?|\s*$)"
)
_LIST = re.compile(r"DANH MỤC\b|BẢNG\b")
_FORM = re.compile(
    r"(?:MẪU|Mẫu|BIỂU MẪU|Biểu mẫu|BIỂU|Biểu)\s+(?:(?:SỐ|số|Số)\s*)?:?\s*(?P<num>[\w.\-/]*\d[\w.\-/]*)"
)
_ISSUED_WITH = re.compile(r"\(?\s*(?:Được )?(?:Ban hành )?kèm theo", re.IGNORECASE)
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
        if len(block.text) < _LONGEST_TITLE and _SIGNATURE.match(block.text):
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
    if found := _ANNEX.match(text):
        return Region(Kind.ANNEX, found["num"] or "")
    if found := _FORM.match(text):
        return Region(Kind.FORM, found["num"])
    if current is not None and current.kind is Kind.FORM:
        return None
    if text.isupper() and (_ATTACHED.match(text) or _LIST.match(text)):
        near = (b.text for b in blocks[index + 1 : index + 7] if isinstance(b, Paragraph))
        if any(_ISSUED_WITH.match(line) for line in near):
            kind = Kind.ATTACHMENT if _ATTACHED.match(text) else Kind.ANNEX
            return Region(kind)
    return None
