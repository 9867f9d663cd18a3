"""How often something is done, as the catalogue words it."""

from __future__ import annotations

import pytest

from pipeline.directives.times import frequency_every
from pipeline.model.stretch import TimeUnit


@pytest.mark.parametrize(
    ("times", "unit", "frequency"),
    [
        (1, TimeUnit.WEEK, "hằng tuần"),
        (7, TimeUnit.DAY, "hằng tuần"),
        (3, TimeUnit.MONTH, "hằng quý"),
        (2, TimeUnit.QUARTER, "6 tháng"),
        (12, TimeUnit.MONTH, "hằng năm"),
        (1.5, TimeUnit.MONTH, ""),
        (4, TimeUnit.WEEK, ""),
        (2, TimeUnit.YEAR, ""),
        (1, TimeUnit.HOUR, ""),
    ],
)
def test_frequency(times: float, unit: TimeUnit, frequency: str) -> None:
    assert frequency_every(times, unit) == frequency
