"""Given this sentence, these citations."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import SHARED_DATA
from pipeline.evaluate.citations import evaluate
from pipeline.evaluate.gold import ITEMS
from pipeline.extract.citations import find_citations
from pipeline.model.facts import CitationRole

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
GOLD = Path(__file__).parents[2] / "gold" / "citations.jsonl"
WORDS = st.sampled_from(
    [
        *("điểm a", "điểm đ", "khoản 2", "khoản này", "Điều 5", "Điều này", "Chương IV", "Phụ lục"),
        *("Luật", "Nghị định số", "59/2019/NĐ-CP", "131-QĐ/TW", "ngày 01/7/2019", "của Chính phủ"),
        *(
            ",",
            "và",
            "đến",
            "Quy chế này",
            "“",
            "”",
            "\n",
            "Điều 3. Sửa đổi Điều 9",
            "(",
            ")",
            "số",
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "cites"),
    [(case["text"], case["cites"]) for cases in CASES.values() for case in cases],
    ids=[f"{name}-{i}" for name, cases in CASES.items() for i in range(len(cases))],
)
def test_citations_of_a_sentence(text, cites):
    found = [
        [citation.quote, citation.instrument, " ".join(citation.provisions)]
        for citation in find_citations(text)
    ]
    assert found == cites


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Căn cứ Luật Thanh tra số 84/2025/QH15;", [CitationRole.LEGAL_BASIS]),
        (
            "Căn cứ Luật Giáo dục số 43/2019/QH14 được sửa đổi, bổ sung bởi Luật số 123/2025/QH15;",
            [CitationRole.LEGAL_BASIS, CitationRole.HISTORY],
        ),
        (
            "Thông tư số 01/2011/TT-BNV hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
            [CitationRole.REPEALS],
        ),
        ("Bãi bỏ Thông tư số 01/2011/TT-BNV.", [CitationRole.REPEALS]),
        ("Thực hiện theo Nghị định số 30/2020/NĐ-CP.", [CitationRole.MENTION]),
    ],
)
def test_what_a_citation_does_where_it_stands(text, roles):
    assert [citation.role for citation in find_citations(text)] == roles


def test_what_the_words_say_of_the_instrument():
    text = "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01 tháng 7 năm 2019 của Chính phủ;"
    (citation,) = find_citations(text)
    assert citation.kind == "Nghị định"
    assert citation.number == "59/2019/NĐ-CP"
    assert citation.dated is not None and citation.dated.isoformat() == "2019-07-01"
    assert citation.issuer == "Chính phủ"


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_are_exact_ordered_and_disjoint(text):
    end = 0
    for citation in find_citations(text):
        assert citation.quote == text[citation.span.start : citation.span.end]
        assert citation.quote == citation.quote.strip()
        assert citation.span.start >= end
        end = citation.span.end
        for path in citation.provisions:
            assert re.fullmatch(r"(?:d|c|m|pl|k)[\wđ.]*", path)


@given(st.text(max_size=400))
def test_any_text_is_read(text):
    for citation in find_citations(text):
        assert citation.quote == text[citation.span.start : citation.span.end]


@pytest.mark.skipif(
    not (SHARED_DATA / ITEMS).exists(), reason="the shared gold texts are not there"
)
def test_bars_on_the_gold():
    scores = {score.layer: score.f1 for score in evaluate(GOLD).scores}
    assert scores["citations"] >= 0.96
    assert scores["citations +instrument"] >= 0.95
    assert scores["citations +provisions"] >= 0.92
