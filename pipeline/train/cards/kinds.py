"""The card of the judge of kinds."""

from __future__ import annotations

from pipeline.extract.procedures.kind_judging import BITS, KINDS
from pipeline.train.annotated import FOLDS
from pipeline.train.kinds import TrainedKinds


def kind_card(trained: TrainedKinds) -> str:
    """The card of the judge of kinds, as Markdown, with the figures of this training."""
    return f"""# The kind of a step

Tells what is done in a step (prepare, submit, receive, check …) from its words, who does it, its
case and the steps around it. Used by `pipeline/extract/procedures` for steps told in prose; without
it the verb alone decides (`kinds.yaml`), as it does in tables.

- **Kind**: multinomial logistic regression over {1 << BITS:,} hashed features for each of
  {len(KINDS)} kinds, one after another in one vector. Plain numbers (`weights.npz`), no code, no
  text of what it learnt from. Nothing in the training is drawn by chance.
- **Data**: {trained.annotated:,} steps annotated by hand (`tests/gold`, without `norms_b` and
  the held sets), and {trained.found:,} of them once more as the extractor finds them.
- **Labels**: the kinds that the hands gave; to a step as found, that of the annotated step it
  overlaps.
- **Figures**, {FOLDS} folds by document; the kept judge has seen them all:

| right kind | by the verb | by the judge |
|---|---|---|
| of annotated steps | {trained.annotated_by_rule / trained.annotated:.3f} | {
        trained.annotated_by_judge / trained.annotated:.3f} |
| of steps found | {trained.found_by_rule / max(trained.found, 1):.3f} | {
        trained.found_by_judge / max(trained.found, 1):.3f} |

- **Limits**: two readers of the same articles name the same kind of the same step in about 0.81 of
  cases ("decide" or "deliver" for a refusal above all). Kinds that are rare in the annotations
  (supervise, publish, sign) are learnt from a handful. The verbs were partly listed on the same
  older sets, which flatters the rule there.
"""
