"""Meaning lifts a likeness in words where it stands out, and never proves anything by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pipeline.retrieval.encoder import fused

SHAPE = (3, 12)
WORDS = arrays(np.float32, SHAPE, elements=st.floats(0, 1, width=32))
MEANING = arrays(np.float32, SHAPE, elements=st.floats(-1, 1, width=32))


def test_a_passage_in_other_words_is_lifted():
    words = np.zeros((1, 40), np.float32)
    meaning = np.full((1, 40), 0.3, np.float32)
    meaning[0, 7] = 0.8
    found = fused(words, meaning)
    assert found[0, 7] == pytest.approx(0.6)
    assert found.sum() == pytest.approx(0.6)


def test_where_all_are_alike_nothing_stands_out():
    words = np.full((1, 40), 0.2, np.float32)
    assert fused(words, np.full((1, 40), 0.9, np.float32)).tolist() == words.tolist()


def test_among_few_nothing_stands_out():
    words = np.zeros((1, 3), np.float32)
    assert fused(words, np.float32([[0, 0, 1]])).tolist() == words.tolist()


@given(WORDS, MEANING)
def test_it_never_lowers_and_never_proves(words: np.ndarray, meaning: np.ndarray):
    found = fused(words, meaning)
    assert (found >= words - 1e-4).all()
    assert (found <= np.maximum(words, 0.6) + 1e-4).all()


def test_how_high_an_encoders_cosines_are_does_not_matter():
    words = np.zeros((2, 30), np.float32)
    meaning = np.random.default_rng(1).normal(0, 0.1, (2, 30)).astype(np.float32)
    meaning[0, 3] = 0.9
    assert fused(words, meaning) == pytest.approx(fused(words, 0.2 * meaning + 0.7), abs=1e-3)
