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
UNITS = (MINISTRY, OFFICE, LEGAL, STAFF)
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
    ],
)
def test_a_name_is_linked(name: str, own: Unit, expected: list[tuple[BearerKind, str]]) -> None:
    links = link_bearer(name, own, UNITS, (ENDED,))
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


def test_renamings_in_a_circle_lead_to_no_unit() -> None:
    circle = (
        ended("U1", BodyEvent.RENAMED, ("Vụ A",), "Vụ B"),
        ended("U2", BodyEvent.RENAMED, ("Vụ B",), "Vụ A"),
    )
    (link,) = link_bearer("Vụ A", STAFF, UNITS, circle)
    assert (link.kind, link.id) == (BearerKind.BODY, "U1")
