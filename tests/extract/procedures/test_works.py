"""Which norms are pieces of work."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.extract.procedures.works import done, is_work
from pipeline.model.facts import Modality, Quote, Responsibility


def _norm(text: str, action: str) -> Responsibility:
    start = text.index(action)
    quote = Quote(quote=action, start=start, end=start + len(action))
    return Responsibility(bearer=None, modality=Modality.OBLIGATION, action=quote)


@pytest.mark.parametrize(
    ("text", "action", "work"),
    [
        # the case goes on to its "thì"
        ("Trường hợp họp xa; Tổ A kết luận không rõ; máy hỏng thì dừng.", "kết luận", False),
        ("Trường hợp họp xa; Tổ A kết luận không rõ; nếu máy hỏng thì dừng.", "kết luận", True),
        ("Trường hợp họp xa thì Tổ A kết luận; máy hỏng thì dừng.", "kết luận", True),
        ("Trường hợp họp xa, Tổ A kết luận. Họp xong; Tổ B ghi thì dừng.", "kết luận", True),
        ("Người khai phải có giấy tờ chứng minh.", "có giấy tờ", False),
        ("Vụ A có văn bản trả lời người khai.", "có văn bản trả lời", True),
        ("Người khai phải là viên chức.", "là viên chức", False),
        ("Bệnh viện khám bệnh, chữa bệnh do tai nạn.", "chữa bệnh", False),
        ("Giải quyết đơn lần hai.\n1. Tổ A ghi sổ.", "Giải quyết đơn", False),  # a title
        ("Trình tự\n1. Giải quyết đơn lần hai.", "Giải quyết đơn", True),
        ("- Đơn lần hai thuộc thẩm quyền Cục trưởng.", "Đơn lần hai thuộc thẩm quyền", False),
        ("1. Giải quyết đơn lần hai.\n- Tổ A ghi sổ.", "Giải quyết đơn", False),
        ("1. Lập sổ; việc đối thoại phải tiến hành công khai.", "tiến hành công khai", False),
    ],
)
def test_what_is_a_piece_of_work(text: str, action: str, work: bool) -> None:
    assert is_work(text, _norm(text, action)) is work


@pytest.mark.parametrize(
    ("bearer", "actor"),
    [
        ("thuyền viên, hành khách, Biên phòng cửa khẩu", "Biên phòng cửa khẩu"),
        ("thuyền viên, hành khách, các đại lý", "các đại lý"),
        ("hành khách, chậm nhất 03 ngày, đại lý tàu", "đại lý tàu"),
        ("thuyền viên, hành khách", "thuyền viên, hành khách"),
        ("Cảng vụ, Biên phòng cửa khẩu", "Cảng vụ, Biên phòng cửa khẩu"),
    ],
)
def test_a_case_that_goes_on_before_a_name_is_none_of_it(bearer: str, actor: str) -> None:
    text = f"Đối với tàu có hồ sơ về tàu, {bearer} lập biên bản."
    norm = _norm(text, "lập biên bản")
    quotes = (
        Quote(quote=words, start=text.index(words), end=text.index(words) + len(words))
        for words in (bearer, "Đối với tàu có hồ sơ về tàu")
    )
    name, case = quotes
    found = done(msgspec.structs.replace(norm, bearer=name, condition=case)).actor
    assert found is not None
    assert (found.quote, text[found.start : found.end]) == (actor, actor)


def test_a_verb_at_the_end_of_a_name_opens_the_work() -> None:
    text = "Văn phòng Bộ có thư mời đại biểu."
    name = Quote(quote="Văn phòng Bộ có thư", start=0, end=19)
    found = done(msgspec.structs.replace(_norm(text, "mời đại biểu"), bearer=name))
    assert found.actor == Quote(quote="Văn phòng Bộ", start=0, end=12)
    assert found.action == Quote(quote="có thư mời đại biểu", start=13, end=32)
