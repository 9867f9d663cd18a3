"""A YAML file of words that a lawyer broke stops the start with its name and the line."""

from __future__ import annotations

import ast
import importlib
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

import pipeline
from pipeline.errors import BadRegister

TOP = Path(pipeline.__file__).parent
OWN = {  # files of a corpus, not of the program, with a remedy of their own
    TOP / "units.py",
    TOP / "review" / "suppressions.py",
}


class Loader(NamedTuple):
    """What loads a file, which it finds by a name of its module."""

    module: str
    function: str
    kept_as: str = "_FILE"
    given: tuple[str, ...] = ()


LOADERS = {
    "bearers/roles/words.yaml": Loader("bearers.roles.words", "words"),
    "bearers/words.yaml": Loader("bearers.words", "words"),
    "directives/drafting/topics.yaml": Loader(
        "directives.drafting.vocabulary", "vocabulary", "_HERE"
    ),
    "directives/drafting/words.yaml": Loader(
        "directives.drafting.vocabulary", "vocabulary", "_HERE"
    ),
    "directives/matching/wordings.yaml": Loader("directives.matching.words", "lists"),
    "directives/tracing/words.yaml": Loader("directives.tracing.vocabulary", "vocabulary"),
    "extract/assignments/words.yaml": Loader(
        "extract.assignments.words", "listed", given=("closing",)
    ),
    "extract/citations/vocabulary.yaml": Loader(
        "extract.citations.vocabulary", "vocabulary", "_HERE"
    ),
    "extract/deadlines/words.yaml": Loader("extract.deadlines.vocabulary", "vocabulary"),
    "extract/procedures/kinds.yaml": Loader("extract.procedures.vocabulary", "vocabulary"),
    "extract/procedures/other_tables.yaml": Loader(
        "extract.procedures.table_judging", "other_tables"
    ),
    "extract/responsibilities/charter.yaml": Loader(
        "extract.responsibilities.charter", "_patterns"
    ),
    "extract/step_tables/heads.yaml": Loader("extract.step_tables.vocabulary", "heads"),
    "language/borders/labels.yaml": Loader("language.borders.lines", "_labels"),
    "language/borders/lost_signs.yaml": Loader("language.borders.lost_signs", "_patterns"),
    "language/tokens/wholes.yaml": Loader("language.tokens.splitting", "_tokens"),
    "law/amendments/words.yaml": Loader("law.amendments.vocabulary", "vocabulary"),
    "law/bygone.yaml": Loader("law.bygone", "_patterns"),
    "read/docx/symbols.yaml": Loader("read.docx.symbols", "_table", "_TABLE"),
    "read/flow_charts/words.yaml": Loader("read.flow_charts", "_list", given=("programs",)),
    "read/hygiene/lookalikes.yaml": Loader("read.hygiene.normalise", "_look_alikes"),
    "read/hygiene/syllables.yaml": Loader("read.hygiene.spelling", "_spelling"),
    "read/office/profile.yaml": Loader("read.office.profile", "_settings", "_SETTINGS"),
    "read/scan/mending/shapes.yaml": Loader("read.scan.mending.shapes", "shapes"),
    "read/scan/mending/tones.yaml": Loader("read.scan.mending.tones", "_confusions"),
    "read/secrecy/marks.yaml": Loader("read.secrecy.vocabulary", "load_marks"),
    "report/sources.yaml": Loader("report.sources", "_wordings"),
    "report/words.yaml": Loader("report.words", "load_words"),
    "retrieval/words.yaml": Loader("retrieval.delegating", "_pattern", given=("general",)),
    "rules/kept.yaml": Loader("rules.kept", "_lists"),
    "rules/out/words.yaml": Loader("rules.out.words", "words"),
    "rules/pro/words.yaml": Loader("rules.pro.vocabulary", "words", given=("hands",)),
    "rules/statements/apart.yaml": Loader("rules.statements.apart", "_lists"),
    "rules/statements/kinds.yaml": Loader("rules.statements.kinds", "_listed", given=("symbols",)),
    "rules/statements/matters.yaml": Loader("rules.statements.matters", "matters"),
    "rules/std/controls.yaml": Loader("rules.std.controls", "controls"),
    "rules/std/levels.yaml": Loader("rules.std.levels", "_levels"),
    "sorting/criteria.yaml": Loader("sorting.criteria", "load_criteria"),
    "structure/labels.yaml": Loader("structure.labels", "_patterns"),
    "structure/marks.yaml": Loader("structure.marks", "marks"),
    "structure/metadata/bodies.yaml": Loader("structure.metadata.words", "bodies", "_FOLDER"),
    "structure/metadata/cover.yaml": Loader(
        "structure.metadata.words", "cover_labels", "_FOLDER", ("record",)
    ),
    "structure/metadata/kinds.yaml": Loader("structure.metadata.words", "kinds", "_FOLDER"),
    "structure/metadata/signing.yaml": Loader("structure.metadata.words", "signing", "_FOLDER"),
    "train/procedure_headings.yaml": Loader("train.procedures", "_headings"),
    **{
        f"extract/responsibilities/{name}.yaml": Loader(
            "extract.responsibilities.vocabulary", "vocabulary", "_HERE"
        )
        for name in ("bearers", "modals", "phrases", "verbs")
    },
}


