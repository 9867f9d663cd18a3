"""What a provision must hold to meet a demand: its elements, read off its words."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.directives.drafting.demands import Demand
from pipeline.directives.drafting.vocabulary import Vocabulary, vocabulary
from pipeline.directives.drafting.works import opening, own_work, verb_at
from pipeline.directives.times import WORDS, frequency_every
from pipeline.extract.responsibilities.vocabulary import key
from pipeline.model.demand import AnyOf, Elements, Limit
from pipeline.model.facts import Bound, Deadline, DeadlineKind, Modality
from pipeline.read.hygiene import fold_tone

_JOINED = re.compile(r"(?:,\s+|\s+và\s+|\s+hoặc\s+|\s+)")
_MOST_SYLLABLES = 7  # of an object
_MARKS = re.compile(r"[;|\"“”()\[\]]")
_AND = re.compile(r"\s+và\s+")
_BORDER = re.compile(r"[,;:.]")


class Core(NamedTuple):
    """A work taken apart: its verbs, what they are done to, and the words from there on."""

    verbs: tuple[str, ...]
    thing: str
    rest: str


def core_of(words: str) -> Core:
    """Verbs and object of a work: "rà soát, cập nhật các quy chế của Bộ" → both, "quy chế".

    Verbs that only lead to others are left out: "tăng cường công tác thanh tra" → "thanh tra".
    """
    lists = vocabulary()
    text = fold_tone(" ".join(_MARKS.sub(" ", words).split()))
    lower = text[own_work(text, 0, len(text), lists) :].lower()
    verbs, place = _verbs(lower, opening(lower, 0, len(lower), lists), lists)
    lead = lists.quantifiers.match(lower, place)
    if lead and verb_at(lower, lead.end(), len(lower), lists) is not None:
        named, place = _verbs(lower, lead.end(), lists)
        leads_only = all(key(verb) in lists.light for verb in verbs)
        verbs = named if leads_only else [f"{verbs[-1]} {lead[0]}{named[0]}"]
        lead = lists.quantifiers.match(lower, place)
    place = lead.end() if lead else place
    thing = _object(lower, place, lists)
    if verbs and lists.both.fullmatch(thing) and lower[:place].endswith((", ", " và ")):
        verbs, thing = [*verbs, thing], ""  # the last of a list: "kiểm tra, giám sát"
    heavy = tuple(verb for verb in verbs if key(verb) not in lists.light)
    return Core(heavy or tuple(verbs), thing, lower[place:])


def _verbs(lower: str, place: int, lists: Vocabulary) -> tuple[list[str], int]:
    """The verbs from ``place`` on, and where their object begins."""
    verbs: list[str] = []
    closely = False
    while (stop := verb_at(lower, place, len(lower), lists)) is not None:
        verb = lower[place:stop].strip()
        if closely and key(verbs[-1]) not in lists.light and lists.both.fullmatch(verb):
            break  # "gửi báo cáo …"
        if not closely:
            verbs.append(verb)
        elif key(verbs[-1]) in lists.light:
            verbs[-1] = verb  # "triển khai kiểm soát …"
        else:
            verbs[-1] = f"{verbs[-1]} {verb}"
        joined = _JOINED.match(lower, stop)
        if joined is None:
            return verbs, stop
        place = joined.end()
        closely = not joined[0].strip()
        if closely and (key(verb) in lists.making or lists.documents.match(lower, place)):
            break  # "ban hành kết luận …"
        if lists.quantifiers.match(lower, place):
            break
    return verbs, place


def _object(lower: str, start: int, lists: Vocabulary) -> str:
    ends = [len(lower)]
    for pattern in (lists.object_ends, _BORDER):
        found = pattern.search(lower, start)
        if found:
            ends.append(found.start())
    for more in _AND.finditer(lower, start):
        if verb_at(lower, more.end(), len(lower), lists) is not None:
            ends.append(more.start())
    return " ".join(lower[start : min(ends)].split()[:_MOST_SYLLABLES])


def elements_of(demand: Demand) -> Elements:
    """The elements; ``what`` gives the work with each of its verbs as wordings of one thing."""
    lists = vocabulary()
    lower = fold_tone(demand.words).lower()
    core = core_of(demand.words)
    who = _clean(demand.addressee.quote) if demand.addressee else ""
    recorded = lists.recorded.search(lower)
    return Elements(
        who=((who,),) if who else (),
        what=(_wordings(core, lower),),
        deadline=limit_of(demand.due),
        frequency=frequency_of(demand.due),
        authority=((who,),) if who and demand.modality is Modality.POWER else (),
        form=_found(lists.forms, lower),
        record=((recorded["record"],),) if recorded else (),
    )


def documents_of(words: str) -> tuple[str, ...]:
    """The kinds of document a work makes or mends: "xây dựng quy chế phối hợp" → that."""
    lists = vocabulary()
    core = core_of(words)
    if not {key(verb) for verb in core.verbs} & (lists.making | lists.mending):
        return ()
    named = lists.object_ends.split(core.rest, maxsplit=1)[0]
    return tuple(dict.fromkeys(each[0] for each in lists.documents.finditer(named)))


def makes_document(words: str) -> bool:
    """Whether a work is to make a document that must be there: its object begins with its kind."""
    lists = vocabulary()
    core = core_of(words)
    makes = {key(verb) for verb in core.verbs} & lists.making
    return bool(makes) and lists.documents.match(core.thing) is not None


def limit_of(due: Deadline | None) -> Limit | None:
    """The time allowed, in whole numbers; None where the text tells a date or none at all."""
    if due is None or due.unit not in WORDS:
        return None
    if due.kind is DeadlineKind.BEFORE and due.bound is Bound.MOST:
        return None  # "sớm nhất 10 ngày trước ngày họp"
    if due.kind not in (DeadlineKind.WITHIN, DeadlineKind.BEFORE):
        return None
    if not due.number or due.number != int(due.number):
        return None
    return Limit(number=due.number, unit=due.unit, working=due.working, bound=due.bound)


def frequency_of(due: Deadline | None) -> str:
    """How often, as the catalogue words it; "" where it is said otherwise or not at all."""
    if due is None or due.every_unit is None:
        return ""
    return frequency_every(due.times or 1, due.every_unit)


def _wordings(core: Core, lower: str) -> AnyOf:
    if not core.verbs:
        return (core.thing or _clean(" ".join(lower.split()[: _MOST_SYLLABLES + 2])),)
    if not core.thing and len(core.verbs) == 1:
        first = re.split(r"[,;:]", lower[lower.find(core.verbs[0]) :])[0]
        return (_clean(" ".join(first.split()[:_MOST_SYLLABLES])),)
    if not core.thing:
        return tuple(dict.fromkeys(core.verbs))
    return tuple(dict.fromkeys(f"{verb} {core.thing}" for verb in core.verbs))


def _found(pattern: re.Pattern[str], lower: str) -> tuple[AnyOf, ...]:
    return tuple((each,) for each in dict.fromkeys(match[0] for match in pattern.finditer(lower)))


def _clean(words: str) -> str:
    return " ".join(_MARKS.sub(" ", words).split()).strip(" ,.:")
