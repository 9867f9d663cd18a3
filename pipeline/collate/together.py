"""What documents tell of one another: second sources, and what all of them lay down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from pipeline.collate.dossiers import dossier_of
from pipeline.evidence import name_document
from pipeline.intake import Intake
from pipeline.model.run import Dossier, Outcome, Status, Twin, Unit
from pipeline.rules.peers import ByNumber, Peer, amended_by, peer_of
from pipeline.rules.statements import (
    OtherProcedure,
    Statement,
    procedures_told,
    statements_of,
)
from pipeline.store import Extracted
from pipeline.twins import Pair, card_of, differences, pair_up


class Told(NamedTuple):
    """What all documents of the corpus lay down, and how they cite one another.

    ``peers`` are those that bear a number, ``amended`` the keys of the numbers that any amends.
    """

    statements: tuple[Statement, ...] = ()
    procedures: tuple[OtherProcedure, ...] = ()
    peers: ByNumber[Peer] = ByNumber()
    amended: frozenset[str] = frozenset()


def pairs_of(intake: Intake) -> dict[str, list[Pair]]:
    """By the path of a document's binding source, the pairs with its other sources."""
    cards = (
        card_of(file.source, result.document)
        for file, result in intake.results()
        if isinstance(result, Extracted)
    )
    drafts: dict[str, list[Pair]] = defaultdict(list)
    for pair in pair_up(cards):
        drafts[pair.signed.path].append(pair)
    return drafts


def twins_of(dossier: Dossier, pairs: list[Pair], intake: Intake) -> Iterator[Twin]:
    """The other sources of a document, each with where it differs."""
    for pair in pairs:
        result = intake.result(pair.draft)
        assert isinstance(result, Extracted), "only documents are paired"
        yield Twin(
            source=pair.draft,
            document=result.document,
            differences=differences(dossier.document, result.document),
        )


def compared(pair: Pair) -> Outcome:
    """What became of a file that is another source of a document reviewed elsewhere."""
    return Outcome(
        source=pair.draft,
        status=Status.COMPARED,
        problem=f"Cùng một văn bản với {pair.signed.path}.",
        remedy="Phát hiện ghi ở bản đó; chỗ khác nhau giữa hai bản là phát hiện DOC201.",
    )


def told_by_all(intake: Intake, units: Mapping[str, Unit], second: Container[str]) -> Told:
    """What the documents lay down, but for the ``second`` sources (their paths)."""
    statements: list[Statement] = []
    procedures: list[OtherProcedure] = []
    peers: list[Peer] = []
    amended: set[str] = set()
    for file, result in intake.results():
        if file.source.path in second:
            continue
        dossier = dossier_of(file.source, result)
        unit, name = units[file.source.unit], name_document(dossier)
        statements += statements_of(dossier, unit, name)
        procedures += procedures_told(dossier, unit, name)
        peers += filter(None, [peer_of(dossier, name)])
        amended |= amended_by(dossier)
    return Told(tuple(statements), tuple(procedures), ByNumber(peers), frozenset(amended))
