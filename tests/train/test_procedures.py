"""The judge of procedures learns from what headings say of their articles."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.procedures.judging import MODEL, judge
from pipeline.train.annotated import Annotated
from pipeline.train.cards.procedures import procedure_card
from pipeline.train.procedures import BITS, THRESHOLD, train_procedures
from pipeline.train.texts import Article
from pipeline.trained import models_from, write_model

THINGS = [
    *("thẻ kho", "giấy mượn xe", "phiếu sách", "thẻ tàu", "giấy nghỉ", "phiếu khách"),
    *("giấy ra bến", "thẻ bơi", "phiếu ăn", "giấy sửa nhà", "thẻ vườn", "phiếu in"),
]
WORK = (
    "1. Người đề nghị nộp đơn xin {0} tại Phòng Quản trị. Phòng Quản trị tiếp nhận đơn.\n"
    "2. Trong thời hạn {1} ngày làm việc kể từ ngày nhận đơn, Phòng Bảo vệ thẩm định đơn.\n"
    "3. Chánh Văn phòng phê duyệt, cấp {0}; trường hợp từ chối phải trả lời bằng văn bản."
)
SCOPE = (
    "1. Quy chế này quy định việc dùng {0} trong trụ sở, trong kho và ở các đảo xa.\n"
    "2. Quy chế này áp dụng đối với mọi người lao động, kể cả người làm việc {1} tháng mỗi năm,\n"
    "và đối với khách đến làm việc có dùng {0}."
)


def articles() -> list[Article]:
    told = []
    for place, thing in enumerate(THINGS, 1):
        for heading, text in (("Trình tự cấp", WORK), ("Phạm vi dùng", SCOPE)):
            body = text.format(thing, place)
            # the same article often: one in three of those that are no procedure is kept
            for copy in range(4):
                more = f"\n4. Bản thứ {thing} {'lại ' * copy}."
                told.append(Article(text=body + more, heading=f"{heading} {thing}", topic=thing))
    told.append(Article(text=WORK.format("sổ", 1), heading="Điều kiện và thủ tục cấp sổ"))
    told.append(Article(text=WORK.format("sổ", 2), heading="Sổ sách"))
    return told


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    with models_from(tmp_path_factory.mktemp("none")):
        return train_procedures(articles())


def test_headings_that_do_not_decide_make_no_example(trained):
    assert trained.procedures == 4 * len(THINGS)


def test_figures_are_of_articles_held_out(trained):
    assert 0 < trained.judge.gold < trained.procedures
    assert trained.judge.f1 == 1.0  # they are all alike


def test_training_again_gives_the_same_numbers(trained, tmp_path):
    with models_from(tmp_path):
        again = train_procedures(articles())
    assert np.array_equal(again.weights, trained.weights)
    assert again.intercept == trained.intercept


def test_it_tells_work_in_its_order_under_a_heading_that_does_not(trained, tmp_path):
    write_model(tmp_path / MODEL, trained.weights, trained.intercept, BITS, THRESHOLD)
    with models_from(tmp_path):
        assert judge("Điều 8. Áo mưa\n" + WORK.format("áo mưa", 3)).score >= THRESHOLD
        assert judge("Điều 9. Áo mưa\n" + SCOPE.format("áo mưa", 3)).score < THRESHOLD


def test_the_card_gives_the_figures_and_the_limits(trained):
    card = procedure_card(trained)
    assert f"{trained.judge.gold:,} procedures" in card
    assert f"{trained.examples:,} articles" in card.replace("\n  ", " ")
    assert "**Limits**" in card


def test_articles_annotated_by_hand_outweigh_what_headings_say(tmp_path):
    body = SCOPE.format("thẻ kho", 3) + " Kho nhỏ mở cửa sớm."
    by_hand = [Annotated("Điều 1. Kho", body, True, place % 4) for place in range(8)]
    with models_from(tmp_path / "none"):
        told = train_procedures(articles(), by_hand)
    assert told.annotated_by_weak.right == 0
    assert told.annotated_by_all.right == told.annotated == len(by_hand)
