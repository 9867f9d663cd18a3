"""The card of the judges of the work told."""

from __future__ import annotations

from pipeline.directives.matching.traits import Traits
from pipeline.train import verdicts
from pipeline.train.verdicts import TrainedVerdicts


def verdict_card(trained: TrainedVerdicts) -> str:
    """The card of the judge of the work told, as Markdown, with the figures of this training."""
    told = trained.held_out
    rows = len(told) // len(verdicts.LOOKS)
    by_look = "; ".join(
        f"{look.wordings:.0%} of the other wordings"
        f"{' and all samples' if look.samples else ''} left out: {mean:.3f}"
        for look, mean in verdicts.means_by_look(told)
    )
    return f"""# How the work a requirement asks for is told

Two judges of what a unit's documents tell of a requirement of the catalogue: whether its work is
laid down at least in part (`work_told`), and in whole (`work_told_whole`). Used by
`pipeline/directives/matching`; without them thresholds on the closest article decide. What a time
limit, an authority or a form says is never judged by them, nor that something is contradicted.

- **Kind**: boosted trees, {verdicts.ROUNDS} each, over {len(Traits._fields)} numbers (how much of
  the things asked for the closest article, those as close and its document tell, and by how rare
  words; how much of the demand and its topic; how alike it is to sample clauses; whose document
  it is); more told never counts against it. Plain arrays
  (`weights.npz`); seed {verdicts.SEED}. `confidence.json` turns their chances into how sure a
  verdict is (Platt 1999), from verdicts on units held out.
- **Data**: {rows} verdicts of readers, those of `tests/gold/verdicts/tuned.jsonl` and
  `tuned_real.jsonl`; the catalogue with its sample clauses; the documents they name;
  {trained.silent:,} pairs of a requirement and documents of the national database on other
  matters (`make train`).
- **Labels**: the state a reader gave the element `what`. Each row is looked at
  {len(verdicts.LOOKS)} times, as it is and with other wordings or all samples of the catalogue left
  out, for its words were chosen with some of these documents in mind. The pairs on other
  matters are held to tell nothing (weak, by construction); together they weigh as much as the rows
  where a reader found nothing.
- **Figures**: mean F1 of the five verdicts, units held out in {verdicts.FOLDS} folds:
  {by_look}. Units nobody mended on: `docs/figures.md`.
- **Limits**: few rows; real documents are mostly silent. It knows words, not meaning: a paraphrase
  that shares none with the catalogue and its samples is not seen.
"""
