"""Facts of loose texts, in the form of the gold file: one JSON object a line in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from pipeline.errors import BadSettings
from pipeline.extract.citations import find_citations
from pipeline.extract.procedures import steps_of_prose
from pipeline.extract.responsibilities import responsibilities_in
from pipeline.model.facts import ApprovalStep, Quote, Responsibility
from pipeline.read.hygiene import normalise


class Item(msgspec.Struct, frozen=True):
    """A text to annotate."""

    id: str
    text: str


def annotate_file(source: Path, target: Path) -> int:
    """Annotate every line of ``source`` into ``target``.

    Returns:
        How many texts there were.

    Raises:
        BadSettings: if a line is not ``{"id", "text"}``; nothing is written then.
    """
    results = [annotate(item) for item in _items(source)]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"".join(msgspec.json.encode(result) + b"\n" for result in results))
    return len(results)


def annotate(item: Item) -> dict[str, Any]:
    """The facts of one text; offsets count characters of the text as given."""
    clean = [normalise(line) for line in item.text.split("\n")]
    text = "\n".join(line.text for line in clean)
    back = _way_back([(line.text, line.map.original, line.raw) for line in clean])
    place = _Places(item.text, back)
    norms = responsibilities_in(text)
    return {
        "id": item.id,
        "text": item.text,
        "citations": [
            {
                **place.quoted(citation.span.start, citation.span.end),
                "instrument": citation.instrument,
                "provisions": list(citation.provisions),
            }
            for citation in find_citations(text)
        ],
        "responsibilities": [place.norm(norm) for norm in norms],
        "steps": [place.step(step) for step in steps_of_prose(text, norms)],
    }


class _Places(NamedTuple):
    """Quotes of the text as given, from offsets in the normalised text."""

    text: str
    back: Callable[[int], int]

    def quoted(self, start: int, end: int) -> dict[str, Any]:
        start, end = self.back(start), self.back(end)
        return {"quote": self.text[start:end], "start": start, "end": end}

    def maybe(self, quote: Quote | None) -> dict[str, Any] | None:
        return None if quote is None else self.quoted(quote.start, quote.end)

    def norm(self, norm: Responsibility) -> dict[str, Any]:
        return {
            "bearer": self.maybe(norm.bearer),
            "modality": norm.modality.value,
            "action": self.maybe(norm.action),
            "deadline": self.maybe(norm.deadline),
            "partners": [self.maybe(partner) for partner in norm.partners],
            "condition": self.maybe(norm.condition),
        }

    def step(self, step: ApprovalStep) -> dict[str, Any]:
        return {
            "order": step.order,
            "kind": step.kind.value,
            "action": self.maybe(step.action),
            "actor": self.maybe(step.actor),
            "deadline": self.maybe(step.deadline),
            "output": self.maybe(step.output),
            "branch": self.maybe(step.branch),
        }


def _way_back(lines: list[tuple[str, Any, str | None]]) -> Any:
    """From offsets in the normalised text to offsets in the text as given."""
    starts: list[tuple[int, int, Any]] = []
    clean = given = 0
    for text, original, raw in lines:
        starts.append((clean, given, original))
        clean += len(text) + 1
        given += len(text if raw is None else raw) + 1

    def back(offset: int) -> int:
        here = next(entry for entry in reversed(starts) if entry[0] <= offset)
        return int(here[1] + here[2](offset - here[0]))

    return back


def _items(source: Path) -> Iterator[Item]:
    decoder = msgspec.json.Decoder(Item)
    for number, line in enumerate(source.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except msgspec.MsgspecError as error:
            raise BadSettings(
                f"Dòng không đúng dạng ({error}).",
                remedy='Mỗi dòng phải là một đối tượng {"id": …, "text": …}.',
                file=source,
                place=f"dòng {number}",
            ) from error
