"""Where the predicate of a clause begins: as the rules see it, unless the judge knows better."""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.subjects.candidates import Candidate, CandidateKind
from pipeline.extract.responsibilities.subjects.judging import Silence, pick
from pipeline.extract.responsibilities.subjects.ruling import by_rules, permits
from pipeline.extract.responsibilities.vocabulary import Vocabulary

_PASSIVE = re.compile(r"(?<!\w)(?:được|bị)\s+")


def predicate_start(
    masked: str, start: int, name: int, end: int, words: Vocabulary
) -> Candidate | None:
    """The verb or modal that opens the predicate; None where the clause has none.

    A strong modal ("có trách nhiệm") leaves no doubt; all else the judge looks at, where there is
    a trained one.

    Args:
        masked: folded text whose brackets are blanked.
        start: where the clause begins, its adjuncts left out.
        name: where the words that open the name end.
        end: where the clause ends.
        words: the vocabulary.
    """
    ruled = by_rules(masked, start, name, end, words)
    if ruled is not None and ruled.kind is CandidateKind.MODAL and words.modals[ruled.words].strong:
        return ruled
    picked = pick(masked, start, name, end, ruled, words)
    if isinstance(picked, Candidate) and _done_to(masked, start, picked.start, words):
        return None
    if isinstance(picked, Silence):
        return ruled
    if picked.kind is CandidateKind.COPULA:
        return None
    if ruled is not None and ruled.kind is CandidateKind.MODAL and picked.start < ruled.start:
        return picked if "," in masked[picked.start : ruled.start] else ruled
    if picked.words == "được":
        modal = words.modal.match(masked, picked.start, end)
        return picked if modal and permits(masked, modal, end, words) else None
    return picked


def _done_to(masked: str, start: int, verb: int, words: Vocabulary) -> bool:
    """Whether somebody else does it to the subject: "Học viên được trường công nhận"."""
    return any(
        words.bearer.match(masked, passive.end(), verb) is not None
        for passive in _PASSIVE.finditer(masked, start, verb)
    )
