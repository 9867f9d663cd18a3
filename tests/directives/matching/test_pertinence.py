"""Which passages are on the matter of a requirement, as it was learnt; what speaks against it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pipeline.directives.matching import Index, look
from pipeline.directives.matching.objections import Passage, against, hints_of
from pipeline.directives.matching.pertinence import (
    MODEL,
    Pertinence,
    pertinence,
    write_pertinence,
)
from pipeline.directives.matching.traits import Seen, hearing_of
from pipeline.directives.matching.weighing import blamed
from pipeline.errors import BadRegister
from pipeline.model.demand import Requirement, Sample, Telling
from pipeline.model.verdict import ElementKind
from pipeline.train.pertinence import lesson_of_others, lesson_of_samples, train_pertinence
from pipeline.trained import models_beside
from tests.directives.matching.given import HEAD, requirement
from tests.dossiers import dossier_of

SEALED = requirement(
    id="niem-phong",
    deontic="duty",
    demand="Kho bạc được niêm phong",
    what=[["niêm phong kho bạc"]],
    samples=[
        {"telling": "met", "words": "Cửa kho\nThủ kho dán kín cửa kho cuối ngày, ký giấy dán."},
        {"telling": "partly", "words": "Cửa kho\nThủ kho dán kín cửa khi về."},
        {"telling": "contradicts", "words": "Cửa kho\nCửa kho có thể để ngỏ, không cần dán kín."},
        {"telling": "near", "words": "Cửa ra vào\nBảo vệ mở cửa trụ sở lúc bảy giờ sáng."},
    ],
)
READ = requirement(
    id="doc-bao",
    deontic="duty",
    demand="Báo được đọc",
    what=[["đọc báo"]],
    samples=[
        {"telling": "met", "words": "Báo\nCán bộ đọc báo mỗi sáng tại phòng đọc."},
        {"telling": "near", "words": "Báo cáo\nCán bộ nộp báo cáo tháng."},
    ],
)
TEXT = (
    "Điều 1. Trông coi kho\n1. Cuối ngày thủ kho dán kín cửa.\n2. Sổ kho ghi bằng mực.\n"
    "Điều 2. Xe\nXe đưa đón đại biểu do Đội xe bố trí.\n"
)


def learnt() -> Pertinence:
    others = lesson_of_others([index("Điều 1. Vườn\n1. Cây được tưới.\n2. Cỏ được cắt.\n")])
    return train_pertinence([SEALED, READ], [lesson_of_samples([SEALED, READ]), others])


def index(text: str) -> Index:
    return Index(dossier_of(HEAD.format(3, 2026) + text).document)


@pytest.fixture
def beside(tmp_path: Path):
    write_pertinence(tmp_path / MODEL, learnt())
    with models_beside(tmp_path):
        yield tmp_path


def chance(asked: Requirement, told: Index, eid: str) -> float:
    chances = told.chances(asked)
    assert chances is not None
    (number,) = [place for place, each in enumerate(told.strands) if each.eid == eid]
    return float(chances.own.pertinent[number])


@pytest.mark.usefixtures("beside")
def test_what_is_said_in_other_words_is_known():
    told = index(TEXT)
    sealed = chance(SEALED, told, "art_1__para_1")
    assert sealed > 0.5
    assert sealed > chance(SEALED, told, "art_1__para_2") + 0.2
    assert sealed > chance(SEALED, told, "art_2") + 0.2
    assert chance(READ, told, "art_1__para_1") < 0.5


@pytest.mark.usefixtures("beside")
def test_the_article_is_seen_and_its_clause_quoted():
    seen = look(SEALED, index(TEXT)).sightings[0]
    assert seen.evidence.eid == "art_1__para_1"
    assert seen.chances is not None
    assert seen.chances.pertinent > 0.5


@pytest.mark.usefixtures("beside")
def test_the_contrary_is_told_from_what_is_asked_for():
    lax = index("Điều 1. Cửa kho\nCửa kho có thể để ngỏ qua đêm, không cần dán kín.\n")
    strict = index("Điều 1. Cửa kho\nThủ kho dán kín cửa kho cuối ngày và ký giấy dán.\n")
    (wrong,), (right,) = look(SEALED, lax).sightings, look(SEALED, strict).sightings
    assert wrong.chances is not None
    assert right.chances is not None
    assert wrong.chances.contrary > 0.5 > right.chances.contrary
    assert wrong.chances.whole < 0.5 < right.chances.whole


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"demand": "Kho bạc được niêm phong hai lần"}, id="another demand"),
        pytest.param({"samples": ()}, id="no samples"),
        pytest.param({"id": "khac"}, id="never learnt"),
    ],
)
def test_what_was_learnt_for_another_demand_is_not_used(other: dict[str, object]):
    told = index(TEXT)
    assert told.chances(SEALED) is not None
    assert told.chances(msgspec.structs.replace(SEALED, **other)) is None


def test_judges_are_read_as_they_were_written(tmp_path: Path):
    for folder in ("one", "other"):
        write_pertinence(tmp_path / folder / MODEL, learnt())
    files = [(tmp_path / each / MODEL / "weights.npz").read_bytes() for each in ("one", "other")]
    assert files[0] == files[1]
    with models_beside(tmp_path / "one"):
        kept = pertinence()
    made = learnt()
    assert kept is not None
    assert (kept.rows, kept.kinds) == (made.rows, made.kinds)
    for ours, theirs in zip(kept.judges, made.judges, strict=True):
        assert abs(ours.weights - theirs.weights).max() == 0
        assert ours.intercepts == pytest.approx(theirs.intercepts)


def test_a_damaged_file_is_named(tmp_path: Path):
    write_pertinence(tmp_path / MODEL, learnt())
    file = tmp_path / MODEL / "weights.npz"
    file.write_bytes(file.read_bytes()[:-9] + b"too short")
    with models_beside(tmp_path), pytest.raises(BadRegister, match="weights"):
        pertinence()


def test_samples_that_only_sound_alike_are_not_on_the_matter():
    told = lesson_of_samples([SEALED]).told["niem-phong"]
    assert told == {0: "whole", 1: "part", 2: "contrary"}
    assert Telling.NEAR in {each.telling for each in SEALED.samples}
    assert isinstance(SEALED.samples[0], Sample)


TIMED = requirement(
    deontic="deadline",
    demand="Nộp trong năm ngày làm việc",
    what=[["nộp"]],
    deadline={"number": 5, "unit": "day", "working": True},
    authority=[["Bộ trưởng"]],
)


@pytest.mark.parametrize(
    ("words", "hints"),
    [
        pytest.param("Nộp trong 10 ngày làm việc.", {"longer": 0.9, "only_longer": 0.9}, id="late"),
        pytest.param("Nộp sau mười tám ngày.", {"longer": 0.9, "only_longer": 0.9}, id="in words"),
        pytest.param("Nộp trong 03 ngày làm việc.", {"kept": 0.9}, id="kept"),
        pytest.param(
            "Báo trong 05 ngày làm việc, nộp trong 20 ngày.",
            {"longer": 0.9, "kept": 0.9},
            id="both",
        ),
        pytest.param("Khuyến khích nộp sớm.", {"optional": 0.9}, id="optional"),
        pytest.param("Vụ trưởng quyết định việc nộp.", {"other_post": 0.9}, id="another decides"),
        pytest.param("Bộ trưởng quyết định việc nộp.", {"right_post": 0.9}, id="the right one"),
    ],
)
def test_hints_count_by_how_likely_the_passage_is_on_the_matter(
    words: str, hints: dict[str, float]
):
    told = hints_of(TIMED, [Passage(words, 0.9), Passage("Nộp trong 40 ngày làm việc.", 0.1)])
    assert {name: value for name, value in told._asdict().items() if value} == hints


@pytest.mark.parametrize(
    ("words", "kind", "quote"),
    [
        pytest.param(
            "Nộp trong 10 ngày làm việc.", ElementKind.DEADLINE, "trong 10 ngày làm việc", id="time"
        ),
        pytest.param(
            "Vụ trưởng quyết định việc nộp.",
            ElementKind.AUTHORITY,
            "Vụ trưởng quyết định",
            id="post",
        ),
        pytest.param("Không phải nộp.", ElementKind.WHAT, "Không phải nộp.", id="all of it"),
        pytest.param(
            "Báo trong 05 ngày làm việc, nộp trong 20 ngày.",
            ElementKind.WHAT,
            "Báo trong 05 ngày làm việc, nộp trong 20 ngày.",
            id="one time of two keeps it",
        ),
    ],
)
def test_what_is_contradicted_is_quoted(words: str, kind: ElementKind, quote: str):
    assert against(TIMED, words) == (kind, quote)


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize(("pertinent", "blamed_"), [(0.45, False), (0.55, True)])
def test_only_what_is_likelier_on_the_matter_than_not_is_blamed(pertinent: float, blamed_: bool):
    lax = index("Điều 1. Cửa kho\nCửa kho có thể để ngỏ qua đêm, không cần dán kín.\n")
    (sighting,) = look(SEALED, lax).sightings
    assert sighting.chances is not None
    chances = sighting.chances._replace(pertinent=pertinent)
    told = msgspec.structs.replace(sighting, chances=chances)
    seen = Seen(0, above=False, covers=True, sighting=told)
    hearing = hearing_of([seen])
    assert hearing is not None
    assert bool([*blamed(SEALED, hearing, [seen])]) == blamed_
