"""Which work a procedure is about, by its title and that of its document."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.rules.statements.apart import apart_of, is_apart, topic_of

ALIKE = 0.6  # of the words of two titles from which on they name one procedure
_ONE_SUBJECT = 0.25  # of the words of the titles of two documents


class Work(NamedTuple):
    """What a procedure is about.

    ``topic`` are the words of its title that tell it apart, ``about`` those of its document's;
    ``apart`` are those of its title that make another work of it by themselves.
    """

    topic: frozenset[str]
    apart: frozenset[str]
    about: frozenset[str]


def work_of(title: str, about: frozenset[str]) -> Work:
    """The work of a procedure.

    Args:
        title: the procedure's.
        about: the words of its document's title, from ``topic_of``.
    """
    return Work(topic_of(title), apart_of(title), about)


def is_one_work(one: Work, other: Work) -> bool:
    """Whether two procedures, of documents of one subject, are about the same work.

    "Trình tự cấp giấy phép" names two works in two documents on different matters; where a
    document has no title, that of the procedure decides. "Cấp lại" is no "cấp", whatever else the
    titles have in common.
    """
    if alike(one.topic, other.topic) < ALIKE or is_apart(one.apart, other.apart):
        return False
    return not one.about or not other.about or alike(one.about, other.about) >= _ONE_SUBJECT


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two topics have in common (Jaccard), 0 to 1."""
    return len(one & other) / max(len(one | other), 1)
