"""The judge of procedures: what it looks at, and what its verdict changes."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.procedures.judging import MODEL, NOT_BELOW, Verdict, features_of, judge
from pipeline.trained import models_from, write_model
from pipeline.trained.linear import place_of

BITS = 10


@pytest.fixture
def judge_with(tmp_path):
    """A judge that knows one word, and how much it weighs."""

    def with_weight(word: str, weight: float):
        weights = np.zeros(1 << BITS)
        weights[place_of(word, BITS)] = weight
        write_model(tmp_path / MODEL, weights, 0.0, BITS, 1.5)
        return models_from(tmp_path)

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
