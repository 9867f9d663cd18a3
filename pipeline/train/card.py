"""Model cards: what a model is for, what it learnt from, how good it is, and where it fails."""

from __future__ import annotations

from pipeline.directives.matching.traits import Traits
from pipeline.evaluate.scores import Score
from pipeline.train import annotated, matching, procedures, verdicts
from pipeline.train.matching import TrainedRanker
from pipeline.train.procedures import TrainedProcedures
from pipeline.train.subjects import BITS, SEED, THRESHOLD, Trained
from pipeline.train.verdicts import TrainedVerdicts


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
- **Data**: articles of the official codification of law, unlabelled (`make train`).
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
  not tried.
"""


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
| the judge says so | {_figures(trained.judge)} |
| rules find steps, headings hidden | {_figures(trained.rules)} |
| rules and judge find steps, headings hidden | {_figures(trained.both)} |
| rules find steps, with headings | {_figures(trained.rules_with_headings)} |
| rules and judge find steps, with headings | {_figures(trained.both_with_headings)} |

  On the articles annotated by hand ({trained.annotated_by_all.gold} procedures), by a judge of weak
  labels alone, and by one of those and the annotated articles of other documents
  ({annotated.FOLDS} folds by document). The kept judge has seen them all: figures of the extractor
  on those sets flatter it. Nothing was learnt from `norms_b` and `many_hands_held`.

| a procedure, the judge says; learnt from | precision | recall | F1 |
|---|---|---|---|
| weak labels | {_figures(trained.annotated_by_weak)} |
| weak labels and annotated articles | {_figures(trained.annotated_by_all)} |

- **Limits**: the truth of these figures is what headings say, and some "Thủ tục …" only refer to
  another article. Rules still ask for two pieces of work of a known kind, so what they do not read
  stays missed. It has seen no Party documents and no procedures of single units. A judge of what is
  a norm, learnt from headings in the same way, was tried and left out: it did not tell wrong norms
  from right ones. An encoder on an accelerator was not tried.
"""


def _figures(score: Score) -> str:
    return f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"


def ranker_card(trained: TrainedRanker) -> str:
    """The card of both looks of the ranking of articles of law, as Markdown."""
    ranks, words = trained.ranks, trained.by_words
    return f"""# Which article of a law a subordinate article carries out

Ranks the articles of a law for an article of a decree or circular. Used by `pipeline/retrieval` in
two looks, `law_ranker_first` and `law_ranker_second`, whose scores are added: the first sees each
pair (words, phrases, meaning, citations, place, what the law delegates, what the title and scope of
the article's instrument say), the second also what the first makes of the article's neighbours, of
those it cites and of those like it.

- **Kind**: boosted trees, {matching.FIRST.trees} and {matching.SECOND.trees}, walked over plain
  arrays (`weights.npz`); seed {matching.SEED}.
- **Data**: the official codification of law, {trained.topics} topics (`make train`).
- **Labels**: in the codification an article stands under the article of the law it carries out;
  general articles (scope, entry into force) are left out. The order of the file is the answer and
  is never a feature; the number an article has in its own instrument is.
- **Figures**: on {len(ranks.places):,} articles of topics that neither look had seen
  ({matching.FOLDS} folds by topic): R@1 {ranks.within(1):.3f}, R@5 {ranks.within(5):.3f}, R@10
  {ranks.within(10):.3f}; words alone (TF-IDF): {words.within(1):.3f}, {words.within(5):.3f},
  {words.within(10):.3f}.
- **Limits**: law of 1990–2026 as codified; it has seen no Party directives and no regulations of
  single units, and asks which article of one law is carried out, not whether any is. The kept trees
  learnt from all topics, so figures on those very topics would flatter them.
"""


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
