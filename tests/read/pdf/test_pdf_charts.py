"""A flow chart that is only a picture is said so, by its heading or caption."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pipeline.model.reading import ReadNoteKind
from pipeline.read import read_file
from tests.read.pdf.making import Sheet, Words, make

TEXT = [
    Words(85, 500 + 20 * at, "Văn thư ghi sổ, trả hồ sơ cho người nộp trong ngày.")
    for at in (0, 1, 2)
]


def page(path: Path, *words: Words, size: tuple[int, int] = (300, 200)) -> Path:
    """A page with ``words`` and a grey picture of ``size`` points, its top 200 points down."""
    pdf = pypdfium2.PdfDocument(make(path / "words.pdf", Sheet([*words, *TEXT])))
    picture = pypdfium2.PdfImage.new(pdf)
    picture.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.new("RGB", (60, 40), (200, 200, 200))))
    wide, high = size
    picture.set_matrix(pypdfium2.PdfMatrix().scale(wide, high).translate(120, 842 - 200 - high))
    sheet = pdf[0]
    sheet.insert_obj(picture)
    sheet.gen_content()
    made = path / "made.pdf"
    pdf.save(str(made))
    pdf.close()
    return made


def told(path: Path) -> list[tuple[str, int | None]]:
    notes = read_file(path).notes
    return [
        (note.sample, note.page) for note in notes if note.kind is ReadNoteKind.FLOW_CHART_PICTURE
    ]


def test_by_its_heading(tmp_path: Path) -> None:
    heading = Words(85, 180, "Lưu đồ tiếp nhận đơn")
    assert told(page(tmp_path, Words(85, 80, "BỘ GIẢ ĐỊNH"), heading)) == [(heading.text, 1)]


def test_by_its_caption(tmp_path: Path) -> None:
    caption = Words(120, 420, "Hình 1. Sơ đồ phối hợp")
    assert told(page(tmp_path, Words(85, 80, "BỘ GIẢ ĐỊNH"), caption)) == [(caption.text, 1)]


@pytest.mark.parametrize(
    ("heading", "size"), [("Lưu đồ tiếp nhận đơn", (120, 80)), ("Ảnh trụ sở cơ quan", (300, 200))]
)
def test_other_pictures_are_none(heading: str, size: tuple[int, int], tmp_path: Path) -> None:
    assert told(page(tmp_path, Words(85, 180, heading), size=size)) == []
