"""A stage knows the stages before it, never those after."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"
LATER = {"rules", "sorting", "collate", "report", "review", "serve", "runs"}
AFTER = {
    "model": {"read", "structure", "extract", "law", "evidence", "directives"} | LATER,
    "evidence": {"law", "directives", "retrieval"} | LATER,
    "directives": LATER,
    "retrieval": {"directives"} | LATER,
    "rules": LATER - {"rules"},
}


@pytest.mark.parametrize("stage", AFTER)
def test_a_stage_imports_nothing_of_what_comes_after(stage: str) -> None:
    files = sorted((PACKAGE / stage).rglob("*.py"))
    assert files
    told = {
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in files
        for name in imported(file)
        if name.split(".")[1] in AFTER[stage]
    }
    assert told == set()


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pipeline."):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.startswith("pipeline."))
