"""Old text reads as it was meant, Unicode stays as it is, and nothing is lost on the way."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadRegister
from pipeline.model.reading import Line, Reading, ReadNoteKind
from pipeline.read import read_file
from pipeline.read.encodings import (
    Encoding,
    Run,
    by_font,
    by_words,
    code_of,
    decode_runs,
    in_unicode,
    normalise_set_in,
    tables,
)
from pipeline.read.encodings.decoding import decode, disguises, encode
from pipeline.read.html import read_markup
from pipeline.read.txt import read_text
from tests.read.pdf.making import Sheet, Words, make

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
# Every vowel of Vietnamese with every tone, and đ: written out from the alphabet.
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LETTERS = LOWER + [letter.upper() for letter in LOWER]
PARAGRAPH = (
    "Thủ trưởng các đơn vị lưu giữ hồ sơ, báo cáo bằng văn bản, chịu trách nhiệm trước lãnh đạo."
)
CP1252 = disguises()[0]


@pytest.mark.parametrize("disguise", disguises(), ids=lambda each: each.name)
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_of_vni_comes_back(letter, disguise):
    stored = encode(letter, Encoding.VNI, disguise)
    assert decode(stored, Encoding.VNI, disguise).text == letter


@pytest.mark.parametrize("disguise", disguises(), ids=lambda each: each.name)
@pytest.mark.parametrize("letter", [*LOWER, *"ĂÂÊÔƠƯĐ"])
def test_every_letter_of_tcvn3_comes_back(letter, disguise):
    stored = encode(letter, Encoding.TCVN3, disguise)
    assert decode(stored, Encoding.TCVN3, disguise).text == letter


@pytest.mark.parametrize("letter", LOWER)
def test_every_capital_of_tcvn3_comes_back_from_its_font(letter):
    stored = encode(letter, Encoding.TCVN3, CP1252)
    told = by_font(stored, code_of(".VnTimeH"))
    assert told is not None
    assert told.decoded.text == letter.upper()


@pytest.mark.parametrize("sign", "“”‘’–—…•")
def test_signs_of_word_processors_are_no_letters(sign):
    assert decode(sign, Encoding.TCVN3, CP1252).text == sign


@pytest.mark.parametrize("encoding", Encoding)
@given(words=st.lists(st.text(st.sampled_from([*LOWER, *"bcdghklmnpqrstvx"]), min_size=1)))
def test_any_words_come_back(words, encoding):
    text = " ".join(words)
    decoded = decode(encode(text, encoding, CP1252), encoding, CP1252)
    assert decoded.text == text
    assert len(decoded.starts) == len(text) + 1
    assert list(decoded.starts) == sorted(decoded.starts)


@pytest.mark.parametrize("case", CASES["old"], ids=lambda case: case["reads"][:30])
def test_old_text_is_told_by_its_words(case):
    told = by_words(case["stored"])
    assert told is not None
    assert told.encoding is Encoding(case["encoding"])
    assert told.decoded.text == case["reads"]


@pytest.mark.parametrize("text", CASES["unicode"])
def test_unicode_stays_whatever_language_it_is(text):
    assert by_words(text) is None


@pytest.mark.parametrize("text", [*CASES["unicode"][:3], PARAGRAPH])
@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_unicode_typed_in_an_old_font_stays(text, font):
    told = by_font(text, code_of(font))
    assert told is None or told.decoded.text == text


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        ("ABCDEF+.VnArialH-Bold", "tcvn3", True),
        (".VnArial NarrowH", "tcvn3", True),
        (".VnHelvetInsH", "tcvn3", True),
        ("VNI-Times", "vni", False),
        ("VNI-Helve-Condense", "vni", False),
        ("XYZABC+VNI-Times,BoldItalic", "vni", False),
    ],
)
def test_fonts_tell_the_encoding(font, encoding, capitals):
    assert code_of(font) == (Encoding(encoding), capitals)


@pytest.mark.parametrize(
    "font", ["Times New Roman", "Arial", "Symbol", "VnUniverse", "Vintage", "VNtimes new roman", ""]
)
def test_other_fonts_tell_nothing(font):
    if font.startswith("VN"):
        assert code_of(font) is not None  # a renamed ABC font; its words decide
    elif font == "VnUniverse":
        assert code_of(font) is not None
    else:
        assert code_of(font) is None


def test_small_letters_of_a_capital_font_are_capitals():
    stored = encode("bộ giả định", Encoding.TCVN3, CP1252)
    told = by_font(stored, code_of(".VnTimeH"))
    assert told is not None
    assert told.decoded.text == "BỘ GIẢ ĐỊNH"


def test_a_letter_and_its_mark_in_two_runs_are_one_letter():
    vni = code_of("VNI-Times")
    texts, encoding = decode_runs(
        [Run("chính ", None), Run("ñie", vni), Run("àu leä", vni), Run(" cuûa Boä", vni)]
    )
    assert texts == ["chính ", "điề", "u lệ", " của Bộ"]
    assert encoding is Encoding.VNI


def test_offsets_lead_back_to_the_text_as_stored():
    stored = encode("Điều lệ", Encoding.VNI, CP1252)
    clean, _ = normalise_set_in(stored, code_of("VNI-Times"))
    assert (clean.text, clean.raw) == ("Điều lệ", stored)
    at = clean.text.index("l")
    assert stored[clean.map.original(at)] == "l"
    assert clean.map.original(len(clean.text)) == len(stored)


def test_short_lines_follow_the_rest_of_the_file():
    lines = [encode(text, Encoding.TCVN3, CP1252) for text in (PARAGRAPH, "Bộ", "Điều 2.")]
    reading = Reading(format="txt", blocks=tuple(Line(text=line) for line in lines))
    turned = in_unicode(reading)
    assert [line.text for line in turned.blocks] == [PARAGRAPH, "Bộ", "Điều 2."]
    (note,) = turned.notes
    assert (note.kind, note.count, note.sample) == (ReadNoteKind.OLD_ENCODING, 3, "TCVN3 (ABC)")


def test_lines_in_unicode_stay_beside_old_ones():
    old = encode(PARAGRAPH, Encoding.VNI, CP1252)
    both = in_unicode(read_text(f"{old}\nQuy định này do Vụ Pháp chế soạn.\nNoël à Orléans\n"))
    assert [line.text for line in both.blocks] == [
        PARAGRAPH,
        "Quy định này do Vụ Pháp chế soạn.",
        "Noël à Orléans",
    ]


def test_plain_reading_is_not_touched():
    reading = read_text(PARAGRAPH)
    assert in_unicode(reading) is reading


@pytest.mark.parametrize("encoding", Encoding)
def test_bytes_of_a_text_file(encoding, tmp_path):
    stored = encode(f"Điều 1. Lưu trữ\n{PARAGRAPH}\n", encoding, CP1252)
    path = tmp_path / "cu.txt"
    path.write_bytes(stored.encode("cp1252"))
    assert [line.text for line in read_file(path).blocks] == ["Điều 1. Lưu trữ", PARAGRAPH]


def test_windows_1258_is_no_old_encoding(tmp_path):
    path = tmp_path / "1258.txt"
    decomposed = PARAGRAPH
    for composed, parts in (
        ("ả", "a\u0309"),
        ("ị", "i\u0323"),
        ("ệ", "ê\u0323"),
        ("ữ", "ư\u0303"),
        ("ồ", "ô\u0300"),
        ("ằ", "ă\u0300"),
        ("ủ", "u\u0309"),
        ("ở", "ơ\u0309"),
        ("ạ", "a\u0323"),
        ("ớ", "ơ\u0301"),
        ("ã", "a\u0303"),
    ):
        decomposed = decomposed.replace(composed, parts)
    path.write_bytes(decomposed.encode("cp1258"))
    (line,) = read_file(path).blocks
    assert line.text == PARAGRAPH


def set_font(run, font: str) -> None:
    run.font.name = font
    fonts = run._r.get_or_add_rPr().rFonts
    for side in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(side), font)


def test_word_document_of_mixed_fonts(tmp_path):
    document = Document()
    for text, font in (
        (encode("quy chế văn thư", Encoding.TCVN3, CP1252), ".VnTimeH"),
        (encode(PARAGRAPH, Encoding.TCVN3, CP1252), ".VnTime"),
        (encode(PARAGRAPH, Encoding.VNI, CP1252), "VNI-Times"),
        ("Đoạn gõ bằng Unicode trong phông cũ.", ".VnTime"),
        (encode("Lưu ý", Encoding.TCVN3, disguises()[1]), ".VnTime"),
    ):
        set_font(document.add_paragraph().add_run(text), font)
    document.save(tmp_path / "cu.docx")
    reading = read_file(tmp_path / "cu.docx")
    assert [line.text for line in reading.blocks] == [
        "QUY CHẾ VĂN THƯ",
        PARAGRAPH,
        PARAGRAPH,
        "Đoạn gõ bằng Unicode trong phông cũ.",
        "Lưu ý",
    ]
    note = next(each for each in reading.notes if each.kind is ReadNoteKind.OLD_ENCODING)
    assert (note.count, note.degrades) == (4, False)
    assert all(each.kind is not ReadNoteKind.SCRAMBLED for each in reading.notes)


def test_the_u_with_a_horn_survives_as_a_soft_hyphen(tmp_path):
    """LibreOffice writes the byte of ư (U+00AD) as Word's soft hyphen."""
    document = Document()
    run = document.add_paragraph().add_run("Thñ tr")
    run._r.append(run._r.makeelement(qn("w:softHyphen"), {}))
    last = run._r.makeelement(qn("w:t"), {})
    last.text = "ëng"
    run._r.append(last)
    set_font(run, ".VnTime")
    document.save(tmp_path / "cu.docx")
    assert [line.text for line in read_file(tmp_path / "cu.docx").blocks] == ["Thủ trưởng"]


