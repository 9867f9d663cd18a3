"""The words of a clause that may be its predicate: every verb, modal and copula after the head."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from typing import NamedTuple

from pipeline.extract.responsibilities.vocabulary import Vocabulary, key

_TOKEN = re.compile(r"\w+(?:[-/.]\w+)*|[^\w\s]")
_HEAD = 8  # letters before a verb in which "người", "bên" stand
_TIES = "-–/"
_MOST = 14  # a subject with more verbs in it than this is none


class CandidateKind(StrEnum):
    """What sort of word it is."""

    VERB = "verb"
    MODAL = "modal"
    COPULA = "copula"


class Candidate(NamedTuple):
    """A word that may open the predicate; ``words`` as the vocabulary lists them."""

    start: int
    kind: CandidateKind
    words: str


class Tokens(NamedTuple):
    """The tokens of a clause and where each begins in the text; marks are tokens too."""

    words: tuple[str, ...]
    starts: tuple[int, ...]

    def place(self, start: int) -> int:
        """Which token begins at ``start``."""
        return bisect_left(self.starts, start)


def tokens_of(masked: str, start: int, end: int) -> Tokens:
    """The tokens between ``start`` and ``end``."""
    found = list(_TOKEN.finditer(masked, start, end))
    return Tokens(tuple(each[0] for each in found), tuple(each.start() for each in found))


def candidates_of(
    masked: str, name: int, end: int, tokens: Tokens, words: Vocabulary
) -> tuple[Candidate, ...]:
    """The candidates of a clause in their order.

    Args:
        masked: folded text whose brackets are blanked.
        name: where the words that open the name end.
        end: where the clause ends.
        tokens: of the clause.
        words: the vocabulary.
    """
    found: list[Candidate] = []
    past = name
    nouns = [each.span() for each in words.predicate.finditer(masked, name, end) if each["noun"]]
    for place, (word, start) in enumerate(zip(tokens.words, tokens.starts, strict=True)):
        if place == 0 or start < past or not word[0].islower():
            continue
        if masked[start - 2] in _TIES:
            continue  # "Hội đồng thi đua - khen thưởng"
        if any(first <= start < last for first, last in nouns):
            continue  # "cấp tỉnh", "chương trình"
        if words.person_head.search(masked, max(0, start - _HEAD), start):
            continue  # "người kê khai", "bên bán"
        verb = words.verb.match(masked, start, end)
        modal = words.modal.match(masked, start, end)
        if modal and (not verb or modal.end() >= verb.end()):
            found.append(Candidate(start, CandidateKind.MODAL, key(modal[0])))
            past = modal.end()
        elif verb:
            found.append(Candidate(start, CandidateKind.VERB, key(verb[0])))
            past = verb.end()
        elif word == "là":
            found.append(Candidate(start, CandidateKind.COPULA, word))
        if len(found) == _MOST:
            break
    return tuple(found)
