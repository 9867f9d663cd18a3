"""The card of the table of rare words."""

from __future__ import annotations

from pipeline.train.rarity import BITS, FEWEST, LONGEST, TrainedRarity


def rarity_card(trained: TrainedRarity) -> str:
    """The card of the table, as Markdown, with the figures of this training."""
    return f"""# How rare a word is in law

Tells how much a word of a requirement weighs when provisions are looked for: "giải trình" more than
"thực hiện". Used by `pipeline/directives/matching`; without it all words weigh alike.

- **Kind**: inverse document frequency (Spärck Jones 1972) of runs of one to {LONGEST} syllables in
  {1 << BITS:,} hashed places. Plain numbers (`weights.npz`); runs in fewer than {FEWEST} articles
  are left out, so no text can be read from it.
- **Data**: {trained.articles:,} articles of the official codification of law (`make train`);
  {trained.runs:,} runs.
- **Labels**: none; runs are only counted.
- **Figures**: none; what it brings by itself was not measured.
- **Limits**: runs that share a place weigh like the commonest of them; words of Party documents are
  rarer here than there.
"""
