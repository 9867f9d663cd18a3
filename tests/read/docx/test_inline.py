"""What a paragraph says: fields, breaks, signs, tracked changes, hidden text."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.reading import ReadNoteKind
from pipeline.read.docx import read
from tests.read.docx.making import lines, make, note, p, run, table, texts

DELETED_MARK = "<w:rPr><w:del w:id='9' w:author='A'/></w:rPr>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        pytest.param(run("Điều") + run(" 5") + run("."), ["Điều 5."], id="runs"),
        pytest.param("<w:r><w:t>Số:</w:t><w:tab/><w:t>12</w:t></w:r>", ["Số: 12"], id="tab"),
        pytest.param("<w:r><w:t> Số: </w:t></w:r>" + run("12"), ["Số:12"], id="blanks not kept"),
        pytest.param(
            "<w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>BNG</w:t></w:r>", ["QĐ-BNG"], id="hyphen"
        ),
        pytest.param(
            "<w:r><w:t>quy</w:t><w:softHyphen/><w:t>trình</w:t></w:r>",
            ["quytrình"],
            id="soft hyphen",
        ),
        pytest.param(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>Đạt</w:t></w:r>',
            ["✓Đạt"],
            id="symbol",
        ),
        pytest.param(run("£", '<w:rFonts w:ascii="Wingdings 2"/>'), ["□"], id="picture font"),
        pytest.param(
            '<w:hyperlink r:id="x">' + run("Luật") + "</w:hyperlink>" + run(" này"),
            ["Luật này"],
            id="link",
        ),
        pytest.param(
            "<w:sdt><w:sdtPr/><w:sdtContent>" + run("Vụ A") + "</w:sdtContent></w:sdt>",
            ["Vụ A"],
            id="content control",
        ),
        pytest.param(
            '<w:smartTag w:element="place">' + run("Hà Nội") + "</w:smartTag>",
            ["Hà Nội"],
            id="smart tag",
        ),
        pytest.param(
            "<w:r><w:ruby><w:rt>"
            + run("chú")
            + "</w:rt><w:rubyBase>"
            + run("chữ")
            + "</w:rubyBase></w:ruby></w:r>",
            ["chữ"],
            id="ruby",
        ),
        pytest.param(
            "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>" + run(" ngày"),
            ["x+1 ngày"],
            id="formula",
        ),
        pytest.param(
            '<w:fldSimple w:instr="REF dieu5">' + run("Điều 5") + "</w:fldSimple>",
            ["Điều 5"],
            id="simple field",
        ),
        pytest.param(
            field("begin")
            + instruction("IF ")
            + field("begin")
            + instruction("PAGE")
            + field("separate")
            + run("7")
            + field("end")
            + field("separate")
            + run("đúng")
            + field("end")
            + run(" sau"),
            ["đúng sau"],
            id="field inside a field's instruction",
        ),
        pytest.param(
            field("begin") + instruction("REF x") + run("chữ sau trường hỏng"),
            [],
            id="broken field",
        ),
        pytest.param(run("Quy chế", "<w:caps/>"), ["QUY CHẾ"], id="capitals"),
    ],
)
def test_shown(content: str, shown: list[str], tmp_path: Path) -> None:
    body = p(content) + p("Đoạn cuối.")
    assert texts(read(make(tmp_path, body))) == [*shown, "Đoạn cuối."]


def test_breaks_end_lines_that_may_go_on(tmp_path: Path) -> None:
    content = "<w:r><w:t>QUY CHẾ</w:t><w:br/><w:t>Làm việc</w:t><w:cr/><w:t>của Vụ</w:t></w:r>"
    found = lines(read(make(tmp_path, p(content))))
    assert [(line.text, line.joins) for line in found] == [
        ("QUY CHẾ", False),
        ("Làm việc", None),
        ("của Vụ", None),
    ]


def test_field_over_several_paragraphs(tmp_path: Path) -> None:
    body = (
        p(field("begin") + instruction("TOC") + field("separate") + run("Chương I 2"))
        + p(run("Chương II 5"))
        + p(field("end") + run("Sau mục lục"))
    )
    assert texts(read(make(tmp_path, body))) == ["Chương I 2", "Chương II 5", "Sau mục lục"]


def test_tracked_changes_are_accepted_and_reported(tmp_path: Path) -> None:
    body = p(
        run("Thời hạn là ")
        + "<w:del w:id='1' w:author='A'><w:r><w:delText>10</w:delText></w:r></w:del>"
        + "<w:ins w:id='2' w:author='A'>"
        + run("05")
        + "</w:ins>"
        + run(" ngày.")
    ) + p(
        "<w:moveFrom w:id='3' w:author='A'>" + run("Câu chuyển đi.") + "</w:moveFrom>"
        "<w:moveTo w:id='4' w:author='A'>" + run("Câu chuyển đến.") + "</w:moveTo>"
    )
    reading = read(make(tmp_path, body))
    assert texts(reading) == ["Thời hạn là 05 ngày.", "Câu chuyển đến."]
    found = note(reading, ReadNoteKind.TRACKED_CHANGES)
    assert (found.count, found.sample) == (4, "bỏ: 10")


def test_paragraphs_whose_mark_is_deleted_run_together(tmp_path: Path) -> None:
    body = p(run("Trưởng phòng "), DELETED_MARK) + p("trình Vụ trưởng.", '<w:jc w:val="center"/>')
    (line,) = lines(read(make(tmp_path, body)))
    assert (line.text, line.align) == ("Trưởng phòng trình Vụ trưởng.", "center")


def test_wholly_deleted_paragraph_leaves_nothing(tmp_path: Path) -> None:
    gone = "<w:del w:id='1' w:author='A'><w:r><w:delText>Bỏ hẳn</w:delText></w:r></w:del>"
    body = p("Trước.") + p(gone, DELETED_MARK) + p("Sau.")
    assert texts(read(make(tmp_path, body))) == ["Trước.", "Sau."]


def test_deleted_row_of_a_table(tmp_path: Path) -> None:
    def row(text: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{p(text)}</w:tc></w:tr>"

    gone = row("Bỏ", '<w:del w:id="1"/>')
    body = f"<w:tbl>{row('Giữ')}{gone}</w:tbl>"
    reading = read(make(tmp_path, body))
    assert [cell.text for cell in table(reading).cells] == ["Giữ"]
    assert note(reading, ReadNoteKind.TRACKED_CHANGES).sample == "bỏ: Bỏ"


def test_hidden_text_is_left_out_and_reported(tmp_path: Path) -> None:
    reading = read(make(tmp_path, p(run("Thấy.") + run("Ghi chú ẩn", "<w:vanish/>"))))
    assert texts(reading) == ["Thấy."]
    found = note(reading, ReadNoteKind.HIDDEN_TEXT)
    assert (found.count, found.sample) == (1, "Ghi chú ẩn")


def test_drop_cap_belongs_to_its_word(tmp_path: Path) -> None:
    body = p("N", '<w:framePr w:dropCap="drop"/>') + p("gười đứng đầu")
    assert texts(read(make(tmp_path, body))) == ["Người đứng đầu"]


def test_text_is_composed_with_a_way_back(tmp_path: Path) -> None:
    reading = read(make(tmp_path, p("Vu\u0323 A")))
    (line,) = lines(reading)
    assert line.text == "Vụ A"
    assert line.raw == "Vu\u0323 A"
    assert line.map.original(2) == 3
    assert note(reading, ReadNoteKind.DECOMPOSED).count == 1


@given(st.text("Điều 5. ăâđêôơư\u0301\u00a0QĐ-", min_size=1), st.data())
@settings(max_examples=60, deadline=None)
def test_where_runs_are_cut_makes_no_difference(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    with TemporaryDirectory() as folder:
        whole = texts(read(make(Path(folder), p(run("A" + text)))))
        parts = texts(read(make(Path(folder), p(run("A" + text[:cut]) + run(text[cut:])))))
    assert parts == whole


def test_comments_and_pictures_are_counted(tmp_path: Path) -> None:
    picture = "<w:r><w:drawing><a:blip r:embed='x'/></w:drawing></w:r>"
    comments = '<w:comment w:id="1">' + p("Xem lại thời hạn") + "</w:comment>"
    reading = read(make(tmp_path, p(run("Lưu đồ:") + picture), comments=comments))
    assert note(reading, ReadNoteKind.IMAGES).count == 1
    assert note(reading, ReadNoteKind.COMMENTS).sample == "Xem lại thời hạn"


def test_text_inserted_from_another_file_is_said_to_be_missing(tmp_path: Path) -> None:
    reading = read(make(tmp_path, p("Trước.") + '<w:altChunk r:id="x"/>'))
    assert note(reading, ReadNoteKind.TRUNCATED).degrades
