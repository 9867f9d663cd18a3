"""Reads what a document lays down on each matter: the sentence, and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from pipeline.evidence import evidence_at
from pipeline.extract.deadlines import find_deadlines
from pipeline.model.document import APART, Span
from pipeline.model.facts import StepColumn
from pipeline.model.finding import Evidence
from pipeline.model.run import Dossier, Unit
from pipeline.rules.statements.kinds import is_law
from pipeline.rules.statements.matters import Aspect, Matter, matters
from pipeline.rules.statements.origin import Origin, origin_of

_SENTENCE = re.compile(r"[^.;\n]*(?:\.(?=\d)[^.;\n]*)*")
_MONEY = re.compile(
    r"(?P<number>\d+(?:\.\d{3})*(?:,\d+)?)\s*(?P<unit>nghìn|triệu|tỷ)?\s*đồng", re.IGNORECASE
)
_MANY = {"nghìn": 1e3, "triệu": 1e6, "tỷ": 1e9}
_WEEK = re.compile(
    r"(?P<day>thứ \w+|chủ nhật)[\w ]{0,12}?tuần\s+(?:thứ\s+)?(?P<week>\w+)", re.IGNORECASE
)


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says of one matter.

    ``value`` is comparable among statements of one matter: đồng for money, hours for time, words
    for a schedule; ``shown`` is it as written; ``evidence`` proves it.
    """

    matter: str
    value: float | str
    shown: str
    origin: Origin
    file: str
    document: str
    dated: date | None
    evidence: Evidence

    @property
    def evidence_named(self) -> Evidence:
        """The proof as the other side of a finding: with the document it stands in."""
        where = ", ".join(part for part in (self.evidence.where, self.document) if part)
        return msgspec.structs.replace(self.evidence, where=where, span=None)


def statements_of(dossier: Dossier, unit: Unit, name: str) -> tuple[Statement, ...]:
    """The statements of one document, in reading order, one for each matter and value.

    Args:
        dossier: the document with its facts.
        unit: whose it is.
        name: how a lawyer names the document.
    """
    found: dict[tuple[str, float | str], Statement] = {}
    if is_law(dossier.document):
        return ()
    origin = origin_of(dossier, unit)
    for span in _sentences(dossier):
        sentence = dossier.document.words(span)
        for matter in matters():
            if not matter.is_told_in(sentence):
                continue
            for value, shown in _values(matter, sentence):
                found.setdefault(
                    (matter.id, value),
                    Statement(
                        matter=matter.id,
                        value=value,
                        shown=shown,
                        origin=origin,
                        file=dossier.source.path,
                        document=name,
                        dated=dossier.document.metadata.date,
                        evidence=evidence_at(dossier.document, span),
                    ),
                )
    return tuple(found.values())


def _sentences(dossier: Dossier) -> Iterator[Span]:
    """Sentences outside tables and forms, and the rows of step tables."""
    document = dossier.document
    left_out = [node.span for node in document.walk() if node.kind in APART]
    left_out += [table.span for node in document.walk() for table in node.tables]
    left_out += [table.span for table in document.tables]
    for sentence in _SENTENCE.finditer(document.text):
        words = sentence[0].strip()
        if not words or any(span.start <= sentence.start() < span.end for span in left_out):
            continue
        start = sentence.start() + sentence[0].index(words)
        yield Span(start, start + len(words))
    for table in dossier.facts.step_tables:
        for row in table.rows:
            cells = [
                row.cells[column]
                for column in (StepColumn.CONTENT, StepColumn.TIME)
                if column in row.cells
            ]
            yield Span(min(cell.start for cell in cells), max(cell.end for cell in cells))


def _values(matter: Matter, sentence: str) -> Iterator[tuple[float | str, str]]:
    match matter.aspect:
        case Aspect.MONEY:
            for money in _MONEY.finditer(sentence):
                number = float(money["number"].replace(".", "").replace(",", "."))
                yield number * _MANY.get((money["unit"] or "").lower(), 1.0), money[0]
        case Aspect.TIME:
            for deadline in find_deadlines(sentence):
                if deadline.hours_allowed:
                    yield deadline.hours_allowed, deadline.quote.quote
        case Aspect.SCHEDULE:
            for week in _WEEK.finditer(sentence):
                yield f"{week['day']} tuần {week['week']}".lower(), week[0]
