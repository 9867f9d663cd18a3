"""Word's automatic numbering: Điều 1. / 1. / a), stored as lists and not as text."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from demo_builder.sheet import Block, Kind, Sheet

_LEVELS = {Kind.ARTICLE: 0, Kind.CLAUSE: 1, Kind.POINT: 2}
_FORMS = (("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
_LETTERS_OF_WORD = "abcd"  # Word goes on with e, where Vietnamese drafting has đ
_ABSTRACT = 77


class Numbering:
    """Numbers the blocks of one sheet; each attached text counts its articles from 1 again."""

    def __init__(self, document: Any, sheet: Sheet) -> None:
        self._element = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr>'
            f"{'<w:rPr><w:b/></w:rPr>' if level == 0 else ''}</w:lvl>"
            for level, (form, text) in enumerate(_FORMS)
        )
        self._element.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_ABSTRACT}">'
                f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            ),
        )
        self._id = _ABSTRACT
        self._automatic = _automatic_blocks(sheet)

    def numbers(self, block: Block) -> bool:
        """Whether Word numbers this block; else its label stands as text."""
        return id(block) in self._automatic

    def apply(self, paragraph: Any, block: Block) -> None:
        """Make ``paragraph`` an item of the list."""
        if block.label == "Điều 1.":
            self._start_anew()
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{_LEVELS[block.kind]}"/>'
                f'<w:numId w:val="{self._id}"/></w:numPr>'
            )
        )

    def _start_anew(self) -> None:
        self._id += 1
        self._element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._id}"><w:abstractNumId w:val="{_ABSTRACT}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )


def _automatic_blocks(sheet: Sheet) -> set[int]:
    """The ids of the blocks whose number Word counts out just as the source has it."""
    found: set[int] = set()
    points: list[Block] = []
    for block in (*sheet.blocks, Block(Kind.PAGE_BREAK)):
        if block.kind is Kind.POINT:
            points.append(block)
            continue
        if "".join(point.label[:-1] for point in points) in _LETTERS_OF_WORD[: len(points)]:
            found.update(map(id, points))
        points = []
        if block.kind in _LEVELS:
            found.add(id(block))
    return found
