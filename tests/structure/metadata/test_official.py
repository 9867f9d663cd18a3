"""The bars on real documents: each field right in 97 of 100, whatever the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluate.metadata import evaluate, official

DATA = Path(__file__).parents[4] / "shared" / "data"
GOLDS = (DATA / "files" / "meta.json", DATA / "vbpl" / "documents.jsonl.xz")
BAR = 0.97


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.parent.name)
def test_each_field_is_right(gold):
    if not gold.exists():
        pytest.skip(f"the working data is not here: {gold}")
    evaluation = evaluate(gold)
    assert evaluation.n_items >= 30
    for score in evaluation.scores:
        assert score.gold >= 30, score.layer
        assert score.recall >= BAR, (score.layer, evaluation.worst)


def test_official_title_is_taken_apart():
    assert official("Thông tư số 9/2026/TT-BXD Quy định về nhà mẫu") == {
        "kind": "Thông tư",
        "number": "9/2026/TT-BXD",
        "title": "Quy định về nhà mẫu",
    }
    assert official("LUẬT GIẤY TỜ MẪU SỐ 997/2025/QH15") == {
        "kind": "Luật",
        "number": "997/2025/QH15",
        "title": "GIẤY TỜ MẪU",
    }
    assert official("Decree 12/2020/ND-CP") == {}
