"""Cards of the models that tell norms."""

from __future__ import annotations

from pipeline.extract.responsibilities.learnt.classes import WordClasses
from pipeline.train import chains, classes, norms
from pipeline.train.cards.figures import cells
from pipeline.train.norms import TrainedNorms


def classes_card(made: WordClasses) -> str:
    """The card of the word classes, as Markdown."""
    return f"""# Words that stand in like places

Classes of syllables and of pairs of them, so that the chain of norms knows a verb it never met by
the company it keeps. Used by `pipeline/extract/responsibilities/learnt`.

- **Kind**: {len(made.words):,} syllables in {classes.N_WORDS} classes, {len(made.pairs):,} pairs in
  {classes.N_PAIRS}, as JSON; by what stands left and right of each (positive pointwise mutual
  information, singular values, k-means); seed {classes.SEED}.
- **Data**: articles of the official codification of law, unlabelled (`make train`). A syllable
  must stand there {classes.FEWEST_WORDS} times, a pair {classes.FEWEST_PAIRS} times.
- **Labels**: none.
- **Figures**: none of its own; it serves the chain.
- **Limits**: law of 1990–2026; some classes mix what only looks alike ("bộ", "cục", "tiêu").
"""


def norms_card(trained: TrainedNorms) -> str:
    """The card of the chain and of the trees, as Markdown."""
    weight = norms.WEIGHTS["internal"]
    return f"""# Which words are norms, and whose

Four models that stand one on the other. `norm_chain` tells of each word whether a bearer's name
or an action begins or goes on there; it sees the words, their classes, the lines above, and what
the rules found. `norm_works` tells which stretches of words are actions of norms, by half of their
words at least, from what chain and rules say of them; `norm_works_whole` which of these are neither
cut short nor run on; `norm_names` tells whose each is. Of stretches that overlap those are kept
that are likeliest right together, action and bearer. Used by
`pipeline/extract/responsibilities/learnt`. Without any of them the rules stand alone: they miss
more.

- **Kind**: a linear-chain conditional random field (penalties {chains.L1} and {chains.L2},
  {chains.ROUNDS} rounds; features seen at least {chains.SEEN} times) in CRFsuite's format;
  {norms.TREES} boosted trees of at most {norms.LEAVES} leaves each for the others, as plain
  arrays; seed {norms.SEED}. The
  chain's trainer takes features in no fixed order: trained again it gives other bytes, and the
  same answers but for a rare tie.
- **Data**: {trained.articles:,} articles of the national database of law, of the official
  codification (`tests/gold/many_hands`, `codified`, and `doubtful`, of which earlier models
  doubted most) and of made-up internal regulations (`internal`, each counted {weight} times); for
  the chain also the older sets but `norms_b`. `many_hands_held`, `internal_held` and `norms_b` were
  not used.
- **Labels**: {trained.norms:,} norms, annotated by reading by hands that had not seen the
  extractor.
- **Figures**, on these articles by {norms.FOLDS} folds of documents, chain, trees and all:

| | precision | recall | F1 |
|---|---|---|---|
| rules alone | {cells(trained.rules)} |
| rules and models | {cells(trained.learnt)} |

  Two hands that annotate the same articles agree by about 0.92, on those of `doubtful` by 0.86.
- **Limits**: only articles are judged, with their headings; loose lines are left to the rules. It
  has seen law, circulars and made-up internal regulations, no real ones and no Party documents.
  Actions do not overlap, so a norm inside another one's words is not told. Nothing has been
  measured on text with faults of recognition.
"""
