"""Which text layers are rubbish: told by their words."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.usable import is_rubbish

GOOD = [
    "Quy chế này quy định việc tiếp nhận, xử lý và lưu trữ văn bản tại các đơn vị thuộc cơ quan.",
    "THI HÀNH. Thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này kể từ ngày ký.",
    "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư; UBND, HĐND thực hiện.",
    "Văn phòng cùng UNESCO, WHO và Đại sứ quán Nhật Bản, Pháp tổ chức hội thảo năm nay.",
]
BAD = [
    "Quy che nay quy dinh viec tiep nhan, xu ly va luu tru van ban tai cac don vi thuoc co quan.",
    "Quv chC này quy d!nh vi~c ti~p nh~n, xir ly va luu tru van ban t~i cac dan vi thu9c ca",
    "ÌiÖu 1. Ph¹m vi ®iÒu chØnh vµ ®èi t­îng ¸p dông cña quy chÕ nµy lµ c¸c ®¬n vÞ thuéc Bé",
    "The quick brown fox jumps over the lazy dog while seven wizards watched from behind the wall",
]


@pytest.mark.parametrize("text", GOOD)
def test_vietnamese_is_kept(text: str) -> None:
    assert not is_rubbish(text)


@pytest.mark.parametrize("text", BAD)
def test_no_vietnamese_is_rubbish(text: str) -> None:
    assert is_rubbish(text)


def test_a_few_words_tell_nothing() -> None:
    assert not is_rubbish("Scanned by Office Lens")
