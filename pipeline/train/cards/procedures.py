"""The card of the judge of procedures."""

from __future__ import annotations

from pipeline.train import annotated, procedures
from pipeline.train.cards.figures import cells
from pipeline.train.procedures import TrainedProcedures


def procedure_card(trained: TrainedProcedures) -> str:
    """The card of the judge of procedures, as Markdown, with the figures of this training."""
    return f"""# Whether an article is a procedure

Tells from the words of an article's body whether it is about how work goes on. Used by
`pipeline/extract/procedures` together with what the heading and the course of the works tell; a
heading that says "Trình tự …" is always believed. Without it only headings that name work, and
works that pass from hand to hand, tell a procedure, and more of them are missed.

- **Kind**: logistic regression over {1 << procedures.BITS:,} hashed features: the words of the
  body, in ones, twos and threes, numbers made one. From {procedures.THRESHOLD} on it is a
  procedure. Plain numbers (`weights.npz`), no code, no text of what it learnt from. Nothing in the
  training is drawn by chance.
- **Data**: articles of the official codification of law, unlabelled, and {trained.annotated}
  articles annotated by hand (`tests/gold`; `make train`).
- **Labels**: weak, by the beginning of the heading, which the judge does not see
  (`pipeline/train/procedure_headings.yaml`): "Trình tự …", "Thủ tục …" are procedures;
  "Phạm vi …", "Trách nhiệm …" are none, unless the heading also says "thủ tục".
  {trained.examples:,} articles, a third of those that are none; {trained.procedures:,} procedures.
  By hand: an article is a procedure where steps are annotated in it; it weighs as much as
  {procedures.BY_HAND} others.
- **Figures**, of weak labels alone, on the topics of law held out (three tenths), by a model that
  never saw them ({trained.judge.gold:,} procedures):

| a procedure, where | precision | recall | F1 |
|---|---|---|---|
| the judge says so | {cells(trained.judge)} |
| rules find steps, headings hidden | {cells(trained.rules)} |
| rules and judge find steps, headings hidden | {cells(trained.both)} |
| rules find steps, with headings | {cells(trained.rules_with_headings)} |
| rules and judge find steps, with headings | {cells(trained.both_with_headings)} |

  On the articles annotated by hand ({trained.annotated_by_all.gold} procedures), by a judge of weak
  labels alone, and by one of those and the annotated articles of other documents
  ({annotated.FOLDS} folds by document). The kept judge has seen them all: figures of the extractor
  on those sets flatter it. Nothing was learnt from `norms_b`, `many_hands_held`
  and `internal_held`.

| a procedure, the judge says; learnt from | precision | recall | F1 |
|---|---|---|---|
| weak labels | {cells(trained.annotated_by_weak)} |
| weak labels and annotated articles | {cells(trained.annotated_by_all)} |

- **Limits**: the truth of these figures is what headings say, and some "Thủ tục …" only refer to
  another article. Rules still ask for two pieces of work of a known kind, so what they do not read
  stays missed. It has seen no Party documents and no procedures of single units. A judge of what is
  a norm, learnt from headings in the same way, was tried and left out: it did not tell wrong norms
  from right ones. An encoder on an accelerator was not tried.
"""
