"""Whether the provisions that readers name come first among all of a unit's documents.

Gold is that of verdicts; a row counts where a reader named an article of a document that was read.
The articles of all documents the row names are ordered by each way of looking alone and together;
of how many rows does one that was named stand among the first 1, 5, 10? What was learnt of
requirements (``judges``) learnt from the tuned files and says something on the others alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.config import SHARED_DATA
from pipeline.directives.matching import Index
from pipeline.directives.matching.searching import Cues, articles_in, cues_of, signs_of
from pipeline.evaluate.scores import Evaluation, Score, WorstCase
from pipeline.evaluate.verdicts import (
    MADE,
    GoldVerdict,
    NamedProvision,
    Texts,
    bench_of,
    dossiers_of,
    read_rows,
)
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.verdict import Verdict

FIRST = (1, 5, 10)
_ON_THE_MATTER = (Verdict.MET, Verdict.PARTLY, Verdict.CONTRADICTS)
_WORDS = ("share", "matter")
# The cues that count in each way of looking; the last is how articles are ordered in a review.
WAYS = {
    "words": _WORDS,
    "letters": ("letters",),
    "themes": ("themes",),
    "words, letters": (*_WORDS, "letters"),
    "words, letters, themes": (*_WORDS, "letters", "themes"),
    "words, samples": (*_WORDS, "alike"),
    "words, letters, themes, samples": (*_WORDS, "letters", "themes", "alike"),
    "and judges": Cues._fields,
}


class Candidate(NamedTuple):
    """An article: what speaks for it, and whether the reader named it or a part of it."""

    cues: Cues
    is_named: bool


def evaluate(gold: Path, data: Path = SHARED_DATA) -> Evaluation:
    """The order of articles against the rows of ``gold``; real documents are those of ``data``.

    Raises:
        BadSettings: if a row is not of the form, or names a requirement or a document there is not.
    """
    rows = [row for row in read_rows(gold) if row.verdict in _ON_THE_MATTER]
    bench = bench_of(rows)
    asked = [
        row
        for row in rows
        if bench.requirements[row.requirement].deontic is not Deontic.CITATION
        and any(each.eid for each in row.provisions)
    ]
    dossiers = dossiers_of(asked, Texts(data, gold.parent / MADE))
    indexes = {each.source.path: Index(each.document) for each in dossiers}
    found = [(row, candidates(row, bench.requirements[row.requirement], indexes)) for row in asked]
    return scored([(row, all_) for row, all_ in found if any(each.is_named for each in all_)])


def candidates(
    row: GoldVerdict, requirement: Requirement, indexes: Mapping[str, Index]
) -> list[Candidate]:
    """All articles of the documents a row names, but of those that could not be read."""
    found = []
    for name in row.documents:
        if name in indexes:
            index = indexes[name]
            signs = signs_of(requirement, index)
            named = [each for each in row.provisions if each.document == name and each.eid]
            for strands in articles_in(index):
                eids = {index.strands[number].eid for number in strands}
                is_named = any(_meets(each, eid) for each in named for eid in eids)
                found.append(Candidate(cues_of(signs, strands), is_named))
    return found


def rank_of_named(found: Sequence[Candidate], way: Sequence[str]) -> int:
    """The rank, from 1, of the first article named; of those that stand equal half come before.

    Args:
        found: of which at least one is named.
        way: the cues that count.
    """
    without = dict.fromkeys(set(Cues._fields) - set(way), 0.0)
    worth = [each.cues._replace(**without).worth for each in found]
    pairs = list(zip(found, worth, strict=True))
    best = max(worth for each, worth in pairs if each.is_named)
    others = [worth for each, worth in pairs if not each.is_named]
    return 1 + sum(each > best for each in others) + sum(each == best for each in others) // 2


def scored(found: Sequence[tuple[GoldVerdict, Sequence[Candidate]]]) -> Evaluation:
    """The figures: for each way, in how many rows a named article is among the first."""
    ranks = {name: [rank_of_named(each, way) for _, each in found] for name, way in WAYS.items()}
    last = sorted(
        zip(found, next(reversed(ranks.values()), []), strict=True), key=lambda each: -each[1]
    )
    return Evaluation(
        stage="search",
        n_items=len(found),
        scores=tuple(
            Score(
                layer=f"R@{first} {name}",
                right=sum(rank <= first for rank in ranks[name]),
                predicted=len(found),
                gold=len(found),
            )
            for name in WAYS
            for first in FIRST
        ),
        worst=tuple(
            WorstCase(
                item=f"{row.requirement} × {row.unit}",
                fault=f"hạng {rank} trong {len(all_)} điều",
                text=", ".join(each.eid for each in row.provisions),
            )
            for (row, all_), rank in last
            if rank > 1
        ),
    )


def _meets(named: NamedProvision, eid: str) -> bool:
    """Whether a strand of ``eid`` is in the provision named, or holds it."""
    return eid == named.eid or eid.startswith(f"{named.eid}__") or named.eid.startswith(f"{eid}__")
