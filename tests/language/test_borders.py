"""Lines, sentences and clauses: cases in ``cases.yaml``, and what holds of any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadRegister
from pipeline.language import legal_language, passage_of
from pipeline.language.borders.lines import load_labels

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text("utf-8")
)
TEXTS = st.text(alphabet="Điều 1.a) ;:(-\n“”\u00a0Vụ KT.?", max_size=120)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    passage = passage_of(case["text"])
    assert [line.kind.value for line in passage.lines] == case["kinds"]
    assert [line.parent for line in passage.lines] == case["parents"]
    assert [passage.words(clause.span) for clause in passage.clauses] == case["clauses"]


@given(TEXTS)
def test_clauses_lie_in_their_lines_in_order(text: str) -> None:
    passage = passage_of(text)
    end = 0
    for clause in passage.clauses:
        assert end <= clause.span.start < clause.span.end
        assert passage.lines[clause.line].body.holds(clause.span)
        end = clause.span.end
    for place, line in enumerate(passage.lines):
        assert line.parent is None or line.parent < place


def test_sentences_of_the_pipeline_begin_where_clauses_say() -> None:
    doc = legal_language()("1. Vụ A lập hồ sơ; gửi Vụ B. Vụ B trả lời.")
    assert [sentence.text for sentence in doc.sents][-1] == "Vụ B trả lời."


def test_the_lines_above() -> None:
    passage = passage_of("Điều 1. A\n1. Vụ B:\na) Lập sổ.")
    assert passage.above(2) == (1, 0)


def test_a_label_that_is_no_pattern_is_refused_by_line(tmp_path: Path) -> None:
    file = tmp_path / "labels.yaml"
    file.write_text("# Nhãn\nheading: '('", "utf-8")
    with pytest.raises(BadRegister, match=r"labels\.yaml, dòng 2, mục heading"):
        load_labels(file)
