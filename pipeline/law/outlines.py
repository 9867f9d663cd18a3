"""What an instrument has: how far its articles, their clauses and points count.

Read off a text of it, or held in the tables of outlines; by it a cited provision that never was
there is told from one that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.law.paths import told, unfolded
from pipeline.model.document import LETTERS, Document, Provision, ProvisionKind
from pipeline.model.law import Outline

NOTHING = "0"  # stands for the last label below a provision that has none
_A_LABEL = re.compile(r"(?<!\w)(?:\d{1,2}[.)]|[a-zđ]\))\s")  # a list may run on in one line
_CLAUSE = re.compile(r"k([1-9]\d*)")
# How many closing articles (entry into force, who carries it out) a source may lack.
_MOST_CLOSING = 5


class Lack(NamedTuple):
    """The outermost part of a cited provision that is not there, and what there is, in words."""

    path: str
    there: str


def outline_of(document: Document, instrument: str, source: str) -> Outline | None:
    """The outline of a text of law, as far as its numbers run without a break.

    Args:
        document: the text as read.
        instrument: the register's id of what it is the text of.
        source: where it was read.

    Returns:
        None where the articles do not count 1, 2, 3 …, or a regulation with articles of its own
        is attached, of which a citation may speak. What lies below an article or clause is left
        open where its own labels break.
    """
    trees = outlines_of(document, instrument, source)
    return trees[0] if len(trees) == 1 else None


def outlines_of(document: Document, instrument: str, source: str) -> tuple[Outline, ...]:
    """The outlines of a document and of what is attached to it, each a count of its own.

    Args:
        document, instrument, source: see ``outline_of``.

    Returns:
        None of them where the articles of one do not count 1, 2, 3 …
    """
    nodes = list(unfolded(document.provisions))
    attached = [node for node in nodes if node.kind is ProvisionKind.ATTACHMENT]
    found: list[Outline] = []
    for tree in (nodes, *(list(unfolded(node.children)) for node in attached)):
        articles = [node for node in tree if node.kind is ProvisionKind.ARTICLE]
        count = _count([node.num for node in articles])
        if articles and not count:
            return ()
        if articles:
            below = (each for article in articles for each in _last_below(document, article, ""))
            found.append(
                Outline(instrument=instrument, articles=count, last=dict(below), source=source)
            )
    return tuple(found)


def lack_of(outline: Outline, path: str) -> Lack | None:
    """What of a cited provision an instrument has not; None where it is there or cannot be told.

    Numbers put in later ("19a") are never told to be lacking.

    Args:
        outline: of the instrument.
        path: of an article, clause or point ("d5.k2.a").
    """
    article, *rest = path.split(".")
    if not re.fullmatch(r"d\d+", article):
        return None
    most = outline.articles + (_MOST_CLOSING if outline.is_open else 0)
    if not 1 <= int(article[1:]) <= most:
        most_told = "khoảng " if outline.is_open else ""
        return Lack(article, f"văn bản ấy chỉ có {most_told}{outline.articles} điều")
    holder = article
    for part in rest:
        last = outline.last.get(holder)
        if last is None:
            return None
        if _is_beyond(part, last):
            return Lack(f"{holder}.{part}", _told_last(holder, last))
        holder = f"{holder}.{part}"
    return None


def row_of(outline: Outline) -> dict[str, str]:
    """An outline as a row of the table, for a person to check before it is taken over."""
    return {
        "instrument": outline.instrument,
        "articles": str(outline.articles),
        "last": "; ".join(f"{path}: {label}" for path, label in outline.last.items()),
        "open_end": "yes" if outline.is_open else "no",
        "source": outline.source,
        "verified": "yes" if outline.verified else "no",
    }


def is_last(label: str) -> bool:
    """Whether ``label`` tells the last thing below a provision: "k4", "đ", "0"."""
    return label == NOTHING or _is_point(label) or _CLAUSE.fullmatch(label) is not None


def _is_beyond(part: str, last: str) -> bool:
    """Whether a clause or point lies beyond its last sibling.

    Of points where clauses are counted, and the other way round, nothing is told: which of them a
    list is, is a matter of reading.
    """
    clause, last_clause = _CLAUSE.fullmatch(part), _CLAUSE.fullmatch(last)
    if last == NOTHING:
        return clause is not None or _is_point(part)
    if clause and last_clause:
        return int(clause[1]) > int(last_clause[1])
    return _is_point(part) and _is_point(last) and LETTERS.index(part) > LETTERS.index(last)


def _told_last(holder: str, last: str) -> str:
    if last == NOTHING:
        return f"{told(holder)} không chia khoản, điểm"
    if clause := _CLAUSE.fullmatch(last):
        return f"{told(holder)} chỉ có {clause[1]} khoản"
    return f"{told(holder)} chỉ có đến điểm {last}"


def _last_below(document: Document, node: Provision, above: str) -> Iterator[tuple[str, str]]:
    """The last label below a provision, and below its clauses, each by its path."""
    path = f"{above}.k{node.num}" if above else f"d{node.num}"
    if not node.children:
        below = document.text[node.head.end : node.span.end]
        if not node.tables and _A_LABEL.search(below) is None:
            yield path, NOTHING
        return
    kinds = {child.kind for child in node.children}
    labels = [child.num for child in node.children]
    if kinds == {ProvisionKind.CLAUSE} and not above and (count := _count(labels)):
        yield path, f"k{count}"
        for child in node.children:
            yield from _last_below(document, child, path)
    elif kinds == {ProvisionKind.POINT} and "".join(labels) == LETTERS[: len(labels)]:
        yield path, labels[-1]


def _count(labels: Sequence[str]) -> int:
    """How far plain numbers run from 1 on, others ("3a") left out; 0 where they break."""
    numbers = [int(label) for label in labels if label.isdigit()]
    return len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0


def _is_point(label: str) -> bool:
    return len(label) == 1 and label in LETTERS