def test_web_page_in_an_old_font():
    stored = encode("Quy chế", Encoding.TCVN3, CP1252)
    markup = (
        f'<p><font face=".VnTimeH, serif">{stored}</font></p>'
        f"<p style=\"font-family: '.VnTime'\">{encode(PARAGRAPH, Encoding.TCVN3, CP1252)}</p>"
    )
    assert [line.text for line in read_markup(markup).blocks] == ["QUY CHẾ", PARAGRAPH]


def test_pdf_whose_letters_mean_old_codes(tmp_path):
    stored = encode("Đơn vị chủ trì trình lãnh đạo phê duyệt hồ sơ", Encoding.TCVN3, CP1252)
    path = make(tmp_path / "cu.pdf", Sheet([Words(80, 100, stored)]))
    (line,) = read_file(path).blocks
    assert line.text == "Đơn vị chủ trì trình lãnh đạo phê duyệt hồ sơ"
    assert line.raw == stored


def test_a_bad_row_names_file_and_line(tmp_path, monkeypatch):
    table = tmp_path / "codes.csv"
    table.write_text("encoding,bytes,letter,source\ntcvn3,B5,à,x\ntcvn3,ZZ,á,x\n", "utf-8")
    monkeypatch.setattr(tables, "_CODES", table)
    with pytest.raises(BadRegister, match=r"codes\.csv.*dòng 3"):
        list(tables._read_codes())
