"""The judge of procedures: what it looks at, and what its verdict changes."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.procedures import steps_of_prose
from pipeline.extract.procedures.judging import MODEL, features_of, judge
from pipeline.extract.responsibilities import responsibilities_in
from pipeline.trained import models_from, write_model
from pipeline.trained.linear import place_of

BITS = 10
THRESHOLD = 1.5


@pytest.fixture
def judge_with(tmp_path):
    """A judge that knows one word, and how much it weighs."""

    def with_weight(word: str, weight: float):
        weights = np.zeros(1 << BITS)
        weights[place_of(word, BITS)] = weight
        folder = tmp_path / f"{word} {weight}"
        write_model(folder / MODEL, weights, 0.0, BITS, THRESHOLD)
        return models_from(folder)

    return with_weight


def test_the_score_is_the_sum_of_what_the_words_weigh(judge_with):
    with judge_with("kho", 2.0):
        assert judge("Điều 2. Mượn sách\nThủ kho giao sách.") == (2.0, THRESHOLD)


def test_the_heading_is_not_looked_at(judge_with):
    with judge_with("trình tự", 9.0):
        assert judge("Điều 2. Trình tự mượn sách\nThủ kho giao sách.") == (0.0, THRESHOLD)


def test_without_a_model_it_does_not_know(tmp_path):
    with models_from(tmp_path):
        assert judge("Điều 2. Mượn sách\nThủ kho giao sách.") is None


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


@pytest.mark.parametrize(
    ("heading", "weight"),
    [
        ("Giải quyết việc mượn sách", THRESHOLD - 2),  # names work
        ("Sách trong kho", THRESHOLD),
        ("Thẩm quyền, thủ tục cho mượn sách", THRESHOLD + 2),  # tells who may, too
    ],
)
def test_a_heading_weighs_beside_the_words(judge_with, heading, weight):
    text = LOAN.format(heading=f"Điều 3. {heading}")
    with judge_with("nộp phiếu", weight + 0.1):
        assert len(actions(text)) == 3
    with judge_with("nộp phiếu", weight - 0.1):
        assert actions(text) == []


@pytest.mark.parametrize("heading", ["Trình tự mượn sách", "Quy trình cho mượn", "Thủ tục"])
def test_a_heading_that_calls_it_a_procedure_is_always_believed(judge_with, heading):
    with judge_with("phiếu", -9.0):
        assert len(actions(LOAN.format(heading=f"Điều 3. {heading}"))) == 3


@pytest.mark.parametrize(
    "heading",
    ["Trách nhiệm của thủ kho", "Chế độ họp", "Nội dung quản lý kho", "Quan hệ công tác với kho"],
)
def test_a_heading_that_calls_it_something_else_is_always_believed(judge_with, heading):
    with judge_with("nộp phiếu", 99.0):
        assert actions(LOAN.format(heading=f"Điều 3. {heading}")) == []
        numbered = IN_STEPS.replace("Sách trong kho", heading)
        assert actions(numbered) == ["nộp phiếu cho thủ kho", "kiểm tra phiếu"]


def test_steps_the_text_numbers_itself_are_steps_whatever_the_judge_says(judge_with):
    with judge_with("phiếu", -9.0):
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
