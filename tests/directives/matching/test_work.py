"""How the work asked for is judged: more told never counts against it; without models by words."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.directives.matching.concerning import Concern
from pipeline.directives.matching.confidence import FILE, confidence
from pipeline.directives.matching.traits import AGAINST, EITHER, Traits
from pipeline.directives.matching.work import MODELS, Work, work_told
from pipeline.errors import BadRegister
from pipeline.model.verdict import State, Verdict
from pipeline.trained import models_from
from pipeline.trained.kept import MODELS as SHIPPED
from pipeline.trained.trees import load_trees

FOR = tuple(name for name in Traits._fields if name not in AGAINST + EITHER)
NOTHING = Traits(things=1.0)
HALF = NOTHING._replace(**dict.fromkeys(FOR, 0.6), untold=0.4)
ALL = NOTHING._replace(**dict.fromkeys(FOR, 1.0), untold=0.0)


def test_nothing_and_everything():
    assert work_told(NOTHING).state is State.ABSENT
    assert work_told(ALL).state is State.PRESENT


@pytest.mark.parametrize("name", FOR)
def test_more_told_never_counts_against_it(name: str):
    less, more = work_told(HALF), work_told(HALF._replace(**{name: 1.0}))
    assert more.in_part >= less.in_part
    assert more.in_whole >= less.in_whole


@pytest.mark.parametrize("name", AGAINST)
def test_what_speaks_against_it_never_counts_for_it(name: str):
    less, more = work_told(HALF), work_told(HALF._replace(**{name: 1.0}))
    assert more.in_part <= less.in_part
    assert more.in_whole <= less.in_whole


def test_without_models_the_words_decide(tmp_path: Path):
    with models_from(tmp_path):
        assert work_told(NOTHING).state is State.ABSENT
        assert work_told(ALL).state is State.PRESENT
        assert work_told(HALF._replace(most=1.0)).state is State.WEAKER
        assert 0 < confidence(Verdict.PARTLY, Concern.YES, None) < 1


def test_every_trait_has_its_column():
    assert {load_trees(SHIPPED / name).n_features for name in MODELS} == {len(Traits._fields)}


@pytest.mark.parametrize("verdict", Verdict)
def test_a_clearer_judgement_is_surer(verdict: Verdict):
    vague, clear = Work(State.ABSENT, 0.39, 0.1), Work(State.ABSENT, 0.02, 0.01)
    sure = confidence(verdict, Concern.YES, clear)
    assert confidence(verdict, Concern.YES, vague) <= sure < 1


@pytest.mark.parametrize("text", ["[]", "{}"])
def test_a_damaged_file_is_named(tmp_path: Path, text: str):
    (tmp_path / MODELS[0]).mkdir()
    (tmp_path / MODELS[0] / FILE).write_text(text, "utf-8")
    with models_from(tmp_path), pytest.raises(BadRegister, match=FILE):
        confidence(Verdict.MET, Concern.YES, None)
