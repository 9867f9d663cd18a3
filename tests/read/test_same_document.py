"""The Word file and the PDF of the same document read to the same words in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from pipeline.model.reading import Line, Origin, Reading
from pipeline.read import read_file

FILES = Path(__file__).parents[3] / "shared" / "data" / "files"
BAR = 0.99
# Wide forms whose columns stand so close on the page that the PDF's words touch or change order.
WIDE_FORMS = {"doc_000090": 0.97, "doc_000323": 0.985}
MARGINS = (Origin.HEADER, Origin.FOOTER)


def words(reading: Reading) -> Iterator[str]:
    for block in reading.blocks:
        if isinstance(block, Line):
            if block.origin not in MARGINS:
                yield from block.text.split()
        else:
            for cell in block.cells:
                yield from cell.text.split()


@pytest.mark.skipif(not FILES.is_dir(), reason="official documents are not beside the project")
@pytest.mark.parametrize("word_file", sorted(FILES.glob("*.docx")), ids=lambda path: path.stem)
def test_same_words(word_file: Path) -> None:
    in_word = list(words(read_file(word_file)))
    in_pdf = list(words(read_file(word_file.with_suffix(".pdf"))))
    alike = SequenceMatcher(None, in_word, in_pdf, autojunk=False).ratio()
    assert alike >= WIDE_FORMS.get(word_file.stem, BAR)
