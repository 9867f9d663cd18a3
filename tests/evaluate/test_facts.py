"""Responsibilities and steps scored on gold so small that the scores are known by hand."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BadSettings
from pipeline.evaluate import responsibilities, steps
from pipeline.evaluate.gold import DOCUMENTS

TEXT = """Điều 4. Trình tự cấp thẻ ra vào
1. Đơn vị gửi hồ sơ đến Văn phòng Bộ.
2. Văn phòng Bộ kiểm tra hồ sơ trong 02 ngày làm việc.
3. Chánh Văn phòng quyết định cấp thẻ."""


def at(quote: str, text: str = TEXT) -> dict[str, int]:
    start = text.index(quote)
    return {"start": start, "end": start + len(quote)}


def norm(bearer: str, modality: str, action: str, deadline: str | None = None) -> dict[str, Any]:
    return {
        "bearer": at(bearer),
        "modality": modality,
        "action": at(action),
        "deadline": deadline and at(deadline),
    }


SEND = norm("Đơn vị", "obligation", "gửi hồ sơ đến Văn phòng Bộ")
CHECK = {
    **norm("Đơn vị", "obligation", "kiểm tra hồ sơ", "trong 02 ngày làm việc"),
    "bearer": {"start": TEXT.index("Văn phòng Bộ kiểm"), "end": TEXT.index(" kiểm tra")},
}
DECIDE = norm("Chánh Văn phòng", "power", "quyết định cấp thẻ")


def gold(folder: Path, layer: str, things: list[dict[str, Any]]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"id": "one", "text": TEXT, layer: things}), "utf-8")
    return path


@pytest.mark.parametrize(
    ("norms", "right", "modality", "deadline", "n_gold"),
    [
        pytest.param([SEND, CHECK, DECIDE], 3, 3, 3, 3, id="all right"),
        pytest.param(
            [SEND, CHECK, {**DECIDE, "modality": "obligation"}], 3, 2, 3, 3, id="modality"
        ),
        pytest.param([SEND, {**CHECK, "deadline": None}, DECIDE], 3, 3, 2, 3, id="deadline"),
        pytest.param([SEND, CHECK, {**DECIDE, "bearer": None}], 2, 2, 2, 3, id="bearer"),
        pytest.param([SEND, CHECK], 2, 2, 2, 2, id="read too much"),
    ],
)
def test_responsibilities(tmp_path, norms, right, modality, deadline, n_gold) -> None:
    told = responsibilities.evaluate(gold(tmp_path, "responsibilities", norms))
    assert [score.right for score in told.scores] == [right, modality, deadline]
    assert {(score.predicted, score.gold) for score in told.scores} == {(3, n_gold)}
    faults = sorted(case.fault for case in told.worst)
    assert faults == ["missed"] * (n_gold - right) + ["wrong"] * (3 - right)


def step(order: int, kind: str, told: dict[str, Any]) -> dict[str, Any]:
    return {"order": order, "kind": kind, "actor": told["bearer"], "action": told["action"]}


STEPS = [step(1, "submit", SEND), step(2, "check", CHECK), step(3, "decide", DECIDE)]


@pytest.mark.parametrize(
    ("things", "right", "kind", "actor", "order"),
    [
        pytest.param(STEPS, 3, 3, 3, (3, 3), id="all right"),
        pytest.param([*STEPS[:2], {**STEPS[2], "kind": "issue"}], 3, 2, 3, (3, 3), id="kind"),
        pytest.param([*STEPS[:2], {**STEPS[2], "actor": None}], 3, 3, 2, (3, 3), id="actor"),
        pytest.param(
            [{**STEPS[0], "order": 2}, {**STEPS[1], "order": 1}, STEPS[2]],
            *(3, 3, 3),
            (2, 3),
            id="two in another order",
        ),
        pytest.param(STEPS[:2], 2, 2, 2, (1, 1), id="read too much"),
        pytest.param([], 0, 0, 0, (0, 0), id="no procedure"),
    ],
)
def test_steps(tmp_path, things, right, kind, actor, order) -> None:
    *layers, told = steps.evaluate(gold(tmp_path, "steps", things)).scores
    assert [score.right for score in layers] == [right, kind, actor]
    assert {(score.predicted, score.gold) for score in layers} == {(3, len(things))}
    assert (told.right, told.gold) == order


@pytest.mark.parametrize("stage", [responsibilities, steps])
def test_a_line_of_another_form_is_named(tmp_path, stage) -> None:
    with pytest.raises(BadSettings) as raised:
        stage.evaluate(gold(tmp_path, "citations", []))
    assert raised.value.place == "dòng 1"
    assert '"text"' in raised.value.remedy


def test_the_text_of_an_article_comes_from_the_documents(tmp_path):
    """An id of document and eId is looked up where neither gold nor items hold the text."""
    html = "<p>THÔNG TƯ</p><p>Điều 1. Phạm vi</p><p>Văn bản.</p>" + "".join(
        f"<p>{line}</p>" for line in TEXT.split("\n")
    )
    documents = tmp_path / "data" / DOCUMENTS
    documents.parent.mkdir(parents=True)
    with lzma.open(documents, "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "doc_1", "html": html}) + "\n")
    (tmp_path / "items.jsonl").write_text('{"id": "other", "text": "x"}\n', "utf-8")
    path = tmp_path / "gold.jsonl"
    line = {"id": "doc_1#art_4", "responsibilities": [SEND, CHECK, DECIDE]}
    path.write_text(json.dumps(line), "utf-8")
    scores = responsibilities.evaluate(path, tmp_path / "data").scores
    assert (scores[0].right, scores[0].gold) == (3, 3)
    path.write_text(json.dumps({**line, "id": "doc_1#art_9"}), "utf-8")
    with pytest.raises(BadSettings, match="doc_1#art_9"):
        responsibilities.evaluate(path, tmp_path / "data")
