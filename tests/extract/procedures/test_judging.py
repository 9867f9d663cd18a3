"""The judge of procedures: what it looks at, and what its verdict changes."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.procedures import steps_of_prose
from pipeline.extract.procedures.judging import MODEL, NOT_BELOW, Verdict, features_of, judge
from pipeline.extract.responsibilities import responsibilities_in
from pipeline.trained import models_from, write_model
from pipeline.trained.linear import place_of

BITS = 10


@pytest.fixture
def judge_with(tmp_path):
    """A judge that knows one word, and how much it weighs."""

    def with_weight(word: str, weight: float):
        weights = np.zeros(1 << BITS)
        weights[place_of(word, BITS)] = weight
        folder = tmp_path / f"{word} {weight}"
        write_model(folder / MODEL, weights, 0.0, BITS, 1.5)
        return models_from(folder)

    return with_weight


@pytest.mark.parametrize(
    ("weight", "verdict"),
    [(2.0, Verdict.PROCEDURE), (0.0, Verdict.UNSURE), (NOT_BELOW - 1, Verdict.OTHER)],
)
def test_the_score_gives_the_verdict(judge_with, weight, verdict):
    with judge_with("kho", weight):
        assert judge("Điều 2. Mượn sách\nThủ kho giao sách.") is verdict


def test_the_heading_is_not_looked_at(judge_with):
    with judge_with("trình tự", 9.0):
        assert judge("Điều 2. Trình tự mượn sách\nThủ kho giao sách.") is Verdict.UNSURE


def test_without_a_model_it_does_not_know(tmp_path):
    with models_from(tmp_path):
        assert judge("Điều 2. Mượn sách\nThủ kho giao sách.") is Verdict.UNSURE


def test_words_are_looked_at_in_ones_twos_and_threes_and_numbers_are_alike():
    assert features_of("Trong 05 ngày: trả") == {
        *("trong", "0", "ngày", ":", "trả"),
        *("trong 0", "0 ngày", "ngày :", ": trả"),
        *("trong 0 ngày", "0 ngày :", "ngày : trả"),
    }


LOAN = """{heading}
1. Người mượn phải nộp phiếu cho thủ kho.
2. Thủ kho phải kiểm tra phiếu.
3. Người lái xe phải dán nhãn vào sách."""
IN_STEPS = """Điều 3. Sách trong kho
Bước 1: Người mượn nộp phiếu cho thủ kho.
Bước 2: Thủ kho kiểm tra phiếu."""


def actions(text: str) -> list[str]:
    return [step.action.quote for step in steps_of_prose(text, responsibilities_in(text))]


def test_a_heading_that_names_work_is_believed_unless_the_judge_is_sure(judge_with):
    text = LOAN.format(heading="Điều 3. Giải quyết việc mượn sách")
    with judge_with("phiếu", NOT_BELOW + 0.5):
        assert len(actions(text)) == 3
    with judge_with("phiếu", NOT_BELOW - 0.5):
        assert actions(text) == []


@pytest.mark.parametrize("heading", ["Trình tự mượn sách", "Quy trình cho mượn", "Thủ tục"])
def test_a_heading_that_calls_it_a_procedure_is_always_believed(judge_with, heading):
    with judge_with("phiếu", NOT_BELOW - 5):
        assert len(actions(LOAN.format(heading=f"Điều 3. {heading}"))) == 3


def test_steps_the_text_numbers_itself_are_steps_whatever_the_judge_says(judge_with):
    with judge_with("phiếu", NOT_BELOW - 5):
        assert actions(IN_STEPS) == ["nộp phiếu cho thủ kho", "kiểm tra phiếu"]


def test_under_a_heading_that_says_nothing_the_judge_takes_all_the_work(judge_with):
    text = LOAN.format(heading="Điều 3. Sách trong kho")
    with judge_with("phiếu", 0.0):
        assert actions(text) == []
    with judge_with("phiếu", 2.0):
        assert actions(text) == [
            "nộp phiếu cho thủ kho",
            "kiểm tra phiếu",
            "dán nhãn vào sách",  # of no known kind
        ]
