"""The PDF engine (PDFium) behind a narrow door: letters with boxes, fonts, ruled lines.

Method: PDFium's own text page gives letters in reading order and marks line ends; asking it for
the boxes of a few letters of each line costs little beside extracting the text.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from math import hypot
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Box
from pipeline.read.encodings import FontCode, code_of

_HYPHEN = "\ufffe"  # the engine's mark for a hyphen at the end of a line
_LINE_END = re.compile(f"{_HYPHEN}(?:\r\n)?|\r\n")
_FONT_BYTES = 128
_ITALIC_FLAG = 64
_THIN = 3.0  # points: a filled shape no thicker is a drawn line
_LEAST_RULE = 6.0  # points: a shorter line is part of a letter or a tick
_MAX_OBJECTS = 60_000
_DEEPEST = 5  # forms within forms
_HALF_A_LETTER = re.compile("[\ud800-\udfff]")  # half of a pair, of which a file lost the other
_DRAWN_TEXT = 200  # so many shapes on a page without text are letters turned into outlines


class Font(NamedTuple):
    """How a letter is set: size in points, bold, italic; ``code`` if its font is an old one."""

    size: float
    bold: bool
    italic: bool
    code: FontCode | None = None


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


class _Turn(NamedTuple):
    """From a page's own coordinates to points from the top left corner of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    degrees: int

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box between two corners; ``y`` counts upwards, as PDF does."""
        if self.degrees == 0:
            return Box(x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        if self.degrees == 90:
            return Box(y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        if self.degrees == 180:
            return Box(self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        return Box(self.top - y1, self.right - x1, self.top - y0, self.right - x0)


class _Shapes(NamedTuple):
    """What is drawn: the paths of the page itself, how many stand in forms, all pictures."""

    paths: list[pdfium_c.FPDF_PAGEOBJECT]
    paths_inside: int
    pictures: list[pdfium_c.FPDF_PAGEOBJECT]


class PageText:
    """The letters of one page. Offsets count letters of ``text``."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Take over an open page.

        Raises:
            pdfium.PdfiumError: if the page holds no text the engine can load.
        """
        self.width, self.height = page.get_size()
        self._page = page
        self._turn = _turn_of(page)
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self.text = _text_of(self._textpage)
        self._left, self._right = ctypes.c_double(), ctypes.c_double()
        self._bottom, self._top = ctypes.c_double(), ctypes.c_double()
        self._corners = [
            ctypes.byref(side) for side in (self._left, self._right, self._bottom, self._top)
        ]
        self._loose = pdfium_c.FS_RECTF()
        self._matrix = pdfium_c.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_FONT_BYTES)
        self._flags = ctypes.c_int()

    def lines(self) -> Iterator[tuple[int, int]]:
        """The half-open ranges of letters the engine takes for lines, a closing hyphen included."""
        start = 0
        for end in _LINE_END.finditer(self.text):
            yield start, end.start() + end[0].startswith(_HYPHEN)
            start = end.end()
        yield start, len(self.text)

    def words(self, start: int, stop: int) -> str:
        """The text of a range of letters, with plain hyphens."""
        return self.text[start:stop].replace(_HYPHEN, "-")

    def box(self, offset: int) -> Box:
        """The tight box of one letter's ink."""
        pdfium_c.FPDFText_GetCharBox(self._raw, offset, *self._corners)
        return self._turn.box(
            self._left.value, self._bottom.value, self._right.value, self._top.value
        )

    def loose_box(self, offset: int) -> Box:
        """The box of one letter's whole cell: font height and advance."""
        pdfium_c.FPDFText_GetLooseCharBox(self._raw, offset, ctypes.byref(self._loose))
        loose = self._loose
        return self._turn.box(loose.left, loose.bottom, loose.right, loose.top)

    def baseline(self, offset: int) -> float:
        """The height of the line one letter stands on, in points from the page's top."""
        x, y = self._left, self._top
        pdfium_c.FPDFText_GetCharOrigin(self._raw, offset, ctypes.byref(x), ctypes.byref(y))
        return self._turn.box(x.value, y.value, x.value, y.value).top

    def font(self, offset: int) -> Font:
        """How one letter is set; the size is that on the page, whatever scale it is drawn in."""
        size = pdfium_c.FPDFText_GetFontSize(self._raw, offset)
        matrix = self._matrix
        if pdfium_c.FPDFText_GetMatrix(self._raw, offset, ctypes.byref(matrix)):
            size *= hypot(matrix.c, matrix.d)
        pdfium_c.FPDFText_GetFontInfo(
            self._raw, offset, self._name, _FONT_BYTES, ctypes.byref(self._flags)
        )
        bold, italic, code = _style(self._name.value)
        if not bold:
            bold = pdfium_c.FPDFText_GetFontWeight(self._raw, offset) >= 600
        return Font(size, bold, italic or bool(self._flags.value & _ITALIC_FLAG), code)

    def picture_share(self) -> float:
        """How much of the page its largest picture covers; drawn letters count as a picture."""
        if len(self._shapes.paths) + self._shapes.paths_inside >= _DRAWN_TEXT:
            return 1.0
        sizes = [(box.x1 - box.x0) * (box.bottom - box.top) for box in self.pictures()]
        largest = max(sizes, default=0.0)
        page: float = max(self.width * self.height, 1.0)
        return largest / page

    def pictures(self) -> list[Box]:
        """The boxes of the pictures on the page."""
        return [box for box in map(self._bounds, self._shapes.pictures) if box is not None]

    def rules(self) -> list[Rule]:
        """The straight lines drawn on the page, as ruled tables are."""
        return [rule for shape in self._shapes.paths for rule in self._rules_of(shape)]

    @cached_property
    def _shapes(self) -> _Shapes:
        page = self._page.raw
        paths: list[pdfium_c.FPDF_PAGEOBJECT] = []
        inside: list[pdfium_c.FPDF_PAGEOBJECT] = []
        pictures: list[pdfium_c.FPDF_PAGEOBJECT] = []
        for index in range(min(pdfium_c.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
            _sort_in(pdfium_c.FPDFPage_GetObject(page, index), paths, inside, pictures, _DEEPEST)
        return _Shapes(paths, len(inside), pictures)

    def close(self) -> None:
        """Give the engine its memory back, the page's too."""
        self._textpage.close()
        self._page.close()

    def _bounds(self, shape: pdfium_c.FPDF_PAGEOBJECT) -> Box | None:
        sides = [ctypes.c_float() for _ in range(4)]
        if not pdfium_c.FPDFPageObj_GetBounds(shape, *(ctypes.byref(side) for side in sides)):
            return None
        left, bottom, right, top = (side.value for side in sides)
        return self._turn.box(left, bottom, right, top)

    def _rules_of(self, shape: pdfium_c.FPDF_PAGEOBJECT) -> Iterator[Rule]:
        box = self._bounds(shape)
        if box is None:
            return
        wide, high = box.x1 - box.x0, box.bottom - box.top
        if min(wide, high) <= _THIN:
            if max(wide, high) >= _LEAST_RULE:
                yield Rule(box.x0, box.top, box.x1, box.bottom)
        elif _is_stroked(shape):
            yield Rule(box.x0, box.top, box.x1, box.top)
            yield Rule(box.x0, box.bottom, box.x1, box.bottom)
            yield Rule(box.x0, box.top, box.x0, box.bottom)
            yield Rule(box.x1, box.top, box.x1, box.bottom)


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
            "Tệp PDF hỏng hoặc bị cắt cụt, không mở được.",
            remedy="Xin lại tệp gốc, hoặc mở bằng trình đọc PDF và in lại ra PDF.",
            file=path,
        ) from error


def _turn_of(page: pdfium.PdfPage) -> _Turn:
    shown = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(shown))
    degrees = 90 * pdfium_c.FPDFPage_GetRotation(page.raw)
    return _Turn(shown.left, shown.bottom, shown.right, shown.top, degrees)


