"""Articles annotated by hand are read with their texts; a document stands in one fold only."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.errors import BadSettings
from pipeline.evaluate.gold import ITEMS
from pipeline.train.annotated import FOLDS, SETS, annotated_in

STEP = {"order": 1, "actor": None, "kind": "submit", "action": {"start": 20, "end": 30}}
LINES = [
    {"id": "quy_che#art_1", "text": "Điều 1. Mượn sách\nNộp phiếu.", "steps": [STEP]},
    {"id": "quy_che#art_2", "text": "Điều 2. Thư viện\nCó sách.", "steps": []},
]


def gold(folder, lines):
    for name in SETS:
        (folder / name).mkdir(exist_ok=True)
        written = lines if not name else []
        file = folder / name / "steps.jsonl"
        file.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in written))
    return folder


def test_an_article_with_steps_is_a_procedure(tmp_path):
    first, second = annotated_in(gold(tmp_path, LINES), tmp_path)
    assert (first.heading, first.body, first.procedure) == ("Điều 1. Mượn sách", "Nộp phiếu.", True)
    assert (second.body, second.procedure) == ("Có sách.", False)
    assert first.fold == second.fold
    assert 0 <= first.fold < FOLDS


def test_texts_are_those_of_the_data_folder(tmp_path):
    told = [{key: line[key] for key in ("id", "steps")} for line in LINES]
    items = tmp_path / "data" / ITEMS
    items.parent.mkdir(parents=True)
    texts = ({"id": line["id"], "text": line["text"]} for line in LINES)
    items.write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in texts))
    first, second = annotated_in(gold(tmp_path, told), tmp_path / "data")
    assert (first.body, second.body) == ("Nộp phiếu.", "Có sách.")
    with pytest.raises(BadSettings, match="kèm văn bản"):
        annotated_in(tmp_path, tmp_path / "elsewhere")


def test_a_line_of_another_form_is_named(tmp_path):
    with pytest.raises(BadSettings, match=r"steps\.jsonl"):
        annotated_in(gold(tmp_path, [{"id": "quy_che#art_1"}]), tmp_path)
