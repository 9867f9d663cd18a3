"""Trains what tells norms: the chain of words, and the trees over what it and the rules say.

The trees learn from what chains say of articles they have not seen: a chain for each fold of
documents, as stacked generalisation asks (Wolpert, 1992). The chain that is kept has seen all.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from pipeline.evaluate.gold import Place, read_gold
from pipeline.evaluate.pairing import pairs
from pipeline.evaluate.responsibilities import BoundItem, GoldNorm, alike
from pipeline.evaluate.scores import Score
from pipeline.extract.responsibilities.learnt.bearing import Choice, Namer
from pipeline.extract.responsibilities.learnt.chain import FILE, ChainSettings, Likely, chain_of
from pipeline.extract.responsibilities.learnt.chosen import Chosen
from pipeline.extract.responsibilities.learnt.classes import WordClasses
from pipeline.extract.responsibilities.learnt.deciding import Judges, decide
from pipeline.extract.responsibilities.learnt.sequences import LineOfWords, lines_of
from pipeline.extract.responsibilities.learnt.works import Work, works_of
from pipeline.extract.responsibilities.seen import Seen, seen_in
from pipeline.language import passage_of
from pipeline.model.document import Span
from pipeline.model.facts import Modality
from pipeline.read.hygiene import normalise
from pipeline.train.chains import Truth, labels_of, train_chain
from pipeline.train.trees import as_arrays
from pipeline.trained.kept import write_settings
from pipeline.trained.trees import Trees

# Sets of the gold on which no rule was mended, drawn at random.
DRAWN = ("many_hands", "codified", "internal")
LEARNT = (*DRAWN, "doubtful")  # and one of what earlier models doubted most
MENDED = ("", "fresh", "other_hand", "norms_a")  # for the chain alone
WEIGHTS = {"internal": 2}  # the style the product is for, of which there is least
FOLDS = 3
SEED = 0
TREES, LEAVES = 400, 63
_HALF = 0.5
_WHOLE = 0.9  # overlap from which on words are told whole: neither cut short nor run on


class TrainedNorms(NamedTuple):
    """The judges, and how they did on articles of documents they had not seen."""

    judges: Judges
    articles: int
    norms: int
    rules: Score
    learnt: Score


class _Article(NamedTuple):
    seen: Seen
    lines: list[LineOfWords]
    truths: list[Truth]
    fold: int
    weight: int  # as how many articles it counts


class _Asked(NamedTuple):
    """What there is to judge in an article, and the answers."""

    works: list[Work]
    rows: np.ndarray
    overlaps: np.ndarray  # of each work with the annotated action it overlaps most
    choices: list[list[Choice]]


def train_norms(gold: Path, classes: WordClasses, chain: Path, data: Path) -> TrainedNorms:
    """Train on the sets of ``gold``, and write the chain into the folder ``chain``.

    Raises:
        BadSettings: if a set does not keep its form, or a text is nowhere to be found.
    """
    learnt, mended = (
        [
            each
            for name in names
            for each in _articles(gold / name, classes, data, WEIGHTS.get(name, 1))
        ]
        for names in (LEARNT, MENDED)
    )
    asked = _asked(learnt, mended)
    found: dict[int, list[Chosen]] = {}
    for fold in range(FOLDS):
        told = [each for each, article in zip(asked, learnt, strict=True) if article.fold != fold]
        taught = [article for article in learnt if article.fold != fold]
        judged = _judges(told, taught)
        for place, article in enumerate(learnt):
            if article.fold == fold:
                found[place] = _found(asked[place], judged)
    chain.mkdir(parents=True, exist_ok=True)
    _learn([*learnt, *mended], chain / FILE)
    digest = hashlib.sha256((chain / FILE).read_bytes()).hexdigest()
    write_settings(chain / "chain.json", ChainSettings(digest))
    truths = [article.truths for article in learnt]
    return TrainedNorms(
        judges=_judges(asked, learnt),
        articles=len(learnt),
        norms=sum(map(len, truths)),
        rules=_score("rules", truths, [_ruled(article) for article in learnt]),
        learnt=_score("learnt", truths, [found[place] for place in range(len(learnt))]),
    )


def _articles(folder: Path, classes: WordClasses, data: Path, weight: int) -> Iterator[_Article]:
    for item, text in read_gold(folder / "responsibilities.jsonl", BoundItem, data):
        clean = "\n".join(normalise(line).text for line in text.split("\n"))
        if clean != text:
            continue  # annotated places would not be those of the text as it is read
        seen = seen_in(passage_of(text))
        truths = [
            Truth(
                Span(norm.action.start, norm.action.end),
                Span(norm.bearer.start, norm.bearer.end) if norm.bearer else None,
            )
            for norm in item.responsibilities
        ]
        document = item.id.partition("#")[0]
        fold = hashlib.sha256(document.encode()).digest()[1] % FOLDS
        yield _Article(seen, _sharing(lines_of(seen, classes)), truths, fold, weight)


def _sharing(lines: list[LineOfWords]) -> list[LineOfWords]:
    """The lines, with one string for a feature wherever it stands: there are tens of millions."""
    return [
        line._replace(features=[[sys.intern(each) for each in word] for word in line.features])
        for line in lines
    ]


def _learn(articles: Sequence[_Article], file: Path) -> None:
    features: list[list[list[str]]] = []
    labels: list[list[str]] = []
    for each in articles:
        features += [line.features for line in each.lines] * each.weight
        labels += labels_of(each.seen.passage, each.lines, each.truths) * each.weight
    train_chain(features, labels, file)


def _asked(learnt: Sequence[_Article], mended: Sequence[_Article]) -> list[_Asked]:
    """Each article with what a chain that has not seen its document says of it."""
    found: dict[int, _Asked] = {}
    with TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            file = Path(folder) / f"{fold}.crfsuite"
            _learn([*(each for each in learnt if each.fold != fold), *mended], file)
            chain = chain_of(file)
            for place, article in enumerate(learnt):
                if article.fold == fold:
                    likely = [chain.likely(line.features) for line in article.lines]
                    found[place] = _asked_of(article, likely)
    return [found[place] for place in range(len(learnt))]


def _asked_of(article: _Article, likely: Sequence[Likely]) -> _Asked:
    works, rows = works_of(article.seen, article.lines, likely)
    namer = Namer(article.seen, article.lines, likely)
    overlaps = [
        max((work.span.overlap(truth.action) for truth in article.truths), default=0.0)
        for work in works
    ]
    return _Asked(works, rows, np.array(overlaps), [namer.choices(work) for work in works])


def _judges(asked: Sequence[_Asked], articles: Sequence[_Article]) -> Judges:
    given = [(each, article) for each, article in zip(asked, articles, strict=True) if each.works]
    features = np.concatenate([each.rows for each, _ in given])
    overlaps = np.concatenate([each.overlaps for each, _ in given])
    counts = np.concatenate([np.full(len(each.works), article.weight) for each, article in given])
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    weights: list[int] = []
    for each, article in zip(asked, articles, strict=True):
        for work, overlap, choices in zip(each.works, each.overlaps, each.choices, strict=True):
            if overlap >= _HALF:
                truth = max(article.truths, key=lambda told: work.span.overlap(told.action))
                rows += [choice.row for choice in choices]
                right += [_meant(choice.name, truth.bearer) for choice in choices]
                weights += [article.weight] * len(choices)
    return Judges(
        works=_boosted(features, overlaps >= _HALF, counts),
        whole=_boosted(features, overlaps >= _WHOLE, counts),
        names=_boosted(np.array(rows), np.array(right), np.array(weights)),
    )


def _meant(name: Span | None, bearer: Span | None) -> bool:
    if name is None or bearer is None:
        return name is bearer
    return name.overlap(bearer) >= _WHOLE


def _boosted(rows: np.ndarray, right: np.ndarray, weights: np.ndarray) -> Trees:
    learner = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=0.04,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=40,
        l2_regularization=10.0,
        random_state=SEED,
    )
    return as_arrays(learner.fit(rows, right, sample_weight=weights))


def _found(asked: _Asked, judged: Judges) -> list[Chosen]:
    decision = decide(asked.works, asked.rows, lambda place: asked.choices[place], judged)
    return [Chosen(each.work.span, each.name) for each in decision.norms]


def _ruled(article: _Article) -> list[Chosen]:
    return [
        Chosen(
            norm.action.span,
            norm.bearer.span if norm.bearer else None,
        )
        for norm in article.seen.ruled
    ]


def _score(
    layer: str, truths: Sequence[Sequence[Truth]], found: Sequence[Sequence[Chosen]]
) -> Score:
    right = 0
    for told, said in zip(truths, found, strict=True):
        gold = [_gold(each.action, each.bearer) for each in told]
        right += len(pairs(gold, [_gold(each.action, each.bearer) for each in said], alike, _HALF))
    return Score(
        layer=layer, right=right, predicted=sum(map(len, found)), gold=sum(map(len, truths))
    )


def _gold(action: Span, bearer: Span | None) -> GoldNorm:
    return GoldNorm(
        bearer=Place(bearer.start, bearer.end) if bearer else None,
        modality=Modality.OBLIGATION,
        action=Place(action.start, action.end),
    )
