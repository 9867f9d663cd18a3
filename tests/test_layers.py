"""One direction of flow: a folder of the package knows those before it, never those after."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pipeline"
ORDER = (
    # what every stage rests on
    *("errors", "model", "inert", "word_lists", "spreadsheets", "config"),
    *("disk", "log", "clock", "progress", "walls", "workers", "trained"),
    # from files to facts
    *("units", "sources", "read", "structure", "language", "extract", "store", "unpack", "intake"),
    # what facts are held against
    *("law", "bearers", "evidence", "retrieval", "directives"),
    # from facts to findings, and what stands beside them
    *("rules", "sorting", "twins", "pictures", "inventory", "collate"),
    # from findings to a report
    *("review", "show", "report", "run", "exits", "runs", "schedule", "serve"),
    # how good all this is, and where its models come from
    *("evaluate", "train"),
    # the command line
    *("console", "law_commands", "directives_commands", "review_commands", "schedule_commands"),
    "cli",
)


def test_every_folder_and_module_has_its_place() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert sorted(ORDER) == sorted(there - {"__init__", "__pycache__"})


@pytest.mark.parametrize("name", ORDER)
def test_one_imports_only_itself_and_what_comes_before(name: str) -> None:
    allowed = ORDER[: ORDER.index(name) + 1]
    told = {
        f"{file.relative_to(PACKAGE)} imports {module}"
        for file in files_of(name)
        for module in imported(file)
        if top_of(module) not in allowed
    }
    assert told == set()


def test_the_architecture_tells_all_of_them_in_this_order() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    cells = re.findall(r"^\| (`pipeline/[^|]+) \|", text, re.MULTILINE)
    told = [name for cell in cells for name in re.findall(r"`pipeline/(\w+)", cell)]
    assert set(told) == set(ORDER)
    assert told == sorted(told, key=ORDER.index)


def files_of(name: str) -> list[Path]:
    module = PACKAGE / f"{name}.py"
    return [module] if module.exists() else sorted((PACKAGE / name).rglob("*.py"))


def top_of(module: str) -> str:
    return module.split(".")[1]


def imported(file: Path) -> Iterator[str]:
    """The modules of the package that a file imports, at its head or within a function."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.startswith("pipeline."))
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} imports by a relative name"
            if node.module == "pipeline":
                yield from (f"pipeline.{each.name}" for each in node.names)
            elif (node.module or "").startswith("pipeline."):
                yield str(node.module)
