"""The roles that a norm gives, read off its bearer, partners and action.

The bearer of a power, or of a leave to decide, approves, of a task that begins "phối hợp" takes
part, of anything else leads. Whom the work is done with, whose opinion is asked, and who is named
as helping takes part; to whom it is submitted for a decision, whose leave it needs and who is given
the power for it approves; whom it is reported or sent to is informed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.bearers.roles.words import words
from pipeline.extract.responsibilities.vocabulary import key, vocabulary
from pipeline.model.facts import Modality, Responsibility
from pipeline.read.hygiene import fold_tone

_BREAK = re.compile(r"[,;.:(\n]|\s\d\d")
_CLAUSE = re.compile(r"(?:[,;.:\n]|(?<!\w)(?:và|để|đề nghị))\s*")  # one may begin after it
_AND = re.compile(r"\s+(?:và|hoặc)\s+")
_COMMA = re.compile(r",\s+")


class Roles(NamedTuple):
    """The names that hold each role of a task, as quoted."""

    leads: tuple[str, ...] = ()
    takes_part: tuple[str, ...] = ()
    approves: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()


class _Name(NamedTuple):
    """Somebody named in an action, and what is done then: the folded words behind the name."""

    said: str
    then: str


def roles_of(norm: Responsibility) -> Roles:
    """The roles that ``norm`` gives; the order that closes a document gives none."""
    held, action = words(), norm.action.quote
    if held.closing.fullmatch(key(action)):
        return Roles()
    leads, takes_part = _bearers(norm)
    approves, leads = (leads, []) if _decides(norm) else ([], leads)
    takes_part += [partner.quote for partner in norm.partners]
    informed: list[str] = []
    for name in (*_after(action, held.consulting), *_helping(action)):
        takes_part.append(name.said)
    for name in _after(action, held.submitting, held.submitting_to):
        (takes_part if _only_helps(name) else approves).append(name.said)
    approves += [name.said for name in _after(action, held.leave_of)]
    for name in (*_after(action, held.asking), *_after(action, held.needing)):
        if held.approving.match(name.then):
            approves.append(name.said)
    if held.delegating.match(fold_tone(action).lower()):
        given = next(_after(action, held.delegating), None)
        approves += [given.said] if given and vocabulary().verb.match(given.then) else []
    for name in _after(action, held.telling, held.telling_to):
        (takes_part if _only_helps(name) else informed).append(name.said)
    return Roles(
        _once(leads),
        _once(_whole(takes_part), leads),
        _once(approves),
        _once(informed, [*takes_part, *approves]),
    )


def _decides(norm: Responsibility) -> bool:
    """Whether its bearer has a power, or may do what is one: "Đại sứ được quyết định miễn phí"."""
    if norm.modality is not Modality.PERMISSION or norm.bearer is None:
        return norm.modality is Modality.POWER
    held = vocabulary()
    verb = held.verb.match(fold_tone(norm.action.quote))
    decides = verb is not None and key(verb[0]) in held.power
    return decides and not held.no_authority.match(fold_tone(norm.bearer.quote))


def _bearers(norm: Responsibility) -> tuple[list[str], list[str]]:
    """Who leads and who takes part among those bound."""
    if norm.bearer is None:
        return [], []
    name = norm.bearer.quote
    if not words().joining.match(fold_tone(norm.action.quote).lower()):
        return [name], []
    leading = words().leading.search(fold_tone(name))
    others = name[leading.end() :] if leading else name
    if leading is None or not others.startswith((",", ";")) or _is_anybody(name, leading.start()):
        return [], [name]
    return [name[: leading.start()].rstrip()], [others.lstrip(" ,;")]


def _is_anybody(name: str, end: int) -> bool:
    """Whether the words before ``end`` name no one without those that follow: "đơn vị chủ trì"."""
    return vocabulary().generic_head.search(fold_tone(name), 0, end) is not None


def _helping(action: str) -> Iterator[_Name]:
    """Those who are said to do a part: "…, Cục B phối hợp lập danh sách"."""
    names = _after(action, _CLAUSE)
    return (name for name in names if words().contributing.match(name.then))


def _only_helps(name: _Name) -> bool:
    """Whether what is sent comes back: "gửi Vụ Pháp chế thẩm định", "… để thẩm định"."""
    held, then = words(), name.then.removeprefix("để ")
    return bool(held.contributing.match(then) and not held.approving.match(then))


def _whole(names: Sequence[str]) -> list[str]:
    """``names`` without those that stand within another: one of a list, and the list."""
    return [name for name in names if not any(name != one and name in one for one in names)]


def _once(names: Sequence[str], but: Sequence[str] = ()) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name not in but)


def _after(action: str, *openers: re.Pattern[str]) -> Iterator[_Name]:
    """The names that stand right after words of ``openers``.

    Of several openers that begin at one place the first that leads to a name counts.
    """
    folded = fold_tone(action).lower()
    told: set[int] = set()
    for opener in openers:
        last = 0
        for found in opener.finditer(folded):
            end = _end_of_list(action, found.end())
            if last <= found.end() < end and found.start() not in told:
                told.add(found.start())
                last = end
                yield _Name(action[found.end() : end], folded[end:].lstrip())


def _end_of_list(action: str, start: int) -> int:
    """Where the names end of which the first begins at ``start``; ``start`` where none does.

    A name after a comma belongs to them where nothing else is said of it alone.
    """
    end = _end_of_name(action, start)
    while end > start and (comma := _COMMA.match(action, end)):
        stop = _end_of_name(action, comma.end())
        then = action[stop:].lstrip()
        if stop == comma.end() or (then and not _of_all(then)):
            break
        end = stop
    return end


def _of_all(then: str) -> bool:
    """Whether the words after a list are of all in it: "gửi Vụ A, Vụ B để phối hợp"."""
    held = words()
    openers = (_BREAK, held.contributing, held.shared, vocabulary().adjunct)
    return any(opener.match(fold_tone(then)) for opener in openers)


def _end_of_name(action: str, start: int) -> int:
    """Where the name ends that begins at ``start``; ``start`` where none begins."""
    folded = fold_tone(action)
    opened = vocabulary().bearer.match(folded, start)
    if opened is None:
        return start
    stops = [len(action)]
    stops += [found.start() for found in _BREAK.finditer(folded, opened.end())][:1]
    stops += [
        found.start()
        for found in words().ends.finditer(folded, opened.end())
        if not _says_which(folded, start, found)
    ][:1]
    stops += [
        found.start()
        for found in _AND.finditer(folded, opened.end())
        if folded[found.end() : found.end() + 1].islower()
        and vocabulary().verb.match(folded, found.end())
    ][:1]
    end = min(stops)
    return start + len(action[start:end].rstrip())


def _says_which(folded: str, start: int, found: re.Match[str]) -> bool:
    """Whether a word belongs to a name: "người quyết định cử đoàn", "cơ quan có thẩm quyền"."""
    held = vocabulary()
    if held.person_head.search(folded, start, found.start()):
        return True
    if any(
        asked.start() < found.start() < asked.end()
        for asked in held.chosen_for.finditer(folded, start)
    ):
        return True
    which = found[0] in words().says_which or found[0] in held.naming
    return which and held.generic_head.search(folded, start, found.start()) is not None
