"""Heads, legal bases and signature blocks of short texts, against what a reader sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model.document import Metadata
from pipeline.read.txt import read_text
from pipeline.structure.metadata import read_metadata
from pipeline.structure.paragraphs import lay_out
from pipeline.structure.regions import split

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("heads.yaml").read_text(encoding="utf-8")
)
PLAIN = ("number", "date", "kind", "title", "issuer", "superior", "place", "effective", "style")


def metadata_of(text: str) -> tuple[Metadata, str]:
    layout = lay_out(read_text(text))
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
