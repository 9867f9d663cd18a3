"""Heads, legal bases and signature blocks of short texts, against what a reader sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model.document import Metadata
from pipeline.model.reading import Cell, Line, Reading, Table
from pipeline.read.txt import read_text
from pipeline.structure.metadata import read_metadata
from pipeline.structure.paragraphs import lay_out
from pipeline.structure.regions import split

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("heads.yaml").read_text(encoding="utf-8")
)
PLAIN = ("number", "date", "kind", "title", "issuer", "superior", "place", "effective", "style")


def metadata_of(text: str) -> tuple[Metadata, str]:
    return metadata_in(read_text(text))


def metadata_in(reading: Reading) -> tuple[Metadata, str]:
    layout = lay_out(reading)
    main, regions = split(layout.blocks)
    return read_metadata(layout.blocks, main, regions), layout.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_head(case):
    metadata, text = metadata_of(case["text"])
    expect = case["expect"]
    for field in PLAIN:
        if field in expect:
            assert getattr(metadata, field) == expect[field], field
    if "signer" in expect:
        signer = metadata.signer
        assert signer is not None
        assert [signer.name, signer.post, signer.capacity, signer.on_behalf_of] == expect["signer"]
    if "recipients" in expect:
        assert list(metadata.recipients) == expect["recipients"]
    if "legal_basis" in expect:
        found = [text[span.start : span.end] for span in metadata.legal_basis]
        assert [words.strip() for words in found] == expect["legal_basis"]
    assert set(expect.get("spans", ())) <= metadata.spans.keys()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_spans_lie_on_the_words_they_name(case):
    metadata, text = metadata_of(case["text"])
    for field in ("number", "title"):
        value = getattr(metadata, field)
        if value:
            span = metadata.spans[field]
            words = " ".join(text[span.start : span.end].split())
            assert "".join(value.split()) in "".join(words.split())
    for span in metadata.spans.values():
        assert 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize("between", ["", "Giai đoạn 1. Chuẩn bị\n"])
def test_the_cells_of_a_table_below_the_title_are_no_part_of_it(between):
    rows = (("Bước", "Người thực hiện"), ("Nộp đơn", "Công chức"), ("Cho ý kiến", "Trưởng phòng"))
    cells = tuple(
        Cell(row=row, column=column, lines=(Line(text=words),))
        for row, texts in enumerate(rows)
        for column, words in enumerate(texts)
    )
    head = read_text(f"QUY TRÌNH\nNghỉ phép của công chức\n{between}")
    table = Table(cells=cells, n_rows=3, n_columns=2)
    metadata, _ = metadata_in(Reading(format="docx", blocks=(*head.blocks, table)))
    assert (metadata.kind, metadata.title) == ("Quy trình", "Nghỉ phép của công chức")
