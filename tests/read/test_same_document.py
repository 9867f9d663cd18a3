"""Word, PDF and HTML of the same document read alike."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from pipeline.model.reading import Line, Origin, Reading
from pipeline.read import read_file
from pipeline.read.html import read_markup

DATA = Path(__file__).parents[3] / "shared" / "data"
FILES = DATA / "files"
BAR = 0.99
# Wide forms whose columns stand so close on the page that the PDF's words touch or change order.
WIDE_FORMS = {"doc_000090": 0.95, "doc_000323": 0.985}
MARGINS = (Origin.HEADER, Origin.FOOTER)

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="official documents are not beside the project"
)


def words(reading: Reading) -> Iterator[str]:
    for block in reading.blocks:
        if isinstance(block, Line):
            if block.origin not in MARGINS:
                yield from block.text.split()
        else:
            for cell in block.cells:
                yield from cell.text.split()


@pytest.mark.parametrize("word_file", sorted(FILES.glob("*.docx")), ids=lambda path: path.stem)
def test_same_words(word_file: Path) -> None:
    in_word = list(words(read_file(word_file)))
    in_pdf = list(words(read_file(word_file.with_suffix(".pdf"))))
    alike = SequenceMatcher(None, in_word, in_pdf, autojunk=False).ratio()
    assert alike >= WIDE_FORMS.get(word_file.stem, BAR)


def blocks(reading: Reading) -> Iterator[object]:
    """What lines and filled cells say and where, without their looks."""
    for block in reading.blocks:
        if isinstance(block, Line):
            yield block.text, block.joins
        else:
            yield [
                (cell.row, cell.column, cell.rowspan, cell.colspan, cell.text.split())
                for cell in block.cells
                if cell.text
            ]


def test_same_lines_and_tables_as_the_web_page() -> None:
    compared = 0
    with lzma.open(DATA / "vbpl" / "documents.jsonl.xz", "rt", encoding="utf-8") as entries:
        for line in entries:
            entry = json.loads(line)
            word_file = FILES / f"{entry['id']}.docx"
            if word_file.exists():
                in_word = list(blocks(read_file(word_file)))
                assert in_word == list(blocks(read_markup(entry["html"])))
                compared += 1
    assert compared == len(list(FILES.glob("*.docx")))
