"""Scans made of digital documents differ from them as their kind says, and always alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.read.scan.rendering import Picture, render
from tests.read.scan.drawing import DPI, Words, draw
from tests.read.scan.making import KINDS, make


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("digital") / "a.pdf"
    pages = [draw([Words(200, 300, f"Trang {number}")]) for number in (1, 2)]
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=DPI)
    return file


def test_every_kind_changes_the_page() -> None:
    page = Picture(np.ascontiguousarray(np.asarray(draw([]))[:, :, ::-1]), DPI)
    for kind, changes in KINDS.items():
        seen = page
        for change in changes:
            seen = change(seen, np.random.default_rng(1))
        told = seen.colours.shape != page.colours.shape or seen.colours.min() < 255
        assert told or kind in ("dpi-200", "slant"), kind


def test_a_scan_is_made_the_same_twice(document: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        make(document, tmp_path / f"{name}.pdf", "noise", 1)
    one, other = (render(tmp_path / f"{name}.pdf", 1).colours for name in ("one", "other"))
    assert np.array_equal(one, other)
    assert not (tmp_path / "one.page").exists()


def test_a_seal_lets_print_through() -> None:
    lines = [Words(150, 200 + 40 * row, "Văn bản quy định chung") for row in range(45)]
    page = Picture(np.ascontiguousarray(np.asarray(draw(lines))[:, :, ::-1]), DPI)
    seen = KINDS["red-stamp"][0](page, np.random.default_rng(2))
    assert (seen.colours <= page.colours).all()
    red = seen.colours[..., 2].astype(int) - seen.colours[..., 0]
    assert (red > 80).sum() > 10_000


def test_mixed_files_keep_every_second_page(document: Path, tmp_path: Path) -> None:
    made = tmp_path / "mixed.pdf"
    make(document, made, "mixed", 2)
    assert render(made, 1).dpi == pytest.approx(150, abs=1)
    second = Image.fromarray(render(made, 2).colours).convert("L")
    assert np.asarray(second).min() < 60
