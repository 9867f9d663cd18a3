"""Where the words of a drawing's shapes stand in the text of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.model.facts import Quote
from pipeline.model.reading import Drawing
from pipeline.read.hygiene import normalise


def placed(text: str, drawing: Drawing) -> Mapping[str, Quote] | None:
    """The words of each shape by its id; None where those of one are not found.

    Words that stand in ``text`` more than once are taken where they are nearest to the others.
    """
    found = {shape.id: _all(text, shape.text) for shape in drawing.shapes}
    if not found or not all(found.values()):
        return None
    sure = sorted(places[0][0] for places in found.values() if len(places) == 1)
    middle = sure[len(sure) // 2] if sure else next(iter(found.values()))[0][0]
    taken: dict[str, Quote] = {}
    for id_, places in found.items():
        free = [each for each in places if all(each[0] != one.start for one in taken.values())]
        if not free:
            return None
        start, end = min(free, key=lambda place: abs(place[0] - middle))
        taken[id_] = Quote(quote=text[start:end], start=start, end=end)
    return taken


def _all(text: str, words: str) -> list[tuple[int, int]]:
    """The places of ``words``: where they fill lines, and only else within longer ones."""
    pattern = r"\s+".join(re.escape(word) for word in _as_in_text(words).split())
    lines = [match.span() for match in re.finditer(rf"(?m)^{pattern}$", text)]
    return lines or [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def _as_in_text(words: str) -> str:
    """``words`` with the letters the document's text has."""
    return "\n".join(normalise(line).text for line in words.split("\n"))
