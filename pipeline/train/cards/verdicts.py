"""The card of the judges of the work told."""

from __future__ import annotations

from pipeline.directives.matching.traits import Traits
from pipeline.train import examples, pertinence, verdicts
from pipeline.train.verdicts import TrainedVerdicts


def verdict_card(trained: TrainedVerdicts) -> str:
    """The card of the judge of the work told, as Markdown, with the figures of this training."""
    told = trained.held_out
    rows = len({(each.row.requirement, each.row.unit) for each, _ in told})
    by_look = "; ".join(
        f"{look.wordings:.0%} of the other wordings"
        f"{' and all samples' if look.samples else ''} left out: {mean:.3f}"
        for look, mean in verdicts.means_by_look(told)
    )
    return f"""# How a requirement is told

What is learnt of how a unit's documents tell of a requirement of the catalogue, used by
`pipeline/directives/matching`. `pertinence` looks at passages: three linear judges a requirement
(on its matter, in whole, to the contrary), two a kind of demand (in whole, to the contrary). The
others look at all that is told: whether the work is laid down at least in part (`work_told`), in
whole (`work_told_whole`), or contradicted (`work_contradicted`). Without them thresholds on the
closest article decide. What a time limit, an authority or a form says is judged by rules.

- **Kind**: logistic regression over runs of one and two syllables, the {pertinence.KEPT:,}
  heaviest weights each; boosted trees, {verdicts.ROUNDS} each, over {len(Traits._fields)} numbers
  (how much of the things asked for the closest article, those as close and its document tell, and
  by how rare words; how much of the demand and its topic; how like the demand it is by letters and
  in its themes, and how alike to sample clauses; what the judges of passages say; times, posts and
  words that leave it open; whose document it is). For the first two, more told never counts against
  it. Plain arrays (`weights.npz`); seed
  {verdicts.SEED}. `confidence.json` turns their chances into how sure a verdict is (Platt 1999),
  from verdicts on units held out.
- **Data**: {rows:,} verdicts of readers ({", ".join(f"`{name}`" for name in verdicts.LEARNT)} of
  `tests/gold/verdicts`); the catalogue with its sample clauses; the documents they name;
  {trained.silent:,} pairs of a requirement and documents of the national database on other
  matters, and passages of further such documents (`make train`).
- **Labels**: for passages, whether a reader named them, and in which verdict; for the work, the
  state a reader gave the element `what`, and whether the verdict is "contradicts". Each row is
  looked at {len(examples.LOOKS)} times, as it is and with other wordings or all samples of the
  catalogue left out, for its words were chosen with some of these documents in mind; by judges of
  passages that knew other units alone. A row on a made-up document weighs {verdicts.OF_MADE:g} of
  another, and is not looked at without samples. The pairs on other matters are held to tell
  nothing (weak, by construction); together they weigh as much as the rows where a reader found
  nothing.
- **Figures**: mean F1 of the five verdicts, units held out in {verdicts.FOLDS} folds:
  {by_look}. Units nobody mended on: `docs/figures.md`.
- **Limits**: most rows are of made-up documents; real ones are mostly silent. A requirement that
  was added since, or whose demand was changed, has no judges of passages until it is learnt
  (`make train`), and what contradicts it is told by rules alone. It knows words, not meaning.
"""
