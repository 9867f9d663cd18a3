"""Made-up documents with a line put where a stamp would stand, in every format."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path
from xml.sax.saxutils import quoteattr

import docx
from docx.oxml import parse_xml

from tests.read.pdf.making import Sheet, Words
from tests.read.pdf.making import make as make_pdf

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
UNIT = ("BỘ MẪU THỬ", "CỤC VĂN BẢN BỊA")
NUMBER = "Số: 12/BC-CVB"
TITLE = ("BÁO CÁO", "Công tác năm 2025 (văn bản bịa để thử, không có thật)")
TEXT = (
    "Kính gửi: Lãnh đạo Bộ Mẫu Thử",
    "Điều 1. Các đơn vị thực hiện đúng quy định về bảo vệ bí mật nhà nước.",
    "Điều 2. Tài liệu mật được đăng ký riêng; độ mật của văn bản do người ký quyết định.",
)
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def lines(*stamped: str) -> list[str]:
    """A document line by line, ``stamped`` below the number."""
    return [*UNIT, MOTTO, NUMBER, *stamped, *TITLE, *TEXT]


def txt(path: Path, line: str, encoding: str = "utf-8") -> Path:
    file = path / "made.txt"
    file.write_bytes("\n".join(lines(line)).encode(encoding))
    return file


def txt_on_top(path: Path, line: str) -> Path:
    file = path / "made.txt"
    file.write_text("\n".join([line, *lines()]), encoding="utf-8")
    return file


def html(path: Path, line: str) -> Path:
    file = path / "made.html"
    unit = "<br>".join(UNIT)
    rest = "".join(f"<p>{escape(each)}</p>" for each in (*TITLE, *TEXT))
    file.write_text(
        f"<html><body><table><tr><td>{unit}<br>{NUMBER}<br><b>{escape(line)}</b></td>"
        f"<td>{MOTTO}</td></tr></table>{rest}</body></html>",
        encoding="utf-8",
    )
    return file


def docx_cell(path: Path, line: str) -> Path:
    """The stamp in the cell of the issuer, below the number."""
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text = "\n".join((*UNIT, NUMBER))
    cells[0].add_paragraph(line)
    cells[1].text = MOTTO
    return _finish(document, path)


def docx_own_cell(path: Path, line: str) -> Path:
    """The stamp in a ruled table of one cell, as stamps are drawn by hand."""
    document = docx.Document()
    _head(document)
    document.add_table(1, 1, style="Table Grid").rows[0].cells[0].text = line
    return _finish(document, path)


def docx_paragraph(path: Path, line: str) -> Path:
    document = docx.Document()
    _head(document)
    document.add_paragraph(line)
    return _finish(document, path)


def docx_header(path: Path, line: str) -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = line
    _head(document)
    return _finish(document, path)


def docx_first_header(path: Path, line: str) -> Path:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = line
    _head(document)
    return _finish(document, path)


def docx_footer(path: Path, line: str) -> Path:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = line
    _head(document)
    return _finish(document, path)


def docx_later_section(path: Path, line: str) -> Path:
    """The stamp in the running head of the second section alone."""
    document = docx.Document()
    _head(document)
    for text in (*TITLE, *TEXT):
        document.add_paragraph(text)
    header = document.add_section().header
    header.is_linked_to_previous = False
    header.paragraphs[0].text = line
    return _finish(document, path)


def docx_box(path: Path, line: str) -> Path:
    return _with_run(
        path,
        "<w:drawing><wp:inline><a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/"
        "word/2010/wordprocessingShape'><wps:wsp><wps:txbx><w:txbxContent>"
        f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>",
    )


def docx_vml_box(path: Path, line: str) -> Path:
    return _with_run(
        path,
        "<w:pict><v:shape><v:textbox><w:txbxContent>"
        f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict>",
    )


def docx_watermark(path: Path, line: str) -> Path:
    """Letters drawn along a path, as Word's watermarks are."""
    return _with_run(
        path, f"<w:pict><v:shape><v:textpath string={quoteattr(line)}/></v:shape></w:pict>"
    )


def pdf(path: Path, line: str) -> Path:
    """The stamp in the left column of the head."""
    head = [Words(85, 60, UNIT[0]), Words(300, 60, MOTTO), Words(85, 78, NUMBER)]
    return make_pdf(path / "made.pdf", Sheet([*head, Words(85, 100, line, "B", 14), *_rest(140)]))


def pdf_second_page(path: Path, line: str) -> Path:
    """The stamp in the head of a second document that starts on the second page."""
    first = [Words(85, 60, UNIT[0]), Words(85, 78, NUMBER), *_rest(140)]
    second = [Words(85, 40, line, "B"), Words(85, 60, UNIT[1]), Words(300, 60, MOTTO), *_rest(140)]
    return make_pdf(path / "made.pdf", Sheet(first), Sheet(second))


def pdf_running_head(path: Path, line: str) -> Path:
    """The stamp at the top of each page."""
    pages = [
        Sheet([Words(260, 30, line), Words(85, 60 + at, NUMBER), *_rest(140)]) for at in range(4)
    ]
    return make_pdf(path / "made.pdf", *pages)


def eml(path: Path, line: str) -> Path:
    """The stamp in brackets before the subject."""
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["To"] = "cvb@bomauthu.example", "vp@bomauthu.example"
    letter["Subject"] = f"Fwd: {line} Báo cáo công tác"
    letter.set_content("\n".join(TEXT), charset="utf-8")
    file = path / "made.eml"
    file.write_bytes(bytes(letter))
    return file


def eml_body(path: Path, line: str) -> Path:
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["Subject"] = "cvb@bomauthu.example", "Báo cáo"
    letter.set_content("\n".join((line, *TEXT)), charset="utf-8")
    file = path / "made.eml"
    file.write_bytes(bytes(letter))
    return file


DOCX_PLACES: tuple[Callable[[Path, str], Path], ...] = (
    docx_cell,
    docx_own_cell,
    docx_paragraph,
    docx_header,
    docx_first_header,
    docx_footer,
    docx_later_section,
    docx_box,
    docx_vml_box,
    docx_watermark,
)
PDF_PLACES: tuple[Callable[[Path, str], Path], ...] = (pdf, pdf_second_page, pdf_running_head)


def _rest(y: float) -> list[Words]:
    return [Words(85, y + 20 * at, text) for at, text in enumerate((*TITLE, *TEXT))]


def _head(document: docx.document.Document) -> None:
    for text in (*UNIT, MOTTO, NUMBER):
        document.add_paragraph(text)


def _with_run(path: Path, content: str) -> Path:
    document = docx.Document()
    _head(document)
    document.add_paragraph()._p.append(parse_xml(f"<w:r {_SPACES}>{content}</w:r>"))
    return _finish(document, path)


def _finish(document: docx.document.Document, path: Path) -> Path:
    for text in (*TITLE, *TEXT):
        document.add_paragraph(text)
    file = path / "made.docx"
    document.save(str(file))
    return file
