"""Sample clauses: how alike passages are to them, and what that changes."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.directives.matching import Index, look
from pipeline.directives.matching.samples import Alike, alike, in_columns
from pipeline.directives.matching.traits import Seen
from pipeline.directives.matching.weighing import is_on_the_matter
from pipeline.model.demand import Sample, Telling
from tests.directives.matching.given import HEAD, requirement
from tests.dossiers import dossier_of

SAMPLES = (
    Sample(Telling.MET, "Giữ chìa khóa\nThủ kho giữ chìa khóa kho bạc, niêm phong cuối ngày."),
    Sample(Telling.NEAR, "Chìa khóa\nChìa khóa thành công là đoàn kết nội bộ."),
)
ASKED = requirement(
    deontic="duty", demand="Kho bạc được niêm phong", what=[["niêm phong kho bạc"]], samples=SAMPLES
)


def test_the_same_words_are_wholly_alike_and_others_not_at_all() -> None:
    told = alike(in_columns([SAMPLES[0].words, "Xe đưa đón đại biểu"]), SAMPLES)
    assert told.met == pytest.approx([1.0, 0.0])
    assert 0 < told.near[0] < 0.5
    assert told.partly.tolist() == [0.0, 0.0]  # there is no such sample


def test_without_samples_nothing_is_alike() -> None:
    assert not any(each.any() for each in alike(in_columns(["Thủ kho giữ chìa khóa"]), ()))


def test_a_passage_without_words_is_like_nothing() -> None:
    assert alike(in_columns(["…"]), SAMPLES).met.tolist() == [0.0]


def test_an_article_in_the_words_of_a_sample_is_seen_though_it_shares_none_with_the_catalogue() -> (
    None
):
    text = "Điều 7. Cuối ngày\nThủ kho giữ chìa khóa, dán kín cửa hằng ngày khi về.\n"
    index = Index(dossier_of(HEAD.format(3, 2026) + text).document)
    said = "Cuối ngày\nThủ kho giữ chìa khóa, dán kín cửa khi về."
    other = msgspec.structs.replace(ASKED, samples=(Sample(Telling.MET, said),))
    assert look(msgspec.structs.replace(ASKED, samples=()), index).sightings == ()
    (sighting,) = look(other, index).sightings
    assert sighting.alike[0] > 0.5


@pytest.mark.parametrize(
    ("likenesses", "speaks"),
    [
        pytest.param((0.0, 0.0, 0.0, 0.0), True, id="no samples to tell by"),
        pytest.param((0.2, 0.1, 0.1, 0.1), True, id="as the matter is told"),
        pytest.param((0.1, 0.1, 0.3, 0.1), True, id="as it is told wrongly"),
        pytest.param((0.15, 0.1, 0.1, 0.3), False, id="as something that sounds alike"),
        pytest.param((0.03, 0.02, 0.02, 0.0), False, id="as nothing of it"),
    ],
)
def test_what_only_sounds_alike_contradicts_nothing(
    likenesses: tuple[float, ...], speaks: bool
) -> None:
    text = "Điều 7. Kho\nKho bạc được niêm phong.\n"
    (sighting,) = look(ASKED, Index(dossier_of(HEAD.format(3, 2026) + text).document)).sightings
    seen = Seen(0, above=False, covers=True, sighting=sighting)
    told = seen._replace(sighting=msgspec.structs.replace(sighting, alike=Alike(*likenesses)))
    assert is_on_the_matter(told) == speaks


def test_the_heading_of_an_article_counts_for_its_clauses() -> None:
    text = "Điều 1. Niêm phong kho bạc\n1. Thủ kho làm cuối ngày.\n2. Kế toán ký.\n"
    (sighting,) = look(ASKED, Index(dossier_of(HEAD.format(3, 2026) + text).document)).sightings
    assert sighting.here >= 0.9
    assert 0.7 <= sighting.own < 0.9
