"""The article that tells of a steering committee: each demand in it is drafted, and little else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from pipeline.directives.drafting import Draft
from pipeline.directives.drafting.demands import Told
from pipeline.model.demand import Force, ReadState
from tests.directives.drafting.documents import drafts_of_file

SEED = Path(__file__).parents[4] / "shared" / "data" / "seed"
DEMANDS = yaml.safe_load((Path(__file__).parent / "seed.yaml").read_text("utf-8"))
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="needs the shared data")


@pytest.fixture(scope="module")
def article() -> str:
    (file,) = SEED.glob("*.txt")
    return file.read_text("utf-8")


@pytest.fixture(scope="module")
def drafts() -> tuple[Draft, ...]:
    (file,) = SEED.glob("*.txt")
    return drafts_of_file(file)


def told(drafts: tuple[Draft, ...], place: int) -> list[Draft]:
    return [each for each in drafts if each.span.start <= place < each.span.end]


@pytest.mark.parametrize("wanted", DEMANDS, ids=lambda each: each["begins"])
def test_each_demand_is_drafted(wanted: dict[str, object], article: str, drafts: tuple[Draft, ...]):
    place = wanted["at"]
    assert isinstance(place, int)
    assert article.startswith(str(wanted["begins"]), place)
    found = told(drafts, place)
    assert found, wanted["demand"]
    assert found[0].told is Told(wanted["told"])


def test_no_draft_stands_for_many_demands(drafts: tuple[Draft, ...]):
    counts = Counter(each.span for wanted in DEMANDS for each in told(drafts, wanted["at"]))
    assert max(counts.values()) == 1


def test_little_is_drafted_that_is_no_demand(drafts: tuple[Draft, ...]):
    """Of the drafts not marked as general, at most one in ten is beside the demands read."""
    places = [wanted["at"] for wanted in DEMANDS]
    kept = [each for each in drafts if each.told is not Told.GENERAL]
    beside = [
        each for each in kept if not any(each.span.start <= at < each.span.end for at in places)
    ]
    assert len(beside) <= len(kept) / 10


def test_what_news_tells_is_secondary_and_not_verified(drafts: tuple[Draft, ...]):
    assert {each.requirement.state for each in drafts} == {ReadState.SECONDARY}
    assert not any(each.requirement.verified for each in drafts)


def test_general_words_come_last_and_bind_nobody(drafts: tuple[Draft, ...]):
    general = [each.told is Told.GENERAL for each in drafts]
    assert general == sorted(general)
    assert all(
        each.requirement.force is Force.ORIENTATION for each in drafts if each.told is Told.GENERAL
    )
