"""Which article of a law an article of a decree or circular carries out.

``read_topics → relations_of → rank_topic``: the articles of a topic, how alike each two of them
are in many ways, and a learned ranking of the law's articles for each subordinate one.
"""

from pipeline.retrieval.articles import Article, Topic, read_topics
from pipeline.retrieval.ranking import MODELS, Ranker, rank_topic, ranker

__all__ = ["MODELS", "Article", "Ranker", "Topic", "rank_topic", "ranker", "read_topics"]
