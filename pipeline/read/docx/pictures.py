"""Pictures that stand where a flow chart should: what they show cannot be read, and is said."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.read.docx.wordml import A, V, w
from pipeline.read.flow_charts import NEAR, is_drawing_program, naming

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_PICTURES = (f"{{{A}}}blip", f"{{{V}}}imagedata")
_WIDE = 12700 * 200  # 200 points: half the width of a page's text; a logo or seal is narrower


def flow_chart_pictures(body: _Element) -> Iterator[str]:
    """For each picture that is a flow chart by its heading or caption, that heading or caption.

    An object of a drawing program is one whatever stands around it.
    """
    paragraphs = list(body.iter(w("p")))
    texts = ["".join(run.text or "" for run in each.iter(w("t"))).strip() for each in paragraphs]
    for at, paragraph in enumerate(paragraphs):
        if not _holds_picture(paragraph):
            continue
        above = [text for text in texts[: at + 1] if text][-NEAR:]
        below = next((text for text in texts[at + 1 :] if text), "")
        heading = naming([*reversed(above), below])
        if heading or _is_program(paragraph):
            yield heading or (above[-1] if above else "")


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
    return any(is_drawing_program(found.get("ProgID") or "") for found in paragraph.iter(_OBJECT))
