"""What each document tells of each requirement, kept by the document's bytes.

A look depends on the document, the requirement, the code and the encoder, where one is used;
neither on the day nor on the register. So a changed row of the catalogue is looked for anew in all
documents and nothing else is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec
import numpy as np

from pipeline.directives.matching import Head, Index, Look, Searched, head_of, look, searched_of
from pipeline.model.demand import Requirement
from pipeline.model.run import Dossier
from pipeline.retrieval.encoder.likeness import Encoder, cosines
from pipeline.store import Store, version_of
from pipeline.trained import models_told


class KeptLooks(msgspec.Struct, frozen=True, kw_only=True):
    """The looks at one document by the hash of the requirement; ``version`` is that of the code."""

    version: str
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
        self._requirements = requirements
        self._store = store
        self._hashes = [_hash(requirement) for requirement in requirements]
        told = version_of("directives", "model", "evidence", "extract", "law")
        self._version = told + "".join(models_told().values())
        if encoder is not None:
            self._version += version_of("retrieval/encoder") + encoder.digest

    def searched(self, dossier: Dossier) -> Searched:
        """All that a document tells of the catalogue."""
        key = dossier.source.sha256
        keeps = self._store.has(key)
        kept = self._store.aside(key, KeptLooks) if keeps else None
        if kept is not None and kept.version != self._version:
            kept = None
        known = dict(kept.looks) if kept else {}
        looks = {hash_: known[hash_] for hash_ in self._hashes if hash_ in known}
        head = kept.head if kept else head_of(dossier)
        if len(looks) < len(set(self._hashes)):
            looks |= dict(self._new(dossier, looks))
            if keeps:
                whole = KeptLooks(version=self._version, head=head, looks=looks)
                self._store.put_aside(key, whole)
        told = {
            requirement.id: looks[hash_]
            for requirement, hash_ in zip(self._requirements, self._hashes, strict=True)
            if looks[hash_] != _NOTHING
        }
        return searched_of(dossier, head, told)

    def _new(self, dossier: Dossier, known: dict[str, Look]) -> Iterator[tuple[str, Look]]:
        index = Index(dossier.document)
        meanings = self._meanings(index)
        for place, hash_ in enumerate(self._hashes):
            if hash_ not in known:
                meaning = None if meanings is None else meanings[place]
                yield hash_, look(self._requirements[place], index, meaning)

    def _meanings(self, index: Index) -> np.ndarray | None:
        """Cosines of all demands and the strands of a document; None without an encoder."""
        if self._encoder is None:
            return None
        words = [index.document.words(strand.span) for strand in index.strands]
        return cosines(self._demands, self._encoder.encode(words))

    @cached_property
    def _demands(self) -> np.ndarray:
        """The vectors of the demands, requirements × d."""
        assert self._encoder is not None
        return self._encoder.encode([each.demand for each in self._requirements], asked=True)


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
