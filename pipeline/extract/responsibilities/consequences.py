"""What follows from a case and is nobody's task: "Không trả lời được xem là đồng ý"."""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.vocabulary import Vocabulary
from pipeline.model.facts import Modality, Responsibility

_STOP = re.compile(r"[,.;:\n]")
_WILL = re.compile(r"(?<!\w)sẽ\s+$")
_WILL_NOT = re.compile(r"(?<!\w)sẽ\s+(?:không được|bị)\s+$")
_NOT_GIVEN = re.compile(r"(?:không được|bị)\s")
_LONGEST = 24  # letters of such words before an action


def only_follows(masked: str, norm: Responsibility, words: Vocabulary) -> bool:
    """Whether ``norm`` tells what a silence counts as, or what happens to somebody.

    Args:
        masked: folded text whose brackets are blanked.
        norm: as found in it.
        words: the vocabulary.
    """
    action, before = norm.action, max(0, norm.action.start - _LONGEST)
    stop = _STOP.search(masked, action.start)
    end = stop.start() if stop else len(masked)
    if norm.modality is Modality.PROHIBITION and words.deemed.search(masked, action.start, end):
        return True
    if _WILL_NOT.search(masked, before, action.start):
        return True
    given = _NOT_GIVEN.match(masked, action.start)
    return given is not None and _WILL.search(masked, before, action.start) is not None
