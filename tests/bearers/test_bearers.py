"""Bearers' names and whom they mean, in the document of a unit."""

from __future__ import annotations

import pytest

from pipeline.bearers import BearerKind, link_bearer
from pipeline.model.law import Body, BodyEvent
from pipeline.model.run import Unit, UnitKind

MINISTRY = Unit(id="bo", name="Văn bản chung của Bộ", kind=UnitKind.MINISTRY, aliases=("Bộ",))
OFFICE = Unit(id="vp", name="Văn phòng Bộ", kind=UnitKind.OFFICE, aliases=("Văn phòng",))
LEGAL = Unit(id="pc", name="Vụ Pháp chế", kind=UnitKind.DEPARTMENT, aliases=("Vụ PC",))
STAFF = Unit(id="tccb", name="Vụ Tổ chức cán bộ", kind=UnitKind.DEPARTMENT)
CONSULAR = Unit(id="ls", name="Cục Lãnh sự (giả định)", kind=UnitKind.DEPARTMENT)
COMPLAINTS = Unit(id="kt", name="Vụ Kiểm tra và Khiếu tố", kind=UnitKind.INSPECTION)
INSTITUTE = Unit(id="vien", name="Viện Nghiên cứu", kind=UnitKind.INSTITUTE, aliases=("Viện",))
MISSION = Unit(id="sq", name="Đại sứ quán tại Đảo Xanh", kind=UnitKind.MISSION)
ACADEMY = Unit(id="hv", name="Học viện Đối ngoại", kind=UnitKind.INSTITUTE, aliases=("Học viện",))
PARTY = Unit(id="du", name="Đảng ủy Bộ", kind=UnitKind.PARTY, aliases=("Đảng ủy",))
UNITS = (MINISTRY, OFFICE, LEGAL, STAFF, CONSULAR, COMPLAINTS, INSTITUTE, MISSION, ACADEMY, PARTY)
UNIT, POST, LEADERS = BearerKind.UNIT, BearerKind.POST, BearerKind.LEADERS
EVERY, OTHER = (BearerKind.EVERY_UNIT, ""), (BearerKind.OTHER, "")
MISSIONS = (BearerKind.EVERY_MISSION, "")
ENDED = Body(
    id="B1", name="Thanh tra Bộ", names=("Thanh tra Bộ",), kind="cơ quan",
    event=BodyEvent.ABOLISHED, since=None,
)  # fmt: skip


def ended(id_: str, event: BodyEvent, names: tuple[str, ...], *heirs: str) -> Body:
    return Body(
        id=id_, name=names[0], names=names, kind="vụ", event=event, since=None, successors=heirs
    )


