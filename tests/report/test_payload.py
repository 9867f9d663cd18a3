from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.payload import script, surroundings, vietnamese_date
from tests.report.sample import AS_OF


@pytest.mark.parametrize(
    ("quote", "context", "expected"),
    [
        ("Nghị định 8", "theo Nghị định 8 và", ("theo ", " và")),
        ("Nghị  định\n8", "theo Nghị định 8 và", ("theo ", " và")),
        ("Nghị định 8", "Nghị định 8", ("", "")),
        ("Nghị định 8", "", ("", "")),
        ("Nghị định 8", "câu khác", ("", " — câu khác")),
        ("a.c", "abc a.c", ("abc ", "")),
        ("", "cả câu", ("cả câu", "")),
    ],
)
def test_the_quote_is_found_in_its_context(
    quote: str, context: str, expected: tuple[str, str]
) -> None:
    assert surroundings(quote, context) == expected


@given(st.text())
def test_no_text_can_leave_the_script_that_holds_it(text: str) -> None:
    written = script("add", [text])
    assert not re.search("[<>&\u2028\u2029]", written)
    inside = re.fullmatch(r"RASOAT\.add\((.*)\);\n", written, re.DOTALL)
    assert inside and json.loads(inside[1]) == [text]


def test_dates_are_written_the_vietnamese_way() -> None:
    assert vietnamese_date(AS_OF) == "23/11/2026"
    assert vietnamese_date(None) == ""
