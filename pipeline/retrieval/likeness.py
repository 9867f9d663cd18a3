"""How alike two sets of articles are in words: a matrix for each way of looking.

TF-IDF over syllables, over pairs and triples of them, over the likest clause; BM25 (Robertson &
Zaragoza 2009); the share of a heading's words the other has; latent semantic analysis of the topic
(Deerwester et al. 1990).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from pipeline.retrieval.articles import Article

Matrix = np.ndarray  # float32, one row a subordinate article, one column an article of the law

_SYLLABLE = r"(?u)\w+"
_CLAUSE = re.compile(r"\n(?=\d+\.)")
_WORD = re.compile(r"\w+")
_DIMENSIONS = 100
_K1, _B = 1.5, 0.75


def likenesses(others: Sequence[Article], laws: Sequence[Article]) -> dict[str, Matrix]:
    """The matrices by name; each has ``len(others)`` rows and ``len(laws)`` columns."""
    headings, law_headings = [each.heading for each in others], [each.heading for each in laws]
    texts = [each.opening for each in others]
    wholes = [each.first_words for each in others]
    law_wholes = [each.words for each in laws]
    return {
        "words": tf_idf(wholes, law_wholes, (1, 2)),
        "headings": tf_idf(headings, law_headings, (1, 2)),
        "heading of law": tf_idf(texts, law_headings, (1, 2)),
        "phrases": tf_idf(wholes, law_wholes, (2, 3)),
        "bm25": bm25(wholes, law_wholes),
        "bm25 of heading": bm25(headings, law_wholes),
        "heading held": held(headings, law_headings),
        "clauses": _clauses(wholes, laws),
        "meaning": _meaning(wholes, law_wholes),
    }


def _clauses(rows: Sequence[str], laws: Sequence[Article]) -> Matrix:
    """How like the likest clause (khoản) of each article of the law is, under its heading."""
    clauses = [[f"{law.heading}. {each}" for each in _CLAUSE.split(law.text)] for law in laws]
    starts = np.cumsum([0, *(len(each) for each in clauses[:-1])])
    every = tf_idf(rows, [clause for each in clauses for clause in each], (1, 2))
    likest: Matrix = np.maximum.reduceat(every, starts, axis=1)
    return likest


def tf_idf(rows: Sequence[str], columns: Sequence[str], lengths: tuple[int, int]) -> Matrix:
    """Cosines of TF-IDF vectors of n-grams of syllables, of the given lengths."""
    vectors = TfidfVectorizer(token_pattern=_SYLLABLE, sublinear_tf=True, ngram_range=lengths)
    return _cosines(vectors, rows, columns)


def _cosines(vectors: TfidfVectorizer, rows: Sequence[str], columns: Sequence[str]) -> Matrix:
    try:
        vectors.fit([*rows, *columns])
    except ValueError:  # no word at all
        return np.zeros((len(rows), len(columns)), np.float32)
    product = vectors.transform(rows) @ vectors.transform(columns).T
    return np.asarray(product.toarray(), np.float32)


def bm25(rows: Sequence[str], columns: Sequence[str]) -> Matrix:
    """BM25 of each column for the syllables of each row."""
    counter = CountVectorizer(token_pattern=_SYLLABLE)
    try:
        terms = counter.fit_transform(columns).astype(np.float64)
    except ValueError:
        return np.zeros((len(rows), len(columns)), np.float32)
    asked = counter.transform(rows)
    asked.data[:] = 1
    lengths = np.asarray(terms.sum(1)).ravel()
    documents = np.asarray((terms > 0).sum(0)).ravel()
    idf = np.log(1 + (len(columns) - documents + 0.5) / (documents + 0.5))
    cells = terms.tocoo()
    length = _K1 * (1 - _B + _B * lengths[cells.row] / lengths.mean())
    weights = cells.data * (_K1 + 1) / (cells.data + length) * idf[cells.col]
    weighed = sparse.csr_matrix((weights, (cells.row, cells.col)), shape=cells.shape)
    return np.asarray((asked @ weighed.T).toarray(), np.float32)


def held(rows: Sequence[str], columns: Sequence[str]) -> Matrix:
    """The share of the words of each column that the row has too."""
    asked = [set(_WORD.findall(row.lower())) for row in rows]
    sought = [set(_WORD.findall(column.lower())) for column in columns]
    shares = [[len(one & other) / max(len(other), 1) for other in sought] for one in asked]
    return np.asarray(shares, np.float32).reshape(len(rows), len(columns))


def _meaning(rows: Sequence[str], columns: Sequence[str]) -> Matrix:
    vectors = TfidfVectorizer(
        token_pattern=_SYLLABLE, sublinear_tf=True, ngram_range=(1, 2), min_df=2
    )
    try:
        held = vectors.fit_transform([*columns, *rows])
    except ValueError:
        return np.zeros((len(rows), len(columns)), np.float32)
    dimensions = min(_DIMENSIONS, min(held.shape) - 1)
    if dimensions < 1:
        return np.zeros((len(rows), len(columns)), np.float32)
    placed = TruncatedSVD(dimensions, random_state=0).fit_transform(held)
    placed /= np.linalg.norm(placed, axis=1, keepdims=True) + 1e-9
    return np.asarray(placed[len(columns) :] @ placed[: len(columns)].T, np.float32)
