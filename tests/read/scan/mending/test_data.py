"""The data files of mending: faults in them are told with their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BadRegister
from pipeline.read.scan.mending import company, shapes
from pipeline.read.scan.mending.count import counted

HOME = Path(shapes.__file__).parent


@pytest.mark.parametrize(
    ("was", "becomes", "place"),
    [
        ("kinds: [NĐ", "kinds: [1, NĐ", "kinds.1"),
        ('digits: {"O": "0"', 'digits: {"O": 0', "digits.O"),
        ('"Điều": ["Điêu"', '"Điều": ["Điều"', "heads.Điều"),
        ('hyphens: "¬~"', "hyphens:", "hyphens"),
        ("lines: [", "rows: [", "rows"),
    ],
)
def test_a_fault_in_the_shapes_names_its_field(
    tmp_path: Path, was: str, becomes: str, place: str
) -> None:
    text = (HOME / "shapes.yaml").read_text("utf-8")
    assert text.count(was) == 1
    file = tmp_path / "shapes.yaml"
    file.write_text(text.replace(was, becomes), "utf-8")
    with pytest.raises(BadRegister) as raised:
        shapes.load(file)
    line = text[: text.index(was)].count("\n") + 1
    assert (raised.value.file, raised.value.place) == (str(file), f"dòng {line}, mục {place}")


def test_a_row_without_counts_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "company.csv"
    file.write_text("syllable,followers\nsửa,đổi:9\nbổ,sung\n", "utf-8")
    with pytest.raises(BadRegister, match="dòng 3"):
        company.load(file)


def test_pairs_are_counted_within_clauses() -> None:
    followers = counted(["Sửa đổi, bổ sung. Bổ sung khoản 2 Điều 5"] * 3)
    assert followers == {
        "": {"bổ": 3, "sửa": 3, "điều": 3},
        "sửa": {"đổi": 3},
        "đổi": {"bổ": 3},
        "bổ": {"sung": 6},
        "sung": {"khoản": 3},
    }


def test_rare_pairs_are_not_kept() -> None:
    assert counted(["Quy chế làm việc"] * 2) == {}


def test_the_counts_are_small_and_know_the_words_of_regulations() -> None:
    assert (HOME / "company.csv").stat().st_size < 1_000_000
    held = company.company()
    assert held.count("sửa", "đổi") > 100
    assert held.count("sửa", "đối") == 0
    assert held.likelihood("thẩm", "quyền") > held.likelihood("thẩm", "quyên") + 5
