"""What holds for every document: spans nest, follow one another, and give the text back."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Provision, Span
from pipeline.model.reading import Box, Cell, Line, Origin, Reading, Table, lines_in
from pipeline.structure import build_document

WORDS = st.sampled_from(
    """
    Chương I
    Chương II. TỔ CHỨC
    Mục 1
    QUY ĐỊNH CHUNG
    Điều 1. Phạm vi
    Điều 2.
    Điều 3a. Hồ sơ gồm:
    1. Văn phòng.
    2. Hồ sơ như sau:
    3a. Vụ;
    1) Cục
    1- Chi bộ
    a) Đơn;
    b) Ảnh:
    đ1) Thẻ.
    i) Bản
    (ii) Bản
    - Sổ;
    + Bút.
    Bước 1. Nhận
    I. TÌNH HÌNH
    1 MỤC ĐÍCH
    1.1. Phạm vi
    5.2.1 Nội dung
    “1. Điểm mới:
    hết.”.
    “Điều 4. Mới
    "
    Nơi nhận:
    KT. BỘ TRƯỞNG
    QUY CHẾ
    (Ban hành kèm theo Quyết định)
    PHỤ LỤC I
    Mẫu số 01
    Sửa đổi khoản 2 như sau:
    2. Sửa đổi Điều 5 như sau:
    12/2024
    văn bản thường
    .
    1.000.000 đồng
    """.strip().splitlines()
).map(str.strip)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    placed = draw(st.booleans())
    left = draw(st.sampled_from([85.0, 113.0, 250.0]))
    return Line(
        text=draw(WORDS),
        page=1 if placed else None,
        box=Box(left, 100.0, draw(st.sampled_from([200.0, 540.0])), 112.0) if placed else None,
        bold=draw(st.booleans()),
        origin=draw(st.sampled_from([Origin.BODY, Origin.BODY, Origin.FOOTNOTE, Origin.FOOTER])),
        joins=draw(st.sampled_from([None, False])),
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    cells = tuple(
        Cell(row=row, column=column, lines=tuple(draw(st.lists(lines(), max_size=2))))
        for row in range(2)
        for column in range(columns)
    )
    return Table(cells=cells, n_rows=2, n_columns=columns, ruled=draw(st.booleans()))


READINGS = st.lists(st.one_of(lines(), lines(), lines(), tables()), max_size=25).map(
    lambda blocks: Reading(format="pdf", blocks=tuple(blocks))
)


def siblings_are_apart(nodes: Iterable[Provision]) -> None:
    end = 0
    for node in nodes:
        assert end <= node.span.start <= node.span.end
        end = node.span.end
        assert node.span.holds(node.head)
        for child in node.children:
            assert node.span.holds(child.span)
        for table in node.tables:
            assert node.span.holds(table.span)
        siblings_are_apart(node.children)


@given(READINGS)
def test_spans_nest_and_follow_one_another(reading: Reading) -> None:
    document = build_document(reading)
    siblings_are_apart(document.provisions)
    assert all(node.span.end <= len(document.text) for node in document.walk())


@given(READINGS)
def test_a_nodes_words_stand_in_its_span(reading: Reading) -> None:
    document = build_document(reading)
    for node in document.walk():
        words = document.words(node.span)
        assert all(line in words for line in node.text.splitlines())
        assert node.num.upper() in words.upper() or node.num == "l"


@given(READINGS)
def test_eids_are_unique(reading: Reading) -> None:
    eids = [node.eid for node in build_document(reading).walk()]
    assert len(eids) == len(set(eids))


@given(READINGS)
def test_each_anchor_leads_to_one_line(reading: Reading) -> None:
    document = build_document(reading)
    starts = [anchor.start for anchor in document.anchors]
    assert starts == sorted(starts)
    ends = [*(start - 1 for start in starts[1:]), len(document.text)][: len(starts)]
    pieces = {document.words(Span(*bounds)) for bounds in zip(starts, ends, strict=True)}
    assert pieces <= {line.text for line in lines_in(reading.blocks)}


@given(READINGS)
def test_cells_are_where_they_say(reading: Reading) -> None:
    document = build_document(reading)
    for node in document.walk():
        for table in node.tables:
            for cell in table.cells:
                assert document.words(cell.span) == cell.text
