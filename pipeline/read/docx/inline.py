"""The content of a paragraph as pieces: text with its look, breaks, boxes, note marks.

Fields show their result, not their instruction; what tracked changes deleted or moved away is
left out, what they inserted is kept, and both are counted; of alternative contents the first is
read; hidden text is left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec
from lxml.etree import SubElement, _Element

from pipeline.model.reading import ReadNoteKind
from pipeline.read.docx.styles import Styles, TextLook, text_look
from pipeline.read.docx.symbols import in_letters, is_picture_font, symbol
from pipeline.read.docx.wordml import MC, VAL, A, M, V, w
from pipeline.read.encodings import code_of
from pipeline.read.hygiene import Noticing


class Text(msgspec.Struct, frozen=True, gc=False):
    """Text as Word shows it, in one look."""

    text: str
    look: TextLook


class LineBreak(msgspec.Struct, frozen=True, gc=False):
    """The line ends here, the paragraph goes on."""


class PageTurn(msgspec.Struct, frozen=True, gc=False):
    """Word last began a new page here."""


class NoteMark(msgspec.Struct, frozen=True, gc=False):
    """A reference to a footnote or endnote."""

    kind: str  # "footnote" or "endnote"
    note_id: str


class OwnMark(msgspec.Struct, frozen=True, gc=False):
    """Inside a note: the place of its own number."""


class Box(msgspec.Struct, frozen=True):
    """A text box anchored here; ``content`` holds its paragraphs."""

    content: _Element


Piece = Text | LineBreak | PageTurn | NoteMark | OwnMark | Box

_ALTERNATIVES = f"{{{MC}}}AlternateContent"
_CHOICE = f"{{{MC}}}Choice"
_FALLBACK = f"{{{MC}}}Fallback"
_MATH = f"{{{M}}}t"
_BOX = w("txbxContent")
_RUN = w("r")
_RUN_LOOK = w("rPr")
_HOLDERS = frozenset(
    w(name)
    for name in (
        *("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo"),
        *("ruby", "rubyBase"),
    )
)
_INSERTED = frozenset((w("ins"), w("moveTo")))
_DELETED = frozenset((w("del"), w("moveFrom")))
_WORD_ART = f"{{{V}}}textpath"
_PICTURES = frozenset((f"{{{A}}}blip", f"{{{V}}}imagedata"))
_FIELD_STEP = w("fldChar")
_BREAKS = frozenset((w("br"), w("cr")))
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object")))
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_CODE = re.compile(r"[0-9A-Fa-f]{4}")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


class Fields:
    """The fields open at one place of a story: which of them are at their result."""

    def __init__(self) -> None:
        """No field is open."""
        self._at_result: list[bool] = []

    def step(self, kind: str) -> None:
        """Pass a field's begin, separator or end."""
        if kind == "begin":
            self._at_result.append(False)
        elif self._at_result and kind == "separate":
            self._at_result[-1] = True
        elif self._at_result and kind == "end":
            self._at_result.pop()

    def end_paragraph(self) -> None:
        """Drop fields without a result: an instruction ends with its paragraph at the latest."""
        while self._at_result and not self._at_result[-1]:
            self._at_result.pop()

    @property
    def shows(self) -> bool:
        """Whether text here is shown."""
        return all(self._at_result)


