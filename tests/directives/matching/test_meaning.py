"""An encoder points to what says a demand in other words; alone it proves nothing."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.directives.matching import Index, look
from pipeline.model.demand import Requirement
from tests.directives.matching.given import HEAD, requirement
from tests.dossiers import dossier_of

TEXT = HEAD.format(3, 2026) + "".join(
    f"Điều {number}. {heading}\n1. {text}\n"
    for number, (heading, text) in enumerate(
        [
            ("Giờ làm việc", "Cán bộ đến cơ quan trước 8 giờ."),
            ("Trang phục", "Cán bộ mặc trang phục lịch sự."),
            ("Của cải", "Cán bộ kể ra của cải mới có trong nhà."),
            ("Xe công", "Lái xe ghi sổ hành trình."),
            ("Phòng họp", "Đơn vị đăng ký phòng họp trước một ngày."),
            ("Văn thư", "Văn thư đóng dấu văn bản đi."),
            ("Trực ban", "Người trực ghi sổ trực."),
        ],
        1,
    )
)
TOLD_OTHERWISE = "Cán bộ kể ra"


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(dossier_of(TEXT).document)


@pytest.fixture(scope="module")
def asked() -> Requirement:
    return requirement(demand="Khai báo tài sản", deontic="duty", what=[["khai báo tài sản"]])


def pointing(index: Index) -> np.ndarray:
    """Cosines of an encoder to which one strand stands out."""
    words = [index.document.words(strand.span) for strand in index.strands]
    return np.float32([0.9 if TOLD_OTHERWISE in each else 0.2 for each in words])


def test_words_alone_do_not_see_it(asked: Requirement, index: Index):
    assert not [
        each for each in look(asked, index).sightings if TOLD_OTHERWISE in each.evidence.quote
    ]


def test_meaning_points_to_it_and_does_not_prove_it(asked: Requirement, index: Index):
    (seen,) = (
        each
        for each in look(asked, index, pointing(index)).sightings
        if TOLD_OTHERWISE in each.evidence.quote
    )
    assert 0 < max(seen.things) <= 0.6
    assert seen.own < 0.6


def test_where_nothing_stands_out_nothing_changes(asked: Requirement, index: Index):
    even = np.full(len(index.strands), 0.5, np.float32)
    assert look(asked, index, even) == look(asked, index)


def test_titles_are_not_lifted(asked: Requirement, index: Index):
    titles = np.float32([0.9 if strand.is_title else 0.2 for strand in index.strands])
    assert look(asked, index, titles).titled == look(asked, index).titled
