"""Words with their weight, and the paragraphs of Word they become.

Word reads XML, which cannot hold every character a document may hold: words pass through
:func:`pipeline.report.inert.inert` on their way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.report.inert import inert

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
    rows: list[list[Words]] = [[]]
    for words in paragraph.words:
        first, *others = inert(words.text).split("\n")
        rows[-1].append(replace(words, text=first))
        rows += [[replace(words, text=other)] for other in others]
    for number, row in enumerate(rows):
        if number == 0 or any(words.text.strip() for words in row):
            numbered = paragraph.numbered if number == 0 else None
            yield replace(paragraph, words=tuple(row), numbered=numbered)


def element(paragraph: Paragraph, size: float | None = None) -> Any:
    """``paragraph`` as an element ``w:p``; ``size`` is that of words that tell none."""
    node = OxmlElement("w:p")
    node.append(_properties(paragraph, size))
    for words in paragraph.words:
        text = inert(words.text).replace("\t", " ")
        if text:
            node.append(_run(text, words, words.size or size))
    if paragraph.leader is not None:
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:tab"))
        node.append(run)
    return node


def _run(text: str, words: Words, size: float | None) -> Any:
    run = OxmlElement("w:r")
    weight = OxmlElement("w:rPr")
    for tag, on in (("w:b", words.bold), ("w:bCs", words.bold), ("w:i", words.italic)):
        if on:
            weight.append(OxmlElement(tag))
    if words.italic:
        weight.append(OxmlElement("w:iCs"))
    if size is not None:
        for tag in ("w:sz", "w:szCs"):
            weight.append(_valued(tag, str(round(size * 2))))
    if words.underlined:
        weight.append(_valued("w:u", "single"))
    if len(weight):
        run.append(weight)
    held = OxmlElement("w:t")
    held.text = text
    held.set(qn("xml:space"), "preserve")
    run.append(held)
    return run


def _properties(paragraph: Paragraph, size: float | None) -> Any:
    """``w:pPr``, its parts in the order the schema wants."""
    node = OxmlElement("w:pPr")
    if paragraph.keep_next:
        node.append(OxmlElement("w:keepNext"))
    if paragraph.numbered is not None:
        id_, level = paragraph.numbered
        numbering = OxmlElement("w:numPr")
        numbering.append(_valued("w:ilvl", str(level)))
        numbering.append(_valued("w:numId", str(id_)))
        node.append(numbering)
    if paragraph.rule:
        borders = OxmlElement("w:pBdr")
        edge = _valued("w:top", "single")
        for name, value in (("sz", "6"), ("space", "1"), ("color", "000000")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
        node.append(borders)
    if paragraph.leader is not None:
        tabs = OxmlElement("w:tabs")
        tab = _valued("w:tab", "right")
        tab.set(qn("w:leader"), "dot")
        tab.set(qn("w:pos"), str(twips(paragraph.leader)))
        tabs.append(tab)
        node.append(tabs)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:before"), str(round(paragraph.before * 20)))
    spacing.set(qn("w:after"), str(round(paragraph.after * 20)))
    if paragraph.line is not None:
        spacing.set(qn("w:line"), str(round(paragraph.line * 20)))
        spacing.set(qn("w:lineRule"), "exact")
    node.append(spacing)
    if paragraph.numbered is None and (paragraph.first or paragraph.left or paragraph.right):
        indent = OxmlElement("w:ind")
        indent.set(qn("w:left"), str(twips(paragraph.left)))
        indent.set(qn("w:right"), str(twips(paragraph.right)))
        indent.set(qn("w:firstLine"), str(twips(paragraph.first)))
        node.append(indent)
    node.append(_valued("w:jc", paragraph.aligned.value))
    if size is not None and paragraph.numbered is not None and not paragraph.words:
        mark = OxmlElement("w:rPr")  # a number takes the size of its paragraph's mark
        mark.append(_valued("w:sz", str(round(size * 2))))
        node.append(mark)
    return node


def _valued(tag: str, value: str) -> Any:
    node = OxmlElement(tag)
    node.set(qn("w:val"), value)
    return node


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres / 25.4 * 1440)
