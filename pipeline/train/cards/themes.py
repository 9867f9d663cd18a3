"""The card of the space of themes."""

from __future__ import annotations

from pipeline.train.themes import FEWEST, MOST, SEED, TrainedThemes


def themes_card(trained: TrainedThemes) -> str:
    """The card of the space, as Markdown, with the figures of this training."""
    runs, dimensions = trained.themes.vectors.shape
    return f"""# What law is about

Places runs of syllables so that those which stand in like articles lie near each other. It tells
how like a passage is to a demand in what it is about, though they share no word. Used by
`pipeline/directives/matching` (`themes.py`), beside words, letters and judges of passages.

- **Kind**: latent semantic analysis (Deerwester et al. 1990): {runs:,} runs of one and two
  syllables, by their hash, in {dimensions} dimensions, each coordinate in fifteen steps. Plain
  numbers (`weights.npz`), no text; seed {SEED}.
- **Data**: {trained.articles:,} articles of the official codification of law (`make train`), runs
  weighed by their rarity; those in fewer than {FEWEST} articles or in more than {MOST:.0%} of them
  are left out, of the others the commonest kept.
- **Labels**: none.
- **Figures**: {trained.share:.1%} of the variance of the articles is kept. What it brings to the
  search for provisions: `docs/figures.md`.
- **Limits**: runs that share a place lie in one; words of Party documents are rarer here than
  there. It tells a field, hardly one demand from another in the same field.
"""
