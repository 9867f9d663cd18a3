"""Lines of a PDF: words, boxes and looks, wherever and however the page holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.reading import Align, Line, Origin
from pipeline.read import read_file
from tests.read.pdf.making import A4, Sheet, Words, make, width

LEFT = 85.0
WIDE = "Quy chế này quy định việc tiếp nhận và xử lý văn bản đến, văn bản đi."


def lines_of(path: Path) -> list[Line]:
    return [block for block in read_file(path).blocks if isinstance(block, Line)]


def texts_of(path: Path) -> list[str]:
    return [line.text for line in lines_of(path)]


def test_words_boxes_and_looks(tmp_path: Path) -> None:
    heading = Words(LEFT, 100, "Điều 1. Phạm vi điều chỉnh", "B", 14)
    aside = Words(LEFT + 30, 120, "Theo đề nghị của Chánh Văn phòng,", "I")
    head, clause = lines_of(make(tmp_path / "a.pdf", Sheet([heading, aside])))
    assert head.text == heading.text
    assert (head.bold, head.italic, head.size, head.page) == (True, False, 14, 1)
    assert (clause.bold, clause.italic, clause.size) == (False, True, 13)
    assert clause.text == aside.text
    assert clause.joins is None
    assert head.box is not None
    assert head.box.x0 == pytest.approx(LEFT, abs=0.5)
    assert head.box.x1 == pytest.approx(LEFT + width(heading.text, 14), abs=4)
    assert 85 < head.box.top < 95
    assert 100 <= head.box.bottom < 106


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("at", [(0.0, 0.0), (120.0, -40.0)], ids=["at zero", "off zero"])
def test_a_page_turned_or_off_zero_reads_the_same(
    turned: int, at: tuple[float, float], tmp_path: Path
) -> None:
    marks = [Words(LEFT, 100, WIDE), Words(LEFT, 120, "của cơ quan.")]
    plain = lines_of(make(tmp_path / "plain.pdf", Sheet(marks)))
    moved = lines_of(make(tmp_path / "moved.pdf", Sheet(marks, turned=turned, at=at)))
    assert [line.text for line in moved] == [WIDE, "của cơ quan."]
    for one, other in zip(plain, moved, strict=True):
        assert one.box is not None and other.box is not None
        assert (other.box.x0, other.box.top) == pytest.approx((one.box.x0, one.box.top), abs=1)
        assert other.size == one.size


def test_size_is_that_on_the_page(tmp_path: Path) -> None:
    (line,) = lines_of(make(tmp_path / "a.pdf", Sheet([Words(LEFT, 100, WIDE)], scale=0.75)))
    assert line.size == pytest.approx(13, abs=0.05)
    assert line.box is not None
    assert line.box.x0 == pytest.approx(LEFT, abs=0.5)


def test_alignment_and_indent(tmp_path: Path) -> None:
    full = [Words(LEFT, 200 + 20 * at, WIDE) for at in range(4)]
    right = LEFT + width(WIDE)
    title = "QUY CHẾ"
    middle = (LEFT + right) / 2 - width(title) / 2
    date = "Hà Nội, ngày 5 tháng 3 năm 2024"
    marks = [
        Words(middle, 100, title, "B"),
        Words(right - width(date), 130, date, "I"),
        *full,
        Words(LEFT + 28, 290, "1. Đơn vị chủ trì lập hồ sơ trình Bộ trưởng."),
    ]
    lines = lines_of(make(tmp_path / "a.pdf", Sheet(marks)))
    by_text = {line.text: line for line in lines}
    assert by_text[title].align is Align.CENTER
    assert by_text[date].align is Align.RIGHT
    assert by_text[WIDE].align is Align.LEFT
    assert by_text[WIDE].indent == pytest.approx(0, abs=1)
    assert lines[-1].align is Align.LEFT
    assert lines[-1].indent == pytest.approx(28, abs=1)


@pytest.mark.parametrize("off", [0.0, 0.4])
def test_words_drawn_twice_are_read_once(off: float, tmp_path: Path) -> None:
    once = [Words(LEFT, 100, "Điều 1. Phạm vi"), Words(LEFT, 120, WIDE)]
    again = [Words(LEFT + off, 100, "Điều 1. Phạm vi")]
    assert texts_of(make(tmp_path / "a.pdf", Sheet([*once, *again]))) == ["Điều 1. Phạm vi", WIDE]


def test_a_raised_number_stays_with_its_line(tmp_path: Path) -> None:
    body = "Hồ sơ gồm đơn đề nghị"
    mark = Words(LEFT + width(body), 95, "1", size=8)
    rest = Words(LEFT + width(body) + 4, 100, " và các giấy tờ kèm theo.")
    (line,) = lines_of(make(tmp_path / "a.pdf", Sheet([Words(LEFT, 100, body), mark, rest])))
    assert line.text.replace(" 1", "1") == f"{body}1 và các giấy tờ kèm theo."
    assert line.size == 13


def test_letters_without_meaning_do_not_shift_the_rest(tmp_path: Path) -> None:
    marks = [Words(LEFT, 100, "\U0001f4de Điện thoại", size=13), Words(LEFT, 120, WIDE, "B")]
    lines = lines_of(make(tmp_path / "a.pdf", Sheet(marks)))
    assert lines[1].text == WIDE
    assert lines[1].bold
    assert lines[1].box is not None
    assert lines[1].box.x0 == pytest.approx(LEFT, abs=0.5)


class TestTornLetters:
    """Letters set after the rest of their line, as by word processors that lack a font's letters.

    Each line is drawn as LibreOffice draws it: first the letters its font has, then the others.
    """

    @staticmethod
    def torn(text: str, y: float, foreign: str) -> list[Words]:
        step = width("x")
        first = [(at, letter) for at, letter in enumerate(text) if letter not in foreign]
        after = [(at, letter) for at, letter in enumerate(text) if letter in foreign]
        return [Words(LEFT + at * step, y, letter) for at, letter in (*first, *after)]

    def test_lines_are_set_again(self, tmp_path: Path) -> None:
        texts = ["BỘ NGOẠI THƯƠNG", "Căn cứ Luật Tổ chức Chính phủ;", "1. Thủ trưởng đơn vị"]
        marks = [
            mark
            for at, text in enumerate(texts)
            for mark in self.torn(text, 100 + 20 * at, "ỘẠƯƠứậổửủưởịĐơ")
        ]
        assert texts_of(make(tmp_path / "a.pdf", Sheet(marks))) == texts

    def test_the_rest_of_a_torn_document_too(self, tmp_path: Path) -> None:
        first = Sheet(self.torn("Quyết định về hộ tịch và lệ phí", 100, "ếịộệ"))
        last = Sheet(self.torn("Nguyễn Văn Sơn", 100, "ơ"))
        assert texts_of(make(tmp_path / "a.pdf", first, last))[-1] == "Nguyễn Văn Sơn"


class TestColumns:
    """The head and the end of a document are set in two columns."""

    def test_head_is_read_column_by_column(self, tmp_path: Path) -> None:
        marks = [
            Words(90, 80, "BỘ NGOẠI THƯƠNG"),
            Words(290, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "B", 12),
            Words(100, 98, "VỤ PHÁP CHẾ", "B"),
            Words(310, 98, "Độc lập - Tự do - Hạnh phúc", "B"),
            Words(100, 125, "Số: 12/QĐ-PC"),
            Words(300, 125, "Hà Nội, ngày 05 tháng 3 năm 2024", "I"),
            Words(240, 170, "QUYẾT ĐỊNH", "B"),
            *(Words(LEFT, 200 + 20 * at, WIDE) for at in range(3)),
        ]
        assert texts_of(make(tmp_path / "a.pdf", Sheet(marks))) == [
            "BỘ NGOẠI THƯƠNG",
            "VỤ PHÁP CHẾ",
            "Số: 12/QĐ-PC",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Hà Nội, ngày 05 tháng 3 năm 2024",
            "QUYẾT ĐỊNH",
            *[WIDE] * 3,
        ]

    def test_recipients_then_signature(self, tmp_path: Path) -> None:
        marks = [
            *(Words(LEFT, 100 + 20 * at, WIDE) for at in range(20)),
            Words(LEFT, 530, "Nơi nhận:", "BI", 12),
            Words(370, 530, "KT. VỤ TRƯỞNG", "B"),
            Words(LEFT, 545, "- Như Điều 3;", size=11),
            Words(360, 548, "PHÓ VỤ TRƯỞNG", "B"),
            Words(LEFT, 560, "- Lưu: VT, PC.", size=11),
            Words(365, 620, "Trần Thị Bình", "B"),
        ]
        assert texts_of(make(tmp_path / "a.pdf", Sheet(marks)))[20:] == [
            "Nơi nhận:",
            "- Như Điều 3;",
            "- Lưu: VT, PC.",
            "KT. VỤ TRƯỞNG",
            "PHÓ VỤ TRƯỞNG",
            "Trần Thị Bình",
        ]

    def test_justified_lines_are_no_columns(self, tmp_path: Path) -> None:
        words = ["Cơ", "quan", "chủ", "trì", "soạn", "thảo", "gửi", "hồ", "sơ"]
        marks = [Words(LEFT, 80, WIDE)]
        x = LEFT
        for word in words:
            marks.append(Words(x, 100, word))
            x += width(word) + 22
        assert texts_of(make(tmp_path / "a.pdf", Sheet(marks)))[1:] == [" ".join(words)]


class TestAroundTheText:
    """Running heads, page numbers and footnotes are not the document's own text."""

    def test_running_head_and_page_numbers(self, tmp_path: Path) -> None:
        sheets = [
            Sheet(
                [
                    Words(LEFT, 40, "Quy trình nội bộ, mã hiệu QT-07", size=10),
                    *(Words(LEFT, 100 + 20 * at, f"{number}. {WIDE}") for at in range(3)),
                    Words(290, 810, f"Trang {number}/4", size=10),
                ]
            )
            for number in range(1, 5)
        ]
        lines = lines_of(make(tmp_path / "a.pdf", *sheets))
        origins = {
            Origin.HEADER: [line.text for line in lines if line.origin is Origin.HEADER],
            Origin.FOOTER: [line.text for line in lines if line.origin is Origin.FOOTER],
        }
        assert origins == {
            Origin.HEADER: ["Quy trình nội bộ, mã hiệu QT-07"] * 4,
            Origin.FOOTER: [f"Trang {number}/4" for number in range(1, 5)],
        }
        assert sum(line.origin is Origin.BODY for line in lines) == 12

    def test_page_number_at_the_top(self, tmp_path: Path) -> None:
        sheets = [
            Sheet(
                [Words(295, 45, str(number)), *(Words(LEFT, 90 + 20 * at, WIDE) for at in (0, 1))]
            )
            for number in (2, 3)
        ]
        lines = lines_of(make(tmp_path / "a.pdf", *sheets))
        assert [line.text for line in lines if line.origin is Origin.HEADER] == ["2", "3"]

    def test_a_number_that_counts_no_pages_is_text(self, tmp_path: Path) -> None:
        sheets = [
            Sheet([*(Words(LEFT, 100 + 20 * at, WIDE) for at in (0, 1)), Words(300, 800, number)])
            for number in ("17", "450", "9")
        ]
        lines = lines_of(make(tmp_path / "a.pdf", *sheets))
        assert {line.origin for line in lines} == {Origin.BODY}

    def test_cells_at_the_edge_are_text_though_one_is_the_page_s_number(
        self, tmp_path: Path
    ) -> None:
        sheets = [
            Sheet(
                [
                    *(Words(x, 60, cell) for x, cell in zip((300, 400, 500), cells, strict=True)),
                    *(Words(LEFT, 100 + 20 * at, WIDE) for at in (0, 1)),
                ]
            )
            for cells in (("38", "40", "38"), ("5", "2", "7"))
        ]
        lines = lines_of(make(tmp_path / "a.pdf", *sheets))
        assert {line.origin for line in lines} == {Origin.BODY}

    def test_footnotes(self, tmp_path: Path) -> None:
        marks = [
            *(Words(LEFT, 100 + 20 * at, WIDE) for at in range(10)),
            Words(LEFT, 700, "1 Tên đơn vị lập hồ sơ theo mẫu kèm theo Quy chế này,", size=10),
            Words(LEFT, 713, "kể cả đơn vị sự nghiệp.", size=10),
            Words(LEFT, 726, "2 Ngày lập hồ sơ.", size=10),
        ]
        lines = lines_of(make(tmp_path / "a.pdf", Sheet(marks)))
        assert [line.origin for line in lines] == [Origin.BODY] * 10 + [Origin.FOOTNOTE] * 3

    def test_footnotes_with_raised_numbers(self, tmp_path: Path) -> None:
        marks = [
            *(Words(LEFT, 100 + 20 * at, WIDE) for at in range(10)),
            Words(LEFT, 697, "1", size=6),
            Words(LEFT + 4, 700, "Tên đơn vị lập hồ sơ.", size=10),
        ]
        *body, note = lines_of(make(tmp_path / "a.pdf", Sheet(marks)))
        assert note.text == "1 Tên đơn vị lập hồ sơ."
        assert (note.origin, note.size) == (Origin.FOOTNOTE, 10)
        assert {line.origin for line in body} == {Origin.BODY}

    def test_an_annex_in_small_type_is_text(self, tmp_path: Path) -> None:
        body = Sheet([Words(LEFT, 100 + 20 * at, WIDE) for at in range(10)])
        annex = Sheet(
            [
                Words(250, 100, "PHỤ LỤC I", "B"),
                Words(LEFT, 130, "1. Tên đơn vị lập hồ sơ và người chịu trách nhiệm.", size=11),
                Words(LEFT, 150, "2. Ngày lập hồ sơ.", size=11),
                Words(LEFT, 170, "a) Ngày nhận;", size=11),
            ]
        )
        lines = lines_of(make(tmp_path / "a.pdf", body, annex))
        assert {line.origin for line in lines} == {Origin.BODY}

    def test_small_print_without_a_number_is_text(self, tmp_path: Path) -> None:
        marks = [
            *(Words(LEFT, 100 + 20 * at, WIDE) for at in range(10)),
            Words(LEFT, 700, "- Lưu: VT, PC.", size=10),
        ]
        lines = lines_of(make(tmp_path / "a.pdf", Sheet(marks)))
        assert {line.origin for line in lines} == {Origin.BODY}


def test_page_sizes(tmp_path: Path) -> None:
    reading = read_file(
        make(tmp_path / "a.pdf", Sheet([Words(9, 90, WIDE)]), Sheet([], size=(842, 595), turned=90))
    )
    assert [(page.number, page.width, page.height) for page in reading.pages] == [
        (1, *A4),
        (2, 842, 595),
    ]
