"""What each clause stands under, and which clauses tell one work."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pipeline.extract.responsibilities.predicates import Predicate, find_predicate, find_work
from pipeline.extract.responsibilities.settings import Mode, Setting
from pipeline.extract.responsibilities.vocabulary import Vocabulary
from pipeline.language import Clause, LineKind, Passage
from pipeline.model.document import Span
from pipeline.model.facts import Modality


def above_of(passage: Passage, settings: list[Setting], clause: Clause) -> Setting:
    """What the line that ``clause`` stands under gives to it."""
    line = passage.lines[clause.line]
    above = settings[line.parent] if line.parent is not None else Setting()
    if above.mode is Mode.THINGS and line.kind is LineKind.TEXT and clause.end == ".":
        return Setting()  # a sentence after the list, on a line of its own
    return above


def one_a_work(
    passage: Passage, settings: list[Setting], masked: str, words: Vocabulary
) -> Iterator[Clause]:
    """The clauses, with those of one item of a list of works as one: an item is one work.

    Args:
        passage: the text with its lines and clauses.
        settings: what each line gives to those under it.
        masked: the folded text whose brackets are blanked.
        words: the vocabulary.
    """
    held: Clause | None = None
    for clause in passage.clauses:
        in_works = above_of(passage, settings, clause).mode is Mode.WORKS
        if held is not None and in_works and held.sentence == clause.sentence:
            said = find_predicate(masked, clause.span.start, clause.span.end, words)
            if _goes_on(said) or _is_work(masked, clause, words):
                span = Span(held.span.start, clause.span.end)
                held = msgspec.structs.replace(clause, span=span)
                continue
        if held is not None:
            yield held
        held = clause if in_works and _is_work(masked, clause, words) else None
        if held is None:
            yield clause
    if held is not None:
        yield held


def _goes_on(said: Predicate | None) -> bool:
    """Whether the item goes on: no other does it, and it does not forbid ("…; không chuyển …")."""
    if said is None:
        return True
    forbids = said.modal is not None and said.modal.modality is Modality.PROHIBITION
    return not said.agent and not forbids


def _is_work(masked: str, clause: Clause, words: Vocabulary) -> bool:
    return find_work(masked, clause.span.start, clause.span.end, words) is not None
