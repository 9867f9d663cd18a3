"""Demands of a text with articles: its norms, without what asks nothing of anybody's documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.directives.drafting.demands import Demand, Told
from pipeline.directives.drafting.vocabulary import Vocabulary, vocabulary
from pipeline.directives.drafting.works import own_work, verb_at
from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.facts import Modality, Quote, Responsibility
from pipeline.read.hygiene import fold_tone

_SHORTEST = 8  # letters of an action
_BORDER = re.compile(r"\n|(?<=[.;:])\s")
_LABEL = re.compile(r"^(?:[a-zđ]{1,2}\d*|\d+(?:\.\d+)*)[).]\s*")
_ACT = "Cấm hành vi: "
_TELLS_ITSELF = 4  # syllables from which on an action tells what it is about
_LONGEST_NAME = 30  # syllables of whom it binds
ELSEWHERE = "việc của cơ quan ngoài bộ"
TORN_NAME = "chỗ hết tên, chỗ bắt đầu việc chưa chắc"
PRIVATE = "người phải làm không phải cơ quan, đơn vị"
NOBODY = "không nêu ai phải làm"
CASE = "câu nêu trường hợp, cần đọc lại lời văn"


def demand_of(document: Document, norm: Responsibility) -> Demand | None:
    """The demand a norm makes; None for lead-ins, sanctions, definitions and final clauses."""
    words = vocabulary()
    action = norm.action.span
    lower = _folded(norm.action.quote)
    if len(lower) < _SHORTEST or words.not_demands.search(lower):
        return None
    if words.lead_in_end.search(lower) or document.text[action.end : action.end + 1] == ":":
        return None
    plain = fold_tone(norm.action.quote)
    if own_work(plain, 0, len(plain), words) == len(plain):
        return None  # only with whom: the work stands in another clause
    if _is_skipped(document, action, words):
        return None
    sentence = sentence_around(document.text, action)
    told = norm.action.quote
    short = len(told.split()) < _TELLS_ITSELF
    if (norm.bearer is None or short) and sentence.start < action.start:
        told = document.words(Span(sentence.start, action.end))  # the thing it is done to
    elif short and norm.condition:
        told = f"{told} {norm.condition.quote}"
    told = _LABEL.sub("", " ".join(told.split()))
    is_act = norm.modality is Modality.PROHIBITION and _is_of_acts(document, action)
    return Demand(
        span=action,
        words=f"{_ACT}{told[:1].lower()}{told[1:]}" if is_act else told,
        sentence=sentence,
        told=Told.BOUND,
        addressee=norm.bearer,
        in_full=is_act or told != " ".join(norm.action.quote.split()),
        modality=norm.modality,
        soft=norm.orientation,
        due=norm.due,
        partners=norm.partners,
        condition=" ".join(norm.condition.quote.split()) if norm.condition else "",
        doubts=tuple(_doubts(document, norm, told, words)),
    )


def sentence_around(text: str, span: Span) -> Span:
    """From the border of sentence or clause before ``span`` to its end."""
    start = 0
    for border in _BORDER.finditer(text, max(0, span.start - 2000), span.start):
        start = border.end()
    return Span(max(start, text.rfind("\n", 0, span.start) + 1), span.end)


def _is_of_acts(document: Document, action: Span) -> bool:
    """Whether a provision lists acts nobody may do: "Các hành vi bị nghiêm cấm"."""
    return any(
        vocabulary().of_acts.search(_folded(f"{node.heading} {node.text}"))
        for node in document.path_at(action.start)[:-1]
    )


def _doubts(document: Document, norm: Responsibility, told: str, words: Vocabulary) -> list[str]:
    doubts: list[str] = []
    if norm.bearer is None:
        doubts.append(NOBODY)
    else:
        action = norm.action.span
        doubts += _doubts_of_name(document, norm.bearer, action, words)
    lower = _folded(norm.action.quote)
    if words.told_case.search(lower) or (
        norm.bearer and _LABEL.sub("", told).startswith(norm.bearer.quote)
    ):
        doubts.append(CASE)
    return doubts


def _doubts_of_name(
    document: Document, bearer: Quote, action: Span, words: Vocabulary
) -> Iterator[str]:
    name = _folded(bearer.quote)
    if words.private.match(name):
        yield PRIVATE
    elif words.elsewhere.match(name):
        yield ELSEWHERE
    gap = document.text[bearer.end : action.start] if bearer.end <= action.start else "…"
    syllables = name.split()
    ends_in_verb = any(
        verb_at(ending, 0, len(ending), words) == len(ending)
        for ending in (" ".join(syllables[-count:]) for count in (1, 2, 3))
    )
    verb = _folded(document.words(action))
    touching = words.relative_verbs.match(verb) is not None
    torn = (
        words.torn_names.search(name)
        or len(syllables) > _LONGEST_NAME
        or words.torn_ends.search(name)
        or words.organising.match(name)
        or (len(syllables) == 1 and name not in words.short_names and not bearer.quote.isupper())
        or gap == ", "
        or (gap == " " and (ends_in_verb or touching or words.bare_end.search(name)))
    )
    if torn:
        yield TORN_NAME


def _is_skipped(document: Document, action: Span, words: Vocabulary) -> bool:
    return any(
        node.kind is ProvisionKind.ARTICLE
        and words.skipped_heading.match(_folded(node.heading)) is not None
        for node in document.path_at(action.start)
    )


def _folded(text: str) -> str:
    return fold_tone(text).lower()
