"""Articles of a made-up law and of the instruments under it: reading, order, citations, ranking."""

from __future__ import annotations

import json
import lzma

import numpy as np
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import BadRegister, BadSettings
from pipeline.retrieval import rank_topic, ranker, read_topics
from pipeline.retrieval.citing import citations
from pipeline.retrieval.delegating import (
    GOVERNMENT,
    MINISTRY,
    left_to_others,
    load_pattern,
    traits,
)
from pipeline.retrieval.likeness import likenesses
from pipeline.retrieval.ordering import align, positions
from pipeline.retrieval.purposes import purposes
from pipeline.retrieval.sources import Source, fullest, issuers, read_source
from pipeline.trained.kept import MODELS

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


def test_the_sentences_that_leave_something_to_others():
    text = "Thẻ do thủ kho cấp. Bộ trưởng Bộ Kho vận quy định mẫu thẻ; thẻ có thời hạn 5 năm."
    assert left_to_others(text).strip() == "Bộ trưởng Bộ Kho vận quy định mẫu thẻ"
    assert left_to_others("Thẻ do thủ kho cấp.") == ""


FORCE = "có hiệu lực thi hành kể từ ngày 01/04/2030"
SOURCES = [
    (
        f"(Điều 7 Thông tư số 12/2030/TT-BKV Quy định về thẻ kho ngày 01/02/2030 "
        f"của Bộ Kho vận, {FORCE})",
        Source("7", "12/2030/tt-bkv", "Quy định về thẻ kho", "Bộ Kho vận"),
    ),
    (
        f"(Điều 7a Nghị định số 9/2030/NĐ-CP ngày 01/02/2030 của Chính phủ, {FORCE})",
        Source("7a", "9/2030/nđ-cp", "", "Chính phủ"),
    ),
    (
        f"(Điều 2 Luật số 1/2029/QH15, {FORCE}, "
        "có nội dung được sửa đổi bởi Điều 1 Luật số 2/2030/QH15)",
        Source("2", "1/2029/qh15"),
    ),
    ("(Điều 4)", Source("4")),
    ("", Source()),
]


@pytest.mark.parametrize(("told", "source"), SOURCES)
def test_where_an_article_stands(told, source):
    assert read_source(told) == source


def test_the_title_of_an_instrument_is_told_once(tmp_path):
    file = tmp_path / "a.jsonl"
    told = [
        line("1.1.LQ.1", "LQ", "Giá", "", "(Điều 1 Luật số 1/2029/QH15)"),
        line("1.1.TT.1.2", "TT", "Mẫu", "", f"(Điều 2 Thông tư số 12/2030/TT-BKV, {FORCE})"),
        line("1.1.TT.1.1", "TT", "Phạm vi", "", SOURCES[0][0].replace("Điều 7", "Điều 1")),
    ]
    file.write_text("\n".join(told), "utf-8")
    (only,) = read_topics(file)
    assert [each.title for each in only.others] == ["Quy định về thẻ kho"] * 2
    assert [each.issuers for each in only.others] == [("bộ kho vận",)] * 2


def test_the_fullest_source_of_an_instrument_is_kept():
    bare, full = Source("1", "1/2030", "", "Bộ Kho vận"), Source("2", "1/2030", "Thẻ", "")
    assert fullest([bare, full, Source("3")]) == {"1/2030": full}


def test_joint_issuers_are_told_apart_and_spelt_one_way():
    told = Source(issuer="Bộ Công an, Toà án nhân dân tối cao và Bộ Văn hoá - Thông tin")
    assert issuers(told) == ("bộ công an", "tòa án nhân dân tối cao", "bộ văn hóa, thông tin")
    people = Source(issuer="Uỷ ban nhân dân tỉnh Khánh Hoà")
    assert issuers(people) == ("ủy ban nhân dân tỉnh khánh hòa",)


def test_an_instrument_says_what_it_is_for(tmp_path):
    file = tmp_path / "a.jsonl"
    source = "(Điều {} Thông tư số 12/2030/TT-BKV Về thẻ vào kho ngày 01/02/2030 của Bộ Kho vận)"
    scope = "Thông tư này quy định việc thanh lý."
    told = [
        *(each for each in lines() if '"LQ"' in each),
        line("1.1.TT.1.1", "TT", "Phạm vi điều chỉnh", scope, source.format(1)),
        line("1.1.TT.1.2", "TT", "Kinh phí", "Do ngân sách cấp.", source.format(2)),
    ]
    file.write_text("\n".join(told), "utf-8")
    (only,) = read_topics(file)
    found = purposes(only.others, only.laws)
    assert {matrix.shape for matrix in found.values()} == {(2, 4)}
    for name in ("title", "title bm25", "title and heading", "title held", "heading and title"):
        assert found[name][1].argmax() == 1, name
    assert found["title and what is left"][1].argmax() == 1
    assert found["scope"][1].argmax() == 3
    assert found["issuer"].tolist() == [[0, 1, 0, 0], [0, 1, 0, 0]]


def test_the_likest_clause_of_a_law_counts(topic):
    matter = "Sổ kho giữ mười năm"
    other = "\n".join(f"{n}. Việc thứ {n} do người khác làm ở nơi khác" for n in range(2, 9))
    wide = replace(topic.laws[0], text=f"1. {matter}\n{other}")
    narrow = replace(topic.laws[1], text=f"{matter} và gửi thẻ")
    asked = replace(topic.others[0], heading="Sổ kho", text=matter)
    found = likenesses([asked], [wide, narrow])
    assert found["clauses"][0, 0] > found["words"][0, 0]
    assert found["words"].argmax() == 1


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
