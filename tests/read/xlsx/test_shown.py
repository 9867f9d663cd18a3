"""Numbers and dates as Excel shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.xlsx.shown import shown_number

CASES = yaml.safe_load(Path(__file__).with_name("numbers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['stored']} {case['format']}")
def test_as_shown(case: dict[str, Any]) -> None:
    shown = shown_number(case["stored"], 164, case["format"], epoch_1904=False)
    assert shown == case["shown"]


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "45352"), (14, "01/03/2024"), (22, "01/03/2024 00:00"), (3, "45.352")]
)
def test_formats_that_excel_knows_by_number(number: int, shown: str) -> None:
    assert shown_number("45352", number, "", epoch_1904=False) == shown


def test_days_counted_from_1904() -> None:
    assert shown_number("43890", 14, "", epoch_1904=True) == "01/03/2024"


@given(st.text(max_size=30), st.floats(allow_nan=True, allow_infinity=True))
def test_no_format_is_an_error(code: str, number: float) -> None:
    assert isinstance(shown_number(repr(number), 164, code, epoch_1904=False), str)
