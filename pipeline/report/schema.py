"""JSON schemas of what rasoat writes, generated from the types.

``python -m pipeline.report.schema docs/schema`` writes them anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from pipeline.report.records import FindingsFile, RunRecord
from pipeline.report.verdicts import VerdictsFile
from pipeline.show import ShownDocument

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: dict[str, tuple[type, str]] = {
    "findings": (FindingsFile, "findings.json: the findings of a run"),
    "verdicts": (VerdictsFile, "verdicts.json: what was made of each requirement for each unit"),
    "run": (RunRecord, "run.json: the record of a run"),
    "document": (ShownDocument, "A document as printed by `rasoat show --json`"),
}


def schema(name: str) -> dict[str, Any]:
    """The JSON schema called ``name``, a key of SCHEMAS."""
    kind, title = SCHEMAS[name]
    (root,), components = msgspec.json.schema_components((kind,), ref_template="#/$defs/{name}")
    # The root's own definition stands at the top; nothing refers back to it.
    own = components.pop(root["$ref"].rsplit("/", 1)[1])
    return {"$schema": DIALECT, **own, "title": title, "$defs": components}


def write_schemas(folder: Path) -> None:
    """Write every schema to ``folder`` as ``NAME.schema.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        text = json.dumps(schema(name), ensure_ascii=False, indent=2, sort_keys=True)
        (folder / f"{name}.schema.json").write_text(text + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
