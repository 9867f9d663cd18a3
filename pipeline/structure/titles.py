"""The title of an attached regulation, an annex or a form, which may run over several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import ProvisionKind as Kind
from pipeline.model.reading import Align
from pipeline.structure.labels import read_label
from pipeline.structure.marks import ISSUED_WITH
from pipeline.structure.paragraphs import Block, Paragraph
from pipeline.structure.regions import Region

_LONGEST = 400
_LINES = 7
_PUNCTUATION = " .:–-"
_LETTERHEAD_LINES = 8
_MOTTO = re.compile(r"(?:.*\s)?Độc lập\s*[-–—]\s*Tự do", re.IGNORECASE)
# What stands below the motto still belongs to the letterhead: number, subject, place and date.
_BELOW_MOTTO = re.compile(r"Số\s*:|V/v\b|.*\bngày\b.*\btháng\b|[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Title:
    """The words of a title without the label, where it ends, and how many blocks it takes."""

    words: str
    end: int
    blocks: int


def title_of(region: Region) -> Title:
    """The title at the head of ``region``.

    Method: the lines from the first on that are set as a title (capitals, bold or centred), up
    to a line with a provision's label or "(Ban hành kèm theo …)". A form's title stands in its
    first line or below the letterhead it shows.
    """
    first = region.blocks[0]
    assert isinstance(first, Paragraph)
    words = first.text[region.label :].strip(_PUNCTUATION)
    label_end = first.start + len(first.text[: region.label].rstrip())
    title = Title(words, first.end if words else label_end, 1)
    begin = _below_letterhead(region.blocks) if region.kind is Kind.FORM else 1
    if begin > 1 and words:
        return title
    for at, block in enumerate(region.blocks[begin : begin + _LINES - 1], begin + 1):
        if not isinstance(block, Paragraph) or not _is_title(block):
            break
        if len(title.words) + len(block.text) > _LONGEST:
            break
        title = Title(f"{title.words} {block.text}".strip(), block.end, at)
    return title


def _below_letterhead(blocks: Sequence[Block]) -> int:
    """The index of the first block below a letterhead that follows the first; 1 without one."""
    at = 1
    for index, block in enumerate(blocks[1 : 1 + _LETTERHEAD_LINES], 1):
        if not isinstance(block, Paragraph) or ISSUED_WITH.match(block.text):
            break
        if _MOTTO.match(block.text) or (at > 1 and _BELOW_MOTTO.match(block.text)):
            at = index + 1
        elif at > 1:
            break
    return at


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if (
        text.startswith(("Kính gửi", "Số:"))
        or ISSUED_WITH.match(text)
        or read_label(text) is not None
    ):
        return False
    return text.isupper() or paragraph.bold or paragraph.align is Align.CENTER
