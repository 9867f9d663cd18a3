"""The blocks of one story (the body, a header, a note, a text box) as lines and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.model.reading import Line, Origin, ReadNoteKind, Table, lines_in
from pipeline.read.docx.inline import (
    Box,
    Inline,
    NoteMark,
    OwnMark,
    Piece,
    Text,
    first_choice,
)
from pipeline.read.docx.lines import Pages, Setting, lines_of
from pipeline.read.docx.notes import Notes
from pipeline.read.docx.numbering import Label, Numbering
from pipeline.read.docx.styles import Placing, Style, Styles, list_place, placing, text_look
from pipeline.read.docx.tables import read_table
from pipeline.read.docx.wordml import MC, switch, value, w
from pipeline.read.hygiene import Noticing

_ALTERNATIVES = f"{{{MC}}}AlternateContent"
_HOLDERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_GONE_MARKS = ("del", "moveFrom")
_FOREIGN = "phần chèn từ tệp khác"


@dataclass(frozen=True, slots=True)
class Setup:
    """What all stories of one document share."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    pages: Pages
    noticing: Noticing


class Story:
    """Reads one story from its first block to its last."""

    def __init__(self, setup: Setup, origin: Origin = Origin.BODY, own_mark: str = "") -> None:
        """Read for a document; ``own_mark`` is a note's number, shown where the note asks."""
        self._setup = setup
        self._origin = origin
        self._own_mark = own_mark
        self._inline = Inline(setup.styles, setup.noticing)
        self._carried: list[Piece] = []

    def blocks(self, holder: _Element) -> list[Line | Table]:
        """The lines and tables of ``holder``, text boxes and notes after their paragraph."""
        blocks: list[Line | Table] = []
        for element in _blocks(holder):
            if element.tag == w("p"):
                blocks += self._paragraph(element)
            elif element.tag == w("tbl"):
                blocks += self._table(element)
            else:
                self._setup.noticing.add(ReadNoteKind.TRUNCATED, _FOREIGN, degrades=True)
        if self._carried:
            blocks += self._lines(self._carried, Setting(Placing(), origin=self._origin))
            self._carried = []
        return blocks

    def _paragraph(self, paragraph: _Element) -> Iterator[Line | Table]:
        properties = paragraph.find(w("pPr"))
        style = self._setup.styles.paragraph(value(properties, "pStyle"))
        look = style.text.over(self._setup.styles.default_text)
        pieces = self._carried + self._inline.pieces(paragraph, look)
        self._carried = []
        if self._runs_on(properties):
            self._carried = pieces
            return
        setting = self._setting(properties, style, pieces)
        yield from self._lines(pieces, setting)
        for piece in pieces:
            if isinstance(piece, Box):
                yield from Story(self._setup, self._box_origin()).blocks(piece.content)
            elif isinstance(piece, NoteMark) and (note := self._setup.notes.take(piece)):
                yield from Story(self._setup, Origin.FOOTNOTE, note[0]).blocks(note[1])

    def _box_origin(self) -> Origin:
        """Of a text box: one in a running head (a page number) is part of that head."""
        return Origin.TEXTBOX if self._origin is Origin.BODY else self._origin

    def _lines(self, pieces: list[Piece], setting: Setting) -> Iterator[Line]:
        own_mark = Text(f"{self._own_mark} ", self._setup.styles.default_text)
        shown = [own_mark if isinstance(piece, OwnMark) else piece for piece in pieces]
        yield from lines_of(shown, setting, self._setup.pages, self._setup.noticing)

    def _setting(self, properties: _Element | None, style: Style, pieces: list[Piece]) -> Setting:
        place = self._setup.numbering.place(list_place(properties), style)
        direct = placing(properties)
        base = self._setup.styles.default_placing
        if place is None or _is_hidden(properties, pieces):
            return Setting(direct.over(style.placing).over(base), origin=self._origin)
        label = self._setup.numbering.count(place)
        by_itself = list_place(properties).list_id is not None
        of_level = label.level.placing
        styled = of_level.over(style.placing) if by_itself else style.placing.over(of_level)
        return Setting(
            direct.over(styled).over(base),
            _label_text(label, pieces),
            _label_bold(label, properties, style),
            self._origin,
        )

    def _runs_on(self, properties: _Element | None) -> bool:
        """Whether the paragraph has no end of its own: its mark is deleted, or it is a drop cap."""
        if properties is None:
            return False
        frame = properties.find(w("framePr"))
        if frame is not None and frame.get(w("dropCap")) in ("drop", "margin"):
            return True
        mark = properties.find(w("rPr"))
        if mark is None or all(mark.find(w(name)) is None for name in _GONE_MARKS):
            return False
        self._setup.noticing.add(ReadNoteKind.TRACKED_CHANGES, "bỏ: dấu hết đoạn")
        return True

    def _table(self, table: _Element) -> list[Line | Table]:
        """The table, and the footnotes its cells refer to."""
        footnotes: list[Line] = []
        for change in table.iterfind(f"{w('tr')}/{w('trPr')}/{w('del')}"):
            self._inline.track("bỏ", change.getparent().getparent())

        def read_cell(cell: _Element) -> list[Line]:
            lines: list[Line] = []
            for line in lines_in(Story(self._setup, self._origin).blocks(cell)):
                (footnotes if line.origin is Origin.FOOTNOTE else lines).append(line)
            return lines

        found = read_table(table, read_cell, self._setup.styles, self._setup.pages)
        return [found, *footnotes]


def _label_text(label: Label, pieces: list[Piece]) -> str:
    """What an automatic label shows: a bullet without text is an empty line, not an item."""
    empty = not any(isinstance(piece, Text) and piece.text.strip() for piece in pieces)
    return "" if empty and label.is_bullet else label.text


def _label_bold(label: Label, properties: _Element | None, style: Style) -> bool:
    mark = text_look(None if properties is None else properties.find(w("rPr")))
    return bool(label.level.text.over(mark).over(style.text).bold)


def _is_hidden(properties: _Element | None, pieces: list[Piece]) -> bool:
    """Whether nothing of the paragraph is shown, its number neither."""
    mark = None if properties is None else properties.find(w("rPr"))
    if mark is None or not switch(mark, "vanish"):
        return False
    return not any(isinstance(piece, Text) for piece in pieces)


def _blocks(holder: _Element) -> Iterator[_Element]:
    """Paragraphs, tables and foreign chunks, whatever wraps them."""
    for child in holder:
        tag = child.tag
        if tag in (w("p"), w("tbl"), w("altChunk")):
            yield child
        elif tag in _HOLDERS:
            yield from _blocks(child)
        elif tag == _ALTERNATIVES:
            yield from _blocks(first_choice(child))
