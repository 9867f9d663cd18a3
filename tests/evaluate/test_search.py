"""How the order of articles is scored against those that readers name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.directives.matching import Index
from pipeline.directives.matching.searching import Cues
from pipeline.evaluate.search import (
    FIRST,
    WAYS,
    Candidate,
    candidates,
    evaluate,
    rank_of_named,
    scored,
)
from pipeline.evaluate.verdicts import GoldVerdict, NamedProvision
from pipeline.model.run import UnitKind
from pipeline.model.verdict import Verdict
from tests.directives.matching.given import HEAD, requirement
from tests.dossiers import dossier_of

NOTHING = Cues(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
ASKED = requirement(deontic="duty", demand="Kho bạc được niêm phong", what=[["niêm phong kho bạc"]])
TEXT = (
    "Điều 1. Xe\nXe đưa đón đại biểu do Đội xe bố trí.\n"
    "Điều 2. Kho\n1. Sổ kho ghi bằng mực.\n2. Kho bạc được niêm phong cuối ngày.\n"
)


def row(*eids: str, document: str = "kho.txt") -> GoldVerdict:
    return GoldVerdict(
        requirement=ASKED.id,
        unit="kho",
        unit_kind=UnitKind.OFFICE,
        corpus="made",
        documents=("kho.txt", "hỏng.txt"),
        as_of=date(2026, 11, 29),
        verdict=Verdict.MET,
        provisions=tuple(NamedProvision(document, eid) for eid in eids),
    )


def test_the_best_of_those_named_has_the_rank() -> None:
    found = [
        Candidate(NOTHING._replace(share=0.9), is_named=False),
        Candidate(NOTHING._replace(share=0.5, letters=0.9), is_named=True),
        Candidate(NOTHING, is_named=True),
    ]
    assert rank_of_named(found, WAYS["words"]) == 2
    assert rank_of_named(found, WAYS["words, letters"]) == 1
    assert rank_of_named(found, WAYS["letters"]) == 1


@pytest.mark.parametrize(("equal", "rank"), [(0, 1), (1, 1), (2, 2), (9, 5)])
def test_of_equals_half_come_before(equal: int, rank: int) -> None:
    found = [Candidate(NOTHING, is_named=False)] * equal + [Candidate(NOTHING, is_named=True)]
    assert rank_of_named(found, WAYS["words"]) == rank


@pytest.mark.parametrize("eid", ["art_2", "art_2__para_2"])
def test_an_article_is_named_by_itself_and_by_its_parts(eid: str) -> None:
    indexes = {"kho.txt": Index(dossier_of(HEAD.format(3, 2026) + TEXT).document)}
    cars, store = candidates(row(eid), ASKED, indexes)
    assert (cars.is_named, store.is_named) == (False, True)
    assert store.cues.share > cars.cues.share
    assert not any(each.is_named for each in candidates(row(eid, document="x"), ASKED, indexes))


def test_ways_are_scored_by_how_many_come_first() -> None:
    near = [Candidate(NOTHING._replace(share=1.0), is_named=True)]
    far = [Candidate(NOTHING._replace(share=1.0), is_named=False)] * 7
    far.append(Candidate(NOTHING, is_named=True))
    told = scored([(row("art_2"), near), (row("art_2"), far)])
    by_layer = {each.layer: each.recall for each in told.scores}
    assert [by_layer[f"R@{first} words"] for first in FIRST] == [0.5, 0.5, 1.0]
    (worst,) = told.worst
    assert worst.fault == "hạng 8 trong 8 điều"


def test_rows_that_name_nothing_are_not_asked(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("", "utf-8")
    told = evaluate(tmp_path / "gold.jsonl", tmp_path)
    assert told.n_items == 0
    assert len(told.scores) == len(WAYS) * len(FIRST)
