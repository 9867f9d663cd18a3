"""Pictures that stand where a flow chart should: what they show cannot be read, and is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml
from lxml.etree import _Element

from pipeline.errors import BadRegister
from pipeline.read.docx.wordml import A, V, w

_FILE = Path(__file__).with_name("flow_charts.yaml")
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_PICTURES = (f"{{{A}}}blip", f"{{{V}}}imagedata")
_WIDE = 12700 * 200  # 200 points: half the width of a page's text; a logo or seal is narrower
_HEADING = 160  # letters
_NEAR = 3  # paragraphs with words above a picture, and one below


def flow_chart_pictures(body: _Element) -> Iterator[str]:
    """For each picture that is a flow chart by its heading or caption, that heading or caption.

    An object of a drawing program is one whatever stands around it.
    """
    paragraphs = list(body.iter(w("p")))
    texts = ["".join(run.text or "" for run in each.iter(w("t"))).strip() for each in paragraphs]
    for at, paragraph in enumerate(paragraphs):
        if not _holds_picture(paragraph):
            continue
        above = [text for text in texts[: at + 1] if text][-_NEAR:]
        below = next((text for text in texts[at + 1 :] if text), "")
        heading = _naming([*reversed(above), below])
        if heading or _is_program(paragraph):
            yield heading or (above[-1] if above else "")


def _naming(texts: Sequence[str]) -> str:
    """The first of the texts that names a flow chart, if it is short enough for a heading."""
    words, _ = _vocabulary()
    for text in texts:
        if len(text) <= _HEADING and any(word in text.casefold() for word in words):
            return text
    return ""


def _holds_picture(paragraph: _Element) -> bool:
    """Whether a paragraph shows a wide picture, not counting those in text boxes."""
    for drawing in paragraph.iter(w("drawing"), w("pict"), w("object")):
        if next(drawing.iter(w("txbxContent")), None) is not None:
            continue
        extent = next(drawing.iter(f"{_WP}extent"), None)
        width = extent.get("cx", "0") if extent is not None else ""
        if extent is not None and not (width.isdecimal() and int(width) >= _WIDE):
            continue
        if next(drawing.iter(*_PICTURES, _OBJECT), None) is not None:
            return True
    return False


def _is_program(paragraph: _Element) -> bool:
    _, programs = _vocabulary()
    return any(
        program.casefold() in (found.get("ProgID") or "").casefold()
        for found in paragraph.iter(_OBJECT)
        for program in programs
    )


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[str, ...]]:
    told = yaml.safe_load(_FILE.read_text("utf-8"))
    for field in ("words", "programs"):
        entries = told.get(field)
        if not entries or not all(isinstance(entry, str) and entry.strip() for entry in entries):
            raise BadRegister(
                "Cần một danh sách từ, không trống.",
                remedy="Sửa lại danh sách này.",
                file=_FILE,
                place=field,
            )
    return tuple(told["words"]), tuple(told["programs"])
