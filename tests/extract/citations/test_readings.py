"""Given this text, these citations, each with what it does where it stands."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from pipeline.extract.citations import citations_of, find_citations
from pipeline.model.facts import Citation
from pipeline.read.txt import read_text
from pipeline.structure import build_document

HERE = Path(__file__).parent
READINGS = yaml.safe_load((HERE / "readings.yaml").read_text("utf-8"))
DOCUMENTS = yaml.safe_load((HERE / "documents.yaml").read_text("utf-8"))


def said(citation: Citation) -> list[str | None]:
    return [
        citation.quote,
        citation.instrument,
        " ".join(citation.provisions),
        citation.role.value,
    ]


@pytest.mark.parametrize(
    "case",
    [case for cases in READINGS.values() for case in cases],
    ids=[f"{name}-{i}" for name, cases in READINGS.items() for i in range(len(cases))],
)
def test_a_text_is_read_so(case):
    assert [said(citation) for citation in find_citations(case["text"])] == case["cites"]


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_a_document_is_read_by_its_tree(name):
    case = DOCUMENTS[name]
    document = build_document(read_text(case["text"]))
    found = [said(citation) for citation in citations_of(document)]
    for expected in case["cites"]:
        assert expected in found
    quotes = [quote for quote, *_ in found]
    assert not set(case.get("not", ())) & set(quotes)


def test_a_short_name_is_marked_and_keeps_what_it_stands_for():
    text = (
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ (sau đây gọi là Nghị định 30).\n"
        "Theo Điều 9 Nghị định 30."
    )
    first, second = find_citations(text)
    assert (first.alias, second.alias) == (False, True)
    assert (second.number, second.dated, second.issuer) == (
        "30/2020/NĐ-CP",
        first.dated,
        "Chính phủ",
    )


def test_time_grows_with_the_length_of_the_text():
    paragraph = (
        "Theo Luật Phòng, chống tham nhũng, khoản 2 Điều 5 Nghị định số 59/2019/NĐ-CP và Luật mới\n"
    )

    def seconds(repeats: int) -> float:
        text = paragraph * repeats
        start = time.perf_counter()
        find_citations(text)
        return time.perf_counter() - start

    seconds(10)
    # Twenty times the text may cost a little over twenty times; a square would be four hundred.
    assert seconds(4000) < 60 * max(seconds(200), 0.005)


@pytest.mark.parametrize(
    "line",
    ["điểm a " * 5000, "Luật " * 5000, "khoản 1, " * 5000, "(" * 20000, "Luật A " * 5000 + "số"],
)
def test_a_long_odd_line_is_read_in_time(line):
    start = time.perf_counter()
    find_citations(line)
    assert time.perf_counter() - start < 5
