"""Parts of Word that python-docx does not write: rules, text boxes, tracked changes, footnotes."""

from __future__ import annotations

from html import escape
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

_AUTHOR = 'w:author="Người góp ý" w:date="2026-10-01T00:00:00Z"'
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def add_rule(where: Any, width: float, room: float) -> None:
    """A rule ``width`` mm wide, centred in ``room`` mm, below the line before."""
    paragraph = where.add_paragraph()
    side = Mm((room - width) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.line_spacing = Pt(2)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
            "</w:pBdr>"
        )
    )


def add_text_box(document: Any, text: str) -> None:
    """A bordered box across the page, as clerks put beside a text."""
    shape = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    width, height = Mm(150), Mm(16)
    document.add_paragraph().add_run()._r.append(
        parse_xml(
            f"<w:drawing {nsdecls('w')} {shape}>"
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            '<wp:docPr id="71" name="Khung chữ"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" '
            f'cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525">'
            '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>'
            f"<w:txbxContent><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:txbxContent>"
            "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
    )


def add_change(paragraph: Any, words: str, *, inserted: bool) -> None:
    """Words put in or struck out that nobody has accepted yet."""
    tag, inner = ("ins", "t") if inserted else ("del", "delText")
    paragraph._p.append(
        parse_xml(
            f'<w:{tag} {nsdecls("w")} w:id="9{len(paragraph._p)}" {_AUTHOR}><w:r>'
            f'<w:{inner} xml:space="preserve">{escape(words)}</w:{inner}></w:r></w:{tag}>'
        )
    )


class Footnotes:
    """The footnotes of one document; nothing is written where there are none."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._notes: list[str] = []

    def add(self, paragraph: Any, words: str) -> None:
        """A footnote at the end of what ``paragraph`` holds so far."""
        self._notes.append(words)
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self._notes)}"/>'))

    def save(self) -> None:
        """Put the notes into the package."""
        if not self._notes:
            return
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> '
            f"{escape(words)}</w:t></w:r></w:p></w:footnote>"
            for number, words in enumerate(self._notes, 1)
        )
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
            for kind, number, mark in (
                ("separator", -1, "separator"),
                ("continuationSeparator", 0, "continuationSeparator"),
            )
        )
        part = Part(
            PackURI("/word/footnotes.xml"),
            _FOOTNOTES_TYPE,
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>'
            f"{lines}{notes}</w:footnotes>".encode(),
            self._document.part.package,
        )
        self._document.part.relate_to(part, _FOOTNOTES)
