"""What the instrument of an article says it is for: its title, its article on scope, its issuer.

A circular mostly carries out one article of the law and says in its title which matter that is; its
own articles ("Hồ sơ", "Kinh phí") often do not name it again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.retrieval.articles import Article
from pipeline.retrieval.delegating import is_of_scope, left_to_others
from pipeline.retrieval.likeness import Matrix, bm25, held, tf_idf
from pipeline.retrieval.ordering import instruments
from pipeline.retrieval.sources import folded

_FIRST = 1500  # letters of an article on scope that are looked at
_LENGTHS = (1, 2)


def purposes(others: Sequence[Article], laws: Sequence[Article]) -> dict[str, Matrix]:
    """Matrices by name, others × laws; the rows of one instrument are alike in all but two.

    Args:
        others: by instrument and place.
        laws: the articles of the law.
    """
    headings, wholes = [law.heading for law in laws], [law.words for law in laws]
    left = [_left(law) for law in laws]
    of_each = [list(rows) for rows in instruments(others)]
    titles = [_title(others, rows) for rows in of_each]
    scopes = [_scope(others, rows) for rows in of_each]
    told = {
        "title": tf_idf(titles, wholes, _LENGTHS),
        "title bm25": bm25(titles, wholes),
        "title and heading": tf_idf(titles, headings, _LENGTHS),
        "title held": held(headings, titles).T,
        "title and what is left": tf_idf(titles, left, _LENGTHS),
        "scope": tf_idf(scopes, wholes, _LENGTHS),
        "scope and heading": tf_idf(scopes, headings, _LENGTHS),
    }
    counts = [len(rows) for rows in of_each]
    spread = {name: np.repeat(matrix, counts, 0) for name, matrix in told.items()}
    titled = np.repeat(np.asarray(titles, object), counts)
    named = [f"{other.heading} {title}" for other, title in zip(others, titled, strict=True)]
    spread["heading and title"] = tf_idf(named, wholes, _LENGTHS)
    spread["issuer"] = _issuers(others, laws)
    return spread


def _title(others: Sequence[Article], rows: Sequence[int]) -> str:
    return max((others[row].title for row in rows), key=len)


def _scope(others: Sequence[Article], rows: Sequence[int]) -> str:
    for row in rows:
        if is_of_scope(others[row].heading):
            return others[row].text[:_FIRST]
    return ""


def _left(law: Article) -> str:
    """The heading and the sentences that leave something to others; "" where none does."""
    sentences = left_to_others(law.text)
    return f"{law.heading} {sentences}" if sentences else ""


def _issuers(others: Sequence[Article], laws: Sequence[Article]) -> Matrix:
    """How often each article of the law names the body that issued the instrument."""
    texts = [folded(law.text) for law in laws]
    counted: dict[tuple[str, ...], list[int]] = {}
    for issuers in {other.issuers for other in others}:
        counted[issuers] = [max((text.count(i) for i in issuers), default=0) for text in texts]
    named = [counted[other.issuers] for other in others]
    return np.asarray(named, np.float32).reshape(len(others), len(laws))
