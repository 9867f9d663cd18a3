"""The register: loads the tables, and tells which instrument a citation names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from pipeline.law.loading import load_tables
from pipeline.law.names import NAMED_KINDS, full_name, name_key
from pipeline.law.near_misses import NearMisses
from pipeline.law.numbers import number_key, number_parts
from pipeline.law.paths import holds
from pipeline.law.series import Series
from pipeline.model.facts import SELF, Citation
from pipeline.model.law import (
    Body,
    Candidate,
    Instrument,
    InstrumentStatus,
    LawEvent,
    MatchKind,
    Outline,
    Resolution,
)


def load_register(folder: Path, corpus: Path | None = None) -> Register:
    """Load and check every table of ``folder``, and the ministry's own beside its documents.

    Args:
        folder: where the tables of law are.
        corpus: the documents of a ministry; where given, its ``units_history.csv`` is read too.

    Raises:
        BadRegister: if a table is missing or any row breaks its rules; all faults of all tables
            are told at once.
    """
    tables = load_tables(folder, corpus)
    return Register(tables.instruments, tables.bodies, tables.events, tables.outlines)


class Register:
    """Instruments and bodies, found by number, name or id, and what befell provisions."""

    def __init__(
        self,
        instruments: Iterable[Instrument],
        bodies: Iterable[Body],
        events: Iterable[LawEvent] = (),
        outlines: Iterable[Outline] = (),
    ) -> None:
        """Args: instruments, bodies, events, outlines: checked entries."""
        self.instruments = tuple(instruments)
        self.bodies = tuple(bodies)
        self._by_id = {instrument.id: instrument for instrument in self.instruments}
        self._by_number: dict[str, list[Instrument]] = defaultdict(list)
        self._by_name: dict[str, list[Instrument]] = defaultdict(list)
        for instrument in self.instruments:
            self._by_number[number_key(instrument.number)].append(instrument)
            names = instrument.aliases
            if instrument.kind in NAMED_KINDS:
                names = (full_name(instrument), *names)
            for name in names:
                self._by_name[name_key(name)].append(instrument)
        self._events: dict[str, list[LawEvent]] = defaultdict(list)
        for event in sorted(events, key=_when):
            self._events[event.instrument].append(event)
        self._outlines = {outline.instrument: outline for outline in outlines}
        self._ended_bodies = {name_key(name): body for body in self.bodies for name in body.names}
        self._near_misses = NearMisses(self.instruments)
        self._series = Series(self.instruments)

    def get(self, id_or_number: str) -> Instrument | None:
        """The instrument of that id, or the only one of that number."""
        bearing = self.numbered(id_or_number)
        return bearing[0] if len(bearing) == 1 else None

    def numbered(self, id_or_number: str) -> tuple[Instrument, ...]:
        """The instrument of that id, or all that bear that number."""
        if found := self._by_id.get(id_or_number):
            return (found,)
        return tuple(self._by_number.get(number_key(id_or_number), ()))

    def events(self, instrument: Instrument, path: str | None = None) -> tuple[LawEvent, ...]:
        """What befell an instrument, earliest first.

        Args:
            instrument: an entry of the register.
            path: where given, only what befell this provision, one it lies in, or one in it; ""
                is the whole instrument and nothing less.
        """
        found = self._events.get(instrument.id, ())
        if path is None:
            return tuple(found)
        if not path:
            return tuple(event for event in found if not event.provision)
        return tuple(
            event for event in found if holds(event.provision, path) or holds(path, event.provision)
        )

    def outline(self, instrument: Instrument) -> Outline | None:
        """How far an instrument counts; None where no table tells."""
        return self._outlines.get(instrument.id)

    def heirs(self, body: Body, on: date) -> tuple[tuple[str, ...], ...]:
        """The chain to each heir of a body: its name, and who took over where it ended by then.

        ("Bộ A",) is an heir that lives on; ("Bộ A", "Bộ B") one whose tasks went on to Bộ B.
        """
        chains: list[tuple[str, ...]] = []
        waiting: list[tuple[str, ...]] = [(name,) for name in reversed(body.successors)]
        while waiting:
            chain = waiting.pop()
            heir = self._ended_bodies.get(name_key(chain[-1]))
            over = heir is not None and heir.since is not None and heir.since <= on
            onward = heir.successors if heir is not None and over else ()
            onward = tuple(name for name in onward if name not in chain and name != body.name)
            waiting += [(*chain, name) for name in reversed(onward)]
            if not onward:
                chains.append(chain)
        return tuple(chains)

    def named(self, name: str) -> tuple[Instrument, ...]:
        """All laws of that name, of whatever year ("Luật Thanh tra")."""
        return tuple(self._by_name.get(name_key(name), ()))

    def resolve(self, citation: Citation, written: date | None) -> Resolution:
        """Which instrument a citation names.

        The key is number, kind, and day or year: Party numbers begin anew each term, and some
        State bodies keep a second series of their own.

        Args:
            citation: as extracted.
            written: when the citing document was signed; a name without number, day or year
                means the law of that name that was in force then.

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

    def near_misses(self, citation: Citation, described: str = "") -> tuple[Candidate, ...]:
        """What a citation may mean whose number is a slip of the pen away from an entry's.

        Args:
            citation: one with a number.
            described: the words that follow it, in which its title may be told.
        """
        return self._near_misses.find(citation, described)

    def objection(self, number: str, running: int) -> str:
        """Why there can be no instrument of that number; "" where nothing speaks against it.

        Args:
            number: one that the register does not hold.
            running: the year of the review.
        """
        parts = number_parts(number)
        return self._series.objection(parts, running) if parts is not None else ""

    def resembling(self, number: str) -> tuple[Candidate, ...]:
        """Entries whose numbers are a slip of the pen away from one that cannot be right."""
        return self._near_misses.resembling(number)

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
            if heir.status(on) is InstrumentStatus.EXPIRED:
                waiting += heir.replaced_by
            else:
                found.append(heir)
        return tuple(found)

    def _by_its_number(self, citation: Citation) -> Resolution:
        bearing: Sequence[Instrument] = self._by_number.get(number_key(citation.number or ""), [])
        if citation.kind:
            # A wrong kind beside a right number is a slip, not another instrument.
            bearing = [each for each in bearing if _same_kind(each, citation.kind)] or bearing
        dated = _of_its_date(bearing, citation)
        if len(dated) == 1:
            return Resolution(match=MatchKind.EXACT, instrument=dated[0])
        if dated:
            return _ambiguous(dated, "cùng số, khác ngày ký")
        if bearing:
            reason = "cùng số nhưng ngày ký khác hẳn"
            candidates = tuple(Candidate(instrument=each, reason=reason) for each in bearing)
            return Resolution(match=MatchKind.UNKNOWN, candidates=candidates)
        return Resolution(match=MatchKind.UNKNOWN, candidates=self.near_misses(citation))

    def _by_its_name(self, citation: Citation, written: date | None) -> Resolution:
        bearing: Sequence[Instrument] = self.named(citation.instrument or "")
        if citation.dated:
            # The day is of the amending law in "Luật sửa đổi … Luật Giá ngày …": no near dates.
            bearing = [each for each in bearing if each.signed == citation.dated]
        elif citation.year:
            bearing = [each for each in bearing if _year(each) == citation.year]
        elif written is not None:
            in_force = InstrumentStatus.IN_FORCE
            bearing = [each for each in bearing if each.status(written) is in_force] or bearing
        if len(bearing) == 1:
            return Resolution(match=MatchKind.EXACT, instrument=bearing[0])
        if bearing:
            return _ambiguous(bearing, "cùng tên, khác năm")
        return Resolution(match=MatchKind.UNKNOWN)