def test_every_file_of_words_has_a_loader_here() -> None:
    assert {str(file.relative_to(TOP)) for file in TOP.rglob("*.yaml")} == set(LOADERS)


def test_one_function_parses_them() -> None:
    parsing = {
        file
        for file in TOP.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if (isinstance(node, ast.Import) and "yaml" in {name.name for name in node.names})
        or (isinstance(node, ast.Attribute) and ast.unparse(node).startswith("msgspec.yaml"))
    }
    assert parsing == {TOP / "word_lists.py", *OWN}


@pytest.mark.parametrize("name", sorted(LOADERS))
@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda text: text + b"\nthem: [quy che\n", id="a bracket left open"),
        pytest.param(lambda text: b"mot hai ba\n", id="words alone"),
        pytest.param(lambda text: b"", id="nothing"),
        pytest.param(lambda text: b"m\xf4t: [hai]\n", id="not UTF-8"),
    ],
)
def test_a_broken_file_is_named(
    name: str,
    broken: Callable[[bytes], bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / Path(name).name
    load = loader_of(name, tmp_path, monkeypatch)
    file.write_bytes(broken((TOP / name).read_bytes()))
    with pytest.raises(BadRegister) as caught:
        load()
    assert Path(caught.value.file or "").name == file.name
    assert caught.value.remedy


@pytest.mark.parametrize("name", sorted(LOADERS))
def test_a_list_that_is_none_is_told_by_line_and_field(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last field of the file, or its last row, becomes a number."""
    file = tmp_path / Path(name).name
    load = loader_of(name, tmp_path, monkeypatch)
    written = (TOP / name).read_text("utf-8")
    node = yaml.compose(written)
    if isinstance(node, yaml.MappingNode):
        key, value = node.value[-1]
        line, field = key.start_mark.line + 1, key.value
    else:
        value = node.value[-1]
        line, field = value.start_mark.line + 1, str(len(node.value))
    broken = f"{written[: value.start_mark.index]}3\n"
    file.write_text(broken, "utf-8")
    with pytest.raises(BadRegister) as caught:
        load()
    assert caught.value.place == f"dòng {line}, mục {field}"


def loader_of(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """What loads the file from ``folder`` instead, into which its neighbours are copied, too."""
    loader = LOADERS[name]
    module = importlib.import_module(f"pipeline.{loader.module}")
    for beside in (TOP / name).parent.glob("*.yaml"):
        shutil.copy(beside, folder)
    in_folder = getattr(module, loader.kept_as).is_dir()
    monkeypatch.setattr(module, loader.kept_as, folder if in_folder else folder / Path(name).name)
    for kept, each in list(vars(module).items()):
        if hasattr(each, "cache_clear") and each.__module__ == module.__name__:
            monkeypatch.setattr(module, kept, each.__wrapped__)  # or the broken file stays
    return partial(getattr(module, loader.function), *loader.given)
