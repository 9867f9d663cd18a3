"""Papers as Word files: what stands in them, by what opens them."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from pipeline.model.run import Status, Unit, UnitKind
from pipeline.read import Aids, read_file
from pipeline.report.content import Content, gather
from pipeline.report.word import LISTS_NAME, SHEETS_FOLDER, write_word
from pipeline.report.word.lists import lists_report
from pipeline.report.word.sheet import unit_sheet
from pipeline.report.workbook import write_workbook
from pipeline.structure import build_document
from tests.ooxml import broken_limits, broken_rules
from tests.report.conftest import Print, Sample
from tests.report.sample import RULES
from tests.report.word.conftest import UNITS

MILLIMETRE = 36_000  # in the units of Word's drawings
OPINION = "Ý kiến người rà soát"


def opened(paper: bytes) -> Document:
    document: Document = docx.Document(io.BytesIO(paper))
    return document


def table_with(document: Document, head: str) -> Table:
    (found,) = [t for t in document.tables if head in [cell.text for cell in t.rows[0].cells]]
    return found


def words_of(document: Document) -> str:
    return "\n".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


@pytest.fixture(scope="module")
def papers(report: Path) -> dict[str, Document]:
    """The papers of the made-up run, by name."""
    files = [report / LISTS_NAME, *sorted((report / SHEETS_FOLDER).glob("*.docx"))]
    return {file.name: docx.Document(str(file)) for file in files}


def test_a_sheet_for_each_unit_with_files(report: Path, sample: Sample) -> None:
    run, _ = sample
    units = {outcome.source.unit for outcome in run.outcomes}
    assert {file.stem for file in (report / SHEETS_FOLDER).iterdir()} == units


def test_paper_margins_and_font_are_the_official_ones(papers: dict[str, Document]) -> None:
    for document in papers.values():
        first, *annexes = document.sections
        sides = first.page_width, first.page_height
        assert [round(side / MILLIMETRE) for side in sides] == [210, 297]
        for section in annexes:
            assert section.page_width > section.page_height
            assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        for section in document.sections:
            assert 20 <= round(section.top_margin / MILLIMETRE) <= 25
            assert 20 <= round(section.bottom_margin / MILLIMETRE) <= 25
            assert 30 <= round(section.left_margin / MILLIMETRE) <= 35
            assert 15 <= round(section.right_margin / MILLIMETRE) <= 20
        assert document.styles["Normal"].font.name == "Times New Roman"
        assert document.styles["Normal"].font.size.pt == 13


def test_pages_are_numbered_above_but_the_first(papers: dict[str, Document]) -> None:
    for document in papers.values():
        (first, *_) = document.sections
        assert first.different_first_page_header_footer
        assert "PAGE" in etree.tostring(first.header._element, encoding="unicode")
        assert "PAGE" not in etree.tostring(first.first_page_header._element, encoding="unicode")


def test_every_finding_is_quoted_with_room_for_an_opinion(
    papers: dict[str, Document], sample: Sample
) -> None:
    _, findings = sample
    for name, document in papers.items():
        unit = name.removesuffix(".docx")
        mine = [finding for finding in findings if finding.unit == unit]
        if not mine:
            continue
        rows = [row for row in table_with(document, OPINION).rows if len(set(row.cells)) == 5]
        assert len(rows) - 1 == len(mine)
        told = sorted(row.cells[2].text.split("\n")[0].rstrip(".") for row in rows[1:])
        assert told == sorted(finding.message.rstrip(".") for finding in mine)
        for row in rows[1:]:
            assert row.cells[3].text
            opinion = row.cells[4].text
            assert all(part in opinion for part in ("☐ Đồng ý", "☐ Không đồng ý", "Lý do:", "Ký"))


def test_the_clause_is_quoted_with_its_surroundings(sample: Sample) -> None:
    run, findings = sample
    finding = next(f for f in findings if f.code == "OUT101")
    content = gather(run, [finding], RULES)
    (unit,) = [unit for unit in run.units if unit.id == finding.unit]
    row = table_with(opened(unit_sheet(content, unit)), OPINION).rows[2]
    quoted = row.cells[1].text
    assert f"“{finding.evidence.context}”" in quoted.replace("\n", "")
    bold = [run.text for p in row.cells[1].paragraphs[1:] for run in p.runs if run.bold]
    assert bold == [finding.evidence.quote]


def test_heads_of_tables_are_repeated(papers: dict[str, Document]) -> None:
    for document in papers.values():
        ruled = [t for t in document.tables if t._tbl.tblPr.find(qn("w:tblBorders")) is not None]
        assert ruled
        for table in ruled:
            flags = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
            assert flags[0] is not None
            assert set(flags[1:]) <= {None}


def test_numbers_of_headings_and_rows_are_those_of_word(papers: dict[str, Document]) -> None:
    for document in papers.values():
        numbering = document.part.numbering_part.element
        known = {node.get(qn("w:numId")) for node in numbering.findall(qn("w:num"))}
        used = {
            node.get(qn("w:val"))
            for node in document.element.body.iter(qn("w:numId"))
            if node.get(qn("w:val")) is not None
        }
        assert used
        assert used <= known


def test_each_file_is_in_a_list(papers: dict[str, Document], sample: Sample) -> None:
    run, _ = sample
    listed = [
        row.cells[2].text
        for table in papers[LISTS_NAME].tables
        if OPINION in [cell.text for cell in table.rows[0].cells]
        for row in table.rows[1:]
    ]
    names = {outcome.name or outcome.source.path for outcome in run.outcomes}
    assert set(listed) == names
    unread = [o.source.path for o in run.outcomes if o.status is Status.FAILED]
    assert set(unread) <= set(listed)


def test_what_a_newer_document_replaced_is_listed_as_expired(office: Content) -> None:
    document = opened(lists_report(office))
    table = table_with(document, "Ngày hết hiệu lực")
    (row,) = table.rows[1:]
    cells = [cell.text for cell in row.cells]
    assert cells[1:4] == [
        "Văn phòng Bộ",
        "Quyết định số 12/QĐ-VP ngày 12/03/2024",
        "Về việc ban hành Quy chế quản lý xe ô tô công vụ",
    ]
    assert "Quyết định số 30/QĐ-VP ngày 02/04/2026" in cells[4]
    assert cells[5] == "02/04/2026"


def test_the_head_is_that_of_the_units_own_documents(office: Content) -> None:
    left, right = opened(unit_sheet(office, UNITS[0])).tables[0].rows[0].cells
    assert left.text.split("\n")[:2] == ["BỘ GIẢ ĐỊNH", "VĂN PHÒNG BỘ"]
    assert right.text.split("\n")[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    number, day = opened(unit_sheet(office, UNITS[0])).tables[0].rows[1].cells
    assert re.fullmatch(r"Số: …+/…+", number.text)
    assert re.fullmatch(r"Hà Nội, ngày …+ tháng …+ năm 2026", day.text)


def test_the_ministrys_own_documents_are_called_its_own(office: Content) -> None:
    ministry = Unit(id="bo", name="Văn bản chung của Bộ", kind=UnitKind.MINISTRY)
    document = opened(unit_sheet(office, ministry))
    assert document.tables[0].rows[0].cells[0].text.split("\n")[0] == "BỘ GIẢ ĐỊNH"
    titles = [paragraph.text for paragraph in document.paragraphs]
    assert "Kết quả rà soát quy chế, quy định, quy trình chung của Bộ Giả định" in titles


def test_a_party_organisation_has_the_head_of_the_party(office: Content) -> None:
    _, right = opened(unit_sheet(office, UNITS[1])).tables[0].rows[0].cells
    assert right.text.strip() == "ĐẢNG CỘNG SẢN VIỆT NAM"


def test_the_same_content_gives_the_same_bytes(office: Content, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_word(office, tmp_path / folder)
    names = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.docx"))
    assert [str(name) for name in names] == ["danh-muc.docx", "phieu/van-phong.docx"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
        with zipfile.ZipFile(tmp_path / "a" / name) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_sheets_of_units_that_are_gone_are_removed(office: Content, tmp_path: Path) -> None:
    stale = tmp_path / SHEETS_FOLDER / "cu.docx"
    stale.parent.mkdir()
    stale.write_bytes(b"")
    write_word(office, tmp_path)
    assert not stale.exists()


def test_there_is_nothing_to_run_or_to_fetch(report: Path) -> None:
    for file in ((report / LISTS_NAME), *(report / SHEETS_FOLDER).iterdir()):
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            assert not [n for n in names if n.endswith((".bin", ".jpeg")) or "vba" in n.lower()]
            relations = [package.read(n).decode() for n in names if n.endswith(".rels")]
            assert not [r for r in relations if "TargetMode" in r]
            body = package.read("word/document.xml").decode()
            assert set(re.findall(r'w:instr="([^"]*)"', body)) <= {" PAGE "}
            assert "w:instrText" not in body


# The sequences in which the standard wants the children of these elements (ECMA-376, part 1:
# 17.3.1, 17.3.2, 17.4.59, 17.4.69, 17.6.17), those that the papers use; a stroke: either way.
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs spacing ind jc rPr sectPr",
    "rPr": "rFonts b bCs i iCs color sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference|footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
}


def test_properties_stand_in_the_order_of_the_standard(
    papers: dict[str, Document], hostile: Content
) -> None:
    for document in (*papers.values(), opened(unit_sheet(hostile, UNITS[0]))):
        seen = set()
        for kind, sequence in SEQUENCES.items():
            places = {
                qn(f"w:{tag}"): place
                for place, tags in enumerate(sequence.split())
                for tag in tags.split("|")
            }
            for node in document.element.iter(qn(f"w:{kind}")):
                order = [places[child.tag] for child in node]  # a stranger is a KeyError
                assert order == sorted(order), etree.tostring(node, encoding="unicode")
                seen.add(kind)
        assert seen == set(SEQUENCES)
        for cell in document.element.iter(qn("w:tc")):
            assert cell[-1].tag == qn("w:p")
        for table in document.element.iter(qn("w:tbl")):
            assert table.getnext().tag == qn("w:p")


def test_hostile_words_stay_words(hostile: Content) -> None:
    document = opened(unit_sheet(hostile, UNITS[0]))
    words = words_of(document)
    assert "=HYPERLINK(1) <w:p>&amp;</w:p> ]]>" in words
    assert "[U+202E]đảo[U+2066]" in words
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e]", words)
    assert "Dòng hai" in words
    assert "(còn nữa, xem báo cáo)" in words


def texts(files: dict[str, Path]) -> Iterator[tuple[str, str]]:
    for name, file in files.items():
        yield name, build_document(read_file(file, Aids())).text


def test_an_office_program_prints_them_whole(
    report: Path, office: Content, hostile: Content, printed: Print, tmp_path: Path
) -> None:
    write_word(office, tmp_path / "office")
    write_word(hostile, tmp_path / "hostile")
    sheets = {
        "phieu-office.docx": tmp_path / "office" / SHEETS_FOLDER / "van-phong.docx",
        "danh-muc-office.docx": tmp_path / "office" / LISTS_NAME,
        "phieu-hostile.docx": tmp_path / "hostile" / SHEETS_FOLDER / "van-phong.docx",
        "phieu-vu-phap-che.docx": report / SHEETS_FOLDER / "vu-phap-che.docx",
    }
    copies = [shutil.copyfile(file, tmp_path / name) for name, file in sheets.items()]
    read = dict(texts(printed(copies)))
    sheet = " ".join(read["phieu-office.docx"].split())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in sheet
    assert "PHIẾU RÀ SOÁT VĂN BẢN" in sheet
    assert "Quy chế quản lý xe ô tô công vụ" in sheet
    lists = " ".join(read["danh-muc-office.docx"].split())
    assert "DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ" in lists
    assert "Không đồng ý" in " ".join(read["phieu-vu-phap-che.docx"].split())
    assert "[U+202E]đảo" in " ".join(read["phieu-hostile.docx"].split())


def test_hostile_words_break_no_standard(hostile: Content, tmp_path: Path) -> None:
    write_word(hostile, tmp_path)
    write_workbook(hostile, tmp_path / "a.xlsx")
    files = sorted(file for file in tmp_path.rglob("*") if file.is_file())
    assert len(files) == 3
    assert [broken_rules(file) for file in files] == [[], [], []]
    assert list(broken_limits(tmp_path / "a.xlsx")) == []
