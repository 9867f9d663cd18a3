"""How text and paragraphs look, resolved through document defaults, styles and direct settings.

Method: ISO/IEC 29500-1, 17.7: document defaults, then the paragraph style with the styles it is
based on, then the character style, then what the run itself says. Bold, italic and capitals
set by both a paragraph and a character style cancel each other (17.7.3).
"""

from __future__ import annotations

from functools import cached_property

import msgspec
from lxml.etree import _Element

from pipeline.model.reading import Align
from pipeline.read.docx.wordml import VAL, number, points, switch, w

_ALIGN = {
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
}
_DEEPEST = 20  # styles based on one another; a longer chain is a loop


class TextLook(msgspec.Struct, frozen=True, gc=False):
    """How text looks; None where nothing is said. ``size`` is in points, ``font`` a font's name."""

    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    font: str | None = None

    def over(self, below: TextLook) -> TextLook:
        """This look, and ``below`` where it says nothing."""
        return TextLook(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
            below.font if self.font is None else self.font,
        )

    def toggling(self, below: TextLook) -> TextLook:
        """This character style's look on text of a paragraph style that looks like ``below``."""
        return TextLook(
            _toggled(self.bold, below.bold),
            _toggled(self.italic, below.italic),
            _toggled(self.capitals, below.capitals),
            _toggled(self.hidden, below.hidden),
            below.size if self.size is None else self.size,
            below.font if self.font is None else self.font,
        )


class Placing(msgspec.Struct, frozen=True, gc=False):
    """How a paragraph stands; None where nothing is said. Indents are in points.

    ``first`` is how far the first line stands in (below 0: out) from ``left``.
    """

    align: Align | None = None
    left: float | None = None
    first: float | None = None

    def over(self, below: Placing) -> Placing:
        """This placing, and ``below`` where it says nothing."""
        return Placing(
            below.align if self.align is None else self.align,
            below.left if self.left is None else self.left,
            below.first if self.first is None else self.first,
        )


class ListPlace(msgspec.Struct, frozen=True, gc=False):
    """A place in an automatic list; ``list_id`` "0" takes a paragraph out of any list."""

    list_id: str | None = None
    level: int | None = None


class Style(msgspec.Struct, frozen=True):
    """A style with the styles it is based on already counted in."""

    text: TextLook = TextLook()
    placing: Placing = Placing()
    place: ListPlace = ListPlace()
    ids: tuple[str, ...] = ()  # its own and those it is based on, nearest first
    borders: _Element | None = None  # of a table style


class Styles:
    """The styles of a document."""

    def __init__(self, root: _Element | None) -> None:
        """Read the styles part, None where the document has none."""
        self._elements: dict[str, _Element] = {}
        self._known: dict[str, Style] = {}
        self._default_paragraph = ""
        self._defaults: _Element | None = None
        if root is None:
            return
        self._defaults = root.find(w("docDefaults"))
        for element in root.iterchildren(w("style")):
            style_id = element.get(w("styleId"), "")
            self._elements[style_id] = element
            default = element.get(w("default")) in ("1", "true", "on")
            if default and element.get(w("type")) == "paragraph":
                self._default_paragraph = style_id

    @cached_property
    def default_text(self) -> TextLook:
        """How text looks where no style says anything."""
        found = None if self._defaults is None else self._defaults.find(f".//{w('rPr')}")
        return text_look(found).over(TextLook(size=10.0))

    @cached_property
    def default_placing(self) -> Placing:
        """How paragraphs stand where no style says anything."""
        found = None if self._defaults is None else self._defaults.find(f".//{w('pPr')}")
        return placing(found)

    def paragraph(self, style_id: str | None) -> Style:
        """The paragraph style a paragraph has; the default one for None or an unknown id."""
        if style_id is None or style_id not in self._elements:
            style_id = self._default_paragraph
        return self.named(style_id)

    def named(self, style_id: str) -> Style:
        """A style by its id; an unknown one says nothing."""
        if style_id not in self._known:
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    def _resolve(self, style_id: str) -> Style:
        style = Style()
        while (element := self._elements.get(style_id)) is not None:
            own = element.find(w("pPr"))
            place = list_place(own)
            style = Style(
                style.text.over(text_look(element.find(w("rPr")))),
                style.placing.over(placing(own)),
                ListPlace(
                    place.list_id if style.place.list_id is None else style.place.list_id,
                    place.level if style.place.level is None else style.place.level,
                ),
                (*style.ids, style_id),
                style.borders if style.borders is not None else _table_borders(element),
            )
            based_on = element.find(w("basedOn"))
            style_id = "" if based_on is None else based_on.get(VAL, "")
            if style_id in style.ids or len(style.ids) > _DEEPEST:
                break
        return style


def text_look(properties: _Element | None) -> TextLook:
    """What a ``w:rPr`` says."""
    if properties is None:
        return TextLook()
    size = properties.find(w("sz"))
    fonts = properties.find(w("rFonts"))
    small = switch(properties, "smallCaps")
    capitals = switch(properties, "caps")
    return TextLook(
        switch(properties, "b"),
        switch(properties, "i"),
        small if capitals is None else capitals,
        switch(properties, "vanish"),
        None if size is None else points(size.get(VAL), per_point=2),
        None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")),
    )


def placing(properties: _Element | None) -> Placing:
    """What a ``w:pPr`` says about where the paragraph stands."""
    if properties is None:
        return Placing()
    align = properties.find(w("jc"))
    indent = properties.find(w("ind"))
    left = first = None
    if indent is not None:
        left = points(indent.get(w("left")) or indent.get(w("start")))
        hanging = points(indent.get(w("hanging")))
        first = points(indent.get(w("firstLine"))) if hanging is None else -hanging
    said = None if align is None else _ALIGN.get(align.get(VAL, ""), Align.LEFT)
    return Placing(said, left, first)


def list_place(properties: _Element | None) -> ListPlace:
    """What a ``w:pPr`` says about automatic numbering."""
    found = None if properties is None else properties.find(w("numPr"))
    if found is None:
        return ListPlace()
    list_id, level = found.find(w("numId")), found.find(w("ilvl"))
    return ListPlace(
        None if list_id is None else list_id.get(VAL),
        None if level is None else number(level.get(VAL)),
    )


def _toggled(own: bool | None, below: bool | None) -> bool | None:
    return bool(below) ^ own if own is not None else below


def _table_borders(style: _Element) -> _Element | None:
    return style.find(f"{w('tblPr')}/{w('tblBorders')}")
