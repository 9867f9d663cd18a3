"""Which candidate is the predicate, by the trained judge."""

from __future__ import annotations

from enum import Enum, auto

from pipeline.extract.responsibilities.subjects.candidates import (
    Candidate,
    CandidateKind,
    candidates_of,
    tokens_of,
)
from pipeline.extract.responsibilities.subjects.features import features_of
from pipeline.extract.responsibilities.vocabulary import Vocabulary
from pipeline.trained import linear_model

MODEL = "subject_end"


class Silence(Enum):
    """Why no candidate is picked."""

    UNTRAINED = auto()  # there is no model, or nothing to choose from
    NONE_FITS = auto()  # the model takes none for a predicate


def pick(
    masked: str, start: int, name: int, end: int, ruled: Candidate | None, words: Vocabulary
) -> Candidate | Silence:
    """The candidate that the judge takes for the predicate of a clause.

    Args:
        masked: folded text whose brackets are blanked.
        start: where the clause begins, its adjuncts left out.
        name: where the words that open the name end.
        end: where the clause ends.
        ruled: the predicate that the rules see.
        words: the vocabulary.
    """
    model = linear_model(MODEL)
    if model is None:
        return Silence.UNTRAINED
    tokens = tokens_of(masked, start, end)
    found = candidates_of(masked, name, end, tokens, words)
    if not found:
        return Silence.UNTRAINED
    if ruled is None and any(each.kind is CandidateKind.COPULA for each in found):
        return Silence.NONE_FITS  # "Người kê khai là …"
    told = features_of(masked, tokens, found, ruled, words)
    scores = [model.score(features) for features in told]
    best = max(range(len(found)), key=scores.__getitem__)
    return found[best] if scores[best] >= model.settings.threshold else Silence.NONE_FITS
