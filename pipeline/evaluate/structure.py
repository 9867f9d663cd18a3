"""Structure against official tables of contents.

The gold is either a ``meta.json`` (a list of ``{"id", "toc"}``) with the files ``ID.pdf`` and
``ID.docx`` beside it, or a ``.jsonl.xz`` of ``{"id", "toc", "html"}``. A provision is its path from
the article down ("d5.k2.a"); attachments, annexes, forms and quoted text, which the official
tables leave out, are left out here.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.evaluate.scores import Evaluation, Score, WorstCase
from pipeline.model.document import Document, Provision, ProvisionKind
from pipeline.model.reading import Reading

_APART = {
    ProvisionKind.ATTACHMENT,
    ProvisionKind.ANNEX,
    ProvisionKind.FORM,
    ProvisionKind.QUOTE,
}
_LETTER = {ProvisionKind.ARTICLE: "d", ProvisionKind.CLAUSE: "k", ProvisionKind.POINT: ""}
# An entry labelled otherwise ("Khoản a", "Điểm 1") tells no path.
_TITLE = re.compile(r"(?:(Điều|Khoản)\s+(\d+[a-zđ]?)|(Điểm)\s+([a-zđ]\d*)\b)")


class Parsed(NamedTuple):
    """A document of the gold, its official contents, and what was parsed from one format."""

    id: str
    format: str
    toc: list[str]
    document: Document


def evaluate(gold: Path) -> Evaluation:
    """Compare every document with its official table of contents, format by format.

    Args:
        gold: ``meta.json`` beside PDF and DOCX files, or a ``.jsonl.xz`` with HTML.

    Returns:
        Provisions found and exact documents for each format; the worst documents first.
    """
    parsed = list(_archive(gold) if gold.suffix == ".xz" else _folder(gold))
    scores: list[Score] = []
    worst: list[tuple[int, WorstCase]] = []
    for format_ in sorted({item.format for item in parsed}):
        items = [item for item in parsed if item.format == format_]
        score, exact, cases = _score(items, format_)
        scores += [score, exact]
        worst += cases
    worst.sort(key=lambda case: -case[0])
    return Evaluation(
        stage="structure",
        n_items=len({item.id for item in parsed}),
        scores=tuple(scores),
        worst=tuple(case for _, case in worst),
    )


def official_paths(toc: Iterable[str]) -> Counter[str]:
    """The paths of an official table of contents, as a multiset."""
    paths: Counter[str] = Counter()
    article = clause = ""
    for line in toc:
        title = _TITLE.match(unicodedata.normalize("NFC", line).strip())
        if title is None:
            continue
        level, num = title[1] or title[3], title[2] or title[4]
        if level == "Điều":
            article, clause = f"d{num}", ""
            paths[article] += 1
        elif level == "Khoản" and article:
            clause = f"{article}.k{num}"
            paths[clause] += 1
        elif level == "Điểm" and article:
            paths[f"{clause or article}.{num}"] += 1
    return paths


def parsed_paths(nodes: Iterable[Provision], above: str = "") -> Counter[str]:
    """The paths of a parsed tree, as a multiset."""
    paths: Counter[str] = Counter()
    for node in nodes:
        if node.kind in _APART:
            continue
        here = above
        if node.kind in _LETTER:
            label = f"{_LETTER[node.kind]}{node.num.lower()}"
            outermost = node.kind is ProvisionKind.ARTICLE or not above
            here = label if outermost else f"{above}.{label}"
            paths[here] += 1
        paths += parsed_paths(node.children, here)
    return paths


def _score(items: list[Parsed], format_: str) -> tuple[Score, Score, list[tuple[int, WorstCase]]]:
    right = predicted = gold = exact = 0
    cases: list[tuple[int, WorstCase]] = []
    for item in items:
        official, parsed = official_paths(item.toc), parsed_paths(item.document.provisions)
        right += (official & parsed).total()
        predicted += parsed.total()
        gold += official.total()
        lost, extra = official - parsed, parsed - official
        exact += not lost and not extra
        if lost or extra:
            cases.append((lost.total() + extra.total(), _case(item, lost, extra)))
    n = len(items)
    return (
        Score(layer=f"provisions, {format_}", right=right, predicted=predicted, gold=gold),
        Score(layer=f"exact documents, {format_}", right=exact, predicted=n, gold=n),
        cases,
    )


def _case(item: Parsed, lost: Counter[str], extra: Counter[str]) -> WorstCase:
    fault = f"{item.format}: not found {sorted(lost)[:6]}; not official {sorted(extra)[:6]}"
    article = min(lost | extra).split(".")[0]
    text = next(
        (
            item.document.words(node.span)[:300]
            for node in item.document.walk()
            if node.kind is ProvisionKind.ARTICLE and f"d{node.num.lower()}" == article
        ),
        f"({article} not in the tree)",
    )
    return WorstCase(item=item.id, fault=fault, text=" ".join(text.split()))


def _folder(gold: Path) -> Iterator[Parsed]:
    from pipeline.read import read_file

    for entry in json.loads(gold.read_text("utf-8")):
        for format_ in ("pdf", "docx"):
            file = gold.parent / f"{entry['id']}.{format_}"
            if entry.get("toc") and file.exists():
                yield _parsed(entry["id"], entry["toc"], format_, read_file(file))


def _archive(gold: Path) -> Iterator[Parsed]:
    from pipeline.evaluate.published import published

    for entry in published(gold):
        if entry.toc:
            yield _parsed(entry.id, entry.toc, "html", entry.reading)


def _parsed(id_: str, toc: list[str], format_: str, reading: Reading) -> Parsed:
    from pipeline.structure import build_document

    return Parsed(id_, format_, toc, build_document(reading))
