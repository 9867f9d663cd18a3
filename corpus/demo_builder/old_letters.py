"""A DOCX as it was typed before Unicode: TCVN3 (ABC) or VNI letters, in the fonts of the time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from demo_builder.package import settled_package
from demo_builder.word import SCREEN_FONT
from pipeline.read.encodings import Encoding
from pipeline.read.encodings.decoding import disguises, encode

FONTS = {Encoding.TCVN3: (".VnTime", ".VnTimeH"), Encoding.VNI: ("VNI-Times", "VNI-Times")}
_WORD = re.compile(r"\S+\s*")


def in_old_letters(docx: bytes, encoding: Encoding) -> bytes:
    """The same document with its letters stored as ``encoding`` has them.

    TCVN3 has no capitals with tones: words that need them are typed small in the font whose small
    letters look like capitals, as typists did.
    """
    document = Document(io.BytesIO(docx))
    for run in list(_runs(document)):
        parts = list(_parts(run.text, encoding))
        holder = run._r
        for text, font in reversed(parts):
            copy = Run(_copy(holder), run._parent)
            copy.text = text
            copy.font.name = font
            for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
                copy._r.rPr.rFonts.set(qn(script), font)
            holder.addnext(copy._r)
        holder.getparent().remove(holder)
    buffer = io.BytesIO()
    document.save(buffer)
    return settled_package(buffer.getvalue())


def _runs(document: Any) -> Iterator[Run]:
    section = document.sections[0]
    for part in (document.element.body, section.header._element):
        for element in part.iter(qn("w:r")):
            if element.find(qn("w:t")) is not None:
                yield Run(element, document)


def _copy(run: Any) -> Any:
    copy = run.makeelement(run.tag, dict(run.attrib))
    if run.rPr is not None:
        copy.append(_deep(run.rPr))
    return copy


def _deep(element: Any) -> Any:
    copy = element.makeelement(element.tag, dict(element.attrib))
    copy.extend(_deep(child) for child in element)
    return copy


def _parts(text: str, encoding: Encoding) -> Iterator[tuple[str, str]]:
    """The words as stored, each stretch with its font."""
    small, _ = FONTS[encoding]
    disguise = disguises()[0]
    held: list[str] = []
    for word in _WORD.findall(text) or [text]:
        try:
            held.append(encode(word, encoding, disguise))
        except ValueError:
            if held:
                yield "".join(held), small
                held = []
            for letter in word:
                yield _letter(letter, encoding)
    if held:
        yield "".join(held), small


def _letter(letter: str, encoding: Encoding) -> tuple[str, str]:
    """One letter as stored, with its font; what the encoding has not stays as it is."""
    small, capitals = FONTS[encoding]
    for shown, font in ((letter, small), (letter.lower(), capitals)):
        try:
            return encode(shown, encoding, disguises()[0]), font
        except ValueError:
            continue
    return letter, SCREEN_FONT
