from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from pipeline.model.finding import Footing
from pipeline.review.wording import changed_in_substance, shown_change

CASES = yaml.safe_load(Path(__file__).with_name("wording.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_what_counts_as_a_change(case: dict[str, Any]) -> None:
    old = Footing(words=case["old"], recognised=case.get("scan", False))
    new = Footing(words=case["new"])
    assert changed_in_substance(old, new) is case["changed"]
    assert changed_in_substance(new, old) is case["changed"]
    assert not changed_in_substance(old, old)


def test_a_shift_of_the_window_in_a_long_paragraph_is_no_change() -> None:
    words = [f"chữ{chr(97 + place % 26)}{place}" for place in range(400)]
    old, new = Footing(words=" ".join(words[:300])), Footing(words=" ".join(words[1:302]))
    assert not changed_in_substance(old, new)
    assert changed_in_substance(old, Footing(words=" ".join([*words[:150], *words[153:300]])))


def test_old_and_new_words_are_shown_around_the_change() -> None:
    old = Footing(words="Trả lời người gửi bằng văn bản trong thời hạn 05 ngày làm việc kể từ đó.")
    new = Footing(words="Trả lời người gửi bằng văn bản trong thời hạn 10 ngày làm việc kể từ đó.")
    told = shown_change(old, new)
    assert "05 ngày" in told and "10 ngày" in told


def test_a_paragraph_broken_in_two_by_recognition_is_no_change() -> None:
    words = "Trả lời người gửi bằng văn bản trong 05 ngày làm việc và lưu hồ sơ tại phòng."
    whole = Footing(words=words)
    half = Footing(words=words[:31], around="trong 05 ngày lám viêc và lưu hồ so tại phòng.")
    scanned = msgspec.structs.replace(half, recognised=True)
    assert not changed_in_substance(whole, scanned)
    assert changed_in_substance(whole, half)
    other = msgspec.structs.replace(scanned, around=scanned.around.replace("05", "15"))
    assert changed_in_substance(whole, other)
