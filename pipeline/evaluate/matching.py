"""Ranks the law's articles for every subordinate one, in the form the matching benchmark scores.

One object a line: ``{"query": CODE, "ranked": [codes of the law's articles, likeliest first]}``.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.retrieval import rank_topic, ranker, read_topics
from pipeline.trained.kept import MODELS


class Written(NamedTuple):
    """How many topics were ranked, and articles in them."""

    topics: int
    articles: int


def write_ranked(articles: Path, ranked: Path, models: Path = MODELS) -> Written:
    """Rank the articles of every topic of ``articles`` into ``ranked``.

    Args:
        articles: ``.jsonl`` or ``.jsonl.xz`` in the form of ``retrieval.articles``.
        ranked: file to write.
        models: folder of the trained ranking.

    Raises:
        BadSettings: if the articles cannot be read.
        BadRegister: if a model is missing or damaged.
    """
    trees = ranker(models)
    topics = read_topics(articles)
    lines = []
    for topic in topics:
        for query, codes in rank_topic(topic, trees).items():
            lines.append(msgspec.json.encode({"query": query, "ranked": codes}))
    ranked.parent.mkdir(parents=True, exist_ok=True)
    ranked.write_bytes(b"".join(line + b"\n" for line in lines))
    return Written(len(topics), len(lines))