class Inline:
    """Walks paragraphs of one story; fields may reach over several of them."""

    def __init__(self, styles: Styles, noticing: Noticing) -> None:
        """Walk with these styles; count what a reviewer should know in ``noticing``."""
        self._styles = styles
        self._noticing = noticing
        self._fields = Fields()

    def pieces(self, paragraph: _Element, look: TextLook) -> list[Piece]:
        """What a paragraph holds, in order; ``look`` is that of its style."""
        found = list(self._walk(paragraph, look))
        self._fields.end_paragraph()
        return found

    def _walk(self, holder: _Element, look: TextLook) -> Iterator[Piece]:
        for child in holder:
            tag = child.tag
            if tag == _RUN:
                yield from self._run(child, look)
            elif tag in _HOLDERS:
                yield from self._walk(child, look)
            elif tag in _INSERTED:
                self.track("thêm", child)
                yield from self._walk(child, look)
            elif tag in _DELETED:
                self.track("bỏ", child)
            elif tag == _ALTERNATIVES:
                yield from self._walk(first_choice(child), look)
            elif isinstance(tag, str) and tag.startswith(f"{{{M}}}") and self._fields.shows:
                yield Text("".join(text.text or "" for text in child.iter(_MATH)), look)

    def _run(self, run: _Element, look: TextLook) -> Iterator[Piece]:
        properties = run.find(_RUN_LOOK)
        if properties is not None and len(properties):
            style_id = properties.find(w("rStyle"))
            if style_id is not None:
                look = self._styles.named(style_id.get(VAL, "")).text.toggling(look)
            look = text_look(properties).over(look)
        for child in run:
            yield from self._content(child, look)

    def _content(self, element: _Element, look: TextLook) -> Iterator[Piece]:
        tag = element.tag
        if tag in _MARKS:
            yield _MARKS[tag](element)
        elif tag in _SHOWN:
            yield from self._text(_SHOWN[tag](element, look), look)
        elif tag in _BREAKS:
            if self._fields.shows and not look.hidden:
                yield LineBreak()
        elif tag == _FIELD_STEP:
            self._fields.step(element.get(w("fldCharType"), ""))
        elif tag == _ALTERNATIVES:
            for inner in first_choice(element):
                yield from self._content(inner, look)
        elif tag in _DRAWINGS:
            yield from self._drawing(element)
        elif tag in _HOLDERS:
            yield from self._walk(element, look)

    def _text(self, text: str, look: TextLook) -> Iterator[Piece]:
        if not text or not self._fields.shows:
            return
        if look.hidden:
            if text.strip():
                self._noticing.add(ReadNoteKind.HIDDEN_TEXT, text.strip())
            return
        yield Text(text, look)

    def _drawing(self, drawing: _Element) -> Iterator[Piece]:
        boxes = [*_outermost_boxes(drawing), *map(_word_art, drawing.iter(_WORD_ART))]
        yield from map(Box, boxes)
        if not boxes and any(element.tag in _PICTURES for element in drawing.iter()):
            self._noticing.add(ReadNoteKind.IMAGES)

    def track(self, what: str, change: _Element) -> None:
        """Count a tracked change; ``what`` it does, to the words inside ``change``."""
        if text := tracked_text(change):
            self._noticing.add(ReadNoteKind.TRACKED_CHANGES, f"{what}: {text}")


def first_choice(alternatives: _Element) -> _Element:
    """Of ``mc:AlternateContent``, the content to read: a newer Word's, else the fallback."""
    found = alternatives.find(_CHOICE)
    if found is None:
        found = alternatives.find(_FALLBACK)
    return alternatives if found is None else found


def _word_art(path: _Element) -> _Element:
    """Letters drawn along a path, as watermarks and stamps are, as a text box would hold them."""
    content = path.makeelement(_BOX)
    run = SubElement(SubElement(content, w("p")), _RUN)
    SubElement(run, w("t")).text = path.get("string", "")
    return content


def tracked_text(change: _Element) -> str:
    """The words a tracked change inserts, deletes or moves."""
    return "".join(text.text or "" for text in change.iter(w("t"), w("delText"))).strip()


def _outermost_boxes(drawing: _Element) -> Iterator[_Element]:
    """The text boxes of a drawing, not those inside them, each alternative once."""
    for child in drawing:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from _outermost_boxes(first_choice(child))
        else:
            yield from _outermost_boxes(child)


def _text(element: _Element, look: TextLook) -> str:
    text = element.text or ""
    if element.get(_PRESERVE) != "preserve":
        text = text.strip(" \t\r\n")
    font = look.font or ""
    if is_picture_font(font):
        return in_letters(text, font)
    if _PRIVATE.search(text) and code_of(font) is None:
        return in_letters(text, "symbol")
    return text


def _symbol(element: _Element, look: TextLook) -> str:
    font, sign = element.get(w("font"), ""), element.get(w("char"), "")
    if code_of(font) is not None and _CODE.fullmatch(sign):
        return chr(int(sign, 16))
    return symbol(font, sign)


def _always(sign: str) -> Callable[[_Element, TextLook], str]:
    return lambda element, look: sign


def _note_mark(kind: str) -> Callable[[_Element], NoteMark]:
    return lambda element: NoteMark(kind, element.get(w("id"), ""))


_SHOWN: dict[str, Callable[[_Element, TextLook], str]] = {
    w("t"): _text,
    w("sym"): _symbol,
    w("tab"): _always("\t"),
    w("ptab"): _always("\t"),
    w("noBreakHyphen"): _always("-"),
    w("softHyphen"): _always("\u00ad"),  # a letter in old encodings, dropped in any other text
}
_MARKS: dict[str, Callable[[_Element], Piece]] = {
    w("lastRenderedPageBreak"): lambda element: PageTurn(),
    w("footnoteReference"): _note_mark("footnote"),
    w("endnoteReference"): _note_mark("endnote"),
    w("footnoteRef"): lambda element: OwnMark(),
    w("endnoteRef"): lambda element: OwnMark(),
}
