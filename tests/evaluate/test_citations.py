"""Citations scored on gold so small that the scores are known by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BadSettings
from pipeline.evaluate.citations import evaluate

TEXT = "Theo khoản 2 Điều 5 Luật Lưu trữ và Nghị định số 30/2020/NĐ-CP, đơn vị lập hồ sơ."
FIRST, SECOND = "khoản 2 Điều 5 Luật Lưu trữ", "Nghị định số 30/2020/NĐ-CP"


def cited(quote: str, instrument: str | None, *provisions: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(quote)
    end = start + len(quote)
    return {"start": start, "end": end, "instrument": instrument, "provisions": list(provisions)}


LAW = cited(FIRST, "Luật Lưu trữ", "d5.k2")
DECREE = cited(SECOND, "30/2020/NĐ-CP")


def write(path: Path, *items: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(item) + "\n" for item in items), "utf-8")
    return path


def counts(gold: Path) -> dict[str, tuple[int, int, int]]:
    return {each.layer: (each.right, each.predicted, each.gold) for each in evaluate(gold).scores}


@pytest.mark.parametrize(
    ("citations", "spans", "instruments", "provisions", "faults"),
    [
        pytest.param([LAW, DECREE], 2, 2, 2, [], id="all right"),
        pytest.param(
            [{**LAW, "instrument": "luật  lưu trữ"}, DECREE], 2, 2, 2, [], id="case and spaces"
        ),
        pytest.param([LAW, {**DECREE, "instrument": None}], 2, 1, 2, ["instrument"], id="null"),
        pytest.param(
            [{**LAW, "provisions": ["d5.k3"]}, DECREE], 2, 2, 1, ["instrument"], id="provision"
        ),
        pytest.param([LAW], 1, 1, 1, ["wrong"], id="found too much"),
        pytest.param(
            [LAW, DECREE, cited("đơn vị", None)], 2, 2, 2, ["missed"], id="found too little"
        ),
        pytest.param(
            [cited("khoản 2 Điều 5 Luật", "Luật Lưu trữ", "d5.k2"), DECREE],
            *(1, 1, 1),
            ["missed", "wrong"],
            id="19 of 27 letters are no overlap",
        ),
    ],
)
def test_counts(
    citations: list[dict[str, Any]],
    spans: int,
    instruments: int,
    provisions: int,
    faults: list[str],
    tmp_path: Path,
) -> None:
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, "citations": citations})
    assert counts(gold) == {
        "citations": (spans, 2, len(citations)),
        "citations +instrument": (instruments, 2, len(citations)),
        "citations +provisions": (provisions, 2, len(citations)),
    }
    assert [case.fault.split()[0] for case in evaluate(gold).worst] == faults


def test_precision_recall_and_f1_by_hand(tmp_path: Path) -> None:
    gold = write(
        tmp_path / "gold.jsonl",
        {"id": "a", "text": TEXT, "citations": [LAW, cited("đơn vị", None), cited("hồ sơ", None)]},
    )
    score = evaluate(gold).scores[0]
    assert (score.precision, score.recall) == pytest.approx((1 / 2, 1 / 3))
    assert score.f1 == pytest.approx(2 / 5)


def test_the_worst_case_shows_its_words(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, "citations": [LAW]})
    (case,) = evaluate(gold).worst
    assert (case.item, case.fault) == ("a", "wrong")
    assert SECOND in case.text


def test_texts_are_joined_by_id(tmp_path: Path) -> None:
    write(tmp_path / "items.jsonl", {"id": "b", "text": "Không có."}, {"id": "a", "text": TEXT})
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "citations": [LAW, DECREE]})
    assert counts(gold)["citations +provisions"] == (2, 2, 2)


def test_a_text_that_is_nowhere_is_named(tmp_path: Path) -> None:
    write(tmp_path / "items.jsonl", {"id": "b", "text": "Không có."})
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "citations": []})
    with pytest.raises(BadSettings, match="văn bản của a"):
        evaluate(gold)


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, "citations": []}, {"id": "b"})
    with pytest.raises(BadSettings) as caught:
        evaluate(gold)
    assert (caught.value.file, caught.value.place) == (str(gold), "dòng 2")
