"""Trees as arrays say what the trees they were made from say, and are refused when damaged."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from pipeline.errors import BadRegister
from pipeline.train.trees import as_arrays
from pipeline.trained.trees import load_trees, walker_of, write_trees


@pytest.fixture(scope="module")
def learnt():
    rows = np.random.RandomState(1).rand(400, 3)
    learner = HistGradientBoostingClassifier(max_iter=7, random_state=0)
    learner.fit(rows, rows[:, 0] * rows[:, 1] > 0.3)
    return learner, rows


def test_the_same_scores_before_and_after_they_are_kept(learnt, tmp_path):
    learner, rows = learnt
    trees = as_arrays(learner)
    assert trees.score(rows) == pytest.approx(learner.decision_function(rows))
    write_trees(tmp_path / "a", trees)
    assert load_trees(tmp_path / "a").score(rows) == pytest.approx(learner.decision_function(rows))
    write_trees(tmp_path / "b", trees)
    assert (tmp_path / "a/weights.npz").read_bytes() == (tmp_path / "b/weights.npz").read_bytes()


def test_only_promising_rows_are_walked_through_all_trees(learnt):
    learner, rows = learnt
    trees = as_arrays(learner)
    whole, first = trees.score(rows), trees.score_promising(rows, 3, np.inf)
    least = float(np.median(first))
    told = trees.score_promising(rows, 3, least)
    assert told == pytest.approx(np.where(first >= least, whole, first))
    assert not np.allclose(first, whole)


def test_no_rows_have_no_scores(learnt):
    trees = as_arrays(learnt[0])
    assert trees.score(np.empty((0, 3))).shape == (0,)
    assert trees.score_promising(np.empty((0, 3)), 3, 0.0).shape == (0,)


def test_a_row_alone_scores_as_among_others(learnt):
    learner, rows = learnt
    walker = walker_of(as_arrays(learner))
    told = [walker.score(row.tolist()) for row in rows[:50]]
    assert told == pytest.approx(learner.decision_function(rows[:50]))


def test_a_damaged_file_is_named(learnt, tmp_path):
    write_trees(tmp_path, as_arrays(learnt[0]))
    whole = (tmp_path / "weights.npz").read_bytes()
    (tmp_path / "weights.npz").write_bytes(whole[:-1] + b"x")
    with pytest.raises(BadRegister, match=r"weights\.npz"):
        load_trees(tmp_path)


@pytest.mark.parametrize("columns", [2, 4])
def test_rows_of_another_number_of_features_are_refused(learnt, tmp_path, columns):
    """A model kept from before the features changed, of which there were 3."""
    write_trees(tmp_path / "stale", as_arrays(learnt[0]))
    trees = load_trees(tmp_path / "stale")
    told = rf"stale: Mô hình được học với 3 đặc trưng, mã nguồn này đưa vào {columns}\."
    with pytest.raises(BadRegister, match=told):
        trees.score(np.zeros((5, columns)))
    with pytest.raises(BadRegister, match=told):
        walker_of(trees).score([0.0] * columns)
