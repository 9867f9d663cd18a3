"""A ministry's old unit, and one of the same name elsewhere."""

from __future__ import annotations

import pytest

from pipeline.law.mentions import mentions_in
from pipeline.model.document import Document, Metadata
from pipeline.model.law import Body, BodyEvent


def body(name: str, *, of_ministry: bool = True) -> Body:
    return Body(
        id=name,
        name=name,
        names=(name,),
        kind="đơn vị",
        event=BodyEvent.RENAMED,
        since=None,
        of_ministry=of_ministry,
    )


def document(text: str, superior: str | None) -> Document:
    metadata = Metadata(superior=superior, issuer="Đại sứ quán tại Bán Nam" if superior else None)
    return Document(format="", text=text, metadata=metadata, provisions=())


OURS = "Bộ Giao thương viễn dương"
NAMES = (body("Vụ Tin học"), body("Thư ký Bộ"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gửi Vụ Tin học trước ngày 05", 1),
        ("gửi Vụ Tin học, Bộ Giao thương Viễn Dương", 1),
        ("gửi Vụ Tin học thuộc Bộ", 1),
        ("trình Vụ Tin học, Bộ trưởng quyết định", 1),
        ("gửi Vụ Tin học và Bộ Tài chính", 1),
        ("Vụ Tin học\nBộ Tài chính", 1),
        ("gửi Vụ Tin học, Bộ Tài chính", 0),
        ("gửi Vụ Tin học (Bộ Y tế) trước ngày 05", 0),
        ("gửi Vụ Tin học thuộc Bộ Tài chính", 0),
        ("gửi Vụ Tin học của Ngân hàng Nhà nước", 0),
        ("gửi Vụ Tin học Tổng cục Thống kê", 0),
        ("giao Thư ký Bộ theo dõi", 1),
        ("giao Thư ký Bộ Giao thương Viễn Dương theo dõi", 1),
        ("trao đổi với Thư ký Bộ Y tế trước", 0),
    ],
)
def test_whose_unit_is_meant(text: str, found: int):
    assert len(list(mentions_in(document(text, OURS), NAMES))) == found


def test_without_a_letterhead_every_mention_is_told():
    text = "gửi Vụ Tin học, Bộ Tài chính"
    assert len(list(mentions_in(document(text, None), NAMES))) == 1


def test_what_belongs_to_the_State_is_told_wherever_it_is():
    state = (body("Thanh tra Bộ", of_ministry=False),)
    text = "Thanh tra Bộ Y tế có trách nhiệm kiểm tra."
    assert len(list(mentions_in(document(text, OURS), state))) == 1
