"""Where a text sends the work to another step than the next: "Không đạt: quay lại bước 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.extract.procedures.numbered import NumberedStep, step_at
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.facts import ApprovalStep, Quote, Way

_SENTENCE_END = re.compile(r"[.;]\s|\n")
_OPENS_CASE = re.compile(r"(?:trường hợp|nếu|khi|đối với)\s", re.IGNORECASE)
_CASE_ENDS = re.compile(r"\s*[,:]|\s+thì(?!\w)")
_LABEL = re.compile(r"\s*(?:[-–+*]\s*)?(?:Bước\s+)?\d+(?:\.\d+)*[a-zđ]?\s?[.:)]\s+", re.IGNORECASE)
_AROUND = " \n:,-–+*"


def beside_of(step: ApprovalStep) -> str:
    """The number of the step that ``step`` is done beside, as its case or its words tell: "Lấy ý
    kiến (song song với bước 3)"; "" for none."""
    beside = vocabulary().beside
    named = beside.match(step.branch.quote) if step.branch else None
    named = named or beside.search(step.action.quote)
    return named["step"] if named else ""


def is_alongside(step: ApprovalStep) -> bool:
    """Whether ``step`` says that its doer works while the one before does: "song song, …"."""
    said = step.branch.quote if step.branch else ""
    return vocabulary().alongside.fullmatch(said) is not None


def ways_in(words: str, start: int = 0) -> Iterator[Way]:
    """The ways that ``words`` tell, in their order.

    Args:
        words: a text, or a cell of a table.
        start: what the places of the ways count more than those in ``words``.
    """
    for match in vocabulary().go_to.finditer(words):
        ends = [sign.end() for sign in _SENTENCE_END.finditer(words, 0, match.start())]
        sentence = words[ends[-1] if ends else 0 : match.start()]
        quote = Quote(quote=match[0], start=start + match.start(), end=start + match.end())
        yield Way(words=quote, to=match["step"], case=_case(sentence))


def with_ways(
    steps: Sequence[ApprovalStep], text: str, numbered: Sequence[NumberedStep] = (), start: int = 0
) -> tuple[ApprovalStep, ...]:
    """``steps`` with the ways of ``text``, each at the work it is told after.

    Args:
        steps: in the order of the text.
        text: what tells them.
        numbered: the steps that ``text`` numbers: a way told in one belongs to a work of that one.
        start: what the places of ``steps`` count more than those in ``text``.
    """
    found: dict[int, list[Way]] = {}
    for way in ways_in(text, start):
        holder = step_at(numbered, way.words.start - start)
        mine = [
            place
            for place, step in enumerate(steps)
            if step_at(numbered, step.action.start - start) == holder
        ]
        before = [place for place in mine if steps[place].action.start <= way.words.start]
        if mine:
            found.setdefault(before[-1] if before else mine[0], []).append(way)
    return tuple(
        msgspec.structs.replace(step, ways=tuple(found.get(place, ())))
        for place, step in enumerate(steps)
    )


def says_how_it_went(words: str) -> bool:
    """Whether so few words tell a case: "chưa đạt", not "sau đó"."""
    told = vocabulary()
    return any(each.search(words) for each in (told.refused, told.asked_back, told.granted))


def _case(before: str) -> str:
    """The case in the words of a sentence ``before`` those that send the work elsewhere.

    "Phê duyệt (Không duyệt: | trả lại bước 2)": what stands before bracket or comma is the work.
    """
    behind = before.rsplit("(", 1)[-1] if before.count("(") > before.count(")") else before
    led = behind.rstrip().endswith((":", " thì"))
    words = _LABEL.sub("", behind).strip(_AROUND)
    ends = _CASE_ENDS.search(words)
    if _OPENS_CASE.match(words):
        return words[: ends.start()] if ends else words.removesuffix(" thì")
    case = words.rsplit(",", 1)[-1].removesuffix(" thì").strip(_AROUND)
    if says_how_it_went(case):
        return case
    return words.removesuffix(" thì").strip(_AROUND) if led else ""
