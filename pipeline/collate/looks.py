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

from pipeline.directives.matching import Head, Index, Look, Searched, head_of, look
from pipeline.evidence import name_document
from pipeline.model.demand import Requirement
from pipeline.model.document import Document
from pipeline.model.run import Dossier, Source
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
    requirements: tuple[tuple[str, Requirement], ...]


class _Heard(NamedTuple):
    """A document, and what is known of it; ``looks`` grow until all requirements are there."""

    source: Source
    name: str
    letters: int
    head: Head
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
        source, document = dossier.source, dossier.document
        keeps = self._store.has(source.sha256)
        kept = self._store.aside(source.sha256, KeptLooks) if keeps else None
        if kept is not None and kept.version != self._version:
            kept = None
        heard = _Heard(
            source=source,
            name=name_document(dossier),
            letters=len(document.text),
            head=kept.head if kept else head_of(dossier),
            looks={hash_: kept.looks[hash_] for hash_ in self._wanted if hash_ in kept.looks}
            if kept
            else {},
        )
        self._heard.append(heard)
        if self._missing(heard) and (self._encoder is not None or not keeps):
            self._learn([heard], self._looks(document, self._missing(heard)))

    def searched(self, jobs: int, progress: Progress) -> list[Searched]:
        """All that the documents heard tell of the catalogue, in the order they were heard.

        Args:
            jobs: number of worker processes.
            progress: told of each document in which something new is looked for.
        """
        waiting: dict[str, list[_Heard]] = {}
        for heard in self._heard:
            if self._missing(heard):
                waiting.setdefault(heard.source.sha256, []).append(heard)
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
            LookTask(self._store, sha256, tuple(self._missing(same[0]).items()))
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
        if self._store.has(heard.source.sha256):
            whole = KeptLooks(version=self._version, head=heard.head, looks=heard.looks)
            self._store.put_aside(heard.source.sha256, whole)

    def _searched(self, heard: _Heard) -> Searched:
        told = {id_: heard.looks[hash_] for id_, hash_ in self._hashes.items()}
        return Searched(
            file=heard.source.path,
            unit=heard.source.unit,
            name=heard.name,
            head=heard.head,
            looks={id_: each for id_, each in told.items() if each != _NOTHING},
        )

    def _looks(
        self, document: Document, requirements: Mapping[str, Requirement]
    ) -> dict[str, Look]:
        index = Index(document)
        if self._encoder is None:
            return {hash_: look(each, index) for hash_, each in requirements.items()}
        words = [document.words(strand.span) for strand in index.strands]
        meanings = dict(
            zip(self._wanted, cosines(self._demands, self._encoder.encode(words)), strict=True)
        )
        return {hash_: look(each, index, meanings[hash_]) for hash_, each in requirements.items()}

    @cached_property
    def _demands(self) -> np.ndarray:
        """The vectors of the demands, requirements × d."""
        assert self._encoder is not None
        return self._encoder.encode([each.demand for each in self._wanted.values()], asked=True)


def look_through(task: LookTask) -> dict[str, Look]:
    """What the document of ``task`` tells of its requirements, by their hashes."""
    result = task.store.get(task.sha256)
    assert isinstance(result, Extracted), "only documents that were read are looked through"
    index = Index(result.document)
    return {hash_: look(requirement, index) for hash_, requirement in task.requirements}


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
