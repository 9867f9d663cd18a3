"""A printed document is scanned: pictures, askew and grainy, where there was text."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pipeline.config import Settings
from pipeline.model.finding import Finding
from pipeline.model.review import State, Verdict
from pipeline.progress import SILENT
from pipeline.review.asking import Asked
from pipeline.review.items import Fate
from pipeline.review.store import Store
from pipeline.review.taking import take_one
from pipeline.review.wording import letters
from pipeline.run import Batch, analyze
from tests.review.made import MOMENT, MONDAY, NEXT_MONDAY
from tests.review.making import clause, matters, write_documents

RULE = "PRO105"
_DPI, _TILT_DEGREES, _GRAIN = 150, 0.6, 40.0


def test_a_scanned_document_keeps_its_decisions(tmp_path: Path) -> None:
    if shutil.which("tesseract") is None and not os.environ.get("CI"):
        pytest.skip("no Tesseract on this machine: nothing can be recognised")
    every = matters()
    articles = [[clause(every[place]) for place in range(n, 1000, 77)] for n in range(2)]
    write_documents(tmp_path / "kho", [articles], "Liberation Serif", 13)
    database = str(tmp_path / "rasoat.sqlite3")
    first = _analyze(tmp_path, MONDAY, database)
    before = {each.fingerprint: each for each in first.findings if each.code == RULE}
    assert len(before) == len(articles[0]) + len(articles[1])
    store = Store(database)
    for mark in before:
        asked = Asked(finding=mark, verdict=Verdict.DISMISSED, reviewer="Lê An", reason="đã rõ")
        assert take_one(store, asked, MOMENT).fate is Fate.TAKEN
    (file,) = (tmp_path / "kho").rglob("*.pdf")
    _scan(file)

    second = _analyze(tmp_path, NEXT_MONDAY, database)
    now = {each.fingerprint: each for each in second.findings if each.code == RULE}
    assert all(each.footing.recognised for each in now.values())
    told = [
        f"{finding.footing.words}: {second.week.reviews[mark].note}"
        for mark, finding in now.items()
        if mark not in before or second.week.reviews[mark].state is not State.DISMISSED
    ]
    assert told == []
    for mark, finding in now.items():
        nearest = min(before.values(), key=lambda each: _apart(each, finding))
        assert nearest.fingerprint == mark
    misread = [
        mark
        for mark in now
        if letters(now[mark].footing.words) != letters(before[mark].footing.words)
    ]
    assert misread, "the scan is too clean to prove anything"
    assert len(now) >= 0.9 * len(before)


def _apart(one: Finding, other: Finding) -> int:
    return Levenshtein.distance(letters(one.footing.words), letters(other.footing.words))


def _analyze(folder: Path, day: date, database: str) -> Batch:
    settings = Settings(
        corpus=folder / "kho",
        out=folder / "out",
        as_of=day,
        jobs=2,
        cache=folder / "cache",
        database=database,
    )
    return analyze(settings, SILENT)


def _scan(file: Path) -> None:
    """Put pictures of its pages in the place of a PDF."""
    chance = np.random.default_rng(5)
    pages = []
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            picture = page.render(scale=_DPI / 72).to_pil().convert("L")
            tilted = picture.rotate(_TILT_DEGREES, Image.Resampling.BICUBIC, fillcolor=255)
            grain = chance.normal(0, _GRAIN, (tilted.height, tilted.width))
            pages.append(Image.fromarray(np.clip(np.asarray(tilted) + grain, 0, 255).astype("u1")))
    pages[0].save(file, save_all=True, append_images=pages[1:], resolution=_DPI, quality=60)
