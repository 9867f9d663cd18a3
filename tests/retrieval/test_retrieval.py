"""Articles of a made-up law and of the instruments under it: reading, order, citations, ranking."""

from __future__ import annotations

import json
import lzma

import numpy as np
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import BadRegister, BadSettings
from pipeline.retrieval import rank_topic, ranker, read_topics
from pipeline.retrieval.citing import citations
from pipeline.retrieval.delegating import GOVERNMENT, MINISTRY, load_pattern, traits
from pipeline.retrieval.likeness import likenesses
from pipeline.retrieval.ordering import align, positions
from pipeline.trained.linear import MODELS

LAW = [
    ("Quản lý kho", "Kho phải có người giữ. Chính phủ quy định chi tiết Điều này."),
    ("Cấp thẻ vào kho", "Thẻ do thủ kho cấp. Bộ trưởng Bộ Kho vận quy định mẫu thẻ."),
    ("Kiểm kê hàng", "Hàng được kiểm kê mỗi năm một lần."),
    ("Thanh lý hàng hỏng", "Hàng hỏng được thanh lý theo hội đồng."),
]
DECREE = [
    ("Người giữ kho", "Người giữ kho do giám đốc chọn theo Điều 1 của Luật Kho hàng."),
    ("Hồ sơ xin thẻ vào kho", "Đơn xin thẻ vào kho nộp cho thủ kho."),
    ("Biên bản kiểm kê", "Biên bản kiểm kê hàng lập theo mẫu."),
    ("Hội đồng thanh lý", "Hội đồng thanh lý hàng hỏng có ba người."),
]
CIRCULAR = [("Mẫu thẻ", "Mẫu thẻ nêu tại khoản 2 Điều 2 Nghị định số 9/2030/NĐ-CP.")]


def line(code: str, kind: str, heading: str, text: str, src: str) -> str:
    told = {"code": code, "topic": "1.1", "kind": kind, "heading": heading, "text": text}
    return json.dumps({**told, "src": src}, ensure_ascii=False)


def lines() -> list[str]:
    number = "(Điều {} {}, có hiệu lực)"
    found = []
    for place, (heading, text) in enumerate(LAW, 1):
        src = number.format(place, "Luật số 1/2029/QH15")
        found.append(line(f"1.1.LQ.{place}", "LQ", heading, text, src))
    for place, (heading, text) in reversed(list(enumerate(DECREE, 1))):
        src = number.format(place, "Nghị định số 9/2030/NĐ-CP")
        found.append(line(f"1.1.NĐ.1.{place}", "NĐ", heading, text, src))
    for place, (heading, text) in enumerate(CIRCULAR, 1):
        src = number.format(place, "Thông tư số 3/2031/TT-BKV")
        found.append(line(f"1.1.TT.1.{place}", "TT", heading, text, src))
    return found


@pytest.fixture
def articles(tmp_path):
    file = tmp_path / "articles.jsonl.xz"
    with lzma.open(file, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines()) + "\n")
    return file


@pytest.fixture
def topic(articles):
    (only,) = read_topics(articles)
    return only


def test_articles_are_in_the_order_of_their_instrument(topic):
    assert [law.code for law in topic.laws] == [f"1.1.LQ.{place}" for place in (1, 2, 3, 4)]
    assert [other.place for other in topic.others] == [1, 2, 3, 4, 1]
    assert topic.others[0].number == "9/2030/nđ-cp"
    assert topic.others[0].label == "1"


def test_the_address_of_a_link_is_no_text(tmp_path):
    file = tmp_path / "a.jsonl"
    text = "theo [Luật Giá](https://example.org/luat-gia)\xa0này"
    file.write_text(line("1.1.LQ.1", "LQ", "Giá", text, ""), "utf-8")
    (only,) = read_topics(file)
    assert only.laws[0].text == "theo Luật Giá này"


def test_a_bad_line_is_named(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"code": "1"}\n', "utf-8")
    with pytest.raises(BadSettings, match="dòng 1"):
        read_topics(file)


