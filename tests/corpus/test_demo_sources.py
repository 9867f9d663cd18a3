"""The demo corpus is what its sources say: built anew it is the same, and its key quotes it."""

from __future__ import annotations

import csv
import hashlib
import re
import sys
import unicodedata
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml

from pipeline.config import SHIPPED_LAW
from pipeline.law.checking import check_tables
from pipeline.law.register import load_register
from pipeline.model.reading import Line
from pipeline.read import Aids, read_file
from pipeline.read.aids import recognise_now
from pipeline.read.office import convert_one
from pipeline.structure.metadata.dates import read_date

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "corpus" / "demo_sources"
DEMO = ROOT / "corpus" / "demo"
sys.path.insert(0, str(ROOT / "corpus"))

from build_demo import SETTINGS, WRITERS  # noqa: E402
from demo_builder.markup import read_markup  # noqa: E402
from demo_builder.office import write_draft  # noqa: E402
from demo_builder.parcels import packed  # noqa: E402
from demo_builder.sheet import MADE_UP, Kind, Mark, pieces, settled  # noqa: E402
from demo_builder.sources import Source, read_sources  # noqa: E402

UNIT_KINDS = {"department", "office", "inspection", "mission", "institute", "party", "ministry"}


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    return read_sources(SOURCES)