def _when(event: LawEvent) -> date:
    return event.since or date.min


def one_part_differs(cited: date, signed: date) -> bool:
    """Whether two days differ in one of day, month and year: a slip of the pen.

    Days that differ in more are most often two instruments that bear one number.
    """
    same = (cited.day == signed.day, cited.month == signed.month, cited.year == signed.year)
    return sum(same) == 2


def day_and_month_swapped(cited: date, signed: date) -> bool:
    """Whether two days differ as 05/4 and 04/5 do: which side slipped cannot be told."""
    return cited.year == signed.year and (cited.day, cited.month) == (signed.month, signed.day)


def _ambiguous(bearing: Sequence[Instrument], reason: str) -> Resolution:
    candidates = tuple(Candidate(instrument=each, reason=reason) for each in bearing)
    return Resolution(match=MatchKind.AMBIGUOUS, candidates=candidates)


def _same_kind(instrument: Instrument, kind: str) -> bool:
    own, other = instrument.kind.casefold(), kind.casefold()
    # "Luật số 45/2019/QH14" is how a Bộ luật is often cited, "văn bản" stands for any.
    return other in (own, "văn bản") or {own, other} == {"luật", "bộ luật"}


def _of_its_date(bearing: Sequence[Instrument], citation: Citation) -> list[Instrument]:
    """Those of ``bearing`` that the citation's day or year allows, the best fit first of all."""
    if citation.dated is not None:
        dated = citation.dated
        if fitting := [each for each in bearing if each.signed == dated]:
            return fitting
        # Laws of one number are one law, whatever day is written.
        return [
            each
            for each in bearing
            if each.kind in NAMED_KINDS
            or (each.signed is None and _year(each) in (None, dated.year))
            or (each.signed is not None and _nearly(dated, each.signed))
        ]
    if citation.year is not None:
        return [each for each in bearing if _year(each) in (None, citation.year)]
    return list(bearing)


def _nearly(cited: date, signed: date) -> bool:
    return one_part_differs(cited, signed) or day_and_month_swapped(cited, signed)


def _year(instrument: Instrument) -> int | None:
    return instrument.signed.year if instrument.signed else instrument.signed_year
