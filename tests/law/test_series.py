"""Which numbers there cannot be, by what is known of their series."""

from __future__ import annotations

import pytest

from pipeline.law.numbers import number_parts
from pipeline.law.series import Series
from pipeline.model.law import Instrument


def numbered(*numbers: str) -> list[Instrument]:
    return [Instrument(id=each, kind="Văn bản", number=each, title="") for each in numbers]


KNOWN = Series(
    [
        *numbered(*(f"{serial}/2019/NĐ-CP" for serial in range(3, 100, 8))),  # 13 of them
        *numbered("14/2020/NĐ-CP", "30/2020/NĐ-CP"),
        *numbered("106/2016/QH13", "03/2016/QH14", "36/2018/QH14", "61/2020/QH14"),
    ]
)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("987/2019/NĐ-CP", "bảng biết 13 văn bản cùng ký hiệu của năm 2019, số lớn nhất là 99"),
        ("297/2019/NĐ-CP", ""),  # three times the highest: may be
        ("298/2019/NĐ-CP", "số 298 ở xa ngoài dãy ấy"),
        ("987/2020/NĐ-CP", ""),  # of that year too few are known
        ("987/2019/TT-BTC", ""),
        ("36/2018/QH13", ""),  # 2016 is one of its years, and a term is five years long
        ("36/2022/QH13", "ký hiệu QH13 trong bảng đều thuộc năm 2016, không phải năm 2022"),
        (
            "15/2014/QH14",
            "ký hiệu QH14 trong bảng đều thuộc các năm 2016–2020",
        ),
        ("18-NQ/TW", ""),
    ],
)
def test_what_speaks_against_a_number(number: str, said: str):
    parts = number_parts(number)
    objection = KNOWN.objection(parts, running=2026) if parts else ""
    assert (said in objection) if said else (objection == "")


def test_the_running_year_may_go_on():
    parts = number_parts("987/2019/NĐ-CP")
    assert parts is not None
    assert KNOWN.objection(parts, running=2019) == ""
