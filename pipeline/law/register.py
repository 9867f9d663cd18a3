"""The register: loads the tables, and tells which instrument a citation names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pipeline.law.loading import load_bodies, load_instruments
from pipeline.law.near_misses import near_misses
from pipeline.law.numbers import number_key
from pipeline.model.facts import SELF, Citation
from pipeline.model.law import Body, Candidate, Instrument, MatchKind, Resolution
from pipeline.read.hygiene import fold_tone

_NAMED_KINDS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def load_register(folder: Path) -> Register:
    """Load and check every table of ``folder``.

    Raises:
        BadRegister: if a table is missing or any row breaks its rules; all faults of a table are
            told at once.
    """
    return Register(load_instruments(folder), load_bodies(folder))


class Register:
    """Instruments and bodies, found by number, name or id."""

    def __init__(self, instruments: Iterable[Instrument], bodies: Iterable[Body]) -> None:
        """Args: instruments, bodies: checked entries."""
        self.instruments = tuple(instruments)
        self.bodies = tuple(bodies)
        self._by_id = {instrument.id: instrument for instrument in self.instruments}
        self._by_number: dict[str, list[Instrument]] = defaultdict(list)
        self._by_name: dict[str, list[Instrument]] = defaultdict(list)
        for instrument in self.instruments:
            self._by_number[number_key(instrument.number)].append(instrument)
            for name in (f"{instrument.kind} {instrument.title}", *instrument.aliases):
                self._by_name[_name_key(name)].append(instrument)

    def get(self, id_or_number: str) -> Instrument | None:
        """The instrument of that id, or the only one of that number."""
        if found := self._by_id.get(id_or_number):
            return found
        bearing = self._by_number.get(number_key(id_or_number), [])
        return bearing[0] if len(bearing) == 1 else None

    def resolve(self, citation: Citation, written: date | None) -> Resolution:
        """Which instrument a citation names.

        Args:
            citation: as extracted.
            written: when the citing document was signed; a name without a number means the law
                of that name that was in force then.

        Returns:
            EXACT with the instrument, AMBIGUOUS with those it may be, UNKNOWN with near misses
            (which only says that the register does not hold it), SELF, or NONE.
        """
        if citation.instrument == SELF:
            return Resolution(match=MatchKind.SELF)
        if citation.instrument is None:
            return Resolution(match=MatchKind.NONE)
        if citation.number:
            return self._by_its_number(citation)
        return self._by_its_name(citation, written)

    def successors(self, instrument: Instrument, on: date) -> tuple[Instrument, ...]:
        """What stands in an ended instrument's place on a day, along the chain of replacements.

        The chain stops at the first that has not ended by then; entries the register does not
        hold are passed over.
        """
        found: list[Instrument] = []
        seen = {instrument.id}
        waiting = list(instrument.replaced_by)
        while waiting:
            heir = self.get(waiting.pop(0))
            if heir is None or heir.id in seen:
                continue
            seen.add(heir.id)
            if _has_ended(heir, on) and heir.replaced_by:
                waiting += heir.replaced_by
            elif not _has_ended(heir, on):
                found.append(heir)
        return tuple(found)

    def _by_its_number(self, citation: Citation) -> Resolution:
        bearing = self._by_number.get(number_key(citation.number or ""), [])
        if citation.kind:
            bearing = [each for each in bearing if _same_kind(each, citation.kind)] or bearing
        if len(bearing) > 1:
            bearing = _of_its_date(bearing, citation) or bearing
        if len(bearing) == 1:
            return Resolution(match=MatchKind.EXACT, instrument=bearing[0])
        if bearing:
            reason = "cùng số, khác ngày ký hoặc loại"
            candidates = tuple(Candidate(instrument=each, reason=reason) for each in bearing)
            return Resolution(match=MatchKind.AMBIGUOUS, candidates=candidates)
        return Resolution(
            match=MatchKind.UNKNOWN, candidates=near_misses(citation, self.instruments)
        )

    def _by_its_name(self, citation: Citation, written: date | None) -> Resolution:
        bearing = self._by_name.get(_name_key(citation.instrument or ""), [])
        bearing = [each for each in bearing if each.kind in _NAMED_KINDS or each.aliases]
        if citation.year:
            bearing = [each for each in bearing if _year(each) == citation.year] or bearing
        elif written is not None:
            bearing = [each for each in bearing if _was_in_force(each, written)] or bearing
        if len(bearing) == 1:
            return Resolution(match=MatchKind.EXACT, instrument=bearing[0])
        if bearing:
            reason = "cùng tên, khác năm"
            candidates = tuple(Candidate(instrument=each, reason=reason) for each in bearing)
            return Resolution(match=MatchKind.AMBIGUOUS, candidates=candidates)
        return Resolution(match=MatchKind.UNKNOWN)


def _name_key(name: str) -> str:
    return " ".join(fold_tone(name).casefold().replace(",", " ").split())


def _same_kind(instrument: Instrument, kind: str) -> bool:
    own, other = instrument.kind.casefold(), kind.casefold()
    # "Luật số 45/2019/QH14" is how a Bộ luật is often cited, "văn bản" stands for any.
    return other in (own, "văn bản") or {own, other} == {"luật", "bộ luật"}


def _of_its_date(bearing: list[Instrument], citation: Citation) -> list[Instrument]:
    if citation.dated:
        return [each for each in bearing if each.signed == citation.dated] or [
            each for each in bearing if _year(each) == citation.dated.year
        ]
    if citation.year:
        return [each for each in bearing if _year(each) == citation.year]
    return []


def _year(instrument: Instrument) -> int | None:
    return instrument.signed.year if instrument.signed else instrument.signed_year


def _was_in_force(instrument: Instrument, on: date) -> bool:
    starts = instrument.effective or instrument.signed
    return (starts is None or starts <= on) and not _has_ended(instrument, on)


def _has_ended(instrument: Instrument, on: date) -> bool:
    if instrument.expired is not None:
        return instrument.expired <= on
    return instrument.ended
