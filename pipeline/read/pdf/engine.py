"""The PDF engine (PDFium) behind a narrow door: letters with boxes, fonts, ruled lines.

Method: PDFium's own text page gives letters in reading order and marks line ends; asking it for
the boxes of a few letters of each line costs little beside extracting the text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Box

_FONT_BYTES = 128
_ITALIC_FLAG = 64
_THIN = 3.0  # points: a filled shape no thicker is a drawn line
_LEAST_RULE = 6.0  # points: a shorter line is part of a letter or a tick
_MAX_OBJECTS = 60_000


class Font(NamedTuple):
    """How a letter is set: size in points, bold, italic."""

    size: float
    bold: bool
    italic: bool


class Rule(NamedTuple):
    """A drawn straight line, in points from the page's top left; one of its sides is thin."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


class PageText:
    """The letters of one page. Offsets count letters of ``text``."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Args: page: an open page; it must outlive this object."""
        self.width, self.height = page.get_size()
        self._page = page
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self.text = self._textpage.get_text_range()
        self._left, self._right = ctypes.c_double(), ctypes.c_double()
        self._bottom, self._top = ctypes.c_double(), ctypes.c_double()
        self._corners = [
            ctypes.byref(side) for side in (self._left, self._right, self._bottom, self._top)
        ]
        self._loose = pdfium_c.FS_RECTF()
        self._name = ctypes.create_string_buffer(_FONT_BYTES)
        self._flags = ctypes.c_int()

    def box(self, offset: int) -> Box:
        """The tight box of one letter's ink."""
        pdfium_c.FPDFText_GetCharBox(self._raw, offset, *self._corners)
        return Box(
            self._left.value,
            self.height - self._top.value,
            self._right.value,
            self.height - self._bottom.value,
        )

    def loose_box(self, offset: int) -> Box:
        """The box of one letter's whole cell: font height and advance."""
        pdfium_c.FPDFText_GetLooseCharBox(self._raw, offset, ctypes.byref(self._loose))
        loose = self._loose
        return Box(loose.left, self.height - loose.top, loose.right, self.height - loose.bottom)

    def font(self, offset: int) -> Font:
        """How one letter is set."""
        size = pdfium_c.FPDFText_GetFontSize(self._raw, offset)
        pdfium_c.FPDFText_GetFontInfo(
            self._raw, offset, self._name, _FONT_BYTES, ctypes.byref(self._flags)
        )
        bold, italic = _style(self._name.value)
        if not bold:
            bold = pdfium_c.FPDFText_GetFontWeight(self._raw, offset) >= 600
        return Font(size, bold, italic or bool(self._flags.value & _ITALIC_FLAG))

    def rules(self) -> list[Rule]:
        """The straight lines drawn on the page, as ruled tables are."""
        page = self._page.raw
        rules: list[Rule] = []
        for index in range(min(pdfium_c.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
            shape = pdfium_c.FPDFPage_GetObject(page, index)
            if pdfium_c.FPDFPageObj_GetType(shape) == pdfium_c.FPDF_PAGEOBJ_PATH:
                rules += self._rules_of(shape)
        return rules

    def close(self) -> None:
        """Give the engine its memory back."""
        self._textpage.close()

    def _rules_of(self, shape: pdfium_c.FPDF_PAGEOBJECT) -> Iterator[Rule]:
        sides = [ctypes.c_float() for _ in range(4)]
        left, bottom, right, top = sides
        if not pdfium_c.FPDFPageObj_GetBounds(shape, *(ctypes.byref(side) for side in sides)):
            return
        x0, x1 = left.value, right.value
        upper, lower = self.height - top.value, self.height - bottom.value
        wide, high = x1 - x0, lower - upper
        if min(wide, high) <= _THIN:
            if max(wide, high) >= _LEAST_RULE:
                yield Rule(x0, upper, x1, lower)
        elif _is_stroked(shape):
            yield Rule(x0, upper, x1, upper)
            yield Rule(x0, lower, x1, lower)
            yield Rule(x0, upper, x0, lower)
            yield Rule(x1, upper, x1, lower)


def open_pages(path: Path) -> pdfium.PdfDocument:
    """Open a PDF file.

    Raises:
        UnreadableFile: if it is protected by a password or damaged beyond repair.
    """
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise UnreadableFile(
                "Tệp PDF có mật khẩu.",
                remedy="Xin đơn vị bản không đặt mật khẩu rồi chạy lại.",
                file=path,
            ) from error
        raise UnreadableFile(
            "Tệp PDF hỏng, không mở được.",
            remedy="Xin lại tệp gốc, hoặc mở bằng trình đọc PDF và in lại ra PDF.",
            file=path,
        ) from error


def _is_stroked(shape: pdfium_c.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


@lru_cache(maxsize=512)
def _style(name: bytes) -> tuple[bool, bool]:
    """Bold and italic as a font's name tells them ("ABCDEF+TimesNewRoman-BoldItalic")."""
    lower = name.lower()
    bold = any(word in lower for word in (b"bold", b"black", b"heavy"))
    return bold, any(word in lower for word in (b"italic", b"oblique"))
