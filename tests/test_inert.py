from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.inert import inert, storable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Quyết định số 12/QĐ-BVD", "Quyết định số 12/QĐ-BVD"),
        ("dòng một\n\tdòng hai", "dòng một\n\tdòng hai"),
        ("a\x00b\x0bc\x1bd\x7fe", "abcde"),
        ("\u202e21/12", "[U+202E]21/12"),
        ("\u2067x\u2069", "[U+2067]x[U+2069]"),
        ("\u200f(1)", "[U+200F](1)"),
        ("nửa\ud800chữ\uffff", "nửachữ"),
    ],
)
def test_what_hides_or_reverses_text_is_named_or_dropped(text: str, shown: str) -> None:
    assert inert(text) == shown


@given(st.text(st.characters(codec=None)))
def test_shown_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    shown = inert(text)
    assert inert(shown) == shown
    shown.encode("utf-8")


def test_lone_surrogates_do_not_stop_the_writing_of_a_file() -> None:
    assert storable("tên\udce9tệp") == "tên?tệp"
    assert storable("Đơn vị \u202e") == "Đơn vị \u202e"
