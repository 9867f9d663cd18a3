from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from pipeline.errors import BadRegister
from pipeline.review.suppressions import Suppression, load_suppressions
from pipeline.sources import find_sources
from tests.review.made import dossier, finding_at, marked, regulation

MADE = dossier(regulation("Xe theo Nghị định cũ.", "Nhà theo Thông tư cũ."), "vp/xe công.txt")
FINDING = marked(MADE, [finding_at(MADE, "Nghị định cũ")])[0]


@pytest.mark.parametrize(
    ("place", "fits"),
    [
        ({"unit": "vp"}, True),
        ({"unit": "tckt"}, False),
        ({"file": "vp/xe công.txt"}, True),
        ({"file": "vp/*.txt"}, True),
        ({"file": "*.pdf"}, False),
        ({"provision": "khoản 1 Điều 1"}, True),
        ({"provision": "Điều 1"}, True),
        ({"provision": "khoản 11 Điều 1"}, False),
        ({"provision": "Điều 11"}, False),
        ({"provision": "art_1__para_1"}, True),
        ({"provision": "art_1"}, True),
        ({"provision": "art_1__para_11"}, False),
        ({"words": "xe theo nghị định"}, True),
        ({"words": "nhà theo"}, False),
        ({"unit": "vp", "provision": "khoản 2 Điều 1"}, False),
    ],
)
def test_all_that_is_given_must_fit(place: dict[str, str], fits: bool) -> None:
    assert Suppression(code="OUT101", reason="vì thế", **place).fits(FINDING) is fits
    assert not Suppression(code="OUT102", reason="vì thế", **place).fits(FINDING)


def test_the_last_day_still_counts() -> None:
    entry = Suppression(code="OUT101", reason="r", unit="vp", until=date(2026, 12, 31))
    assert not entry.has_run_out(date(2026, 12, 31))
    assert entry.has_run_out(date(2027, 1, 1))


def test_the_file_is_read_and_is_no_document(tmp_path: Path) -> None:
    text = """
- code: OUT101
  unit: vp
  reason: đang sửa, xong trong quý
  until: 2026-12-31
- code: FRM103
  file: "vp/*.docx"
  reason: công văn nội bộ
"""
    (tmp_path / "suppressions.yaml").write_text(text, "utf-8")
    first, second = load_suppressions(tmp_path)
    assert first == Suppression(
        code="OUT101", unit="vp", reason="đang sửa, xong trong quý", until=date(2026, 12, 31)
    )
    assert second.file == "vp/*.docx"
    assert find_sources(tmp_path) == ()
    assert load_suppressions(tmp_path / "không có") == ()


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("- {code: XYZ999, unit: vp, reason: r}", "Không có quy tắc «XYZ999»"),
        ("- {code: OUT101, reason: r}", "Không nêu chỗ nào"),
        ("- {code: OUT101, unit: vp, reason: ' '}", "Thiếu lý do"),
        ("- {code: OUT101, unit: vp}", "reason"),
        ("- {code: OUT101, unit: vp, reason: r, until: tuần sau}", "until"),
        ("- {code: OUT101, unit: vp, reason: r, untill: 2026-01-01}", "untill"),
    ],
)
def test_a_bad_entry_is_named_with_file_and_line(tmp_path: Path, entry: str, words: str) -> None:
    file = tmp_path / "suppressions.yaml"
    file.write_text(f"- {{code: OUT101, unit: vp, reason: r}}\n\n{entry}\n", "utf-8")
    with pytest.raises(BadRegister) as caught:
        load_suppressions(tmp_path)
    assert words in str(caught.value)
    assert f"{file}, mục thứ 2, dòng 3" in str(caught.value)


@pytest.mark.parametrize("text", ["- [", "code: OUT101", "\x00"])
def test_what_is_no_list_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "suppressions.yaml").write_text(text, "utf-8")
    with pytest.raises(BadRegister):
        load_suppressions(tmp_path)


def test_a_finding_without_place_is_silenced_by_unit_alone() -> None:
    bare = msgspec.structs.replace(
        FINDING, evidence=msgspec.structs.replace(FINDING.evidence, where="", eid="")
    )
    assert Suppression(code="OUT101", reason="r", unit="vp").fits(bare)
    assert not Suppression(code="OUT101", reason="r", provision="Điều 1").fits(bare)
