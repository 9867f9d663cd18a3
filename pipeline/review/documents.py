"""Which document of the last run a document of this run is, wherever its file now lies."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

import msgspec

from pipeline.model.run import Outcome, Status
from pipeline.twins.sketch import resemblance

_ALIKE = 0.45  # two regulations of one ministry share some 0.2 of their word pairs
_SAME_PLACE_ALIKE = 0.3  # a file of the same name that holds this much is an edition of it


class SeenDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as one run saw it."""

    file: str
    unit: str
    status: Status
    identity: str
    sha256: str
    sketch: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it was read in full, so that what is not found there is not there."""
        return self.status is Status.ANALYSED

    @property
    def is_read(self) -> bool:
        """Whether anything of it was read."""
        return self.status in (Status.ANALYSED, Status.DEGRADED)


def seen_document(outcome: Outcome) -> SeenDocument:
    """A file's outcome as a document seen."""
    return SeenDocument(
        file=outcome.source.path,
        unit=outcome.source.unit,
        status=outcome.status,
        identity=outcome.identity,
        sha256=outcome.source.sha256,
        sketch=outcome.sketch,
    )


def same_documents(
    before: Sequence[SeenDocument], now: Sequence[SeenDocument]
) -> dict[str, SeenDocument]:
    """For files of this run the document of the last run they hold, each at most once.

    First come bytes and name, then number, kind and date (within the unit, then anywhere), then
    the name of the file unless its text speaks against it, then the text alone.

    Args:
        before: the documents of the last run.
        now: those of this run.

    Returns:
        By path of this run; files that hold no document of the last run are left out.
    """
    pairing = _Pairing(before, now)
    pairing.by(lambda each: (each.file, each.sha256) if each.sha256 else None)
    pairing.by(lambda each: (each.unit, each.identity) if each.identity else None)
    pairing.by(lambda each: each.identity or None)
    pairing.by(lambda each: each.sha256 or None)
    pairing.by(lambda each: each.file, _is_edition)
    pairing.by_text()
    return pairing.found


def _is_edition(old: SeenDocument, new: SeenDocument) -> bool:
    """Whether a file of the same name is the old document, perhaps re-scanned or edited."""
    if not (old.identity and new.identity) or not (old.sketch and new.sketch):
        return True
    return resemblance(old.sketch, new.sketch) >= _SAME_PLACE_ALIKE


class _Pairing:
    """Documents of two runs while they are being paired; the surest ways come first."""

    def __init__(self, before: Iterable[SeenDocument], now: Iterable[SeenDocument]) -> None:
        self._before = {each.file: each for each in before}
        self._now = {each.file: each for each in now}
        self.found: dict[str, SeenDocument] = {}

    def by(
        self,
        key: Callable[[SeenDocument], Hashable | None],
        fits: Callable[[SeenDocument, SeenDocument], bool] = lambda old, new: True,
    ) -> None:
        """Pair what shares a key that one document of either run has."""
        old, new = _unique(self._before.values(), key), _unique(self._now.values(), key)
        for mark, document in new.items():
            if mark in old and fits(old[mark], document):
                self._pair(old[mark], document)

    def by_text(self) -> None:
        """Pair the rest by what they say, the most alike first."""
        scored = sorted(
            (-resemblance(old.sketch, new.sketch), old.file, new.file)
            for new in self._now.values()
            for old in self._before.values()
            if old.sketch and new.sketch
        )
        for distance, old_file, new_file in scored:
            if -distance < _ALIKE:
                return
            if old_file in self._before and new_file in self._now:
                self._pair(self._before[old_file], self._now[new_file])

    def _pair(self, old: SeenDocument, new: SeenDocument) -> None:
        self.found[new.file] = old
        del self._before[old.file], self._now[new.file]


def _unique(
    documents: Iterable[SeenDocument], key: Callable[[SeenDocument], Hashable | None]
) -> dict[Hashable, SeenDocument]:
    found: dict[Hashable, list[SeenDocument]] = {}
    for document in documents:
        mark = key(document)
        if mark is not None:
            found.setdefault(mark, []).append(document)
    return {mark: same[0] for mark, same in found.items() if len(same) == 1}
