"""The kind of each step, by a trained judge of its words and of the steps around it.

What the verb alone says (``kinds.yaml``) is one of the features: "có văn bản" opens a refusal as
well as a request for supplements, and which of them it is the case, the actor and the step before
tell. The judge is multinomial logistic regression; the weights of all kinds stand one after another
in one vector of plain numbers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.facts import ApprovalStep, Quote, StepKind
from pipeline.read.hygiene import fold_tone
from pipeline.trained import linear_model
from pipeline.trained.linear import place_of

MODEL = "step_kind"
KINDS = tuple(StepKind)  # in the order of their weights
BITS = 12  # of the hash of one kind's features
ALL_BITS = 16  # of the vector of all weights: room for 16 kinds
ALWAYS = "always"  # a feature of every step

_TOKEN = re.compile(r"\w+|[,;:()]")
_FIRST = 40  # tokens of an action that are looked at
_OPENING = (1, 2, 3, 4)
_VERBS = 6
_BELIEVED = 4


def kinds_of(steps: Sequence[ApprovalStep]) -> tuple[StepKind, ...]:
    """The kind of each of ``steps``, whose own kinds are what rules say.

    Without a trained judge these stay, but for an answer right after a question.

    Raises:
        BadRegister: if the model does not keep its form.
    """
    model = linear_model(MODEL)
    if model is None:
        return tuple(_by_rule(steps, place) for place in range(len(steps)))
    weights = model.weights.reshape(-1, 1 << BITS)[: len(KINDS)]
    found = []
    for features in features_of(steps):
        places = sorted({place_of(feature, BITS) for feature in features})
        found.append(KINDS[int(weights[:, places].sum(axis=1).argmax())])
    return tuple(found)


def features_of(steps: Sequence[ApprovalStep]) -> list[set[str]]:
    """What the judge looks at, for each of the ``steps`` of one article in their order."""
    return [_features(steps, place) for place in range(len(steps))]


def _features(steps: Sequence[ApprovalStep], place: int) -> set[str]:
    step = steps[place]
    before = steps[place - 1] if place else None
    after = steps[place + 1] if place + 1 < len(steps) else None
    words, actor = _words(step.action), _words(step.actor)
    branch, rule = _words(step.branch), step.kind.value
    where = "first" if before is None else "last" if after is None else "between"
    same = before is not None and actor != [] and actor == _words(before.actor)
    verbs = [match[0].casefold() for match in vocabulary().verb.finditer(step.action.quote)]
    chain = [vocabulary().kinds[verb].value for verb in verbs[:_VERBS]]
    earlier, later = (each.kind.value if each else "-" for each in (before, after))
    found = {
        ALWAYS,
        f"earlier={earlier}",
        f"later={later}",
        f"rule, earlier={rule} {earlier}",
        f"rule, branch={rule} {bool(branch)}",
        f"rule, same={rule} {same}",
        f"rule, limit={rule} {step.deadline is not None}",
        f"rule, where={rule} {where}",
        f"rule, actor={rule} {' '.join(actor[:2])}",
        f"actor={' '.join(actor[:1])}",
        f"actor of two={' '.join(actor[:2])}",
        f"branch, opening={bool(branch)} {' '.join(words[:2])}",
        f"chain={' '.join(chain[:4])}",
        f"last verb={chain[-1] if chain else '-'}",
        f"length={min(len(words) // 6, 6)}",
        f"same={same}",
        f"limit={step.deadline is not None}",
        f"where={where}",
    }
    # Said more than once: less evidence is needed to believe the verb than to overrule it.
    found.update(f"rule={rule} {time}" for time in range(_BELIEVED))
    found.update(f"opening={' '.join(words[:length])}" for length in _OPENING)
    found.update(f"word={word}" for word in words)
    found.update(f"case={word}" for word in branch)
    found.update(f"verb={kind}" for kind in chain)
    found.update(f"verbs={one} {other}" for one, other in itertools.pairwise(chain))
    return found


def _words(quote: Quote | None) -> list[str]:
    if quote is None:
        return []
    words = _TOKEN.findall(fold_tone(quote.quote))[:_FIRST]
    return ["0" if word.isdigit() else word.lower() for word in words]


def _by_rule(steps: Sequence[ApprovalStep], place: int) -> StepKind:
    """The step's kind: who answers right after being asked for an opinion gives it."""
    step = steps[place]
    asked = place > 0 and steps[place - 1].kind is StepKind.CONSULT
    if asked and step.kind is StepKind.DELIVER and vocabulary().answers.match(step.action.quote):
        return StepKind.CONSULT
    return step.kind
