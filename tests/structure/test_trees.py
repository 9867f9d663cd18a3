"""Given a short text, this tree: one phenomenon a case, cases in trees.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from pipeline.model.document import Provision
from pipeline.read.txt import read_text
from pipeline.structure import build_document

CASES = yaml.safe_load(Path(__file__).with_name("trees.yaml").read_text(encoding="utf-8"))


def outline(provisions: Iterable[Provision], depth: int = 0) -> list[str]:
    """The tree, a node a line: kind, number, heading."""
    lines = []
    for node in provisions:
        line = " ".join(part for part in (node.kind.value, node.num) if part)
        heading = f" | {node.heading}" if node.heading else ""
        lines.append("  " * depth + line + heading)
        lines += outline(node.children, depth + 1)
    return lines


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_tree(case: dict[str, str]) -> None:
    document = build_document(read_text(case["text"]))
    expected = [line.rstrip(" -+") for line in case["tree"].splitlines()]
    assert outline(document.provisions) == expected
