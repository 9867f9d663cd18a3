"""The drafts read by hand on official texts, and that those which hold are still drafted."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.directives.drafting.documents import drafts_of_file

ROOT = Path(__file__).parents[3]
TEXTS = ROOT.parent / "shared" / "data" / "law" / "texts"
NEXT_VERB = 20  # letters within which a chain of verbs may be taken to begin with the second
BAR = 0.95


def sample() -> list[dict[str, str]]:
    with (ROOT / "docs" / "samples" / "drafts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_sample_says_what_the_figures_say():
    page = (ROOT / "docs" / "figures.md").read_text("utf-8")
    (told,) = re.findall(r"(\d+) of (\d+) in a new draw of the same \(`docs/samples/drafts", page)
    rows = sample()
    assert (sum(row["verdict"] == "holds" for row in rows), len(rows)) == tuple(map(int, told))


@pytest.mark.skipif(not TEXTS.is_dir(), reason="needs the shared data")
def test_what_held_is_still_drafted():
    rows = [row for row in sample() if row["source"] == "texts" and row["verdict"] == "holds"]
    found = {
        name: [draft.span for draft in drafts_of_file(TEXTS / f"{name}.txt")]
        for name in {row["document"] for row in rows}
    }
    kept = [
        row
        for row in rows
        if any(
            span.start - NEXT_VERB <= int(row["start"]) < span.end
            for span in found[row["document"]]
        )
    ]
    assert len(kept) >= BAR * len(rows)
