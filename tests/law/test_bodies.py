"""Mentions of ended bodies: whole names, longer living names left alone, offsets true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.law.bodies import find_bodies
from pipeline.law.register import Register


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chánh Thanh tra Bộ tiếp công dân.", ["Chánh Thanh tra Bộ"]),
        ("gửi Thanh tra bộ trước ngày 15", ["Thanh tra bộ"]),
        ("Chánh Thanh tra Bộ Quốc phòng chủ trì", []),
        ("cơ quan thanh tra Bộ", []),
        ("Thanh tra Bộ, Thanh tra Bộ Quốc phòng", ["Thanh tra Bộ"]),
        ("Ban Tuyên giáo và Dân vận Trung ương", []),
        ("Ban Dân vận\u00a0Trung ương", ["Ban Dân vận\u00a0Trung ương"]),
        ("Thanh tra Bộc", []),
        ("TRÁCH NHIỆM CỦA THANH TRA BỘ", ["THANH TRA BỘ"]),
        ("THANH TRA BỘ QUỐC PHÒNG", []),
        ("Bộ Lao động – Xã hội", ["Bộ Lao động – Xã hội"]),
    ],
)
def test_mentions(small: Register, text: str, found: list[str]):
    assert [mention.quote for mention in find_bodies(text, small.bodies)] == found


@given(st.lists(st.sampled_from(["Thanh tra Bộ", "uỷ ban hoà giải", "\n", " ", "Quốc phòng", "İ"])))
def test_quote_is_what_stands_at_the_span(small: Register, parts: list[str]):
    text = " ".join(parts)
    for mention in find_bodies(text, small.bodies):
        assert text[mention.span.start : mention.span.end] == mention.quote
