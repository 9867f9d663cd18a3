"""What the articles cite: articles of the law, and articles of each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.retrieval.articles import Article

_ARTICLE = re.compile(r"Điều\s+(\d+[a-zđ]?)((?:(?!Điều)[^.;]){0,80})", re.IGNORECASE)
_LAW = re.compile(r"Luật|Pháp lệnh", re.IGNORECASE)
_NOT_LAW = re.compile(r"Nghị định|Thông tư|Điều này|Quyết định")
_NUMBERED = re.compile(
    r"Điều\s+(\d+[a-zđ]?)(?:[^.;\n]{0,60}?)(?:Nghị định|Thông tư|Quyết định)\s+số\s+([\w/\-Đđ]+)",
    re.IGNORECASE,
)
_OWN = re.compile(r"Điều\s+(\d+[a-zđ]?)\s+(?:của\s+)?(?:Nghị định|Thông tư)\s+này", re.IGNORECASE)
_FIRST = 200  # letters in which a citation tells what the article is for
_OF_OWN = 0.5  # what a citation within the instrument counts


class Citations(NamedTuple):
    """``of_law``, ``at_once``: others × laws; ``of_others``: others × others, rows sum to 1."""

    of_law: np.ndarray
    at_once: np.ndarray
    of_others: np.ndarray


def citations(others: Sequence[Article], laws: Sequence[Article]) -> Citations:
    """How often each article cites each of the law's, whether at its beginning, and the rest."""
    law_places: dict[str, list[int]] = defaultdict(list)
    for place, law in enumerate(laws):
        law_places[law.label].append(place)
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, other in enumerate(others):
        places[other.number, other.label].append(place)
    of_law = np.zeros((len(others), len(laws)), np.float32)
    at_once = np.zeros_like(of_law)
    of_others = np.zeros((len(others), len(others)), np.float32)
    for row, other in enumerate(others):
        text = f"{other.heading}. {other.text}"
        for count, match in enumerate(_ARTICLE.finditer(text)):
            if _NOT_LAW.search(match[2]) or not _LAW.search(match[2]):
                continue
            for column in law_places.get(match[1].casefold(), ()):
                of_law[row, column] += 1
                if count == 0 or match.start() < _FIRST:
                    at_once[row, column] = 1
        for match in _NUMBERED.finditer(text):
            for column in places.get((match[2].casefold(), match[1].casefold()), ()):
                of_others[row, column] += column != row
        for match in _OWN.finditer(text):
            for column in places.get((other.number, match[1].casefold()), ()):
                of_others[row, column] += _OF_OWN
    of_others /= np.maximum(of_others.sum(1, keepdims=True), 1e-9)
    return Citations(of_law, at_once, of_others)
