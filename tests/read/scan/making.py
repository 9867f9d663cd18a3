"""Makes scans of digital documents, of many kinds, to measure the reader on.

    python -m tests.read.scan.making DATA/files OUT --kind copied-stamp --pages 3

writes ``OUT/X.scan.pdf`` beside a link to each ``X.pdf``; ``rasoat evaluate ocr --gold OUT`` then
compares the two. What is drawn by chance follows from the name of the document and the kind.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipeline.read.scan.rendering import Picture, render
from tests.read.scan.drawing import font

Pixels = NDArray[np.uint8]
Change = Callable[[Picture, np.random.Generator], Picture]

RED, BLUE = (80, 70, 205), (170, 60, 40)  # blue, green, red
_INCH = 25.4  # mm


def at_dpi(dpi: int) -> Change:
    """Seen by a scanner of ``dpi`` dots an inch."""

    def change(picture: Picture, _: np.random.Generator) -> Picture:
        scale = dpi / picture.dpi
        seen = cv2.resize(picture.colours, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return Picture(seen.astype(np.uint8), dpi)

    return change


def slanted(picture: Picture, rng: np.random.Generator) -> Picture:
    """Laid on the glass up to three degrees askew."""
    high, wide = picture.colours.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), float(rng.uniform(-3, 3)), 1)
    white = (255, 255, 255)
    seen = cv2.warpAffine(picture.colours, turn, (wide, high), borderValue=white)
    return Picture(seen.astype(np.uint8), picture.dpi)


def noisy(picture: Picture, rng: np.random.Generator) -> Picture:
    """With a sensor's noise, and dust."""
    seen = picture.colours + rng.normal(0, 22, (*picture.colours.shape[:2], 1))
    dust = rng.random(picture.colours.shape[:2]) < 0.0004
    seen[dust] = 40
    return Picture(np.clip(seen, 0, 255).astype(np.uint8), picture.dpi)


def in_uneven_light(picture: Picture, rng: np.random.Generator) -> Picture:
    """Photographed under a lamp at one side: a corner in shadow, colours warm."""
    high, wide = picture.colours.shape[:2]
    across, down = np.linspace(0, 1, wide)[None, :], np.linspace(0, 1, high)[:, None]
    light = 1 - 0.55 * (across * rng.uniform(0.3, 1) + down * rng.uniform(0, 0.7)) / 1.4
    seen = picture.colours * light[..., None] * np.array([0.86, 0.95, 1.0])
    seen += rng.normal(0, 5, (high, wide, 1))
    return Picture(np.clip(seen, 0, 255).astype(np.uint8), picture.dpi)


def grey(picture: Picture, _: np.random.Generator) -> Picture:
    """Copied without colours."""
    one = cv2.cvtColor(picture.colours, cv2.COLOR_BGR2GRAY)
    return Picture(np.repeat(one[..., None], 3, axis=2), picture.dpi)


def sealed(colour: tuple[int, int, int]) -> Change:
    """With a round seal over the head and one over the foot, of ink that lets print through."""

    def change(picture: Picture, rng: np.random.Generator) -> Picture:
        high, wide = picture.colours.shape[:2]
        seen = picture.colours
        for share in (0.16, 0.75):
            x = int(wide * rng.uniform(0.2, 0.35) if share < 0.5 else wide * rng.uniform(0.55, 0.7))
            seen = _sealed_at(seen, picture.dpi, (x, int(high * share)), colour, rng)
        return Picture(seen, picture.dpi)

    return change


def signed(picture: Picture, rng: np.random.Generator) -> Picture:
    """With a signature in blue over the foot."""
    high, wide = picture.colours.shape[:2]
    ink = np.full_like(picture.colours, 255)
    steps = np.linspace(0, 1, 60)
    x = wide * (0.55 + 0.25 * steps + 0.02 * np.sin(steps * rng.uniform(25, 40)))
    y = high * (0.78 + 0.02 * np.sin(steps * rng.uniform(15, 30)))
    places = np.stack([x, y], axis=1).astype(np.int32)
    cv2.polylines(ink, [places], False, BLUE, max(round(picture.dpi / 60), 2), cv2.LINE_AA)
    return Picture(_through(picture.colours, ink), picture.dpi)


