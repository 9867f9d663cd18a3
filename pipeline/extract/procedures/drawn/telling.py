"""What a shape tells: who does which work, and in which time."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.deadlines import find_deadlines, is_deadline
from pipeline.extract.procedures.due import due_of
from pipeline.extract.procedures.prose import kind_of
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.responsibilities.vocabulary import starting
from pipeline.extract.responsibilities.vocabulary import vocabulary as of_norms
from pipeline.model.facts import ApprovalStep, Quote
from pipeline.read.hygiene import fold_tone

_NUMBER = re.compile(
    r"\s*(?:bước\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})*[a-zđ]?)(?:[.:)]\s*|\s*[-–]\s+)(?=\D)", re.I
)
_LAST = re.compile(r"\s*(?:\((?P<bracket>[^()]+)\)|[\n:;,–-]\s*(?P<part>[^\n:;,()–-]+))[.;]?\s*$")
_FIRST = re.compile(r"(?P<who>[^\n:()]+?)\s*[:\n–]\s*(?=\S)")
_ASKS = re.compile(r"\?\s*$")


class _Said(NamedTuple):
    """Parts of a shape's words, each with its place in the text."""

    work: Quote
    actor: Quote | None = None
    time: Quote | None = None


def step_told(words: Quote) -> ApprovalStep | None:
    """The step that a shape with these words is; None for one that only asks."""
    if _ASKS.search(words.quote):
        return None
    number = _NUMBER.match(words.quote)
    said = _said(words.part(number.end() if number else 0, len(words.quote)))
    kind = kind_of(said.work.quote)
    return ApprovalStep(
        order=0,
        kind=kind,
        action=said.work,
        actor=said.actor,
        deadline=said.time,
        due=due_of(said.time, work=said.work.quote),
        number=number["number"] if number else "",
    )


def _said(words: Quote) -> _Said:
    """Who and when are told apart at the end or on the first line, or within the sentence."""
    actor = time = None
    while (last := _LAST.search(words.quote)) is not None:
        part = words.part(*last.span("bracket" if last["bracket"] else "part"))
        listed = last[0].lstrip(" ")[0] in ":;,"  # "gửi Vụ A, Vụ B"
        if time is None and is_deadline(part.quote):
            time = part
        elif actor is None and not listed and _is_name(part.quote):
            actor = part
        else:
            break
        words = words.part(0, last.start())
    first = _FIRST.match(words.quote)
    if actor is None and first is not None and _is_name(first["who"]):
        actor = words.part(*first.span("who"))
        words = words.part(first.end(), len(words.quote))
    elif actor is None and (verb := _verb_behind_name(words.quote)) is not None:
        actor, words = words.part(0, verb), words.part(verb, len(words.quote))
    if time is None and (within := find_deadlines(words.quote)):
        time = within[0].quote.moved(words.start)
    return _Said(words, actor, time)


def _is_name(words: str) -> bool:
    """Whether the words are the name of somebody, and tell no work of his."""
    named = of_norms().bearer.match(fold_tone(words)) is not None
    return named and _verb_behind_name(words) is None


def _verb_behind_name(words: str) -> int | None:
    """Where the work begins behind the name that opens ``words``.

    A verb with a capital belongs to the name ("Phòng Kiểm tra | kiểm tra hồ sơ"), and so does one
    that says who is meant where another follows it ("Người đề nghị | lập phiếu").
    """
    folded = fold_tone(words)
    name = of_norms().bearer.match(folded)
    verb = _first_verb(folded, name.end()) if name is not None else None
    if verb is None:
        return None
    following = _first_verb(folded, verb.end())
    adjoins = following is not None and not folded[verb.end() : following.start()].strip()
    if following is not None and adjoins and _says_who(folded, verb):
        return following.start()
    return verb.start()


def _first_verb(words: str, start: int) -> re.Match[str] | None:
    verbs = (vocabulary().verb, starting(of_norms().verb))
    found = (each for verb in verbs for each in verb.finditer(words, start) if each[0][0].islower())
    return min(found, key=lambda each: each.start(), default=None)


def _says_who(words: str, verb: re.Match[str]) -> bool:
    norms = of_norms()
    before = words[: verb.start()]
    general = norms.person_head.search(before) or norms.generic_head.search(before)
    return bool(general) and norms.applying.match(words, verb.start()) is None
