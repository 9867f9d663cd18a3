"""What tells norms is learnt from annotated articles: labels, chain, trees, classes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import SHARED_DATA
from pipeline.extract.responsibilities.learnt.chain import OWN, WHOSE, chain_of
from pipeline.extract.responsibilities.learnt.classes import WordClasses
from pipeline.extract.responsibilities.learnt.sequences import lines_of
from pipeline.extract.responsibilities.seen import seen_in
from pipeline.language import passage_of
from pipeline.model.document import Span
from pipeline.train import norms
from pipeline.train.chains import Truth, labels_of, train_chain
from pipeline.train.classes import train_classes

NO_CLASSES = WordClasses(words={}, pairs={})
TEXT = "Điều 3. Phòng Lễ tân\n1. Phòng Lễ tân đón khách.\n2. Tiễn khách.\n3. Sổ được lập hai bản."
GOLD = Path(__file__).parents[1] / "gold"


def place(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def lines():
    seen = seen_in(passage_of(TEXT))
    return seen.passage, lines_of(seen, NO_CLASSES)


TRUTHS = [
    Truth(place("đón khách"), place("Phòng Lễ tân", 2)),
    Truth(place("Tiễn khách"), place("Phòng Lễ tân", 1)),
    Truth(place("lập hai bản"), None),
]


def test_labels_tell_whose_each_action_is():
    passage, found = lines()
    labels = labels_of(passage, found, TRUTHS)
    assert labels[0][-3:] == ["B-E", "I-E", "I-E"]
    assert labels[1][-6:] == ["B-E", "I-E", "I-E", "B-S", "I-S", "O"]
    assert labels[2][-3:] == ["B-A", "I-A", "O"]
    assert labels[3][-4:] == ["B-N", "I-N", "I-N", "O"]


def test_a_chain_learns_the_same_each_time_and_tells_what_it_learnt(tmp_path):
    passage, found = lines()
    features = [line.features for line in found] * 6
    labels = labels_of(passage, found, TRUTHS) * 6
    for name in ("one", "other"):
        train_chain(features, labels, tmp_path / name)
    likely, again = (
        chain_of(tmp_path / name).likely(found[1].features) for name in ("one", "other")
    )
    assert likely.begins == pytest.approx(again.begins, abs=0.01)
    words = [word.low for word in found[1].words]
    whose = likely.by_whose[words.index("đón")]
    assert whose[WHOSE.index(OWN)] > 0.5  # whose bearer stands before it
    assert likely.bearer[words.index("phòng")] > 0.5


def test_words_in_like_places_share_a_class(monkeypatch):
    for name in ("FEWEST_WORDS", "FEWEST_PAIRS"):
        monkeypatch.setattr(f"pipeline.train.classes.{name}", 2)
    monkeypatch.setattr("pipeline.train.classes.N_WORDS", 4)
    monkeypatch.setattr("pipeline.train.classes.N_PAIRS", 4)
    monkeypatch.setattr("pipeline.train.classes._DIMENSIONS", 3)
    texts = [f"{who} {does} hồ sơ ." for who in ("Vụ", "Cục") for does in ("gửi", "nộp")] * 4
    classes = train_classes(texts)
    assert classes.of("vụ") == classes.of("cục") != classes.of("gửi") == classes.of("nộp")
    assert classes.of("chưa thấy") == -1
    assert train_classes(texts) == classes


@pytest.mark.skipif(not SHARED_DATA.is_dir(), reason=f"not here: {SHARED_DATA}")
def test_a_small_set_is_learnt_from_end_to_end(tmp_path, monkeypatch):
    monkeypatch.setattr(norms, "LEARNT", ("other_hand",))
    monkeypatch.setattr(norms, "MENDED", ("made",))
    monkeypatch.setattr(norms, "FOLDS", 2)
    monkeypatch.setattr(norms, "TREES", 5)
    trained = norms.train_norms(GOLD, NO_CLASSES, tmp_path, SHARED_DATA)
    assert (trained.articles, trained.norms) == (31, 72)
    assert trained.rules.gold == trained.learnt.gold == 72
    assert trained.rules.right > 40
    assert sorted(file.name for file in tmp_path.iterdir()) == ["chain.crfsuite", "chain.json"]
