"""The documentation is true to the code, and its site builds and opens without the network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from pipeline.cli import app
from pipeline.report.generate_docs import DOCS, lay_out_site
from pipeline.rules.families import all_rules
from pipeline.trained.kept import MODELS

ROOT = DOCS.parent


def test_the_architecture_tells_of_every_folder_and_of_none_that_is_not_there() -> None:
    page = (DOCS / "architecture.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `pipeline/")]
    told = {
        Path(name if name.startswith("pipeline/") else f"pipeline/{name}")
        for row in rows
        for name in re.findall(r"`([\w./]+)`", row.split("|")[1])
    }
    there = {
        folder.relative_to(ROOT)
        for folder in (ROOT / "pipeline").iterdir()
        if folder.is_dir() and (folder / "__init__.py").exists()
    }
    assert there - told == set(), "not in docs/architecture.md"
    assert {path for path in told if not (ROOT / path).exists()} == set(), "no longer in the code"


def test_the_figures_of_the_ranking_are_those_of_its_card() -> None:
    page = (DOCS / "figures.md").read_text("utf-8")
    quoted = page.split("\n## Matching articles")[1].split("\n## ")[0]
    assert "the card in `models/law_ranker_second` keeps it" in quoted
    card = (MODELS / "law_ranker_second" / "README.md").read_text("utf-8")
    kept = re.findall(r"\d\.\d{3}", card.split("**Figures**")[1].split("**Limits**")[0])
    rows = ("the ranking", "words alone (TF-IDF)")
    told = [re.search(rf"^\| {re.escape(row)} \|(.*)$", quoted, re.MULTILINE) for row in rows]
    assert [each for row in told if row for each in re.findall(r"\d\.\d{3}", row[1])] == kept


def test_figures_quoted_from_a_card_stand_in_it() -> None:
    lines = (DOCS / "figures.md").read_text("utf-8").splitlines()
    card = re.compile(r"card of `models/(\w+)`")
    quoted = [(line, name) for line in lines for name in card.findall(line)]
    assert quoted
    for line, name in quoted:
        kept = re.findall(r"\d\.\d{3}", (MODELS / name / "README.md").read_text("utf-8"))
        assert set(re.findall(r"\d\.\d{3}", line)) <= set(kept), name


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    lay_out_site(folder / "build" / "docs")
    config = (ROOT / ".ci" / "mkdocs.yml").read_text("utf-8")
    (folder / ".ci").mkdir()
    (folder / ".ci" / "mkdocs.yml").write_text(config, "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", ".ci/mkdocs.yml"],
        cwd=folder,
        check=True,
    )
    return folder / "build" / "site"


def test_every_rule_has_its_page(site: Path) -> None:
    for rule in all_rules():
        page = (site / "rules" / f"{rule.code}.html").read_text("utf-8")
        assert rule.code in page
    assert (site / "rules" / "index.html").read_text("utf-8").count('.html">OUT') >= 2


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        html = page.read_text("utf-8")
        loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]+)"', html)
        assert [each for each in loaded if re.match(r"(?:https?:)?//", each)] == [], page.name


def _commands(group: Any, above: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Every command below ``group`` by its words."""
    found: dict[tuple[str, ...], Any] = {}
    for name, command in group.commands.items():
        inside = hasattr(command, "commands")
        found |= _commands(command, (*above, name)) if inside else {(*above, name): command}
    return found


def test_readme_lists_every_command_with_options_it_has() -> None:
    there = _commands(typer.main.get_command(app))
    chapter = (ROOT / "README.md").read_text("utf-8").split("## The command\n")[1].split("\n## ")[0]
    told: set[tuple[str, ...]] = set()
    for line in re.findall(r"^rasoat (.+)$", chapter, flags=re.MULTILINE):
        first, *rest = line.split()
        group = {words[1] for words in there if words[0] == first and len(words) > 1}
        named = {(first, each) for each in rest[0].split("|")} if group else {(first,)}
        assert named <= set(there), line
        told |= named
        options = {
            option for words in named for each in there[words].params for option in each.opts
        }
        assert set(re.findall(r"--[a-z-]+", line)) <= options, line
    assert told == set(there)
