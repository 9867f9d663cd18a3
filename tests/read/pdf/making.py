"""Makes small PDFs word by word, so that a test says where each stands and how it is set.

The letters are those of Times with widths of our own; what they mean stands in the ToUnicode map,
which is all a reader goes by.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

A4 = (595.0, 842.0)
FONTS = {"": "Times-Roman", "B": "Times-Bold", "I": "Times-Italic", "BI": "Times-BoldItalic"}
ADVANCE = 0.5  # of the size, every letter


@dataclass(frozen=True)
class Words:
    """Words that start at ``x`` on a baseline ``y`` points below the top; ``look`` is a font's."""

    x: float
    y: float
    text: str
    look: str = ""
    size: float = 13.0


@dataclass(frozen=True)
class Stroke:
    """A straight line, in points from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Sheet:
    """A page; places and ``size`` are as shown, after it is ``turned`` (degrees clockwise).

    ``at`` is where its lower left corner lies, ``scale`` what its content is drawn at.
    """

    marks: Sequence[Words | Stroke]
    size: tuple[float, float] = A4
    turned: int = 0
    at: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    picture: bool = False


def width(text: str, size: float = 13.0) -> float:
    """How wide ``text`` is set, in points."""
    return ADVANCE * size * len(text)


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Stroke]:
    """The strokes of a table with columns between ``xs`` and rows between ``ys``."""
    across = [Stroke(xs[0], y, xs[-1], y) for y in ys]
    return across + [Stroke(x, ys[0], x, ys[-1]) for x in xs]


def make(path: Path, *sheets: Sheet) -> Path:
    """Write the sheets as one PDF."""
    path.write_bytes(_File(sheets).data())
    return path


def make_protected(path: Path, source: Path) -> Path:
    """Copy a PDF with an encryption entry for a password nobody knows."""
    whole = source.read_bytes()
    secret = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + b"o" * 32 + b") /U ("
        b"" + b"u" * 32 + b") >> /ID [(abcdefghijklmnop) (abcdefghijklmnop)] /Root"
    )
    path.write_bytes(whole.replace(b"/Root", secret))
    return path


def opens(path: Path) -> bool:
    """Whether the PDF engine itself takes the file: the maker's own check."""
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf) > 0


class _File:
    """The objects of one PDF file."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        letters = {
            letter
            for sheet in sheets
            for mark in sheet.marks
            if isinstance(mark, Words)
            for letter in mark.text
        }
        assert len(letters) < 224, "one byte a letter"
        self.codes = {letter: 32 + at for at, letter in enumerate(sorted(letters | {" "}))}
        self.objects: list[bytes] = []
        self._add(b"<< /Type /Catalog /Pages 2 0 R >>")
        self._add(b"")
        meaning = self._stream(self._to_unicode())
        fonts = b" ".join(
            b"/F%s %d 0 R" % (look.encode(), self._font(name, meaning))
            for look, name in FONTS.items()
        )
        picture = self._stream(
            b"\xff",
            b"/Type /XObject /Subtype /Image /Width 1 /Height 1 "
            b"/ColorSpace /DeviceGray /BitsPerComponent 8",
        )
        resources = b"<< /Font << %s >> /XObject << /Im %d 0 R >> >>" % (fonts, picture)
        kids = [self._page(sheet, resources) for sheet in sheets]
        self.objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
            len(kids),
            b" ".join(b"%d 0 R" % kid for kid in kids),
        )

    def data(self) -> bytes:
        """The file."""
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(self.objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(self.objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(self.objects) + 1)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)

    def _stream(self, content: bytes, entries: bytes = b"") -> int:
        packed = zlib.compress(content)
        head = b"<< %s /Filter /FlateDecode /Length %d >>" % (entries, len(packed))
        return self._add(b"%s\nstream\n%s\nendstream" % (head, packed))

    def _font(self, name: str, meaning: int) -> int:
        last = max(self.codes.values())
        widths = b" ".join(b"%d" % (ADVANCE * 1000) for _ in range(32, last + 1))
        return self._add(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /FirstChar 32 /LastChar %d "
            b"/Widths [%s] /ToUnicode %d 0 R >>" % (name.encode(), last, widths, meaning)
        )

    def _to_unicode(self) -> bytes:
        pairs = "\n".join(
            f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>"
            for letter, code in self.codes.items()
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{len(self.codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
        ).encode()

    def _page(self, sheet: Sheet, resources: bytes) -> int:
        (wide, high), (x, y) = _unturned(sheet), sheet.at
        content = self._stream("\n".join(self._content(sheet)).encode("ascii"))
        box = f"[{x} {y} {x + wide} {y + high}]".encode()
        return self._add(
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Rotate %d "
            b"/Resources %s /Contents %d 0 R >>" % (box, sheet.turned, resources, content)
        )

    def _content(self, sheet: Sheet) -> list[str]:
        (_, high), (x, y), scale = sheet.size, sheet.at, sheet.scale
        wide_held, high_held = _unturned(sheet)
        turn = {
            0: "1 0 0 1 0 0",
            90: f"0 1 -1 0 {wide_held} 0",
            180: f"-1 0 0 -1 {wide_held} {high_held}",
            270: f"0 -1 1 0 0 {high_held}",
        }[sheet.turned]
        drawn = [f"q 1 0 0 1 {x} {y} cm {turn} cm {scale} 0 0 {scale} 0 0 cm"]
        for mark in sheet.marks:
            if isinstance(mark, Stroke):
                ends = (mark.x0, high - mark.y0, mark.x1, high - mark.y1)
                a, b, c, d = (side / scale for side in ends)
                drawn.append(f"0.5 w {a} {b} m {c} {d} l S")
            else:
                codes = "".join(f"{self.codes[letter]:02x}" for letter in mark.text)
                at = f"{mark.x / scale} {(high - mark.y) / scale} Td"
                drawn.append(f"BT /F{mark.look} {mark.size / scale} Tf {at} <{codes}> Tj ET")
        if sheet.picture:
            drawn.append("400 0 0 400 50 50 cm /Im Do")
        return [*drawn, "Q"]


def _unturned(sheet: Sheet) -> tuple[float, float]:
    wide, high = sheet.size
    return (high, wide) if sheet.turned in (90, 270) else (wide, high)
