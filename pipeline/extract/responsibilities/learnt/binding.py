"""How an action that was learnt binds: by the words before it, the line above, or its verb."""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.delegation import given_power
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
_MUST = re.compile(r"(?<!\w)(?<!không )(?<!chưa )phải\s+$")
_DENIES = re.compile(r"không\s+(?:được\s+)?(?!phải(?!\w)|ngừng(?!\w))", re.IGNORECASE)
_DONE_BY = re.compile(r"(?<!\w)phải được\s+(?:sự\s+)?$")  # right before the name of the bearer
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
    told = _told_at_once(seen, action, bearer, clause) or _told_inside(seen, action)
    if told is not None:
        return told
    found = _told_before(seen, action, bearer, clause)
    denied = _DENIES.match(seen.masked, action.start, action.end) if found is None else None
    if denied and seen.vocabulary.verb.match(seen.masked, denied.end(), action.end):
        return Modality.PROHIBITION
    if ruled is not None:
        return ruled
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
    return _of_verb(seen, action, bearer)


def _told_at_once(seen: Seen, action: Span, bearer: Span | None, clause: int) -> Modality | None:
    """By the words right before the action, or right before its bearer."""
    if _FORBIDS.search(seen.masked, max(clause, action.start - _LONGEST), action.start):
        return Modality.PROHIBITION
    if bearer is not None and _is_delegated(seen, action, bearer):
        return Modality.POWER
    if bearer is not None and _DONE_BY.search(seen.masked, clause, bearer.start):
        return _of_verb(seen, action, bearer)
    if _MUST.search(seen.masked, clause, action.start):
        return Modality.OBLIGATION
    return None


def _told_inside(seen: Seen, action: Span) -> Modality | None:
    """By the modal that is part of the action: "chịu trách nhiệm …"."""
    inside = seen.vocabulary.modal.match(seen.masked, action.start, action.end)
    modal = seen.vocabulary.modals[key(inside[0])] if inside is not None else None
    return modal.modality if modal is not None and modal.inside else None


def _of_verb(seen: Seen, action: Span, bearer: Span | None) -> Modality:
    """By the verb alone: what an authority decides is its power."""
    verb = seen.vocabulary.verb.match(seen.masked, action.start, action.end)
    decides = verb is not None and key(verb[0]) in seen.vocabulary.power
    may = bearer is not None and not seen.vocabulary.no_authority.match(
        seen.masked, bearer.start, bearer.end
    )
    return Modality.POWER if decides and may else Modality.OBLIGATION


def _is_delegated(seen: Seen, action: Span, bearer: Span) -> bool:
    """Whether the bearer acts for another: "Phó Đại sứ được Đại sứ ủy quyền | ký công hàm"."""
    given = given_power(seen.masked, bearer.end, action.end, seen.vocabulary)
    return any(each.end == action.start for each in given)


def _told_before(seen: Seen, action: Span, bearer: Span | None, clause: int) -> Modality | None:
    """By the last modal of the clause before the action, where it stands near.

    "người được Bộ trưởng ủy quyền" is a name, and permits nothing.
    """
    words = list(_WORDS.finditer(seen.masked, clause, action.start))
    near = words[-_BINDING].start() if len(words) > _BINDING else clause
    found = None
    past = clause
    for word in words:
        modal = seen.vocabulary.modal.match(seen.masked, word.start(), action.start)
        if modal is None or word.start() < past:
            continue
        named = bearer is not None and bearer.start <= word.start() < bearer.end
        if named and seen.vocabulary.modals[key(modal[0])].modality is Modality.PERMISSION:
            continue
        past = modal.end()  # "được" is part of "không được"
        if past > near:
            found = seen.vocabulary.modals[key(modal[0])].modality
    return found