HISTORY = (
    ended("U1", BodyEvent.RENAMED, ("Ban Pháp luật",), "Vụ Luật lệ"),
    ended("U2", BodyEvent.RENAMED, ("Vụ Luật lệ", "Vụ trưởng Vụ Luật lệ"), "Vụ Pháp chế"),
    ended("U3", BodyEvent.MERGED, ("Vụ Hành chính",), "Văn phòng Bộ"),
    ended("U4", BodyEvent.SPLIT, ("Vụ Nhân sự",), "Vụ Tổ chức cán bộ", "Văn phòng Bộ"),
    ended("U5", BodyEvent.RENAMED, ("Vụ Kho",), "Trung tâm Lưu trữ"),
    ended("U6", BodyEvent.RENAMED, ("Vụ Tổ chức cán bộ",), "Vụ Pháp chế"),
    ended("U7", BodyEvent.RENAMED, ("Vụ Thể chế",), "Vụ Pháp chế", "Văn phòng Bộ"),
)


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        ("Vụ Pháp chế", STAFF, [(BearerKind.UNIT, "pc")]),
        ("Vụ PC", STAFF, [(BearerKind.UNIT, "pc")]),
        ("Vụ", LEGAL, [(BearerKind.UNIT, "pc")]),
        ("Vụ", OFFICE, [(BearerKind.OTHER, "")]),
        ("Vụ trưởng", LEGAL, [(BearerKind.POST, "pc")]),
        ("Vụ trưởng Vụ Tổ chức cán bộ", LEGAL, [(BearerKind.POST, "tccb")]),
        ("Chánh Văn phòng", LEGAL, [(BearerKind.POST, "vp")]),
        ("Thủ trưởng đơn vị", LEGAL, [(BearerKind.POST, "pc")]),
        ("Thủ trưởng đơn vị", MINISTRY, [(BearerKind.EVERY_UNIT, "")]),
        ("Các đơn vị thuộc Bộ", LEGAL, [(BearerKind.EVERY_UNIT, "")]),
        ("Thanh tra Bộ", LEGAL, [(BearerKind.BODY, "B1")]),
        ("người nộp đơn", LEGAL, [(BearerKind.OTHER, "")]),
        ("Vụ Pháp chế và Văn phòng Bộ", STAFF, [(BearerKind.UNIT, "pc"), (BearerKind.UNIT, "vp")]),
        # Of two titles the longer name of a unit decides: the office's head is not the minister.
        ("Chánh Văn phòng Bộ", MINISTRY, [(POST, "vp")]),
        ("Chánh Văn phòng Viện", INSTITUTE, [OTHER]),
        ("Chánh Văn phòng Cục", CONSULAR, [OTHER]),
        ("Bộ trưởng Bộ Tài chính", MINISTRY, [OTHER]),
        ("Bộ trưởng", LEGAL, [(POST, "bo")]),
        ("Người đứng đầu đơn vị", LEGAL, [(POST, "pc")]),
        ("Thủ trưởng Vụ Pháp chế", MINISTRY, [(POST, "pc")]),
        ("Thủ trưởng", MISSION, [(POST, "sq")]),
        ("Thủ trưởng", MINISTRY, [OTHER]),
        ("Trưởng cơ quan đại diện", MISSION, [(POST, "sq")]),
        ("Trưởng phòng Tổng hợp", LEGAL, [OTHER]),
        ("Vụ trưởng Vụ Tổ chức cán bộ được ủy quyền", MINISTRY, [(POST, "tccb")]),
        # Deputies lead, and are not the head.
        ("Lãnh đạo Bộ", LEGAL, [(LEADERS, "bo")]),
        ("Thứ trưởng phụ trách", MINISTRY, [(LEADERS, "bo")]),
        ("Bộ trưởng, các Thứ trưởng", MINISTRY, [(POST, "bo"), (LEADERS, "bo")]),
        ("Lãnh đạo Vụ", LEGAL, [(LEADERS, "pc")]),
        ("Lãnh đạo Vụ", MINISTRY, [OTHER]),
        ("Các Phó Vụ trưởng", LEGAL, [(LEADERS, "pc")]),
        ("Phó Vụ trưởng Vụ Pháp chế", MINISTRY, [(LEADERS, "pc")]),
        ("Phó Chánh Văn phòng Bộ", MINISTRY, [(LEADERS, "vp")]),
        ("Lãnh đạo phòng", LEGAL, [OTHER]),
        # Names as others spell them.
        ("Vụ Tổ chức - Cán bộ", MINISTRY, [(UNIT, "tccb")]),
        ("Vụ trưởng Vụ Tổ chức – Cán bộ", MINISTRY, [(POST, "tccb")]),
        ("Vụ Kiểm tra, Khiếu tố", MINISTRY, [(UNIT, "kt")]),
        ("Cục Lãnh sự", MINISTRY, [(UNIT, "ls")]),
        # All units, as a document of the ministry or of one of them speaks of them.
        ("Đơn vị", MINISTRY, [EVERY]),
        ("Đơn vị", LEGAL, [(UNIT, "pc")]),
        ("Mỗi đơn vị", MINISTRY, [EVERY]),
        ("Các Vụ, Cục", MINISTRY, [EVERY]),
        ("Thủ trưởng các Vụ, Cục và đơn vị thuộc Bộ", MINISTRY, [EVERY]),
        ("Các cơ quan, đơn vị", LEGAL, [EVERY]),
        ("Cơ quan, đơn vị liên quan", MINISTRY, [EVERY]),
        ("Thủ trưởng cơ quan, đơn vị", MINISTRY, [EVERY]),
        ("Trưởng các đơn vị", MINISTRY, [EVERY]),
        ("Các đơn vị trực thuộc", MINISTRY, [EVERY]),
        # Not all: of some units alone, of one's own parts, of anybody outside.
        ("Các đơn vị trực thuộc", INSTITUTE, [OTHER]),
        ("Các đơn vị thuộc Viện", INSTITUTE, [OTHER]),
        ("Các đơn vị sự nghiệp", MINISTRY, [OTHER]),
        ("Thủ trưởng đơn vị được giao việc", LEGAL, [OTHER]),
        ("Đơn vị chủ trì", MINISTRY, [OTHER]),
        ("Các cơ quan liên quan", MINISTRY, [OTHER]),
        ("Cơ quan, tổ chức, cá nhân có liên quan", MINISTRY, [OTHER]),
        ("Cơ quan, tổ chức đề nghị cung cấp", MINISTRY, [OTHER, OTHER]),
        ("Cơ quan", MINISTRY, [OTHER]),
        ("Cơ quan", MISSION, [(UNIT, "sq")]),
        ("Cơ quan đại diện", MISSION, [(UNIT, "sq")]),
        ("Sứ quán", MISSION, [(UNIT, "sq")]),
        ("Lãnh đạo Sứ quán", MISSION, [(LEADERS, "sq")]),
        # All missions, or the heads of all.
        ("Cơ quan đại diện", MINISTRY, [MISSIONS]),
        ("Trưởng cơ quan đại diện", MINISTRY, [MISSIONS]),
        ("Các Đại sứ quán, Tổng Lãnh sự quán", CONSULAR, [MISSIONS]),
        ("Các Cơ quan đại diện ở nước ngoài", MISSION, [MISSIONS]),
        ("Các đơn vị, Cơ quan đại diện", MINISTRY, [EVERY, MISSIONS]),
        ("Cơ quan đại diện chủ sở hữu", MINISTRY, [OTHER]),
        ("Đại sứ quán nước ngoài", MINISTRY, [OTHER]),
        # Titles counted up for all heads, and those of one unit.
        ("Vụ trưởng, Cục trưởng, Chánh Văn phòng", MINISTRY, [EVERY]),
        ("Vụ trưởng, Chánh Văn phòng", MINISTRY, [OTHER, (POST, "vp")]),
        ("Giám đốc Học viện", STAFF, [(POST, "hv")]),
        ("Ban Giám đốc", ACADEMY, [(LEADERS, "hv")]),
        ("Giám đốc", ACADEMY, [(POST, "hv")]),
        ("Giám đốc", MINISTRY, [OTHER]),
        ("Đồng chí Bí thư", PARTY, [(POST, "du")]),
        ("Bí thư", LEGAL, [OTHER]),  # of its own cell, perhaps
        ("Bí thư thứ nhất", PARTY, [OTHER]),
        # Lists.
        ("Văn phòng Bộ, các đơn vị liên quan", MINISTRY, [(UNIT, "vp"), EVERY]),
        ("Vụ và đơn vị liên quan", LEGAL, [(UNIT, "pc"), EVERY]),
        ("Người nộp đơn, đơn vị", LEGAL, [OTHER, OTHER]),
    ],
)
def test_a_name_is_linked(name: str, own: Unit, expected: list[tuple[BearerKind, str]]) -> None:
    links = link_bearer(name, own, UNITS, (ENDED,))
    assert [(link.kind, link.id) for link in links] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vụ", [(UNIT, "tccb")]),
        ("Vụ trưởng", [(POST, "tccb")]),
        ("Vụ trưởng hoặc Phó Vụ trưởng", [(POST, "tccb"), (LEADERS, "tccb")]),
        ("Vụ trưởng và người nộp đơn", [(POST, "tccb"), OTHER]),
        ("Vụ trưởng Vụ Pháp chế", [(POST, "pc")]),
        # Of any unit, not of the one that keeps the document.
        ("Thủ trưởng đơn vị", [EVERY]),
        ("Cục trưởng", [OTHER]),
        ("Vụ trưởng, Viện trưởng", [OTHER, (POST, "vien")]),
        ("Vụ trưởng, Cục trưởng", [EVERY]),
    ],
)
def test_what_a_department_keeps_of_the_ministry_calls_it_shortly(
    name: str, expected: list[tuple[BearerKind, str]]
) -> None:
    links = link_bearer(name, MINISTRY, UNITS, (), STAFF)
    assert [(link.kind, link.id) for link in links] == expected


