"""Running heads and feet, letterheads, notes, text boxes, pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.reading import Origin, Reading
from pipeline.read.docx import read
from tests.read.docx.making import lines, make, p, run

TURN = "<w:r><w:lastRenderedPageBreak/></w:r>"


def origins(reading: Reading) -> list[tuple[str, str]]:
    return [(line.text, line.origin.value) for line in lines(reading)]


def section(*references: str, properties: str = "") -> str:
    links = "".join(
        f'<w:{part[:-1]}Reference w:type="{kind}" r:id="{part}"/>'
        for part, kind in (reference.split(":") for reference in references)
    )
    return f"<w:sectPr>{links}{properties}</w:sectPr>"


def test_heads_before_and_feet_after_each_once(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:pPr>{section('header1:default', 'footer1:default')}</w:pPr>{run('Một')}</w:p>"
        + p("Hai")
        + section("header1:default", "footer1:default")
    )
    reading = read(make(tmp_path, body, header1=p("QT-VP-07"), footer1=p("Trang 1/12")))
    assert origins(reading) == [
        ("QT-VP-07", "header"),
        ("Một", "body"),
        ("Hai", "body"),
        ("Trang 1/12", "footer"),
    ]


def test_page_number_in_a_box_of_the_head_is_no_text(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('7')}</w:txbxContent></w:pict></w:r>"
    body = p("Điều 1") + section("header1:default")
    assert origins(read(make(tmp_path, body, header1=p(box)))) == [
        ("7", "header"),
        ("Điều 1", "body"),
    ]


def test_letterhead_of_the_first_page_is_content(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('VỤ A')}</w:tc><w:tc>{p('Số: 5/QC')}</w:tc></w:tr></w:tbl>"
    end = section("header1:first", "header2:default", properties="<w:titlePg/>")
    reading = read(make(tmp_path, p("Điều 1") + end, header1=table, header2=p("2")))
    letterhead, running, text = reading.blocks
    assert [cell.text for cell in letterhead.cells] == ["VỤ A", "Số: 5/QC"]
    assert (running.text, running.origin) == ("2", Origin.HEADER)
    assert text.text == "Điều 1"


def test_first_head_that_is_not_in_use_or_says_nothing_new(tmp_path: Path) -> None:
    unused = section("header1:first", "header2:default")
    reading = read(make(tmp_path, p("Chữ") + unused, header1=p("Thư"), header2=p("2")))
    assert origins(reading) == [("2", "header"), ("Chữ", "body")]
    same = section("header1:first", "header2:default", properties="<w:titlePg/>")
    reading = read(make(tmp_path, p("Chữ") + same, header1=p("QT-01"), header2=p("QT-01")))
    assert origins(reading) == [("QT-01", "header"), ("Chữ", "body")]


def test_notes_after_the_paragraph_that_refers_to_them(tmp_path: Path) -> None:
    body = (
        p(run("Một") + '<w:r><w:footnoteReference w:id="3"/></w:r>')
        + p(run("Hai") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + p(run("Ba") + '<w:r><w:endnoteReference w:id="2"/></w:r>')
    )
    own = "<w:r><w:footnoteRef/></w:r>"
    reading = read(
        make(
            tmp_path,
            body,
            footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            f'<w:footnote w:id="2">{p(own + run("Chú thích sau"))}</w:footnote>'
            f'<w:footnote w:id="3">{p(own + run("Chú thích trước"))}</w:footnote>'
            f'<w:footnote w:id="4">{p(own + run("Không ai dẫn"))}</w:footnote>',
            endnotes='<w:endnote w:id="2">'
            + p("<w:r><w:endnoteRef/></w:r>" + run("Cuối"))
            + "</w:endnote>",
        )
    )
    assert origins(reading) == [
        ("Một", "body"),
        ("1 Chú thích trước", "footnote"),
        ("Hai", "body"),
        ("2 Chú thích sau", "footnote"),
        ("Ba", "body"),
        ("i Cuối", "footnote"),
    ]


def test_text_box_is_read_once_after_its_anchor(tmp_path: Path) -> None:
    content = f"<w:txbxContent>{p('Hỏa tốc')}</w:txbxContent>"
    shape = f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox>{content}</v:textbox></w:pict>"
    box = (
        f"<mc:AlternateContent><mc:Choice>{shape}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    body = p(run("Trước") + f"<w:r>{box}</w:r>" + run(" và sau")) + p(f"<w:r>{old}</w:r>")
    assert origins(read(make(tmp_path, body))) == [
        ("Trước và sau", "body"),
        ("Hỏa tốc", "textbox"),
        ("Hỏa tốc", "textbox"),
    ]


def test_pages_where_word_noted_them(tmp_path: Path) -> None:
    body = p("Một") + p(TURN + run("Hai")) + p(run("Ba") + TURN + run(" tiếp")) + p("Bốn")
    size = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    reading = read(make(tmp_path, body + size))
    assert [line.page for line in lines(reading)] == [1, 2, 2, 3]
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert (reading.pages[0].width, reading.pages[0].height) == pytest.approx((595.3, 841.9))


def test_no_pages_where_word_did_not(tmp_path: Path) -> None:
    body = p("Một") + p('<w:r><w:br w:type="page"/></w:r>') + p("Hai")
    reading = read(make(tmp_path, body))
    assert [line.page for line in lines(reading)] == [None, None]
    assert reading.pages == ()


def test_row_takes_the_pages_of_its_longest_cell(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{p(run(text) + TURN)}{p('tiếp')}</w:tc>" for text in ("a", "b"))
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + p("Sau")
    reading = read(make(tmp_path, body))
    table, after = reading.blocks
    assert [[line.page for line in cell.lines] for cell in table.cells] == [[1, 2], [1, 2]]
    assert after.page == 2


def test_letters_drawn_as_a_watermark_are_read(tmp_path: Path) -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="BẢN SAO"/></v:shape></w:pict></w:r>'
    body = p("Điều 1") + section("header1:default")
    assert origins(read(make(tmp_path, body, header1=p(art)))) == [
        ("BẢN SAO", "header"),
        ("Điều 1", "body"),
    ]
