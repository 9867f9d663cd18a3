"""Counts which syllables follow which, for ``company.csv``.

    python -m pipeline.read.scan.mending.count DATA/vbpl/documents.jsonl.xz \\
        --without DATA/files/meta.json

The source is 491 documents of the national law database (vbpl.vn) as of April 2026, less the 30
whose scans measure the reader. Counts of pairs are kept, no text.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.model.reading import lines_in
from pipeline.read.html import read_markup
from pipeline.read.scan.mending.company import LEAST_SEEN, START
from pipeline.read.scan.mending.syllables import key_of, keys_and_breaks


def counted(texts: Iterable[str]) -> dict[str, dict[str, int]]:
    """The pairs of syllables seen often enough: by the first, the second and how often."""
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        left = START
        for match, broken in keys_and_breaks(text):
            right = key_of(match[0])
            pairs[START if broken else left, right] += 1
            left = right
    followers: dict[str, dict[str, int]] = defaultdict(dict)
    for (left, right), count in sorted(pairs.items()):
        if count >= LEAST_SEEN:
            followers[left][right] = count
    return followers


def texts_of(documents: Path, without: frozenset[str]) -> Iterator[str]:
    """The lines of the documents (``.jsonl.xz`` of ``{"id", "html"}``) whose id is not left out."""
    with lzma.open(documents, "rt", encoding="utf-8") as entries:
        for entry in map(json.loads, entries):
            if entry["id"] in without:
                continue
            yield from (line.text for line in lines_in(read_markup(entry["html"]).blocks))


def main() -> None:
    """Write ``company.csv`` beside this file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", type=Path)
    parser.add_argument("--without", type=Path, required=True)
    asked = parser.parse_args()
    left_out = frozenset(entry["id"] for entry in json.loads(asked.without.read_text("utf-8")))
    followers = counted(texts_of(asked.documents, left_out))
    with Path(__file__).with_name("company.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["syllable", "followers"])
        for left, rights in followers.items():
            rows.writerow([left, " ".join(f"{right}:{count}" for right, count in rights.items())])


if __name__ == "__main__":
    main()
