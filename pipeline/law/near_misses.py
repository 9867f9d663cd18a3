"""What a number the register does not hold may have been meant to be.

Wrong numbers stand in official text. A near miss is offered only where something besides the
number speaks for it: the same date, the same serial number and body in another year, or one
digit read or typed wrong under the same date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.law.numbers import number_key
from pipeline.model.facts import Citation
from pipeline.model.law import Candidate, Instrument

_PARTS = re.compile(r"(\d+)(?:/(\d{4}))?[/-](.+)")
_MOST = 3


def near_misses(citation: Citation, instruments: Iterable[Instrument]) -> tuple[Candidate, ...]:
    """Instruments a citation with an unknown number may mean, most likely first."""
    key = number_key(citation.number or "")
    parts = _PARTS.fullmatch(key)
    if parts is None:
        return ()
    found: list[tuple[int, str, Candidate]] = []
    for instrument in instruments:
        other = number_key(instrument.number)
        if abs(len(other) - len(key)) > 2:
            continue
        weight, reason = _weigh(citation, parts, key, instrument, other)
        if weight:
            found.append((-weight, instrument.id, Candidate(instrument=instrument, reason=reason)))
    found.sort(key=lambda entry: entry[:2])
    return tuple(candidate for _, _, candidate in found[:_MOST])


def _weigh(
    citation: Citation, parts: re.Match[str], key: str, instrument: Instrument, other: str
) -> tuple[int, str]:
    theirs = _PARTS.fullmatch(other)
    if theirs is None or theirs[3] != parts[3]:
        one_off = DamerauLevenshtein.distance(key, other, score_cutoff=1) <= 1
        same_day = citation.dated is not None and citation.dated == instrument.signed
        if one_off and same_day:
            return 3, f"cùng ngày ký, số chỉ khác một ký tự ({instrument.number})"
        return 0, ""
    if citation.dated is not None and citation.dated == instrument.signed:
        if DamerauLevenshtein.distance(key, other, score_cutoff=2) <= 2:
            return 4, f"cùng ngày ký, cùng cơ quan, số gần giống ({instrument.number})"
        return 0, ""
    title = citation.instrument or ""
    if title != citation.number and instrument.title and instrument.title in title:
        return 2, f"cùng tên, số khác ({instrument.number})"
    return 0, ""
