"""Words with their weight, and the paragraphs of Word they become.

Word reads XML, which cannot hold every character a document may hold: words pass through
:func:`pipeline.inert.inert` on their way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.inert import inert

BOX = "\u2610"  # to tick
DOTS = "…"  # to write on


class Aligned(StrEnum):
    """How a paragraph stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words; ``size`` in points, None for that of the table or text around."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; distances in points, indents in millimetres.

    ``first`` indents the first line; ``numbered`` is the id of a numbering and its level;
    ``leader`` lets dots run from the words to that many millimetres from the left edge; ``rule``
    draws a line above; ``line`` is a fixed height.
    """

    words: tuple[Words, ...]
    aligned: Aligned = Aligned.LEFT
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    right: float = 0
    keep_next: bool = False
    numbered: tuple[int, int] | None = None
    leader: float | None = None
    rule: bool = False
    line: float | None = None


def plain(text: str, **how: Any) -> Paragraph:
    """A paragraph of one weight; ``how`` as in :class:`Words` and :class:`Paragraph`."""
    weight = {name: how.pop(name) for name in ("bold", "italic", "size") if name in how}
    return Paragraph((Words(text, **weight),), **how)


def numbered(counter: int) -> Paragraph:
    """The next number of a counter, in the middle: the first cell of a row."""
    return Paragraph((), aligned=Aligned.CENTER, numbered=(counter, 0))


def sentence(text: str) -> str:
    """``text`` with a full stop where it ends without any mark."""
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?…”»)" else f"{stripped}."


def lines(paragraph: Paragraph) -> Iterable[Paragraph]:
    """``paragraph`` cut where its words hold a line break, each line a paragraph of its own."""
    if not any("\n" in words.text for words in paragraph.words):
        yield paragraph
        return
    rows: list[list[Words]] = [[]]
    for words in paragraph.words:
        first, *others = inert(words.text).split("\n")
        rows[-1].append(replace(words, text=first))
        rows += [[replace(words, text=other)] for other in others]
    for number, row in enumerate(rows):
        if number == 0 or any(words.text.strip() for words in row):
            numbered = paragraph.numbered if number == 0 else None
            yield replace(paragraph, words=tuple(row), numbered=numbered)


def markup(paragraph: Paragraph, size: float | None = None) -> str:
    """``paragraph`` as the XML of a ``w:p``; ``size`` is that of words that tell none."""
    runs = "".join(_run(words, words.size or size) for words in paragraph.words)
    tab = "" if paragraph.leader is None else "<w:r><w:tab/></w:r>"
    return f"<w:p>{_properties(paragraph, size)}{runs}{tab}</w:p>"


def element(paragraph: Paragraph) -> Any:
    """``paragraph`` as an element of its own."""
    return parsed(markup(paragraph))[0]


def parsed(xml: str) -> Any:
    """An element that holds what ``xml`` writes with the prefix ``w``."""
    return parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")


def _run(words: Words, size: float | None) -> str:
    text = inert(words.text).replace("\t", " ")
    if not text:
        return ""
    weight = (
        *(("<w:b/><w:bCs/>",) if words.bold else ()),
        *(("<w:i/><w:iCs/>",) if words.italic else ()),
        *((_size(size), f'<w:szCs w:val="{round(size * 2)}"/>') if size is not None else ()),
        *(('<w:u w:val="single"/>',) if words.underlined else ()),
    )
    properties = f"<w:rPr>{''.join(weight)}</w:rPr>" if weight else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _properties(paragraph: Paragraph, size: float | None) -> str:
    """``w:pPr``, its parts in the order the schema wants."""
    parts = ["<w:keepNext/>"] if paragraph.keep_next else []
    if paragraph.numbered is not None:
        id_, level = paragraph.numbered
        parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id_}"/></w:numPr>')
    if paragraph.rule:
        parts.append(
            '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        )
    if paragraph.leader is not None:
        place = twips(paragraph.leader)
        parts.append(f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{place}"/></w:tabs>')
    line = ""
    if paragraph.line is not None:
        line = f' w:line="{round(paragraph.line * 20)}" w:lineRule="exact"'
    before, after = round(paragraph.before * 20), round(paragraph.after * 20)
    parts.append(f'<w:spacing w:before="{before}" w:after="{after}"{line}/>')
    if paragraph.numbered is None and (paragraph.first or paragraph.left or paragraph.right):
        left, right, first = map(twips, (paragraph.left, paragraph.right, paragraph.first))
        parts.append(f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="{first}"/>')
    parts.append(f'<w:jc w:val="{paragraph.aligned}"/>')
    if size is not None and paragraph.numbered is not None and not paragraph.words:
        # A number takes the size of its paragraph's mark.
        parts.append(f"<w:rPr>{_size(size)}</w:rPr>")
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/>'


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres / 25.4 * 1440)
