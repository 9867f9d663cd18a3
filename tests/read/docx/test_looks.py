"""Bold, italic, size, alignment and indent as styles and direct settings make them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from pipeline.model.reading import Align
from pipeline.read.docx import read
from tests.read.docx.making import lines, make, p, run

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:sz w:val="28"/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="TieuDe"><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/><w:ind w:left="567" w:firstLine="200"/></w:pPr>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TieuDeNho"><w:basedOn w:val="TieuDe"/>
<w:rPr><w:i/><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>
<w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "run_properties", "look"),
    [
        ("", "", (False, False, 14.0, Align.LEFT)),
        ('<w:pStyle w:val="TieuDe"/>', "", (True, False, 14.0, Align.CENTER)),
        ('<w:pStyle w:val="TieuDeNho"/>', "", (True, True, 12.0, Align.CENTER)),
        ('<w:pStyle w:val="TieuDeNho"/>', '<w:b w:val="0"/>', (False, True, 12.0, Align.CENTER)),
        ('<w:pStyle w:val="TieuDe"/><w:jc w:val="end"/>', "", (True, False, 14.0, Align.RIGHT)),
        ("", '<w:rStyle w:val="Dam"/>', (True, False, 14.0, Align.LEFT)),
        # Bold in both styles: Word takes the one off the other.
        (
            '<w:pStyle w:val="TieuDe"/>',
            '<w:rStyle w:val="Dam"/>',
            (False, False, 14.0, Align.CENTER),
        ),
        ("", '<w:sz w:val="13pt"/>', (False, False, 13.0, Align.LEFT)),
        ('<w:pStyle w:val="Vong"/>', "", (False, False, 13.0, Align.LEFT)),
        ('<w:pStyle w:val="KhongCo"/>', "", (False, False, 14.0, Align.LEFT)),
    ],
)
def test_look(
    properties: str, run_properties: str, look: tuple[bool, bool, float, Align], tmp_path: Path
) -> None:
    (line,) = lines(read(make(tmp_path, p(run("Chữ", run_properties), properties), styles=STYLES)))
    assert (line.bold, line.italic, line.size, line.align) == look


def test_indent_of_the_first_letter(tmp_path: Path) -> None:
    body = (
        p("a", '<w:pStyle w:val="TieuDe"/>')
        + p("b", '<w:pStyle w:val="TieuDe"/><w:ind w:hanging="100"/>')
        + p("c", '<w:ind w:start="1cm"/>')
    )
    found = [line.indent for line in lines(read(make(tmp_path, body, styles=STYLES)))]
    assert found == pytest.approx([38.35, 23.35, 28.35], abs=0.01)


def test_bold_only_where_all_of_the_line_is(tmp_path: Path) -> None:
    body = (
        p(run("Điều 1. ", "<w:b/>") + run("Phạm vi"))
        + p(run("“") + run("Điều 2", "<w:b/>") + run(". "))
        + p("<w:r><w:rPr><w:b/></w:rPr><w:t>TIÊU ĐỀ</w:t><w:br/></w:r>" + run("chữ thường"))
    )
    found = [(line.text, line.bold) for line in lines(read(make(tmp_path, body)))]
    assert found == [
        ("Điều 1. Phạm vi", False),
        ("“Điều 2.", True),
        ("TIÊU ĐỀ", True),
        ("chữ thường", False),
    ]


def test_document_of_another_library(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Chương I", level=1)
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run_ = paragraph.add_run("Hà Nội, ngày 02 tháng 3 năm 2024")
    run_.italic = True
    run_.font.size = Pt(13)
    document.add_paragraph("Lưu hồ sơ", style="List Number")
    document.add_paragraph("Báo cáo", style="List Number")
    document.add_paragraph("Theo dõi", style="List Bullet")
    path = tmp_path / "made.docx"
    document.save(str(path))
    found = lines(read(path))
    assert [line.text for line in found] == [
        "Chương I",
        "Hà Nội, ngày 02 tháng 3 năm 2024",
        "1. Lưu hồ sơ",
        "2. Báo cáo",
        "• Theo dõi",
    ]
    assert found[0].bold and found[0].size == 14.0
    assert (found[1].italic, found[1].size, found[1].align) == (True, 13.0, Align.RIGHT)
