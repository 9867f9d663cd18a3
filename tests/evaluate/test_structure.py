"""Structure scored on documents so small that the scores are known by hand."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from pathlib import Path

import pytest

from pipeline.evaluate.structure import evaluate, official_paths

HTML = (
    "<p>Điều 1. Phạm vi</p><p>1. Quy chế này áp dụng cho Vụ.</p>"
    "<p>2. Hồ sơ gồm:</p><p>a) Đơn;</p><p>b) Tờ trình.</p>"
    "<p>Điều 2. Thi hành</p><p>Quy chế có hiệu lực từ ngày ký.</p>"
)
TOC = [
    *("Điều 1. Phạm vi", "Khoản 1", "Khoản 2", "Điểm a", "Điểm b"),
    "Điều 2. Thi hành",
]


def archive(folder: Path, **tocs: list[str]) -> Path:
    path = folder / "gold.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        for name, toc in tocs.items():
            lines.write(json.dumps({"id": name, "toc": toc, "html": HTML}) + "\n")
    return path


def test_paths_of_an_official_table() -> None:
    assert official_paths(["Chương I", *TOC, "Khoản 1a", "Điểm đ"]) == Counter(
        ["d1", "d1.k1", "d1.k2", "d1.k2.a", "d1.k2.b", "d2", "d2.k1a", "d2.k1a.đ"]
    )


def test_a_point_without_a_clause_hangs_on_its_article() -> None:
    assert official_paths(["Điều 3. Hồ sơ", "Điểm a", "Điều 4", "Điểm a"]) == Counter(
        ["d3", "d3.a", "d4", "d4.a"]
    )


@pytest.mark.parametrize(
    ("toc", "right", "gold", "exact", "fault"),
    [
        (TOC, 6, 6, 1, None),
        ([*TOC, "Khoản 1"], 6, 7, 0, "not found ['d2.k1']; not official []"),
        (TOC[:4] + TOC[5:], 5, 5, 0, "not found []; not official ['d1.k2.b']"),
        ([*TOC, "Điều 2"], 6, 7, 0, "not found ['d2']; not official []"),
    ],
    ids=["same", "one missed", "one too many", "the same path twice"],
)
def test_counts(
    toc: list[str], right: int, gold: int, exact: int, fault: str | None, tmp_path: Path
) -> None:
    result = evaluate(archive(tmp_path, a=toc))
    provisions, documents = result.scores
    assert (provisions.right, provisions.predicted, provisions.gold) == (right, 6, gold)
    assert (documents.right, documents.predicted, documents.gold) == (exact, 1, 1)
    assert [case.fault for case in result.worst] == ([f"html: {fault}"] if fault else [])


def test_documents_add_up_and_the_worst_comes_first(tmp_path: Path) -> None:
    result = evaluate(archive(tmp_path, one=TOC[:5], all=TOC, three=TOC[:3], none=[]))
    provisions, documents = result.scores
    assert result.n_items == 3
    assert (provisions.right, provisions.predicted, provisions.gold) == (14, 18, 14)
    assert provisions.f1 == pytest.approx(28 / 32)
    assert (documents.right, documents.gold) == (1, 3)
    assert [case.item for case in result.worst] == ["three", "one"]
