"""What is told of possible actions and names: the columns of the trained models.

The order of the fields is part of the models: who adds one trains them anew.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extract.responsibilities.settings import Mode
from pipeline.language import LineKind

KINDS, MODES = tuple(LineKind), tuple(Mode)  # told by their places


class OfAction(NamedTuple):
    """What chain, rules and text say of a possible action."""

    begins: float
    own: float  # where its bearer stands, by the chain
    above: float
    nobody: float
    after: float
    goes_on: float
    least: float  # least of its words
    goes_on_last: float
    goes_on_after: float
    begins_after: float
    another_begins: float
    begun_before: float
    goes_on_before: float
    goes_on_first: float
    bearer_before: float
    bearer_in_line: float
    bearer_beside: float
    bearer_inside: float
    ruled: float  # how far a norm of the rules overlaps it
    ruled_second: float
    ruled_bearer: float  # 0 no such norm, 1 of nobody, 2 named in the line, 3 above
    ruled_start: float
    ruled_end: float
    ruled_modality: float
    within_ruled: float  # most overlap with a norm of the rules that holds it
    holds_ruled: float
    ruled_in_all: float
    begun_in_all: float
    begun_in_line: float
    siblings: float  # how surely lines under the same line open with an action
    siblings_count: float
    opening: float
    kind: float
    mode: float
    set_above: float
    leads: float
    lines: float
    clause: float
    clauses: float
    first_in_clause: float
    first_in_line: float
    words_after: float
    words: float
    ends_clause: float
    left_over: float  # share of the clause after it
    verb: float
    modal: float
    word_before: float  # place in ``works._BEFORE``
    word_after: float  # place in ``works._AFTER``
    commas_before: float
    commas_inside: float
    semicolon_inside: float


class OfChoice(NamedTuple):
    """Whether nobody is meant, and whether the rules say so of this choice."""

    nobody: float
    ruled: float


class OfWork(NamedTuple):
    """What holds of a work, whoever bears it."""

    agreed: float  # how far a norm of the rules overlaps it
    own: float  # where its bearer stands, by the chain
    above: float
    nobody: float
    after: float
    names: float
    likeliest: float
    modal: float
    kind: float
    mode: float
    set_above: float
    depth: float
    first: float
    adjuncts: float  # letters of what stands before the subject
    between: float  # letters from there to the action
    names_here: float


class OfWords(NamedTuple):
    """What chain and vocabulary say of the words of a name, and of those beside it."""

    likely: float = 0.0
    least: float = 0.0
    begins: float = 0.0
    first: float = 0.0
    last: float = 0.0
    before: float = 0.0
    after: float = 0.0
    another_begins: float = 0.0
    action_inside: float = 0.0
    action_after: float = 0.0
    goes_on_after: float = 0.0
    action_most: float = 0.0
    word_before: float = 0.0  # place in ``bearing._BEFORE``
    word_after: float = 0.0
    verbs: float = 0.0
    modals: float = 0.0
    verb_after: float = 0.0
    modal_after: float = 0.0
    then_inside: float = 0.0
    by_inside: float = 0.0
    commas: float = 0.0
    capital: float = 0.0
    opens: float = 0.0
    said: float = 0.0  # how often the chain tells the same name in the passage
    ruled_said: float = 0.0  # how often the rules do
    words: float = 0.0
    letters: float = 0.0


class OfPlace(NamedTuple):
    """Where a name was found, and where it stands to the work."""

    rule: float = 0.0
    ruled_line: float = 0.0
    ruled_above: float = 0.0
    set_above: float = 0.0
    named: float = 0.0
    line_before: float = 0.0
    after: float = 0.0
    before: float = 0.0
    own_words: float = 0.0
    stretch: float = 0.0
    stretch_above: float = 0.0
    heading: float = 0.0
    above: float = 0.0
    in_line: float = 0.0
    in_clause: float = 0.0
    past_adjuncts: float = 0.0
    distance: float = 0.0
    others_between: float = 0.0
    depth: float = 0.0
    opens_line: float = 0.0
    ends_line: float = 0.0
    longer: float = 0.0
    shorter: float = 0.0
    wider: float = 0.0
    ruled: float = 0.0


def place_in(words: tuple[str, ...], word: str) -> float:
    """The place of ``word`` among ``words``, from 1; 0 where it is none of them.

    Models know words by their place: who puts one in the middle trains them anew.
    """
    return float(words.index(word) + 1) if word in words else 0.0
