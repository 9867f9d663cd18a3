"""Flow charts in Word: what stands in the shapes, and where the arrows lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.reading import Box, Drawing, Line, Origin, ReadNoteKind
from pipeline.read import read_file
from tests.read.docx.making import OFFICE, document, make, note, p, package, relationships, texts

SPACES = (
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
POINT = 12700


def shape(
    id_: int, text: str, x: int, y: int, form: str = "flowChartProcess", wide: int = 100
) -> str:
    """A box ``wide`` × 30 points at ``x``, ``y``."""
    words = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f'<wps:wsp><wps:cNvPr id="{id_}" name="s"/><wps:cNvSpPr/><wps:spPr><a:xfrm>'
        f'<a:off x="{x * POINT}" y="{y * POINT}"/><a:ext cx="{wide * POINT}" cy="{30 * POINT}"/>'
        f'</a:xfrm><a:prstGeom prst="{form}"/></wps:spPr><wps:txbx>{words}</wps:txbx></wps:wsp>'
    )


def arrow(
    id_: int,
    ends: tuple[int, int, int, int],
    glue: tuple[int, int] | None = None,
    head: str = "tailEnd",
) -> str:
    """An arrow from (x0, y0) to (x1, y1), glued to shapes or not."""
    x0, y0, x1, y1 = ends
    flips = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
    glued = f'<a:stCxn id="{glue[0]}" idx="2"/><a:endCxn id="{glue[1]}" idx="0"/>' if glue else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{id_}" name="c"/><wps:cNvCnPr>{glued}</wps:cNvCnPr><wps:spPr>'
        f'<a:xfrm{flips}><a:off x="{min(x0, x1) * POINT}" y="{min(y0, y1) * POINT}"/>'
        f'<a:ext cx="{abs(x1 - x0) * POINT}" cy="{abs(y1 - y0) * POINT}"/></a:xfrm>'
        f'<a:prstGeom prst="straightConnector1"/><a:ln><a:{head} type="triangle"/></a:ln>'
        f"</wps:spPr></wps:wsp>"
    )


def canvas(*parts: str) -> str:
    return (
        f"<w:r><w:drawing {SPACES}><wp:inline><wp:extent cx='1' cy='1'/><wp:docPr id='900'/>"
        f"<a:graphic><a:graphicData><wpc:wpc>{''.join(parts)}</wpc:wpc></a:graphicData>"
        f"</a:graphic></wp:inline></w:drawing></w:r>"
    )


def drawing_of(path: Path) -> Drawing:
    (drawing,) = read_file(path).drawings
    return drawing


def flow(drawing: Drawing) -> list[tuple[str, str, str]]:
    words = {each.id: each.text for each in drawing.shapes}
    return [(words[c.source], words[c.target], c.label) for c in drawing.connectors]


def test_glued_arrows_in_a_canvas(tmp_path):
    parts = canvas(
        shape(3, "Phê duyệt", 0, 160, "flowChartDecision"),
        shape(1, "Tiếp nhận", 0, 0),
        shape(2, "Thẩm định", 0, 80),
        arrow(10, (50, 30, 50, 80), (1, 2)),
        arrow(11, (50, 110, 50, 160), (2, 3)),
        arrow(12, (100, 175, 100, 95), (3, 2)),
    )
    reading = read_file(make(tmp_path, p("Lưu đồ") + f"<w:p>{parts}</w:p>"))
    (drawing,) = reading.drawings
    assert [each.text for each in drawing.shapes] == ["Tiếp nhận", "Thẩm định", "Phê duyệt"]
    assert drawing.shapes[2].form == "flowChartDecision"
    assert flow(drawing) == [
        ("Tiếp nhận", "Thẩm định", ""),
        ("Thẩm định", "Phê duyệt", ""),
        ("Phê duyệt", "Thẩm định", ""),
    ]
    assert {"Tiếp nhận", "Thẩm định", "Phê duyệt"} <= set(texts(reading))


def test_loose_arrows_join_what_their_ends_touch(tmp_path):
    parts = canvas(
        shape(1, "Lập phiếu", 0, 0),
        shape(2, "Soát xét", 0, 100),
        shape(3, "Ký ban hành", 200, 100),
        shape(4, "Đạt", 135, 80, "rect", wide=30),
        arrow(10, (50, 33, 50, 97)),
        arrow(11, (198, 115, 102, 115), head="headEnd"),
        arrow(12, (300, 300, 400, 400)),
    )
    drawing = drawing_of(make(tmp_path, f"<w:p>{parts}</w:p>"))
    assert flow(drawing) == [("Lập phiếu", "Soát xét", ""), ("Soát xét", "Ký ban hành", "Đạt")]
    assert [each.text for each in drawing.shapes] == ["Lập phiếu", "Soát xét", "Ký ban hành"]


def test_a_group_scales_what_is_inside_it(tmp_path):
    inner = shape(1, "Một", 0, 0) + shape(2, "Hai", 0, 100) + arrow(10, (50, 30, 50, 100))
    group = (
        f"<w:r><w:drawing {SPACES}><wp:anchor><wp:docPr id='900'/><a:graphic><a:graphicData>"
        f"<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x='0' y='0'/>"
        f"<a:ext cx='{50 * POINT}' cy='{65 * POINT}'/><a:chOff x='0' y='0'/>"
        f"<a:chExt cx='{100 * POINT}' cy='{130 * POINT}'/></a:xfrm></wpg:grpSpPr>{inner}</wpg:wgp>"
        f"</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    drawing = drawing_of(make(tmp_path, f"<w:p>{group}</w:p>"))
    assert flow(drawing) == [("Một", "Hai", "")]
    assert drawing.shapes[1].box == Box(0.0, 50.0, 50.0, 65.0)


def test_old_shapes_in_vml(tmp_path):
    def box(id_: str, text: str, top: int) -> str:
        return (
            f'<v:rect id="{id_}" style="position:absolute;margin-left:10pt;margin-top:{top}pt;'
            f'width:100pt;height:30pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r>'
            f"</w:p></w:txbxContent></v:textbox></v:rect>"
        )

    body = (
        f"<w:p><w:r><w:pict {SPACES}>{box('a', 'Nhận đơn', 0)}</w:pict></w:r>"
        f"<w:r><w:pict {SPACES}>{box('b', 'Xử lý đơn', 80)}</w:pict></w:r>"
        f'<w:r><w:pict {SPACES}><v:line from="60pt,30pt" to="60pt,80pt">'
        f'<v:stroke endarrow="block"/></v:line></w:pict></w:r></w:p>'
    )
    assert flow(drawing_of(make(tmp_path, body))) == [("Nhận đơn", "Xử lý đơn", "")]


def test_a_lone_text_box_is_no_flow_chart(tmp_path):
    assert (
        read_file(make(tmp_path, f"<w:p>{canvas(shape(1, 'Bản thảo', 0, 0))}</w:p>")).drawings == ()
    )


def smartart(folder: Path, layout: str, links: str) -> Path:
    space = SPACES + ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    named = "".join(
        f'<dgm:pt modelId="{id_}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for id_, text in (("1", "Đề xuất"), ("2", "Thẩm định"), ("3", "Quyết định"))
    )
    data = (
        f'<dgm:dataModel {space}><dgm:ptLst><dgm:pt modelId="0" type="doc"/>{named}'
        f'<dgm:pt modelId="9" type="sibTrans"/></dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst>'
        f"</dgm:dataModel>"
    )
    name = f"urn:microsoft.com/office/officeart/2005/8/layout/{layout}"
    kind = f'<dgm:layoutDef {space} uniqueId="{name}"/>'
    body = (
        f"<w:p><w:r><w:drawing {SPACES}><wp:inline><wp:docPr id='1'/><a:graphic><a:graphicData>"
        f'<dgm:relIds r:dm="data" r:lo="layout"/></a:graphicData></a:graphic></wp:inline>'
        f"</w:drawing></w:r></w:p>"
    )
    return package(
        folder / "made.docx",
        {
            "_rels/.rels": relationships(
                f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": relationships(
                f'<Relationship Id="data" Type="{OFFICE}/diagramData" Target="diagrams/data1.xml"/>'
                f'<Relationship Id="layout" Type="{OFFICE}/diagramLayout" Target="diagrams/l.xml"/>'
            ),
            "word/document.xml": document(body + p("Văn bản giả định.")),
            "word/diagrams/data1.xml": data,
            "word/diagrams/l.xml": kind,
        },
    )


LEVEL = "".join(
    f'<dgm:cxn modelId="c{at}" srcId="0" destId="{id_}" srcOrd="{at}"/>'
    for at, id_ in ((1, "2"), (0, "1"), (2, "3"))
)
TREE = (
    '<dgm:cxn modelId="c1" srcId="0" destId="1" srcOrd="0"/>'
    '<dgm:cxn modelId="c2" srcId="1" destId="2" srcOrd="0"/>'
    '<dgm:cxn modelId="c3" srcId="1" destId="3" srcOrd="1"/>'
)


@pytest.mark.parametrize(
    ("layout", "links", "expected"),
    [
        ("process1", LEVEL, [("Đề xuất", "Thẩm định"), ("Thẩm định", "Quyết định")]),
        (
            "cycle2",
            LEVEL,
            [("Đề xuất", "Thẩm định"), ("Thẩm định", "Quyết định"), ("Quyết định", "Đề xuất")],
        ),
        ("hierarchy1", TREE, [("Đề xuất", "Thẩm định"), ("Đề xuất", "Quyết định")]),
    ],
)
def test_smartart(layout, links, expected, tmp_path):
    reading = read_file(smartart(tmp_path, layout, links))
    (drawing,) = reading.drawings
    assert [(source, target) for source, target, _ in flow(drawing)] == expected
    boxed = [
        block.text
        for block in reading.blocks
        if isinstance(block, Line) and block.origin is Origin.TEXTBOX
    ]
    assert boxed == ["Đề xuất", "Thẩm định", "Quyết định"]


def picture(wide: int) -> str:
    return (
        f"<w:p><w:r><w:drawing><wp:inline><wp:extent cx='{wide * POINT}' cy='{99 * POINT}'/>"
        f"<wp:docPr id='1'/><a:graphic><a:graphicData><a:blip r:embed='x'/></a:graphicData>"
        f"</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def test_a_flow_chart_that_is_a_picture_is_said(tmp_path):
    body = p("1. Mục đích") + p("2. Lưu đồ xử lý hồ sơ") + picture(420) + p("3. Hồ sơ")
    found = note(read_file(make(tmp_path, body)), ReadNoteKind.FLOW_CHART_PICTURE)
    assert (found.count, found.sample) == (1, "2. Lưu đồ xử lý hồ sơ")


@pytest.mark.parametrize(
    "body",
    [
        p("2. Lưu đồ xử lý hồ sơ") + picture(60),
        p("Ảnh chụp trụ sở") + picture(420) + p("Hình 1. Trụ sở cơ quan giả định"),
    ],
    ids=["logo", "photograph"],
)
def test_other_pictures_are_no_flow_charts(body, tmp_path):
    reading = read_file(make(tmp_path, p("Văn bản giả định.") + body))
    assert all(each.kind is not ReadNoteKind.FLOW_CHART_PICTURE for each in reading.notes)


def test_an_embedded_visio_drawing_is_said(tmp_path):
    visio = '<o:OLEObject ProgID="Visio.Drawing.15"/>'
    embedded = f"<w:p><w:r><w:object {SPACES}>{visio}</w:object></w:r></w:p>"
    reading = read_file(make(tmp_path, p("Các bên tham gia") + embedded))
    assert note(reading, ReadNoteKind.FLOW_CHART_PICTURE).sample == "Các bên tham gia"
