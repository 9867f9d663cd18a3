"""The title of an attached regulation, an annex or a form, which may run over several lines."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.reading import Align
from pipeline.structure.labels import read_label
from pipeline.structure.marks import ISSUED_WITH
from pipeline.structure.paragraphs import Paragraph
from pipeline.structure.regions import Region

_LONGEST = 400
_LINES = 7
_PUNCTUATION = " .:–-"


@dataclass(frozen=True, slots=True)
class Title:
    """The words of a title without the label, where it ends, and how many blocks it takes."""

    words: str
    end: int
    blocks: int


def title_of(region: Region) -> Title:
    """The title at the head of ``region``.

    Method: the lines from the first on that are set as a title (capitals, bold or centred), up
    to a line with a provision's label or "(Ban hành kèm theo …)".
    """
    first = region.blocks[0]
    assert isinstance(first, Paragraph)
    words = first.text[region.label :].strip(_PUNCTUATION)
    label_end = first.start + len(first.text[: region.label].rstrip())
    title = Title(words, first.end if words else label_end, 1)
    for block in region.blocks[1:_LINES]:
        if not isinstance(block, Paragraph) or not _is_title(block):
            break
        if len(title.words) + len(block.text) > _LONGEST:
            break
        title = Title(f"{title.words} {block.text}".strip(), block.end, title.blocks + 1)
    return title


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if ISSUED_WITH.match(text) or read_label(text) is not None:
        return False
    return text.isupper() or paragraph.bold or paragraph.align is Align.CENTER
