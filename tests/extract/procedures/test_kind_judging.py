"""The judge of kinds: what it looks at, and that its word counts before the verb's."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.procedures.kind_judging import (
    ALL_BITS,
    ALWAYS,
    BITS,
    KINDS,
    MODEL,
    features_of,
    kinds_of,
)
from pipeline.model.facts import ApprovalStep, Quote, StepKind
from pipeline.trained import models_from, write_model
from pipeline.trained.linear import place_of


def step(words: str, kind: StepKind, actor: str = "", branch: str = "") -> ApprovalStep:
    def quote(said: str) -> Quote | None:
        return Quote(quote=said, start=0, end=len(said)) if said else None

    action = Quote(quote=words, start=0, end=len(words))
    return ApprovalStep(order=0, kind=kind, action=action, actor=quote(actor), branch=quote(branch))


REQUEST = step("có văn bản yêu cầu bổ sung", StepKind.DELIVER, "Vụ Nhân sự", "Nếu thiếu giấy")
QUESTION = step("lấy ý kiến Vụ Tài chính", StepKind.CONSULT, "Vụ Nhân sự")
ANSWER = step("có ý kiến trả lời", StepKind.DELIVER, "Vụ Tài chính")


@pytest.fixture
def judge_with(tmp_path):
    """A judge that knows one word, and of which kind it makes a step."""

    def with_word(feature: str, kind: StepKind):
        weights = np.zeros((1 << (ALL_BITS - BITS), 1 << BITS))
        weights[KINDS.index(StepKind.OTHER), place_of(ALWAYS, BITS)] = 1.0
        weights[KINDS.index(kind), place_of(feature, BITS)] = 2.0
        write_model(tmp_path / MODEL, weights.ravel(), 0.0, ALL_BITS, 0.0)
        return models_from(tmp_path)

    return with_word


def test_a_word_counts_where_it_stands(judge_with):
    with judge_with("word=thiếu", StepKind.CHECK):
        assert kinds_of([REQUEST]) == (StepKind.OTHER,)  # stands in its case, not in its action


@pytest.mark.parametrize("kind", [StepKind.PREPARE, StepKind.CHECK, StepKind.OTHER])
def test_the_kind_that_the_words_weigh_most_for_is_told(judge_with, kind):
    with judge_with("case=thiếu", kind):
        assert kinds_of([REQUEST, QUESTION]) == (kind, StepKind.OTHER)


def test_without_a_model_the_verb_decides_and_an_answer_belongs_to_its_question(tmp_path):
    with models_from(tmp_path):
        assert kinds_of([REQUEST]) == (StepKind.DELIVER,)
        assert kinds_of([QUESTION, ANSWER]) == (StepKind.CONSULT, StepKind.CONSULT)
        assert kinds_of([REQUEST, ANSWER]) == (StepKind.DELIVER, StepKind.DELIVER)


def test_the_steps_around_a_step_are_looked_at():
    alone, *_ = features_of([ANSWER])
    _, after = features_of([QUESTION, ANSWER])
    assert {"earlier=-", "where=first"} <= alone
    assert {"earlier=consult", "where=last", "same=False"} <= after
