"""Which pages of a PDF go to the recogniser, and how they come together with the others."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from pipeline.model.reading import Align, Line, Mend, Origin, Page, ReadNoteKind
from pipeline.model.reading import Box as At
from pipeline.read.pdf import read
from pipeline.read.scan import ScannedPage
from pipeline.read.scan.rendering import render
from tests.read.pdf.making import Sheet, Words, make, width

WIDE, HIGH = 595.0, 842.0
LINES = [
    "Quy chế này quy định việc tiếp nhận và xử lý văn bản của các đơn vị trực thuộc Bộ",
    "trong phạm vi nhiệm vụ được giao, bảo đảm kịp thời, đúng thẩm quyền và đúng quy định.",
    "Thủ trưởng các đơn vị chịu trách nhiệm tổ chức thực hiện, kiểm tra và báo cáo kết quả.",
    "Văn phòng theo dõi, đôn đốc và tổng hợp tình hình thực hiện hằng quý để trình lãnh đạo.",
]
MIDDLE = 60 + width(LINES[0], 11) / 2  # of the text, in points
RUBBISH = [
    "Quv ch~ nay quy d!nh vi~c ti~p nh~n va xir ly van ban cua cac dan vi tr\\/c thu9c",
    "trong ph~m vi nhi~m v\\l duqc giao, bao dam kip thai, dung tham quyen va dung quy",
    "Thu truong cac dan vi ch!u trach nhi~m to chirc th\\/c hi~n, ki~m tra va bao cao kq",
    "Van phong theo doi, don doc va tong hgp tinh hinh th\\/c hi~n h~ng quy de trinh ldb",
]


def layered(path: Path, lines: list[str]) -> Path:
    """A page that is a picture all over, with a layer of text."""
    text = make(path.with_suffix(".text.pdf"), sheet(lines))
    pdf = pdfium.PdfDocument(text)
    picture = io.BytesIO()
    Image.new("RGB", (827, 1170), "white").save(picture, "JPEG")
    shown = pdfium.PdfImage.new(pdf)
    shown.load_jpeg(picture)
    shown.set_matrix(pdfium.PdfMatrix().scale(WIDE, HIGH))
    page = pdf[0]
    page.insert_obj(shown)
    page.gen_content()
    pdf.save(path)
    return path


def sheet(lines: list[str]) -> Sheet:
    return Sheet([Words(60, 100 + 20 * row, text, size=11) for row, text in enumerate(lines)])


def recognise(_: Path, number: int) -> ScannedPage:
    page = Page(number=number, width=WIDE, height=HIGH, has_text=False, confidence=0.9)
    box = At(MIDDLE - 48, 300, MIDDLE + 48, 313)
    return ScannedPage(
        page=page,
        blocks=(
            Line(text="MẬT", page=number, box=At(60, 40, 90, 52), origin=Origin.HEADER, joins=None),
            Line(text="QUYẾT ĐỊNH:", page=number, box=box, size=13.0, bold=True, joins=None),
        ),
        mends=(Mend(before="QUYẾT ĐỊMH:", after="QUYẾT ĐỊNH:", rule="x", page=number),),
    )


@pytest.mark.parametrize(("lines", "rubbish"), [(LINES, False), (RUBBISH, True)])
def test_a_layer_over_a_scan_is_judged_by_its_words(
    tmp_path: Path, lines: list[str], rubbish: bool
) -> None:
    reading = read(layered(tmp_path / "a.pdf", lines), recognise)
    kinds = {note.kind for note in reading.notes}
    assert (ReadNoteKind.RUBBISH_LAYER in kinds) is rubbish
    texts = [block.text for block in reading.blocks if isinstance(block, Line)]
    assert texts == (["MẬT", "QUYẾT ĐỊNH:"] if rubbish else LINES)


def test_foreign_text_without_a_scan_stays(tmp_path: Path) -> None:
    reading = read(make(tmp_path / "a.pdf", sheet(RUBBISH)), recognise)
    assert [block.text for block in reading.blocks if isinstance(block, Line)] == RUBBISH


def test_recognised_pages_stand_between_the_margins_of_the_whole(tmp_path: Path) -> None:
    file = make(tmp_path / "a.pdf", sheet(LINES), Sheet([], picture=True), sheet(LINES))
    reading = read(file, recognise)
    mark, order = (block for block in reading.blocks if isinstance(block, Line) and block.page == 2)
    assert (mark.text, mark.origin) == ("MẬT", Origin.HEADER)
    assert (order.align, order.origin, order.bold) == (Align.CENTER, Origin.BODY, True)
    assert order.indent == pytest.approx(MIDDLE - 48 - 60, abs=2)
    assert [page.confidence for page in reading.pages] == [None, 0.9, None]
    assert [mend.after for mend in reading.mends] == ["QUYẾT ĐỊNH:"]


def test_a_scan_is_shown_at_its_own_resolution(tmp_path: Path) -> None:
    picture = render(layered(tmp_path / "a.pdf", LINES), 1)
    assert picture.dpi == pytest.approx(100, abs=1)
    assert picture.colours.shape[:2] == pytest.approx((1170, 827), abs=2)


def test_a_page_without_a_picture_is_shown_at_300_dots(tmp_path: Path) -> None:
    assert render(make(tmp_path / "a.pdf", sheet(LINES)), 1).dpi == 300
