"""HTML, as law databases publish it and word processors save it, to lines and tables.

Method: one walk over the element tree; block elements and ``<br>`` end a line, tables become
:class:`Table` with their merged cells, navigation and scripts are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml.etree import ParserError, _Element

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Align, Cell, Line, Origin, Reading, ReadNoteKind, Table, lines_in
from pipeline.read.encodings import Run, code_of, decode_runs
from pipeline.read.hygiene import Noticing, normalise
from pipeline.read.txt import decode

_SKIPPED = frozenset(
    (
        *("script", "style", "head", "title", "nav", "input", "select", "button", "textarea"),
        *("template", "noscript", "svg", "img", "col", "colgroup", "header", "footer"),
    )
)
_BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd"),
        *("table", "blockquote", "pre", "section", "article", "main", "center", "hr", "address"),
        *("body", "html", "form", "fieldset", "caption", "figure"),
    )
)
_BOLD = frozenset(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
_ITALIC = frozenset(["i", "em"])
_CENTERED = re.compile(r"text-align:\s*(center|right)")
_WEIGHT = re.compile(r"font-weight:\s*(\w+)")
_FAMILY = re.compile(r"font-family:\s*[\"']?([^\"',;]+)")
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_MARKED = re.compile(r"\d{1,3}[.)]|[a-zđ]\)|[-–+•]")
_XML_HEAD = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>", re.IGNORECASE)  # lxml takes no text with one
_NOTE_MARK = re.compile(r"\[\d{1,3}\]\s?\S")


class _Style:
    """What an element passes on to the text inside it."""

    __slots__ = ("align", "bold", "font", "italic")

    def __init__(self, bold: bool, italic: bool, align: Align, font: str = "") -> None:
        self.bold, self.italic, self.align, self.font = bold, italic, align, font

    def inside(self, element: _Element) -> _Style:
        """The style of the text in ``element``, itself standing in text of this style."""
        tag = element.tag
        bold = self.bold or tag in _BOLD
        italic = self.italic or tag in _ITALIC
        align, font = self.align, element.get("face", "").split(",")[0] or self.font
        said = element.get("align")
        if said in ("center", "right"):
            align = Align(said)
        elif said in ("left", "justify"):
            align = Align.LEFT
        elif tag == "center":
            align = Align.CENTER
        if style := element.get("style"):
            if "text-align" in style:
                found = _CENTERED.search(style)
                align = Align(found[1]) if found else Align.LEFT
            if found := _WEIGHT.search(style):
                bold = found[1] in ("bold", "bolder", "600", "700", "800", "900")
            if found := _FAMILY.search(style):
                font = found[1].strip()
        return _Style(bold, italic, align, font)


class _Writer:
    """Collects runs of text into lines, lines and tables into blocks."""

    def __init__(self, noticing: Noticing) -> None:
        self.blocks: list[Line | Table] = []
        self.noticing = noticing
        self._runs: list[tuple[str, _Style]] = []
        self._marker = ""
        self._broken = False

    def add(self, text: str | None, style: _Style) -> None:
        if text:
            self._runs.append((text, style))

    def mark(self, marker: str) -> None:
        """Put a list's marker ("2. ") before the next line, unless that line has its own."""
        self._marker = marker

    def _shown(self) -> list[tuple[str, _Style]]:
        """The runs of the line, those in old fonts in Unicode."""
        stored = [Run(text, code_of(style.font)) for text, style in self._runs]
        texts, encoding = decode_runs(stored)
        if encoding is not None:
            self.noticing.add(ReadNoteKind.OLD_ENCODING, encoding.label)
        return [(text, style) for text, (_, style) in zip(texts, self._runs, strict=True)]

    def end_line(self, *, broken: bool = False) -> None:
        """Close the line; ``broken`` when the paragraph it stands in goes on after it."""
        runs, self._runs = self._shown(), []
        text = _SPACES.sub(" ", "".join(text for text, _ in runs)).strip()
        if text:
            inked = [(run, style) for run, style in runs if run.strip(" \t\r\n\f\xa0.:")]
            if self._marker and not _MARKED.match(text):
                text = self._marker + text
            self._marker = ""
            cleaned = normalise(text)
            for kind in cleaned.mended:
                self.noticing.add(kind, cleaned.text)
            self.blocks.append(
                Line(
                    text=cleaned.text,
                    raw=cleaned.raw,
                    map=cleaned.map,
                    bold=bool(inked) and all(style.bold for _, style in inked),
                    italic=bool(inked) and all(style.italic for _, style in inked),
                    align=inked[0][1].align if inked else Align.LEFT,
                    origin=Origin.FOOTNOTE if _NOTE_MARK.match(text) else Origin.BODY,
                    joins=None if self._broken else False,
                )
            )
            self._broken = broken
        elif not broken:
            self._broken = False


