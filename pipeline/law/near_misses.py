"""What a number may have been meant to be that does not fit its name, date or subject.

Wrong numbers stand in official text. That the register does not hold a number proves nothing: it
is not complete. A near miss is offered only where something besides the number speaks for it,
the same name of law or the same subject, and the number differs by a slip of the pen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.law.names import NAMED_KINDS, full_name, name_before_number, name_key, same_subject
from pipeline.law.numbers import NumberParts, number_key, number_parts
from pipeline.model.facts import Citation
from pipeline.model.law import Candidate, Instrument

_SLIP = 1  # letters wrong, left out, put in or swapped
# Letters of a title that prove the subject: fewer where the day of signing agrees.
_SHORT_TITLE, _LONG_TITLE = 15, 30
_MOST = 3


class NearMisses:
    """Instruments by the symbol that ends their numbers, to look for slips of the pen."""

    def __init__(self, instruments: Iterable[Instrument]) -> None:
        """Args: instruments: the register's entries."""
        self._by_symbol: dict[str, list[Instrument]] = defaultdict(list)
        self._all = tuple(instruments)
        for instrument in self._all:
            parts = number_parts(instrument.number)
            if parts is not None:
                self._by_symbol[parts.symbol].append(instrument)

    def find(self, citation: Citation, described: str = "") -> tuple[Candidate, ...]:
        """Instruments the citation may mean, the likeliest first.

        Args:
            citation: one with a number.
            described: the words that follow it ("quy định về kiểm soát tài sản, thu nhập …").
        """
        parts = number_parts(citation.number or "")
        if parts is None or not (described or name_before_number(citation.quote)):
            return ()
        key = number_key(citation.number or "")
        found: list[tuple[int, str, Candidate]] = []
        for instrument in self._by_symbol.get(parts.symbol, ()):
            distance = DamerauLevenshtein.distance(
                key, number_key(instrument.number), score_cutoff=_SLIP
            )
            if not 0 < distance <= _SLIP:
                continue
            reason = _reason(citation, parts, described, instrument)
            if reason:
                candidate = Candidate(instrument=instrument, reason=reason)
                found.append((distance, instrument.id, candidate))
        found.sort(key=lambda entry: entry[:2])
        return tuple(candidate for _, _, candidate in found[:_MOST])

    def resembling(self, number: str) -> tuple[Candidate, ...]:
        """Instruments whose numbers are a slip away, by the numbers alone.

        Nothing but the number speaks for them: only for one that cannot be right as it stands.
        """
        key = number_key(number)
        found = [
            Candidate(instrument=each, reason="số chỉ khác một ký tự")
            for each in self._all
            if DamerauLevenshtein.distance(key, number_key(each.number), score_cutoff=_SLIP)
            == _SLIP
        ]
        return tuple(found[:_MOST])


def _reason(citation: Citation, parts: NumberParts, described: str, instrument: Instrument) -> str:
    """Why an instrument whose number is a slip away may be meant; "" where nothing says so."""
    agrees = citation.dated is not None and citation.dated == instrument.signed
    # Each year has its own decree on, say, a ministry's tasks: without the day, the year decides.
    same_year = parts.year is not None and parts.year == str(instrument.signed_year)
    if citation.dated is not None and not agrees:
        return ""
    if instrument.kind in NAMED_KINDS:
        name = name_before_number(citation.quote)
        if name is not None and name_key(name) == name_key(full_name(instrument)):
            return f"cùng tên {full_name(instrument)}, số chỉ khác một ký tự"
        return ""
    if same_subject(instrument.title, described, _SHORT_TITLE if agrees else _LONG_TITLE):
        if agrees:
            return "cùng ngày ký, cùng nội dung, số chỉ khác một ký tự"
        return "cùng nội dung, cùng năm, số chỉ khác một ký tự" if same_year else ""
    return ""
