"""Chains as pages and the workbook show them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.report.traces import (
    Branch,
    CarryingRecord,
    ThroughRecord,
    TraceRecord,
    chains_of,
    ways_told,
)


def told(file: str, *above: str, **others: object) -> CarryingRecord:
    """A document that goes through others, each as its legal basis."""
    through = tuple(ThroughRecord(file=each, cites="căn cứ") for each in above)
    given = {"unit": "vp", "document": file, "cites": "", "meets": (), **others}
    return CarryingRecord(file=file, through=through, **given)


def trace(*documents: CarryingRecord) -> TraceRecord:
    return TraceRecord(instrument="kl", name="KL", requirements=("a", "b"), documents=documents)


def outline(branches: tuple[Branch, ...]) -> list[object]:
    return [
        [each.told.file, *outline(each.below)] if each.below else each.told.file
        for each in branches
    ]


def levels(branches: tuple[Branch, ...], level: int = 1) -> Iterator[int]:
    for each in branches:
        yield level
        yield from levels(each.below, level + 1)


def test_each_document_hangs_below_those_it_goes_through() -> None:
    chains = chains_of(
        trace(
            told("plan", by_ministry=True),
            told("alone"),
            told("unit-plan", "plan"),
            told("rules", "unit-plan"),
            told("old", earlier=True),
            told("named", in_passing=True, cites="dẫn chiếu"),
        )
    )
    assert outline(chains.by_ministry) == [["plan", ["unit-plan", "rules"]]]
    assert outline(chains.by_units) == ["alone"]
    assert outline(chains.earlier) == ["old"]
    assert (chains.n_carrying, chains.n_passing) == (4, 1)


def test_what_hangs_at_two_places_is_laid_out_once() -> None:
    one, other = told("one", by_ministry=True), told("other", by_ministry=True)
    chains = chains_of(trace(one, other, told("own", "one", "other"), told("rules", "own")))
    assert outline(chains.by_ministry) == [["one", ["own", "rules"]], ["other", "own"]]
    (_, second) = chains.by_ministry
    assert [each.again for each in second.below] == [True]


def test_a_long_chain_is_shown_whole_and_not_ever_deeper() -> None:
    chain = [told("0"), *(told(str(n), str(n - 1)) for n in range(1, 2000))]
    found = list(levels(chains_of(trace(*chain)).by_units))
    assert (len(found), max(found)) == (2000, 7)


@pytest.mark.parametrize(
    ("carrying", "cites", "said"),
    [
        (told("a", cites="thực hiện"), "", "thực hiện trực tiếp"),
        (
            told("a", "b", cites="dẫn chiếu", meets=("a",)),
            "căn cứ",
            "căn cứ văn bản trên; có dẫn chiếu; đáp ứng 1 trên 2 yêu cầu",
        ),
    ],
)
def test_the_ways_in_words(carrying: CarryingRecord, cites: str, said: str) -> None:
    assert ways_told(carrying, cites, 2, "văn bản trên") == said
