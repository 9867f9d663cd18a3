"""Paper, fonts, numbers of pages and of headings.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục I: A4, upright (across where tables need it),
margins of 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right; Times New Roman 13 to 14,
black; numbers of pages in the middle of the upper margin, none on the first page. Mục III.1: an
annex counts its own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import date, datetime, time
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from lxml import etree

from pipeline.report.word.grid import Cell, Row, columns_markup, grid_markup
from pipeline.report.word.runs import Aligned, Paragraph, element, lines, plain
from pipeline.report.word.saving import document_bytes, mark_of

FONT = "Times New Roman"
SIZE = 13.0  # points
UPRIGHT_WIDTH = 210.0 - 30 - 15  # millimetres between the margins
_INDENT = 10.0  # millimetres; first line of a paragraph
_LEVELS = (("%1.", True), ("%1.%2.", True))


class Paper:
    """A document being written, from top to bottom."""

    def __init__(self, title: str, as_of: date, footer: str) -> None:
        """Args: title, as_of: for the file's properties; footer: on the foot of every page."""
        self.document: Document = docx.Document()
        self._footer = footer
        self._tables: list[str] = []
        _set_properties(self.document, title, as_of)
        _set_fonts(self.document)
        self._numbering = _Numbering(self.document)
        self._headings = self._numbering.new(_LEVELS)
        (section,) = self.document.sections
        _measure(section, across=False)
        self._dress(section)
        # The empty paragraph of the template.
        for paragraph in list(self.document.paragraphs):
            paragraph._p.getparent().remove(paragraph._p)

    def grid(self, widths: Sequence[float], heads: Sequence[str], rows: Iterable[Row]) -> None:
        """Add a ruled table: its widths in millimetres, its heads, its rows."""
        self._insert(grid_markup(widths, heads, rows))

    def columns(self, widths: Sequence[float], rows: Iterable[Sequence[Cell]]) -> None:
        """Add cells side by side without rules."""
        self._insert(columns_markup(widths, rows))

    def saved(self) -> bytes:
        """The document as a file."""
        return document_bytes(self.document, self._tables)

    def _insert(self, table: str) -> None:
        # A long table as a tree costs a hundred times its text: it joins the text at the end.
        body = self.document.element.body
        body.insert(len(body) - 1, etree.Comment(mark_of(len(self._tables))))
        self._tables.append(table)

    def add(self, *paragraphs: Paragraph) -> None:
        """Add paragraphs; line breaks in them begin new ones."""
        body = self.document.element.body
        for paragraph in paragraphs:
            for line in lines(paragraph):
                body.insert(len(body) - 1, element(line))

    def text(self, text: str, **how: Any) -> None:
        """Add a paragraph of running text: first line indented, flush on both sides."""
        how = {"aligned": Aligned.BOTH, "first": _INDENT, "before": 3.0, "after": 3.0, **how}
        self.add(plain(text, **how))

    def heading(self, text: str) -> None:
        """Add a numbered heading that stays with what follows it."""
        self.add(
            plain(text, bold=True, before=6, after=3, keep_next=True, numbered=(self._headings, 0))
        )

    def annex(self) -> None:
        """Begin a part across the page whose pages are counted anew."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        # The paragraph that ends the part before: too low to need a page of its own.
        last = self.document.element.body[-2]
        last.pPr.insert(0, element(Paragraph((), line=1)).pPr.find(qn("w:spacing")))
        _measure(section, across=True)
        numbers = section._sectPr.find(qn("w:pgNumType"))
        if numbers is None:
            numbers = OxmlElement("w:pgNumType")
            section._sectPr.insert_element_before(
                numbers, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg"
            )
        numbers.set(qn("w:start"), "1")

    def counter(self) -> int:
        """A new numbering 1, 2, 3 for the rows of a table: its id."""
        return self._numbering.new((("%1", False),), narrow=True)

    def _dress(self, section: Section) -> None:
        """Number of the page above, none on the first; a line at the foot of each."""
        section.different_first_page_header_footer = True
        (above,) = section.header.paragraphs
        above._p.getparent().replace(above._p, _page_number())
        for foot in (section.footer, section.first_page_footer):
            (line,) = foot.paragraphs
            said = plain(self._footer, italic=True, size=10, aligned=Aligned.CENTER)
            line._p.getparent().replace(line._p, element(said))


class _Numbering:
    """The numberings of a document."""

    def __init__(self, document: Document) -> None:
        self._node = document.part.numbering_part.element
        self._abstract: dict[tuple[tuple[str, bool], ...], int] = {}

    def new(self, levels: tuple[tuple[str, bool], ...], *, narrow: bool = False) -> int:
        """A numbering that begins at 1; levels are their pattern and whether it is bold."""
        if levels not in self._abstract:
            self._abstract[levels] = self._define(levels, narrow)
        id_ = 1 + max(
            (int(n.get(qn("w:numId"))) for n in self._node.findall(qn("w:num"))), default=0
        )
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for n in range(len(levels))
        )
        self._node.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{id_}">'
                f'<w:abstractNumId w:val="{self._abstract[levels]}"/>{overrides}</w:num>'
            )
        )
        return id_

    def _define(self, levels: tuple[tuple[str, bool], ...], narrow: bool) -> int:
        known = self._node.findall(qn("w:abstractNum"))
        id_ = 1 + max((int(n.get(qn("w:abstractNumId"))) for n in known), default=-1)
        indent = (
            '<w:ind w:left="0" w:firstLine="0"/>'
            if narrow
            else '<w:ind w:left="0" w:firstLine="567"/>'
        )
        followed = "nothing" if narrow else "space"
        told = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:suff w:val="{followed}"/><w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{indent}</w:pPr>"
            f"<w:rPr>{'<w:b/>' if bold else ''}</w:rPr></w:lvl>"
            for n, (pattern, bold) in enumerate(levels)
        )
        kind = "multilevel" if len(levels) > 1 else "singleLevel"
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id_}">'
            f'<w:multiLevelType w:val="{kind}"/>{told}</w:abstractNum>'
        )
        if known:
            known[-1].addnext(abstract)
        else:
            self._node.insert(0, abstract)
        return id_


def _set_properties(document: Document, title: str, as_of: date) -> None:
    # A clock here would make two equal runs differ.
    day = datetime.combine(as_of, time())
    core = document.core_properties
    core.title, core.subject, core.language = title, "Rà soát văn bản nội bộ", "vi-VN"
    core.author = core.last_modified_by = "rasoat"
    core.comments = core.keywords = core.category = ""
    core.created = core.modified = day
    core.revision = 1


def _set_fonts(document: Document) -> None:
    fonts = OxmlElement("w:rFonts")
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    usual = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    usual.replace(usual.find(qn("w:rFonts")), deepcopy(fonts))
    language = usual.find(qn("w:lang"))
    language.set(qn("w:val"), "vi-VN")
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    own = normal.element.rPr
    own.replace(own.find(qn("w:rFonts")), fonts)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0


def _measure(section: Section, *, across: bool) -> None:
    long, short = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if across else (short, long)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)


def _page_number() -> Any:
    node = element(plain("", aligned=Aligned.CENTER))
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE ">'
        f'<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    )
    node.append(field)
    return node
