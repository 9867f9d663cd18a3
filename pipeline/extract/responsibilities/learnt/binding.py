"""How an action that was learnt binds: by the words before it, the line above, or its verb."""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.seen import Seen
from pipeline.extract.responsibilities.vocabulary import key
from pipeline.model.document import Span
from pipeline.model.facts import Modality

_BINDING = 6  # words before an action among which its modal is looked for
_WORDS = re.compile(r"\S+")
# Right before the action; "mà không trả lời", "nếu không nộp" tell a case.
_FORBIDS = re.compile(
    r"(?i:(?<!mà )(?<!nếu )(?<!nhưng )(?<!do )(?<!vì )(?<!hợp )(?<!\w)"
    r"(?:không|không được|không được phép|nghiêm cấm)(?:\s+(?:tự|tự ý|trực tiếp))?\s+)$"
)
_LONGEST = 40  # letters of such words, and of those before them


def modality_of(
    seen: Seen, action: Span, bearer: Span | None, clause: int, ruled: Modality | None
) -> Modality:
    """How the action binds.

    Args:
        seen: the passage.
        action: of the norm.
        bearer: of the norm; None where nobody is named.
        clause: where its clause begins.
        ruled: what the rules say of that action; None where they did not see it.
    """
    back = max(clause, action.start - _LONGEST)
    if _FORBIDS.search(seen.masked, back, action.start):
        return Modality.PROHIBITION
    inside = seen.vocabulary.modal.match(seen.masked, action.start, action.end)
    if inside is not None and seen.vocabulary.modals[key(inside[0])].inside:
        return seen.vocabulary.modals[key(inside[0])].modality  # "chịu trách nhiệm …"
    if ruled is not None:
        return ruled
    found = _told_before(seen, action, clause)
    if found is Modality.PERMISSION and bearer is None:
        return Modality.OBLIGATION  # "được lập thành hai bản": somebody must
    if found is not None:
        return found
    above = seen.passage.line_at(action.start).parent
    given = seen.settings[above].modality if above is not None else None
    if given is not None and bearer is not None and bearer.end < clause:
        return given
    if given is Modality.PROHIBITION and bearer is None:
        return given
    verb = seen.vocabulary.verb.match(seen.masked, action.start, action.end)
    decides = verb is not None and key(verb[0]) in seen.vocabulary.power
    may = bearer is not None and not seen.vocabulary.no_authority.match(
        seen.masked, bearer.start, bearer.end
    )
    return Modality.POWER if decides and may else Modality.OBLIGATION


def _told_before(seen: Seen, action: Span, clause: int) -> Modality | None:
    """By the last modal of the clause before the action, where it stands near."""
    words = list(_WORDS.finditer(seen.masked, clause, action.start))
    near = words[-_BINDING].start() if len(words) > _BINDING else clause
    found = None
    past = clause
    for word in words:
        modal = seen.vocabulary.modal.match(seen.masked, word.start(), action.start)
        if modal is None or word.start() < past:
            continue
        past = modal.end()  # "được" is part of "không được"
        if past > near:
            found = seen.vocabulary.modals[key(modal[0])].modality
    return found
