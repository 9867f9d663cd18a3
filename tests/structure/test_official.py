"""The official tables of contents: the bars, on real documents where they lie beside the project.

A document whose tree differs from its table must be one of those that docs/structure-truth.md
names, with what the document itself prints.
"""

from __future__ import annotations

import importlib.util
import json
import lzma
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.model.reading import Reading
from pipeline.read.html import read_markup
from pipeline.structure import build_document

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
F1_BAR = 0.985

pytestmark = pytest.mark.skipif(
    not (SHARED / "data").is_dir(), reason="official documents are not beside the project"
)


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location(
        "score_structure", SHARED / "tools" / "score_structure.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def known_faults(section: str) -> set[str]:
    page = (ROOT / "docs" / "structure-truth.md").read_text(encoding="utf-8")
    (chapter,) = [part for part in page.split("\n## ") if part.startswith(section)]
    return set(re.findall(r"doc_\d+", chapter))


def check(documents: Iterator[tuple[str, list[str], Reading]], faults: set[str]) -> None:
    tool = scorer()
    right = parsed = official = 0
    differing = set()
    for id_, toc, reading in documents:
        tree = msgspec.to_builtins(build_document(reading))["provisions"]
        found, wanted = tool.parsed_paths(tree), tool.truth_paths(toc)
        right += (found & wanted).total()
        parsed += found.total()
        official += wanted.total()
        if found != wanted:
            differing.add(id_)
    assert differing <= faults
    assert 2 * right / (parsed + official) >= F1_BAR


def files(suffix: str, read: Callable[[Path], Reading]) -> Iterator[tuple[str, list[str], Reading]]:
    folder = SHARED / "data" / "files"
    for entry in json.loads((folder / "meta.json").read_text(encoding="utf-8")):
        yield entry["id"], entry["toc"], read(folder / f"{entry['id']}.{suffix}")


def test_html() -> None:
    def documents() -> Iterator[tuple[str, list[str], Reading]]:
        with lzma.open(
            SHARED / "data" / "vbpl" / "documents.jsonl.xz", "rt", encoding="utf-8"
        ) as lines:
            for line in lines:
                entry = json.loads(line)
                if entry["toc"]:
                    yield entry["id"], entry["toc"], read_markup(entry["html"])

    check(documents(), known_faults("Read as HTML"))


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_files(suffix: str) -> None:
    module = importlib.import_module(f"pipeline.read.{suffix}")
    check(files(suffix, module.read), known_faults("Read as PDF"))