@pytest.mark.parametrize(
    ("name", "kind", "id_"),
    [
        ("Vụ Luật lệ", BearerKind.UNIT, "pc"),
        ("Vụ trưởng Vụ Luật lệ", BearerKind.POST, "pc"),
        ("Ban Pháp luật", BearerKind.UNIT, "pc"),
        ("Vụ Hành chính", BearerKind.BODY, "U3"),
        ("Vụ Nhân sự", BearerKind.BODY, "U4"),
        ("Vụ Kho", BearerKind.BODY, "U5"),
        ("Vụ Thể chế", BearerKind.BODY, "U7"),
        ("Vụ Tổ chức cán bộ", BearerKind.UNIT, "tccb"),
    ],
)
def test_a_unit_that_was_only_renamed_is_the_one_of_today(
    name: str, kind: BearerKind, id_: str
) -> None:
    (link,) = link_bearer(name, STAFF, UNITS, HISTORY)
    assert (link.kind, link.id) == (kind, id_)


def test_the_ministry_needs_no_alias_to_be_named() -> None:
    nameless = Unit(id="bo", name="Văn bản chung", kind=UnitKind.MINISTRY)
    assert [link.id for link in link_bearer("Bộ trưởng", LEGAL, (nameless, LEGAL))] == ["bo"]


def test_renamings_in_a_circle_lead_to_no_unit() -> None:
    circle = (
        ended("U1", BodyEvent.RENAMED, ("Vụ A",), "Vụ B"),
        ended("U2", BodyEvent.RENAMED, ("Vụ B",), "Vụ A"),
    )
    (link,) = link_bearer("Vụ A", STAFF, UNITS, circle)
    assert (link.kind, link.id) == (BearerKind.BODY, "U1")