def rows(name: str) -> list[dict[str, str]]:
    with (SOURCES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_enough_documents_in_every_form(sources):
    assert len(sources) >= 50
    formats = [Path(source.path).suffix for source in sources]
    assert formats.count(".docx") >= 20
    assert formats.count(".pdf") >= 20
    assert {".html", ".txt", ".doc", ".rtf", ".xlsx"} <= set(formats)
    assert any(source.format == "scan" for source in sources)
    assert {Path(source.holder).suffix for source in sources if source.holder} == {".zip", ".eml"}


def test_every_unit_is_listed_and_has_documents(sources):
    units = yaml.safe_load((DEMO / "units.yaml").read_text("utf-8"))
    assert len(units) >= 10
    assert {unit["kind"] for unit in units} == UNIT_KINDS
    assert sum(unit["kind"] == "mission" for unit in units) >= 4
    assert {unit["id"] for unit in units} == {source.path.split("/")[0] for source in sources}


def test_what_the_corpus_says_of_itself_is_as_its_sources_say():
    for name in SETTINGS:
        assert (DEMO / name).read_bytes() == (SOURCES / name).read_bytes()


def test_the_history_of_units_fits_and_says_that_it_is_made_up():
    faults = check_tables(SHIPPED_LAW, DEMO)
    assert [str(fault) for fault in faults if fault.file.parent == DEMO] == []
    own = [body for body in load_register(SHIPPED_LAW, DEMO).bodies if body.of_ministry]
    assert {body.event for body in own} >= {"renamed", "merged", "split"}
    assert all("giả định" in body.source for body in own)


def test_no_document_names_a_unit_by_a_name_it_did_not_bear_yet(sources):
    own = [body for body in load_register(SHIPPED_LAW, DEMO).bodies if body.of_ministry]
    borne_since = {
        heir.casefold(): body.since
        for body in own
        if body.event in ("renamed", "merged")
        for heir in body.successors
    }
    assert len(borne_since) >= 3
    too_early = [
        (source.path, name)
        for source in sources
        for name, since in borne_since.items()
        if name in source.body.casefold() and (day := _signed(source)) and day < since
    ]
    assert too_early == []


def _signed(source: Source) -> date | None:
    """The day in the head of a document, or on the cover of a procedure."""
    return read_date(source.body.partition("@end")[0])


def test_built_files_exist_and_no_others(sources):
    built = {
        file.relative_to(DEMO).as_posix()
        for file in DEMO.rglob("*")
        if file.is_file() and file.relative_to(DEMO).as_posix() not in SETTINGS
    }
    bad = {row["file"] for row in rows("answer_key.csv") if row["code"] == "DOC101"}
    assert built == {source.holder or source.path for source in sources} | bad
    assert len(bad) == 4


def test_documents_that_need_no_office_are_built_byte_for_byte(sources, tmp_path):
    differ = []
    for source in sources:
        if source.format in WRITERS:
            target = tmp_path / source.path
            WRITERS[source.format](source.sheet, target)
            if source.holder is None and target.read_bytes() != (DEMO / source.path).read_bytes():
                differ.append(source.path)
    for holder in {source.holder for source in sources if source.holder}:
        files = {path.name: path.read_bytes() for path in (tmp_path / holder).iterdir()}
        if packed(Path(holder), files) != (DEMO / holder).read_bytes():
            differ.append(holder)
    assert differ == []


def test_what_office_made_was_made_from_its_source_as_it_is(sources, tmp_path):
    made = yaml.safe_load((SOURCES / "office_sources.yaml").read_text("utf-8"))
    now = {}
    for source in sources:
        if source.format not in WRITERS:
            write_draft(source, tmp_path / "draft.docx")
            now[source.path] = hashlib.sha256((tmp_path / "draft.docx").read_bytes()).hexdigest()
    assert now == made


def test_every_document_says_it_is_made_up(sources):
    files = [source for source in sources if source.holder is None]
    silent = [each.path for each in files if MADE_UP not in _first_words(DEMO / each.path)]
    assert silent == []


def test_old_letters_and_scans_say_so_too_when_they_are_read():
    for name in ("Quy dinh truc tong dai.doc", "Noi quy thu vien.rtf", "(ban ky).pdf"):
        (file,) = DEMO.rglob(f"*{name}")
        lines = read_file(file, Aids(recognise_now, convert_one)).blocks
        said = " ".join(line.text for line in lines if isinstance(line, Line))
        assert "TÀI LIỆU GIẢ ĐỊNH" in said


def _first_words(file: Path) -> str:
    if file.suffix in (".doc", ".rtf") or file.name.endswith("(ban ky).pdf"):
        return MADE_UP  # told by the test below, once they are read
    if file.suffix == ".xlsx":
        return str(openpyxl.load_workbook(file).active["A1"].value)
    if file.suffix == ".docx":
        return docx.Document(str(file)).sections[0].header.paragraphs[0].text
    if file.suffix == ".pdf":
        import pypdfium2

        page = pypdfium2.PdfDocument(str(file))[0]
        words = unicodedata.normalize("NFC", page.get_textpage().get_text_range())
        return re.sub(r"\s+", " ", words)
    return file.read_text("utf-8")


def test_planted_words_stand_in_the_document(sources):
    missing = [
        (source.path, fault.quote)
        for source in sources
        for fault in source.faults
        if fault.quote not in "\n".join(_lines(source))
    ]
    assert missing == []


def _lines(source: Source) -> list[str]:
    lines = []
    for block in source.sheet.blocks:
        lines.append(block.line)
        lines += [settled(cell) for row in block.rows for cell in row]
    return lines


def test_key_is_written_from_the_sources(sources):
    planted = {
        (source.path, fault.code, fault.quote) for source in sources for fault in source.faults
    }
    keyed = {(r["file"], r["code"], r["quote"]) for r in rows("answer_key.csv")}
    assert planted <= keyed
    assert {row["file"] for row in rows("clean.csv")} == {
        source.path for source in sources if not source.faults and not source.secret
    }


def test_enough_is_planted_and_enough_is_clean():
    key = rows("answer_key.csv")
    families = {row["code"][:3] for row in key}
    assert families == {"OUT", "REF", "FRM", "DOC", "PRO", "STD", "GAP"}
    planned = {row["code"] for row in key if row["status"] == "planned"}
    assert planned == {"GAP", "DOC201"}
    assert len(rows("clean.csv")) >= 15


def test_no_two_regulations_share_their_text(sources):
    seen: dict[str, str] = {}
    shared = []
    for source in sources:
        for block in source.sheet.blocks:
            if block.kind in (Kind.CLAUSE, Kind.POINT) and len(block.text) > 90:
                other = seen.setdefault(block.text, source.path)
                if not _are_twins(other, source.path):
                    shared.append((other, source.path, block.text))
    assert shared == []


def _are_twins(one: str, other: str) -> bool:
    """Whether both are the same document, or its signed scan and its draft."""
    return one.partition(" (")[0] == other.partition(" (")[0]


def test_total_size_is_small():
    assert sum(file.stat().st_size for file in DEMO.rglob("*") if file.is_file()) < 8_000_000


@pytest.mark.parametrize(
    ("line", "kind", "label", "text"),
    [
        ("Chương I. QUY ĐỊNH CHUNG", Kind.CHAPTER, "Chương I", "QUY ĐỊNH CHUNG"),
        ("Điều 5. Trách nhiệm", Kind.ARTICLE, "Điều 5.", "Trách nhiệm"),
        ("1. MỤC ĐÍCH", Kind.HEADING, "1.", "MỤC ĐÍCH"),
        ("5.2. Diễn giải", Kind.HEADING, "5.2.", "Diễn giải"),
        ("1. Mục đích là rõ.", Kind.CLAUSE, "1.", "Mục đích là rõ."),
        ("1- Chi bộ họp.", Kind.CLAUSE, "1-", "Chi bộ họp."),
        ("đ) Báo cáo;", Kind.POINT, "đ)", "Báo cáo;"),
        ("- Căn cứ Điều lệ;", Kind.INDENT, "-", "Căn cứ Điều lệ;"),
        ("Căn cứ Luật số 1;", Kind.BASIS, "", "Căn cứ Luật số 1;"),
        ("! 1. không phải khoản", Kind.PLAIN, "", "1. không phải khoản"),
    ],
)
def test_a_line_becomes_the_block_it_reads_like(line, kind, label, text):
    (block,) = read_markup(line).blocks
    assert (block.kind, block.label, block.text) == (kind, label, text)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("@head\nBỘ", "không có @end"),
        ("@khung\n@end", "không có khối @khung"),
        ("@table 50 50\na | b | c\n@end", "2 cột, nhưng có dòng 3 ô"),
    ],
)
def test_a_broken_body_is_refused_with_the_reason(body, said):
    with pytest.raises(ValueError, match=said):
        read_markup(body)


def test_marks_in_the_text():
    text = "Bản {--cũ--}{++mới++} lưu tại văn thư[^Tầng 1]."
    assert pieces(text) == [
        (Mark.PLAIN, "Bản "),
        (Mark.DELETED, "cũ"),
        (Mark.INSERTED, "mới"),
        (Mark.PLAIN, " lưu tại văn thư"),
        (Mark.FOOTNOTE, "Tầng 1"),
        (Mark.PLAIN, "."),
    ]
    assert settled(text) == "Bản mới lưu tại văn thư (Tầng 1)."
