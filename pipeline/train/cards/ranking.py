"""The card of both looks of the ranking of articles of law."""

from __future__ import annotations

from pipeline.train import ranking
from pipeline.train.ranking import TrainedRanker


def ranker_card(trained: TrainedRanker) -> str:
    """The card of both looks of the ranking of articles of law, as Markdown."""
    ranks, words = trained.ranks, trained.by_words
    return f"""# Which article of a law a subordinate article carries out

Ranks the articles of a law for an article of a decree or circular. Used by `pipeline/retrieval` in
two looks, `law_ranker_first` and `law_ranker_second`, whose scores are added: the first sees each
pair (words, phrases, meaning, citations, place, what the law delegates, what the title and scope of
the article's instrument say), the second also what the first makes of the article's neighbours, of
those it cites and of those like it.

- **Kind**: boosted trees, {ranking.FIRST.trees} and {ranking.SECOND.trees}, walked over plain
  arrays (`weights.npz`); seed {ranking.SEED}.
- **Data**: the official codification of law, {trained.topics} topics (`make train`).
- **Labels**: in the codification an article stands under the article of the law it carries out;
  general articles (scope, entry into force) are left out. The order of the file is the answer and
  is never a feature; the number an article has in its own instrument is.
- **Figures**: on {len(ranks.places):,} articles of topics that neither look had seen
  ({ranking.FOLDS} folds by topic): R@1 {ranks.within(1):.3f}, R@5 {ranks.within(5):.3f}, R@10
  {ranks.within(10):.3f}; words alone (TF-IDF): {words.within(1):.3f}, {words.within(5):.3f},
  {words.within(10):.3f}.
- **Limits**: law of 1990–2026 as codified; it has seen no Party directives and no regulations of
  single units, and asks which article of one law is carried out, not whether any is. The kept trees
  learnt from all topics, so figures on those very topics would flatter them.
"""