def test_citations_of_the_law_and_of_a_decree(topic):
    cited = citations(topic.others, topic.laws)
    assert cited.of_law[0].tolist() == [1, 0, 0, 0]
    assert cited.at_once[0].tolist() == [1, 0, 0, 0]
    assert cited.of_law[4].tolist() == [0, 0, 0, 0]  # the decree's Điều 2, not the law's
    assert cited.of_others[4].tolist() == [0, 1, 0, 0, 0]


def test_what_the_law_leaves_to_others(topic):
    found = traits(topic.laws)
    assert found[:, GOVERNMENT].tolist() == [1, 0, 0, 0]
    assert found[1, MINISTRY] > 0 == found[2, MINISTRY]


def test_a_pattern_that_is_none_is_refused(tmp_path):
    file = tmp_path / "words.yaml"
    file.write_text("general: ['(']\n", "utf-8")
    with pytest.raises(BadRegister, match="general"):
        load_pattern(file, "general")


def test_words_find_the_likest_article(topic):
    found = likenesses(topic.others, topic.laws)
    assert {matrix.shape for matrix in found.values()} == {(5, 4)}
    assert found["words"][2].argmax() == 2
    assert found["heading held"][1, 1] == pytest.approx(3 / 4)  # thẻ vào kho, not Cấp


def test_neighbours_pull_an_article_to_its_place(topic):
    told = np.full((5, 4), 0.25)
    told[0] = [0.97, 0.01, 0.01, 0.01]
    told[2] = [0.01, 0.01, 0.97, 0.01]
    aligned = align(topic.others, told)
    assert set(aligned.along[1].argsort()[-3:]) == {0, 1, 2}
    assert aligned.along[1, 3] == aligned.along[1].min()
    assert aligned.along.sum(1) == pytest.approx(np.ones(5))
    assert aligned.around[4].tolist() == [0, 0, 0, 0]  # alone in its instrument


def test_places_are_shares_of_the_instrument(topic):
    assert positions(topic.others, 4)[3].tolist() == pytest.approx([1, 2 / 3, 1 / 3, 0])


def test_the_shipped_ranking_finds_each_article(topic):
    ranked = rank_topic(topic, ranker(MODELS))
    assert ranked.keys() == {other.code for other in topic.others}
    for place in (1, 2, 3, 4):
        assert ranked[f"1.1.NĐ.1.{place}"][0] == f"1.1.LQ.{place}"
    assert all(sorted(codes) == sorted(law.code for law in topic.laws) for codes in ranked.values())


def test_the_order_of_the_file_does_not_count(articles, tmp_path):
    other = tmp_path / "b.jsonl"
    turned = sorted(lines(), key=lambda each: (json.loads(each)["kind"] != "LQ", each[::-1]))
    laws = [each for each in turned if json.loads(each)["kind"] == "LQ"]
    rest = [each for each in turned if json.loads(each)["kind"] != "LQ"]
    other.write_text("\n".join([*rest, *sorted(laws)]), "utf-8")
    assert read_topics(articles) == read_topics(other)


def test_the_command_writes_a_line_for_each_article(articles, tmp_path):
    ranked = tmp_path / "out" / "ranked.jsonl"
    told = ["evaluate", "matching", "--articles", str(articles), "--ranked", str(ranked)]
    assert CliRunner().invoke(app, told).exit_code == 0
    written = [json.loads(each) for each in ranked.read_text("utf-8").splitlines()]
    assert [each["query"] for each in written] == [
        *(f"1.1.NĐ.1.{place}" for place in (1, 2, 3, 4)),
        "1.1.TT.1.1",
    ]
    assert all(len(each["ranked"]) == len(LAW) for each in written)


def test_the_command_asks_for_both_files(articles):
    result = CliRunner().invoke(app, ["evaluate", "matching", "--articles", str(articles)])
    assert isinstance(result.exception, BadSettings)
