"""The judge of kinds learns from annotated steps, as they were annotated and as they are found."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.evaluate.gold import Place
from pipeline.extract.procedures.kind_judging import ALL_BITS, MODEL, kinds_of
from pipeline.extract.procedures.prose import steps_if_told
from pipeline.extract.responsibilities import responsibilities_in
from pipeline.model.facts import StepKind
from pipeline.train.cards.kinds import kind_card
from pipeline.train.kinds import ArticleWithSteps, Places, examples_of, learnt_from
from pipeline.trained import models_from, write_model

THINGS = ("thẻ", "sách", "xe", "máy", "phòng", "bàn", "ghế", "kho")
TEXT = """Điều {place}. Mượn {thing}
1. Người mượn phải nộp phiếu mượn {thing} cho thủ kho.
2. Thủ kho phải kiểm tra phiếu mượn {thing}.
3. Thủ kho có trách nhiệm thông báo việc không cho mượn {thing}."""
# A hand that calls a refusal a decision, where the verb says "deliver".
HANDED = (
    ("nộp phiếu mượn {thing} cho thủ kho", StepKind.SUBMIT),
    ("kiểm tra phiếu mượn {thing}", StepKind.CHECK),
    ("thông báo việc không cho mượn {thing}", StepKind.DECIDE),
)


def article(place: int, thing: str) -> tuple[ArticleWithSteps, str]:
    text = TEXT.format(place=place, thing=thing)
    steps = []
    for order, (words, kind) in enumerate(HANDED, 1):
        quote = words.format(thing=thing)
        start = text.index(quote)
        action = Place(start, start + len(quote))
        steps.append(Places(order=order, actor=None, kind=kind, action=action))
    return ArticleWithSteps(id=f"quy_che_{place}#art_1", steps=tuple(steps)), text


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    with models_from(tmp_path_factory.mktemp("none")):
        told = [article(place, thing) for place, thing in enumerate(THINGS)]
        return [example for item, text in told for example in examples_of(item, text)]


def test_each_step_is_an_example_twice(examples):
    by_hand = [(each.kind, each.rule) for each in examples if not each.found]
    assert by_hand[:3] == [
        (StepKind.SUBMIT, StepKind.SUBMIT),
        (StepKind.CHECK, StepKind.CHECK),
        (StepKind.DECIDE, StepKind.DELIVER),
    ]
    assert sum(each.found for each in examples) == len(by_hand) == 3 * len(THINGS)


def test_what_hands_call_a_step_overrules_its_verb(examples, tmp_path):
    trained = learnt_from(examples)
    assert trained.annotated_by_rule == 2 * len(THINGS)
    assert trained.annotated_by_judge == 3 * len(THINGS)
    write_model(tmp_path / MODEL, trained.weights, 0.0, ALL_BITS, 0.0)
    text = TEXT.format(place=9, thing="đèn")
    with models_from(tmp_path):
        found = steps_if_told(text, responsibilities_in(text))
        assert [step.kind for step in found] == [kind for _, kind in HANDED]
        assert kinds_of(found[:1]) == (StepKind.SUBMIT,)  # alone, without the steps around it


def test_training_again_gives_the_same_numbers(examples):
    assert np.array_equal(learnt_from(examples).weights, learnt_from(examples).weights)


def test_the_card_gives_figures_and_limits(examples):
    card = kind_card(learnt_from(examples))
    assert f"{3 * len(THINGS)} steps annotated by hand" in card
    assert "| of annotated steps | 0.667 | 1.000 |" in card
    assert "**Limits**" in card
