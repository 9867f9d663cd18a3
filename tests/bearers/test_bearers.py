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
