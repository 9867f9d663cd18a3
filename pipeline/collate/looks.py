"""What each document tells of each requirement, kept by the document's bytes.

A look depends on the document, the requirement, the code and the encoder, where one is used;
neither on the day nor on the register. So a changed row of the catalogue is looked for anew in all
documents and nothing else is. What is new is much work in a first run: workers share it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec
import numpy as np

from pipeline.directives.matching import Head, Index, Look, Searched, head_of, look, searched_of
from pipeline.model.demand import Requirement
from pipeline.model.run import Dossier
from pipeline.progress import Progress
from pipeline.retrieval.encoder.likeness import Encoder, cosines
from pipeline.store import Extracted, Store, version_of
from pipeline.trained import models_told
from pipeline.walls import Walls
from pipeline.workers import Lost, Workers

_WORTH_WORKERS = 10_000_000  # letters × requirements, below which processes only cost time
_SECONDS = 600.0


class KeptLooks(msgspec.Struct, frozen=True, kw_only=True):
    """The looks at one document by the hash of the requirement; ``version`` is that of the code."""

    version: str
    head: Head
    looks: dict[str, Look]


class LookTask(NamedTuple):
    """A document that the store holds, and what to look for in it, by hash."""

    store: Store
    sha256: str
    requirements: Mapping[str, Requirement]


class _Heard(NamedTuple):
    """A document, searched but for its looks; these, by hash, grow until all are there."""

    sha256: str
    letters: int
    searched: Searched
    looks: dict[str, Look]


class Looker:
    """Holds documents against a catalogue, and keeps what it saw."""

    def __init__(
        self, requirements: Sequence[Requirement], store: Store, encoder: Encoder | None = None
    ) -> None:
        """Where documents are held against a catalogue.

        Args:
            requirements: the catalogue.
            store: where looks are kept between runs.
            encoder: of the user's, to look by meaning too; None for words alone.
        """
        self._encoder = encoder
        self._hashes = {requirement.id: _hash(requirement) for requirement in requirements}
        self._wanted = {self._hashes[each.id]: each for each in requirements}
        self._store = store
        self._heard: list[_Heard] = []
        told = version_of("directives", "model", "evidence", "extract", "law")
        self._version = told + "".join(models_told().values())
        if encoder is not None:
            self._version += version_of("retrieval/encoder") + encoder.digest

    def hear(self, dossier: Dossier) -> None:
        """Take a document in.

        What is new in it is looked for at once only where workers cannot: they find no document
        that the store does not hold, and an encoder is not theirs.
        """
        sha256, document = dossier.source.sha256, dossier.document
        keeps = self._store.has(sha256)
        kept = self._store.aside(sha256, KeptLooks) if keeps else None
        if kept is not None and kept.version != self._version:
            kept = None
        head = kept.head if kept else head_of(dossier)
        known = kept.looks if kept else {}
        heard = _Heard(
            sha256=sha256,
            letters=len(document.text),
            searched=searched_of(dossier, head, {}),
            looks={hash_: known[hash_] for hash_ in self._wanted if hash_ in known},
        )
        self._heard.append(heard)
        if self._encoder is not None or not keeps:
            missing = self._missing(heard)
            if missing:
                index = Index(document)
                self._learn([heard], _looks(missing, index, self._meanings(index)))

    def searched(self, jobs: int, progress: Progress) -> list[Searched]:
        """All that the documents heard tell of the catalogue, in the order they were heard.

        Args:
            jobs: number of worker processes.
            progress: told of each document in which something new is looked for.
        """
        waiting: dict[str, list[_Heard]] = {}
        for heard in self._heard:
            if self._missing(heard):
                waiting.setdefault(heard.sha256, []).append(heard)
        if waiting:
            progress.begin("Tìm yêu cầu", len(waiting))
            for sha256, looks in self._through_all(waiting, jobs):
                self._learn(waiting[sha256], looks)
                progress.step()
        return [self._searched(heard) for heard in self._heard]

    def _through_all(
        self, waiting: Mapping[str, Sequence[_Heard]], jobs: int
    ) -> Iterator[tuple[str, dict[str, Look]]]:
        tasks = [
            LookTask(self._store, sha256, self._missing(same[0]))
            for sha256, same in waiting.items()
        ]
        work = sum(waiting[each.sha256][0].letters * len(each.requirements) for each in tasks)
        if work < _WORTH_WORKERS:
            yield from ((task.sha256, look_through(task)) for task in tasks)
            return
        with Workers(jobs, Walls(writable=())) as workers:
            for task, answer in workers.run(look_through, tasks, _SECONDS):
                # What cost a worker its life may still be had where nothing limits it.
                yield task.sha256, look_through(task) if isinstance(answer, Lost) else answer

    def _missing(self, heard: _Heard) -> dict[str, Requirement]:
        """What has not been looked for in a document, by hash."""
        return {hash_: each for hash_, each in self._wanted.items() if hash_ not in heard.looks}

    def _learn(self, same: Iterable[_Heard], looks: Mapping[str, Look]) -> None:
        """Note what was seen in a document, for each of its copies, and keep it."""
        for heard in same:
            heard.looks.update(looks)
        if self._store.has(heard.sha256):
            head = heard.searched.head
            whole = KeptLooks(version=self._version, head=head, looks=heard.looks)
            self._store.put_aside(heard.sha256, whole)

    def _searched(self, heard: _Heard) -> Searched:
        told = {id_: heard.looks[hash_] for id_, hash_ in self._hashes.items()}
        looks = {id_: each for id_, each in told.items() if each != _NOTHING}
        return msgspec.structs.replace(heard.searched, looks=looks)

    def _meanings(self, index: Index) -> dict[str, np.ndarray]:
        """By hash, the cosines of a demand and the strands; nothing without an encoder."""
        if self._encoder is None:
            return {}
        words = [index.document.words(strand.span) for strand in index.strands]
        found = cosines(self._demands, self._encoder.encode(words))
        return dict(zip(self._wanted, found, strict=True))

    @cached_property
    def _demands(self) -> np.ndarray:
        """The vectors of the demands, requirements × d."""
        assert self._encoder is not None
        return self._encoder.encode([each.demand for each in self._wanted.values()], asked=True)


def look_through(task: LookTask) -> dict[str, Look]:
    """What the document of ``task`` tells of its requirements, by their hashes."""
    result = task.store.get(task.sha256)
    assert isinstance(result, Extracted), "only documents that were read are looked through"
    return _looks(task.requirements, Index(result.document), {})


def _looks(
    requirements: Mapping[str, Requirement], index: Index, meanings: Mapping[str, np.ndarray]
) -> dict[str, Look]:
    return {
        hash_: look(requirement, index, meanings.get(hash_))
        for hash_, requirement in requirements.items()
    }


_NOTHING = Look()


def _hash(requirement: Requirement) -> str:
    """A hash of what decides what is found: not whom a requirement concerns, nor since when."""
    told = (
        requirement.topic,
        requirement.demand,
        requirement.deontic,
        requirement.doc_kinds,
        requirement.elements,
        requirement.samples,
    )
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:16]