def _text_of(textpage: pdfium.PdfTextPage) -> str:
    """A page's text with one character for each letter the engine counts.

    The engine leaves letters without a Unicode value out of its text, and Python counts a pair of
    surrogates as one: then letter by letter, so that offsets stay true.
    """
    text: str = textpage.get_text_range()
    count = textpage.count_chars()
    if len(text) != count:
        values = (pdfium_c.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
        text = "".join(chr(value) if 0 < value < 0x110000 else "\ufffd" for value in values)
    return _HALF_A_LETTER.sub("\ufffd", text)


def _sort_in(
    shape: pdfium_c.FPDF_PAGEOBJECT,
    paths: list[pdfium_c.FPDF_PAGEOBJECT],
    inside: list[pdfium_c.FPDF_PAGEOBJECT],
    pictures: list[pdfium_c.FPDF_PAGEOBJECT],
    depth: int,
) -> None:
    """Put a shape, or what a form holds down to ``depth``, where it belongs."""
    kind = pdfium_c.FPDFPageObj_GetType(shape)
    if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
        paths.append(shape)
    elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        pictures.append(shape)
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth:
        for index in range(min(pdfium_c.FPDFFormObj_CountObjects(shape), _MAX_OBJECTS)):
            held = pdfium_c.FPDFFormObj_GetObject(shape, index)
            _sort_in(held, inside, inside, pictures, depth - 1)


def _is_stroked(shape: pdfium_c.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


@lru_cache(maxsize=512)
def _style(name: bytes) -> tuple[bool, bool, FontCode | None]:
    """What a font's name ("ABCDEF+TimesNewRoman-BoldItalic") tells: bold, italic, encoding."""
    lower = name.lower()
    bold = any(word in lower for word in (b"bold", b"black", b"heavy"))
    italic = any(word in lower for word in (b"italic", b"oblique"))
    return bold, italic, code_of(name.decode("latin-1"))
