"""Models are plain numbers: written the same each time, checked when they are read."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pipeline.errors import BadRegister
from pipeline.trained import linear_model, models_from, models_told, write_model
from pipeline.trained.linear import place_of

BITS = 6


def made(folder, name="judge"):
    weights = np.zeros(1 << BITS)
    weights[place_of("đúng", BITS)] = 2.0
    write_model(folder / name, weights, -0.5, BITS, threshold=0.25)
    return folder / name


def test_a_model_scores_by_the_features_it_knows(tmp_path):
    made(tmp_path)
    with models_from(tmp_path):
        model = linear_model("judge")
    assert model.score(["đúng", "đúng"]) == pytest.approx(1.5)
    assert model.score([]) == pytest.approx(-0.5)
    assert model.settings.threshold == 0.25


def test_no_folder_no_model(tmp_path):
    with models_from(tmp_path):
        assert linear_model("judge") is None
        assert models_told() == {}


def test_written_twice_the_bytes_are_the_same(tmp_path):
    first, second = made(tmp_path / "a"), made(tmp_path / "b")
    for name in ("weights.npz", "model.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes()


def _cut(folder):
    file = folder / "weights.npz"
    file.write_bytes(file.read_bytes()[:-7])


def _resize(folder):
    settings = json.loads((folder / "model.json").read_text())
    (folder / "model.json").write_text(json.dumps(settings | {"bits": BITS + 1}))


def _lose(folder):
    (folder / "weights.npz").unlink()


def _misspell(folder):
    (folder / "model.json").write_text('{"bit": 6}')


@pytest.mark.parametrize("harm", [_cut, _resize, _lose, _misspell])
def test_a_damaged_model_is_named(tmp_path, harm):
    harm(made(tmp_path))
    with models_from(tmp_path), pytest.raises(BadRegister) as caught:
        linear_model("judge")
    assert "judge" in str(caught.value)
    assert "make train" in str(caught.value)
