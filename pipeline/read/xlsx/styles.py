"""How cells look: number format, font, alignment, rules around them."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element

from pipeline.model.reading import Align
from pipeline.read.xlsx.sheetml import is_set, s, whole

_ALIGN = {"center": Align.CENTER, "centerContinuous": Align.CENTER, "right": Align.RIGHT}
_SIDES = ("left", "right", "top", "bottom")


class Look(NamedTuple):
    """The look of a cell; ``code`` is its number format, "" for one of Excel's own."""

    format_id: int = 0
    code: str = ""
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    ruled: bool = False
    font: str = ""


class Styles:
    """The looks a workbook's cells refer to by number."""

    def __init__(self, root: _Element | None) -> None:
        """Take the style part, None where there is none."""
        self._looks: list[Look] = []
        if root is None:
            return
        codes = {
            whole(each, "numFmtId"): each.get("formatCode", "") for each in root.iter(s("numFmt"))
        }
        fonts = [*root.iterfind(f"{s('fonts')}/{s('font')}")]
        bold, italic = ([_is_on(font, name) for font in fonts] for name in ("b", "i"))
        names = [_font_name(font) for font in fonts]
        ruled = [_is_ruled(each) for each in root.iterfind(f"{s('borders')}/{s('border')}")]
        for each in root.iterfind(f"{s('cellXfs')}/{s('xf')}"):
            format_id, font = whole(each, "numFmtId"), whole(each, "fontId")
            alignment = each.find(s("alignment"))
            said = "" if alignment is None else alignment.get("horizontal", "")
            self._looks.append(
                Look(
                    format_id=format_id,
                    code=codes.get(format_id, ""),
                    bold=_at(bold, font),
                    italic=_at(italic, font),
                    align=_ALIGN.get(said, Align.LEFT),
                    ruled=_at(ruled, whole(each, "borderId")),
                    font=names[font] if font < len(names) else "",
                )
            )

    def look(self, number: int) -> Look:
        """The look of this number; a plain one where there is none."""
        return self._looks[number] if number < len(self._looks) else Look()


def _is_on(font: _Element, name: str) -> bool:
    element = font.find(s(name))
    return element is not None and (element.get("val") is None or is_set(element, "val"))


def _font_name(font: _Element) -> str:
    element = font.find(s("name"))
    return "" if element is None else element.get("val", "")


def _is_ruled(border: _Element) -> bool:
    """Whether lines stand around a cell: on two sides at least, as in a table."""
    sides = (border.find(s(side)) for side in _SIDES)
    drawn = [side for side in sides if side is not None and side.get("style", "none") != "none"]
    return len(drawn) >= 2


def _at(flags: list[bool], number: int) -> bool:
    return number < len(flags) and flags[number]