def _sealed_at(
    page: Pixels,
    dpi: float,
    middle: tuple[int, int],
    colour: tuple[int, int, int],
    rng: np.random.Generator,
) -> Pixels:
    radius = round(18 * dpi / _INCH)
    side = 2 * radius + 20
    seal = Image.new("RGB", (side, side), "white")
    pen = ImageDraw.Draw(seal)
    shade = tuple(reversed(colour))
    width = max(round(0.8 * dpi / _INCH), 2)
    for at in (radius, round(0.68 * radius)):
        box = (side // 2 - at, side // 2 - at, side // 2 + at, side // 2 + at)
        pen.ellipse(box, outline=shade, width=width)
    star = [
        (
            side / 2 + length * radius * np.sin(turn),
            side / 2 - length * radius * np.cos(turn),
        )
        for turn, length in zip(np.arange(10) * np.pi / 5, [0.3, 0.12] * 5, strict=True)
    ]
    pen.polygon(star, fill=shade)
    size = round(0.17 * radius)
    for at, letter in enumerate("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ★ VĂN PHÒNG ★"):
        sign = Image.new("RGB", (2 * size, 2 * size), "white")
        ImageDraw.Draw(sign).text((size // 2, size // 3), letter, font=font(True, size), fill=shade)
        turn = at * 2 * np.pi / 48
        place = sign.rotate(-np.degrees(turn), fillcolor="white")
        x = side / 2 + 0.84 * radius * np.sin(turn) - size
        y = side / 2 - 0.84 * radius * np.cos(turn) - size
        box = (int(x), int(y), int(x) + 2 * size, int(y) + 2 * size)
        under = np.asarray(seal.crop(box))
        seal.paste(Image.fromarray(np.minimum(under, np.asarray(place))), box[:2])
    drawn = np.asarray(seal.rotate(float(rng.uniform(-25, 25)), fillcolor="white"))[:, :, ::-1]
    grain = rng.normal(0, 14, drawn.shape[:2])[..., None] * (drawn < 250)
    worn = np.clip(drawn + grain, 0, 255)
    ink = np.full_like(page, 255)
    x0, top = max(middle[0] - side // 2, 0), max(middle[1] - side // 2, 0)
    part = ink[top : top + side, x0 : x0 + side]
    part[:] = worn[: part.shape[0], : part.shape[1]]
    return _through(page, ink)


def _through(page: Pixels, ink: Pixels) -> Pixels:
    """Ink over print: each takes its share of the light."""
    return (page.astype(np.uint16) * ink // 255).astype(np.uint8)


KINDS: dict[str, tuple[Change, ...]] = {
    "dpi-100": (at_dpi(100),),
    "dpi-150": (at_dpi(150),),
    "dpi-200": (at_dpi(200),),
    "dpi-300": (at_dpi(300),),
    "slant": (at_dpi(200), slanted),
    "noise": (at_dpi(200), noisy),
    "light": (at_dpi(200), in_uneven_light),
    "red-stamp": (sealed(RED), signed, at_dpi(200), slanted),
    "blue-stamp": (sealed(BLUE), at_dpi(200), slanted),
    "copied-stamp": (sealed(RED), signed, at_dpi(200), slanted, grey),
    "mixed": (at_dpi(150), slanted, noisy),
}


def make(document: Path, scan: Path, kind: str, pages: int) -> None:
    """Write the first ``pages`` of ``document`` as pictures to ``scan``; of kind "mixed" every
    second stays as it is.

    Args:
        document: a digital PDF.
        scan: the file to write.
        kind: one of ``KINDS``.
        pages: how many at most.
    """
    rng = np.random.default_rng(zlib.crc32(f"{document.stem} {kind}".encode()))
    source = pdfium.PdfDocument(document)
    made = pdfium.PdfDocument.new()
    for number in range(1, min(pages, len(source)) + 1):
        if kind == "mixed" and number % 2 == 0:
            made.import_pages(source, [number - 1])
            continue
        picture = render(document, number)
        for change in KINDS[kind]:
            picture = change(picture, rng)
        held = scan.with_suffix(".page")
        image = Image.fromarray(np.ascontiguousarray(picture.colours[:, :, ::-1]))
        image.save(held, "PDF", resolution=picture.dpi, quality=80)
        made.import_pages(pdfium.PdfDocument(held.read_bytes()))
        held.unlink()
    made.save(scan)


def main() -> None:
    """Make a scan of each digital PDF of a folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--pages", type=int, default=3)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for document in sorted(asked.documents.glob("*.pdf")):
        if document.name.endswith(".scan.pdf"):
            continue
        make(document, asked.out / f"{document.stem}.scan.pdf", asked.kind, asked.pages)
        twin = asked.out / document.name
        if not twin.exists():
            twin.symlink_to(document.resolve())


if __name__ == "__main__":
    main()
