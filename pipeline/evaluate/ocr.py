"""Recognised pages against their digital twins: wrong letters, structure, citations.

The gold is a folder in which ``X.scan.pdf`` shows the first pages of ``X.pdf`` as pictures. What
the digital file's reader reads of those pages is taken for the truth.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import Levenshtein

from pipeline.errors import BadSettings
from pipeline.evaluate.scores import Evaluation, Score, WorstCase
from pipeline.evaluate.structure import parsed_paths
from pipeline.extract import extract_facts
from pipeline.model.document import Document
from pipeline.model.reading import Line, Reading
from pipeline.read import read_file
from pipeline.structure import build_document

_SCAN = ".scan.pdf"
_SHOWN = 3  # places a page's worst case shows
_AROUND = 12  # letters before a wrong one


class ReadPage(NamedTuple):
    """A page's text as it stands in the digital file, and as recognised."""

    item: str
    number: int
    truth: str
    read: str

    @property
    def wrong(self) -> int:
        """How many letters must be put in, taken out or changed."""
        return Levenshtein.distance(self.truth, self.read)


def evaluate(gold: Path) -> Evaluation:
    """Compare scans with their digital twins.

    Args:
        gold: a folder with files ``X.scan.pdf`` and ``X.pdf``.

    Returns:
        The layers "letters of first pages" and "letters of other pages" (1 - recall is the
        character error rate), "provisions" and "citations"; the worst pages first.

    Raises:
        BadSettings: if the folder holds no such pair.
    """
    pages: list[ReadPage] = []
    provisions, citations = Counter[str](), Counter[str]()
    n_items = 0
    for scan, twin in _pairs(gold):
        n_items += 1
        read = read_file(scan)
        whole = read_file(twin)
        truth = _first_pages(whole, len(read.pages))
        item = scan.name.removesuffix(_SCAN)
        pages += [
            ReadPage(item, page.number, text_of(truth, page.number), text_of(read, page.number))
            for page in read.pages
        ]
        true, found = build_document(truth), build_document(read)
        _count(provisions, parsed_paths(true.provisions), parsed_paths(found.provisions))
        _count(citations, _citations(true), _citations(found))
    firsts = [page for page in pages if page.number == 1]
    others = [page for page in pages if page.number > 1]
    return Evaluation(
        stage="ocr",
        n_items=n_items,
        scores=(
            _letters("letters of first pages", firsts),
            _letters("letters of other pages", others),
            _score("provisions", provisions),
            _score("citations", citations),
        ),
        worst=tuple(_worst(page) for page in sorted(pages, key=_wrong, reverse=True) if page.wrong),
    )


def text_of(reading: Reading, number: int) -> str:
    """A page's whole text in reading order: composed, runs of spaces as one."""
    lines: list[str] = []
    for block in reading.blocks:
        held = [block] if isinstance(block, Line) else [at for c in block.cells for at in c.lines]
        lines += [line.text for line in held if line.page == number]
    return " ".join(unicodedata.normalize("NFC", " ".join(lines)).split())


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    scans = sorted(folder.glob(f"*{_SCAN}"))
    pairs = [(scan, scan.with_name(scan.name.removesuffix(_SCAN) + ".pdf")) for scan in scans]
    found = [(scan, twin) for scan, twin in pairs if twin.exists()]
    if not found:
        raise BadSettings(
            f"Không có cặp X{_SCAN} và X.pdf nào trong {folder}.",
            remedy="Chỉ thư mục có bản quét và bản số của cùng văn bản.",
        )
    yield from found


def _first_pages(reading: Reading, count: int) -> Reading:
    return msgspec.structs.replace(
        reading,
        blocks=tuple(block for block in reading.blocks if (block.page or 0) <= count),
        pages=reading.pages[:count],
    )


def _citations(document: Document) -> Counter[str]:
    """The citations of a document: each an instrument and provisions of it."""
    return Counter(
        f"{each.instrument}: {each.provisions}" for each in extract_facts(document).citations
    )


def _count(total: Counter[str], truth: Counter[str], found: Counter[str]) -> None:
    total["right"] += (truth & found).total()
    total["predicted"] += found.total()
    total["gold"] += truth.total()


def _score(layer: str, total: Counter[str]) -> Score:
    return Score(
        layer=layer, right=total["right"], predicted=total["predicted"], gold=total["gold"]
    )


def _letters(layer: str, pages: list[ReadPage]) -> Score:
    gold = sum(len(page.truth) for page in pages)
    wrong = sum(page.wrong for page in pages)
    return Score(
        layer=layer,
        right=max(gold - wrong, 0),
        predicted=sum(len(page.read) for page in pages),
        gold=gold,
    )


def _worst(page: ReadPage) -> WorstCase:
    shown = []
    for edit in Levenshtein.opcodes(page.truth, page.read):
        if edit.tag != "equal":
            before = page.truth[max(edit.src_start - _AROUND, 0) : edit.src_start]
            there = page.truth[edit.src_start : edit.src_end]
            read = page.read[edit.dest_start : edit.dest_end]
            shown.append(f"{before}[{there}→{read}]")
    return WorstCase(
        item=f"{page.item}, trang {page.number}",
        fault=f"{page.wrong} chữ sai trong {len(page.truth)}",
        text="; ".join(shown[:_SHOWN]),
    )


def _wrong(page: ReadPage) -> int:
    return page.wrong
