"""A signed source and its draft are found to be one document, and told where they differ."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from pipeline.model.document import Document
from pipeline.model.reading import Page, ReadNote, ReadNoteKind
from pipeline.model.run import Source
from pipeline.read.txt import read_text
from pipeline.structure import build_document
from pipeline.twins import card_of, differences, pair_up

HEAD = "BỘ GIẢ ĐỊNH\n{number}\nQUYẾT ĐỊNH\nBan hành Quy chế trực cơ quan\n"
BODY = """Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc phân công trực, bàn giao ca trực và báo cáo sự cố của các đơn vị.
Điều 2. Thời hạn báo cáo
1. Người trực báo cáo Chánh Văn phòng chậm nhất 05 ngày làm việc kể từ khi có sự cố.
2. Chánh Văn phòng không được giao người đang nghỉ phép trực thay.
Điều 3. Hiệu lực
Quy chế này có hiệu lực từ ngày ký; Văn phòng chịu trách nhiệm thi hành.
"""
SIGNED = HEAD.format(number="Số: 12/QĐ-BGĐ") + BODY
DRAFT = HEAD.format(number="Số:      /QĐ-BGĐ") + BODY


REGULATION = [
    f"Điều {at}. Ca trực số {at}\nPhòng số {at} cử {at} người trực ca {at}, nhận sổ {at}.\n"
    for at in range(4, 30)
]


def read(text: str, kind: str = "docx") -> Document:
    document = build_document(read_text(text))
    shown = "pdf" if kind == "scan" else kind
    pages = (Page(number=1, width=595, height=842, confidence=0.9),) if kind == "scan" else ()
    return msgspec.structs.replace(document, format=shown, pages=pages)


def source(path: str) -> Source:
    return Source(path=path, unit=path.partition("/")[0], sha256=path, size=1)


def pairs(*files: tuple[str, Document]) -> list[tuple[str, str]]:
    cards = [card_of(source(path), document) for path, document in files]
    return [(pair.signed.path, pair.draft.path) for pair in pair_up(cards)]


def test_a_scan_and_its_draft_are_one_document():
    assert pairs(("vp/a.docx", read(DRAFT)), ("vp/b.pdf", read(SIGNED, "scan"))) == [
        ("vp/b.pdf", "vp/a.docx")
    ]


def test_misread_letters_do_not_hide_it():
    misread = SIGNED.replace("trực", "trưc").replace("Chánh", "Chảnh").replace("báo", "bảo")
    assert pairs(("vp/a.docx", read(DRAFT)), ("vp/b.pdf", read(misread, "scan"))) != []


@pytest.mark.parametrize("kind", ["html", "txt", "doc", "docx"])
def test_a_copy_in_another_file_is_told_once(kind):
    assert pairs(("vp/a.docx", read(SIGNED)), ("vp/b." + kind, read(SIGNED, kind))) == [
        ("vp/a.docx", "vp/b." + kind)
    ]


def test_all_other_sources_are_held_against_the_one_that_binds():
    scan, pdf, word, page = (
        (f"vp/a.{kind}", read(text, kind))
        for kind, text in zip(
            ("scan", "pdf", "docx", "html"),
            (SIGNED.replace("trực", "trưc"), SIGNED, DRAFT, DRAFT),
            strict=True,
        )
    )
    assert pairs(page, word, pdf, scan) == [
        ("vp/a.scan", "vp/a.pdf"),
        ("vp/a.scan", "vp/a.docx"),
        ("vp/a.scan", "vp/a.html"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("vp/a.docx", read(SIGNED)), ("vp/b.docx", read(SIGNED.replace("05 ngày", "07 ngày")))),
        (
            ("vp/a.docx", read(SIGNED + "".join(REGULATION))),
            ("vp/b.pdf", read(SIGNED, "scan")),
        ),
        (("vp/a.docx", read(SIGNED)), ("ld/b.pdf", read(SIGNED, "scan"))),
        (
            ("vp/a.docx", read(SIGNED.replace("12/QĐ", "98/QĐ"))),
            ("vp/b.pdf", read(SIGNED, "scan")),
        ),
        (
            ("vp/a.docx", read("Điều 1. Mua sắm\n" + "Phòng Quản trị lập dự toán. " * 30)),
            ("vp/b.pdf", read(SIGNED, "scan")),
        ),
    ],
    ids=[
        "two drafts",
        "a decision and the file with its regulation",
        "two units",
        "two numbers",
        "other words",
    ],
)
def test_other_files_are_not_one_document(one, other):
    assert pairs(one, other) == []


def test_a_damaged_file_is_no_source_to_hold_others_against():
    note = ReadNote(kind=ReadNoteKind.RECOVERED, degrades=True)
    damaged = msgspec.structs.replace(read(SIGNED, "pdf"), notes=(note,))
    assert pairs(("vp/a.docx", read(DRAFT)), ("vp/b.pdf", damaged)) == []
    assert pairs(("vp/a.docx", read(DRAFT)), ("vp/b.pdf", read(SIGNED, "pdf"))) != []


def test_two_editions_are_told_apart_by_their_dates():
    first, second = (
        msgspec.structs.replace(
            read(SIGNED, kind),
            metadata=msgspec.structs.replace(
                read(SIGNED).metadata, number=None, date=datetime.date(year, 1, 1)
            ),
        )
        for kind, year in (("scan", 2020), ("docx", 2024))
    )
    assert pairs(("vp/a.pdf", first), ("vp/b.docx", second)) == []


def changes(signed: str, draft: str) -> list[tuple[str, str]]:
    one, other = read(signed, "scan"), read(draft)
    found = differences(one, other)
    for each in found:
        if each.signed_words:
            assert one.words(each.signed) == each.signed_words
        if each.draft_words:
            assert other.words(each.draft) == each.draft_words
    return [(each.signed_words, each.draft_words) for each in found]


def test_the_same_words_do_not_differ_and_blanks_of_a_draft_are_none():
    assert changes(SIGNED, DRAFT) == []


def test_blanks_within_the_text_of_a_draft_are_none():
    clause = "Quyết định số {}/QĐ-BGĐ ngày {} tháng 10 năm 2026 hết hiệu lực sau {} ngày.\n"
    signed = SIGNED + clause.format("61", "20", "05")
    assert changes(signed, DRAFT + clause.format("  ", "  ", "05")) == []
    assert changes(signed, DRAFT + clause.format("  ", "  ", "")) == [("05", "")]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("05 ngày", "07 ngày", ("05 ngày", "07 ngày")),
        ("không được giao", "được giao", ("không", "")),
        (
            "Chánh Văn phòng không",
            "Vụ trưởng Vụ Pháp chế không",
            ("Chánh Văn phòng", "Vụ trưởng Vụ Pháp chế"),
        ),
    ],
)
def test_a_changed_duty_is_told(before, after, expected):
    assert changes(SIGNED, DRAFT.replace(before, after)) == [expected]


def test_misread_letters_are_no_difference():
    misread = SIGNED.replace("trực", "trưc").replace("nghỉ phép", "nghì phép")
    assert changes(misread, DRAFT) == []


def test_a_clause_one_source_lacks_is_told():
    lacking = DRAFT.replace(
        "2. Chánh Văn phòng không được giao người đang nghỉ phép trực thay.\n", ""
    )
    ((signed, draft),) = changes(SIGNED, lacking)
    assert "nghỉ phép" in signed and draft == ""
