"""Metadata against official titles, and against facts read from the documents.

The gold is a ``meta.json`` (a list of ``{"id", "title"}``) with the files ``ID.pdf`` and
``ID.docx`` beside it, or a ``.jsonl.xz`` of ``{"id", "title", "html"}``. An official title gives
kind, number and trích yếu ("Thông tư số 01/2026/TT-BNG Quy định …"). Date and issuer have no
official column: they, and what a document says otherwise than its official title, stand in a
table of facts read one by one.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from pipeline.evaluate.published import published
from pipeline.evaluate.scores import Evaluation, Score, WorstCase
from pipeline.model.document import Document, Metadata
from pipeline.model.reading import Reading
from pipeline.read import read_file
from pipeline.read.hygiene import fold_tone, normalise
from pipeline.structure import build_document
from pipeline.structure.metadata.words import kinds

FACTS = Path(__file__).with_name("metadata_facts.csv")
_FIELDS = ("number", "date", "kind", "issuer", "title")
_NOT_SAID = "-"
_SAME_TITLE = 90.0  # official titles drop a word or misspell one; below this they differ
_VIETNAMESE = re.compile("[ạảấầẩậắặẹẻếềểệịọốồổộớờởợụủứừửựđ]")
_NUMBER = re.compile(
    r"(?:số\s+)(\d[\w.]*\s?(?:[/\-]\s?\w+\s?)*[/\-]\s?\w+)|(\d[\w.]*(?:[/\-]\w+)+)", re.I
)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A document of the gold with what it was read as."""

    id: str
    format: str
    truth: dict[str, str]
    document: Document


def evaluate(gold: Path, facts: Path = FACTS) -> Evaluation:
    """Compare the metadata of every document with what its official title and the facts say.

    Args:
        gold: ``meta.json`` beside PDF and DOCX files, or a ``.jsonl.xz`` with HTML.
        facts: table with the columns id, number, date, kind, issuer, title, note; an empty field
            is not known, "-" is not said in the document. Official titles yield to it.

    Returns:
        For each format and field how many documents are right; every wrong one with its text.
    """
    known = _read_facts(facts) if facts.exists() else {}
    scores: list[Score] = []
    worst: list[WorstCase] = []
    parsed = [
        item for item in _parsed(gold, known) if _VIETNAMESE.search(item.document.text[:2000])
    ]
    for format_ in sorted({item.format for item in parsed}):
        for field in _FIELDS:
            items = [item for item in parsed if item.format == format_ and item.truth.get(field)]
            wrong = [case for item in items if (case := _compare(item, field))]
            right, n = len(items) - len(wrong), len(items)
            scores.append(Score(layer=f"{field}, {format_}", right=right, predicted=n, gold=n))
            worst += wrong
    remarks = (
        "Số, loại và trích yếu so với tên chính thức; ngày và cơ quan so với bảng đọc bằng mắt.",
        "Bản dịch tiếng Anh và tệp không có nội dung không được tính.",
    )
    return Evaluation(
        stage="metadata",
        n_items=len({item.id for item in parsed}),
        scores=tuple(scores),
        remarks=remarks,
        worst=tuple(worst),
    )


def official(title: str) -> dict[str, str]:
    """Kind, number and trích yếu in an official title; a field it does not tell is left out."""
    words = " ".join(normalise(title).text.split())
    folded = fold_tone(words).casefold()
    names = sorted((kind.name for kind in kinds()), key=len, reverse=True)
    kind = next((name for name in names if folded.startswith(fold_tone(name).casefold())), None)
    if kind is None:
        return {}
    truth = {"kind": kind}
    rest = words[len(kind) :]
    numbers = list(_NUMBER.finditer(rest))
    # A law is named before its number, anything else after it.
    number = (numbers[-1] if kind in ("Luật", "Bộ luật") else numbers[0]) if numbers else None
    if number:
        truth["number"] = re.sub(r"\s", "", number[1] or number[2])
        rest = f"{rest[: number.start()]} {rest[number.end() :]}"
    if rest.strip(" .,;"):
        truth["title"] = rest.strip(" .,;")
    return truth


def _compare(item: _Parsed, field: str) -> WorstCase | None:
    """The case of a wrong field, None where it is right."""
    truth, found = item.truth[field], _value(item.document.metadata, field)
    if truth == _NOT_SAID:
        same = not found
    elif field == "title":
        same = fuzz.ratio(_key(truth), _key(found)) >= _SAME_TITLE
    else:
        same = _key(truth) == _key(found)
    if same:
        return None
    head = item.document.text[:240].replace("\n", " ¶ ")
    fault = f"{item.format} {field}: «{truth}» ≠ «{found}»"
    return WorstCase(item=item.id, fault=fault, text=head)


def _value(metadata: Metadata, field: str) -> str:
    value = getattr(metadata, field)
    return "" if value is None else str(value)


def _key(words: str) -> str:
    folded = fold_tone(unicodedata.normalize("NFC", words)).casefold()
    return " ".join(re.findall(r"\w+", folded))


def _read_facts(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {
            row["id"]: {field: row[field] for field in _FIELDS if row[field]}
            for row in csv.DictReader(lines)
        }


def _parsed(gold: Path, facts: dict[str, dict[str, str]]) -> Iterator[_Parsed]:
    for id_, title, format_, reading in _readings(gold):
        truth = official(title) | facts.get(id_, {})
        yield _Parsed(id_, format_, truth, build_document(reading))


def _readings(gold: Path) -> Iterator[tuple[str, str, str, Reading]]:
    if gold.suffix == ".xz":
        for each in published(gold):
            if each.title:
                yield each.id, each.title, "html", each.reading
        return
    for entry in json.loads(gold.read_text("utf-8")):
        for format_ in ("pdf", "docx"):
            file = gold.parent / f"{entry['id']}.{format_}"
            if file.exists():
                yield entry["id"], entry["title"], format_, read_file(file)