def read_markup(html: str) -> Reading:
    """Read HTML source, a whole page or a fragment.

    Args:
        html: the markup.

    Returns:
        Lines and tables in reading order; no pages.
    """
    writer = _Writer(Noticing())
    try:
        root = lxml.html.fromstring(_XML_HEAD.sub("", html, count=1) or "<p></p>")
    except (ParserError, ValueError):
        root = lxml.html.fromstring("<p></p>")
    _walk(root, _Style(False, False, Align.LEFT), writer)
    writer.end_line()
    blocks = tuple(writer.blocks)
    notes = writer.noticing.notes(list(lines_in(blocks)))
    return Reading(format="html", blocks=blocks, notes=notes)


def read(path: Path) -> Reading:
    """Read an HTML file.

    Raises:
        UnreadableFile: if it holds no text.
    """
    reading = read_markup(decode(path.read_bytes()))
    if not reading.blocks:
        raise UnreadableFile("Tệp HTML không có chữ nào.", remedy="Hãy lấy lại tệp gốc.", file=path)
    return reading


def _walk(element: _Element, outer: _Style, writer: _Writer) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SKIPPED:
        return
    if tag == "br":
        writer.end_line(broken=True)
        return
    if tag == "table":
        writer.end_line()
        if table := _table(element, outer, writer.noticing):
            writer.blocks.append(table)
        return
    style = outer.inside(element)
    block = tag in _BLOCKS
    if block:
        writer.end_line()
    writer.add(element.text, style)
    number = _extent(element, "start") if tag == "ol" else 0
    for child in element:
        if child.tag == "li" and tag in ("ol", "ul"):
            writer.end_line()
            writer.mark(f"{number}. " if tag == "ol" else "- ")
            number += 1
        _walk(child, style, writer)
        writer.add(child.tail, style)
    if block:
        writer.end_line()


def _table(element: _Element, outer: _Style, noticing: Noticing) -> Table | None:
    """The table with each cell at its true row and column, counting merged cells."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    n_rows = n_columns = 0
    for row, tr in enumerate(_rows(element)):
        column = 0
        for td in tr:
            if td.tag not in ("td", "th"):
                continue
            while (row, column) in taken:
                column += 1
            rowspan, colspan = _extent(td, "rowspan"), _extent(td, "colspan")
            taken.update((row + i, column + j) for i in range(rowspan) for j in range(colspan))
            lines = _cell_lines(td, outer, noticing)
            if lines:
                cells.append(
                    Cell(row=row, column=column, rowspan=rowspan, colspan=colspan, lines=lines)
                )
            column += colspan
            n_columns = max(n_columns, column)
        n_rows = row + 1
    if not cells:
        return None
    ruled = element.get("border") not in (None, "0", "")
    return Table(cells=tuple(cells), n_rows=n_rows, n_columns=n_columns, ruled=ruled)


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _extent(cell: _Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return min(max(int(said), 1), 200) if said.isdecimal() else 1


def _cell_lines(cell: _Element, outer: _Style, noticing: Noticing) -> tuple[Line, ...]:
    """The cell's lines; a table inside it gives its lines in row order."""
    writer = _Writer(noticing)
    style = outer.inside(cell)
    writer.add(cell.text, style)
    for child in cell:
        _walk(child, style, writer)
        writer.add(child.tail, style)
    writer.end_line()
    return tuple(lines_in(writer.blocks))
