"""Steps told in a table: a row a step, its cells by the roles of their columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.extract.procedures.due import due_of
from pipeline.extract.procedures.prose import kind_of
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.procedures.ways import ways_in
from pipeline.model.facts import (
    ApprovalStep,
    Quote,
    StepColumn,
    StepKind,
    StepRow,
    StepTable,
    Way,
)

_NUMBER = re.compile(r"(?P<base>\d+)(?:\.\d+)*(?:\.?(?P<letter>[a-zđ])\b)?", re.IGNORECASE)
_BRACKET = re.compile(r"\(")
_SENTENCE = re.compile(r"\.\s")
_CASE = re.compile(r"\s*(?P<case>[^:\n]{2,60}?)\s*:")


def steps_of_table(table: StepTable) -> tuple[ApprovalStep, ...]:
    """The steps of a table, in its order; a row without content is none."""
    return tuple(_steps(table))


def _steps(table: StepTable) -> Iterator[ApprovalStep]:
    numbers = [_number(row.cells.get(StepColumn.STEP)) for row in table.rows]
    lettered = Counter(_base(number) for number in numbers if _is_lettered(number))
    order = 0
    for row, number in zip(table.rows, numbers, strict=True):
        action = row.cells.get(StepColumn.CONTENT)
        if action is None or not action.quote.strip():
            continue
        order += 1
        one_of_several = _is_lettered(number) and lettered[_base(number)] > 1
        branch = _beside(row) or _branch(action) or (_case(action) if one_of_several else None)
        deadline = _said(row.cells.get(StepColumn.TIME))
        yield ApprovalStep(
            order=order,
            kind=_kind(row, action, branch),
            action=action,
            actor=_said(row.cells.get(StepColumn.RESPONSIBLE)),
            deadline=deadline,
            due=due_of(deadline, table.time_unit, action.quote),
            output=_said(row.cells.get(StepColumn.RESULT)),
            branch=branch,
            number=number,
            form=_said(row.cells.get(StepColumn.FORM)),
            partners=tuple(filter(None, (_said(row.cells.get(StepColumn.PARTNER)),))),
            ways=_ways(row),
        )


def _kind(row: StepRow, action: Quote, branch: Quote | None) -> StepKind:
    """What is done: by the name of the step, its first sentence, or that behind case or doer."""
    words = _SENTENCE.split(action.quote, maxsplit=1)[0]
    name, actor = row.cells.get(StepColumn.NAME), row.cells.get(StepColumn.RESPONSIBLE)
    told = [words] if name is None else [name.quote, words]
    if branch is not None and branch.start >= action.start:
        told.append(words[branch.end - action.start :].lstrip(" \n,:"))
    if actor is not None and words.casefold().startswith(actor.quote.casefold()):
        told.append(words[len(actor.quote) :].lstrip())
    kinds = map(kind_of, told)
    return next((kind for kind in kinds if kind is not StepKind.OTHER), StepKind.OTHER)


def _beside(row: StepRow) -> Quote | None:
    """Beside which step a row is done, where it opens so, or says so in brackets.

    "Đồng thời với bước 3", "Ôn tập (song song với bước 3.1)".
    """
    for role in (StepColumn.STEP, StepColumn.CONTENT, StepColumn.NOTE):
        cell = row.cells.get(role)
        if cell is None:
            continue
        for place in _openings(cell.quote):
            found = vocabulary().beside.match(cell.quote, place)
            if found is not None:
                return cell.part(*found.span("case"))
    return None


def _openings(words: str) -> list[int]:
    """Where a cell begins, and the brackets in it."""
    return [0, *(bracket.start() for bracket in _BRACKET.finditer(words))]


def _ways(row: StepRow) -> tuple[Way, ...]:
    """Where the note beside a work sends it to: "Nếu thiếu giấy tờ: quay lại bước 1"."""
    note = row.cells.get(StepColumn.NOTE)
    return tuple(ways_in(note.quote, note.start)) if note is not None else ()


def _branch(action: Quote) -> Quote | None:
    """The case a row begins with: "Nếu hồ sơ chưa hợp lệ, trả lại …"."""
    return _opening(action, vocabulary().case)


def _case(action: Quote) -> Quote | None:
    """The case that a row of several for one step begins with: "Không đạt: trả lại bước 2"."""
    return None if vocabulary().verb.match(action.quote.strip()) else _opening(action, _CASE)


def _opening(action: Quote, pattern: re.Pattern[str]) -> Quote | None:
    found = pattern.match(action.quote)
    return None if found is None else action.part(*found.span("case"))


def _number(quote: Quote | None) -> str:
    """The number in a cell such as "Bước 3", "2.1." or "3a"; none that names another step."""
    if quote is None or vocabulary().beside.match(quote.quote):
        return ""
    found = _NUMBER.search(quote.quote)
    return found[0] if found else ""


def _is_lettered(number: str) -> bool:
    return number[-1:].isalpha()


def _base(number: str) -> str:
    return number[:-1].rstrip(".")


def _said(quote: Quote | None) -> Quote | None:
    """A cell that says something; a dash or blank says nothing."""
    return quote if quote is not None and any(map(str.isalnum, quote.quote)) else None
