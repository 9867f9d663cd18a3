"""The card of the judge of subjects."""

from __future__ import annotations

from pipeline.train.subjects import BITS, SEED, THRESHOLD, Trained


def subject_card(trained: Trained) -> str:
    """The card of the judge of subjects, as Markdown, with the figures of this training."""
    judged = trained.right / trained.held_out
    ruled = trained.right_by_rules / trained.held_out
    return f"""# Where a subject ends

Picks the verb or modal that is the predicate of a clause beginning with a name: in "Hội đồng thẩm
định quy hoạch có trách nhiệm …" it is not "thẩm định". Used by `pipeline/extract/responsibilities`
where no strong modal ("có trách nhiệm") decides; without it the rules there decide alone.

- **Kind**: logistic regression over {1 << BITS:,} hashed features of each candidate (words around
  it, head of the name, other candidates, what the rules pick); seed {SEED}; a candidate below
  {THRESHOLD} is none. Plain numbers (`weights.npz`), no code, no text of what it learnt from.
- **Data**: articles of the official codification of law, unlabelled
  (`make train WITH=subject_end`).
- **Labels**: weak, by construction. Where a clause says "X có trách nhiệm V", or a lead-in line
  names X and an item below says V, the end of X is known; joined without the words between, or with
  a weaker modal, they make clauses with known answers. Names in lists of things are clauses without
  a predicate. {trained.examples:,} clauses.
- **Figures**: on {trained.held_out:,} clauses whose names were held out (a fifth of all names), by
  a model that never saw them: {judged:.3f} right; the rules alone: {ruled:.3f}. Made clauses are
  harder than those of documents, where most names are short: what it brings there,
  `docs/figures.md` tells.
- **Limits**: law of 1990–2026; names that hold a whole clause with commas are often cut short. It
  has seen no Party documents and no procedures of single units. An encoder on an accelerator was
  not tried. It is learnt on the rules of the extractor as they were then; `make train` leaves it
  as it is unless it is named (`make train WITH=subject_end`), for one learnt on later rules got
  more of these clauses right and made steps worse (`docs/figures.md`, "Responsibilities and
  procedures").
"""
