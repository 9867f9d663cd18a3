"""``rasoat law check``: what no single row can tell, named with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import SHIPPED_LAW
from pipeline.law.checking import check_tables
from tests.law.conftest import BODIES, INSTRUMENTS, write_tables

_TAIL = "nguồn thử,yes,\n"


def grave(folder: Path, **texts: str) -> list[str]:
    return [str(fault) for fault in check_tables(write_tables(folder, **texts)) if fault.grave]


def law(id_: str, number: str, days: str, relations: str, title: str = "Đường thủy") -> str:
    """A row: ``days`` are signed, effective, expired, ended; ``relations`` the three lists."""
    return f"{id_},Luật,{number},{title},Quốc hội,{days},{relations},,{_TAIL}"


def test_the_shipped_tables_have_no_grave_fault():
    assert [str(fault) for fault in check_tables(SHIPPED_LAW) if fault.grave] == []


def test_a_chain_of_replacements_is_no_fault(tmp_path: Path):
    assert grave(tmp_path) == []


@pytest.mark.parametrize(
    ("rows", "line", "field", "said"),
    [
        pytest.param(
            law("x", "40/2015/QH13", "2015-01-01,2015-02-01,,yes", ",41/2015/QH13,")
            + law("y", "41/2015/QH13", "2015-01-01,2015-02-01,,yes", ",40/2015/QH13,", "Khác"),
            9,
            "replaced_by",
            "vòng thay thế: x → y → x",
            id="cycle",
        ),
        pytest.param(
            law("x", "40/2015/QH13", "2015-01-01,2015-02-01,2020-01-01,yes", ",41/2016/QH13,")
            + law("y", "41/2016/QH13", "2016-01-01,2016-02-01,2019-01-01,yes", ",,", "Khác"),
            9,
            "replaced_by",
            "y hết hiệu lực 01/01/2019",
            id="heir dead before it inherits",
        ),
        pytest.param(
            law("x", "40/2015/QH13", "2015-01-01,2015-02-01,2020-01-01,yes", ",41/2014/QH13,")
            + law("y", "41/2014/QH13", "2014-01-01,2014-02-01,,no", ",,", "Khác"),
            9,
            "replaced_by",
            "y ký trước văn bản này",
            id="heir older than what it replaces",
        ),
        pytest.param(
            law("x", "40/2015/QH13", "2015-01-01,2015-02-01,2020-01-01,yes", ",,41/2021/QH15")
            + law("y", "41/2021/QH15", "2021-01-01,2021-02-01,,no", ",,", "Khác"),
            9,
            "amended_by",
            "sau khi văn bản này đã hết hiệu lực",
            id="amended after its end",
        ),
        pytest.param(
            law("x", "40/2015/QH13", "2015-01-01,2015-02-01,,no", ",,41/2016"),
            9,
            "amended_by",
            "«41/2016» không phải mã dòng",
            id="half a number",
        ),
        pytest.param(
            law("x", "40/2015/QH13", "2015-01-01,2015-02-01,,no", "18-NQ/TW,,"),
            9,
            "replaces",
            "số của nhiều văn bản; ghi mã dòng: d, e",
            id="a number of two terms",
        ),
        pytest.param(
            law("x", "40/2015/QH13", "2015-01-01,2015-02-01,,no", ",,x"),
            9,
            "amended_by",
            "trỏ tới chính nó",
            id="itself",
        ),
        pytest.param(
            law("x", "40/2015/QH13", "2015-01-01,2015-02-01,,no", ",,")
            + law("y", "40 /2015/QH13", "2015-01-01,2015-02-01,,no", ",,", "Khác"),
            10,
            "number",
            "x (instruments.csv dòng 9)",
            id="one instrument twice",
        ),
    ],
)
def test_rows_that_do_not_fit(tmp_path: Path, rows: str, line: int, field: str, said: str):
    found = grave(tmp_path, instruments=INSTRUMENTS + rows)
    assert len(found) == 1, found
    assert found[0].startswith(f"instruments.csv dòng {line}, cột {field}: ")
    assert said in found[0]


def test_two_laws_of_one_name_in_force_together_are_told(tmp_path: Path):
    text = INSTRUMENTS.replace("2024-07-01,yes,10/2015/QH13,30/2023/QH15", ",no,10/2015/QH13,")
    faults = check_tables(write_tables(tmp_path, instruments=text))
    assert ["cùng lúc có hiệu lực với b" in str(fault) for fault in faults].count(True) == 1


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        ("Ai làm đầu mối?", "", "question", "nhiều nơi kế thừa"),
        ("được giao,Ai", "được giao; Thanh tra Bộ,Ai", "successors", "chính nó"),
        (
            "2025-03-01,Bộ Nội vụ",
            "2025-03-01,Ban Dân vận Trung ương",
            "successors",
            "đã kết thúc từ tháng 2/2025",
        ),
        ("Bộ Lao động - Xã hội,,", "X,Thanh tra Bộ,", "names", "đã là tên của B1"),
    ],
)
def test_bodies_that_do_not_fit(tmp_path: Path, old: str, new: str, field: str, said: str):
    assert BODIES.count(old) == 1
    found = grave(tmp_path, bodies=BODIES.replace(old, new))
    assert len(found) == 1, found
    assert f"cột {field}: " in found[0] and said in found[0]


def test_faults_of_rows_come_alone(tmp_path: Path):
    text = INSTRUMENTS.replace("2015-06-01", "2015-13-01")
    (found,) = grave(tmp_path, instruments=text)
    assert "dòng 2, cột signed" in found
