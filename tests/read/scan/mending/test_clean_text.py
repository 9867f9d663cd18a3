"""Text that was right stays as it is: the demo corpus, and digital text of published law."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, Mend, Reading
from pipeline.read import read_file
from pipeline.read.html import read_markup
from pipeline.read.scan.mending import mend

ROOT = Path(__file__).resolve().parents[4]
DEMO = ROOT / "corpus" / "demo"
LAW = ROOT / ".." / "shared" / "data" / "vbpl" / "documents.jsonl.xz"
ALIKE = "ốấếỉêữăãẫâổẩểiềũẩầlI1O0oTđd⁄/¬~_-.,:)( "


def lines_of(reading: Reading) -> list[Line]:
    return [
        line
        for block in reading.blocks
        for line in (
            [block]
            if isinstance(block, Line)
            else [at for cell in block.cells for at in cell.lines]
        )
    ]


def changed(readings: Iterator[Reading]) -> tuple[int, list[Mend]]:
    words = 0
    mends: list[Mend] = []
    for reading in readings:
        lines = lines_of(reading)
        words += sum(len(line.text.split()) for line in lines)
        mends += mend(lines, 1)[1]
    return words, mends


def readable(files: list[Path]) -> Iterator[Reading]:
    for file in files:
        with suppress(UnreadableFile):  # the demo corpus holds damaged files too
            yield read_file(file)


def test_the_demo_corpus_is_left_alone() -> None:
    files = sorted(DEMO.rglob("*.docx"))
    assert files
    words, mends = changed(readable(files))
    assert words > 5000
    assert [(each.before, each.after) for each in mends] == []


@pytest.mark.skipif(not LAW.exists(), reason="needs ../shared/data/vbpl, which is not here")
def test_published_law_is_left_alone() -> None:
    """One document in twenty; the mends made are slips of the source's own typing, most of them."""
    with lzma.open(LAW, "rt", encoding="utf-8") as entries:
        held = [json.loads(entry)["html"] for at, entry in enumerate(entries) if at % 20 == 0]
    words, mends = changed(map(read_markup, held))
    assert words > 80_000
    assert len(mends) <= words / 50_000


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["Điều", "khoản", "sửa", "thẩm", "53/2019/QH14", "ngày", "năm"])
            | st.text(ALIKE, max_size=8),
            max_size=9,
        ).map(" ".join),
        max_size=6,
    )
)
def test_whatever_was_read_the_way_back_holds(texts: list[str]) -> None:
    lines = [Line(text=text) for text in ["Các đơn vị thuộc Bộ thực hiện Quy chế này.", *texts]]
    mended, mends = mend(lines, 3)
    assert len(mended) == len(lines)
    for before, after in zip(lines, mended, strict=True):
        if after is before:
            continue
        assert after.raw == before.text
        assert len(after.map.starts) == len(after.text) + 1
        assert list(after.map.starts) == sorted(after.map.starts)
        assert after.map.original(len(after.text)) == len(before.text)
    assert bool(mends) is any(a.text != b.text for a, b in zip(lines, mended, strict=True))
    assert all(each.page == 3 and each.before != each.after for each in mends)
