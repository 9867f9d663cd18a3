"""Writes the pages of ``docs/`` that come from the code: ``make docs``.

``docs/schema/`` comes from the types, ``docs/rules.md`` from the rules. With a folder as argument
the guides are laid out there for the documentation's site, with a page for each rule.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.report.schema import write_schemas
from pipeline.report.words import load_words
from pipeline.rules.families import all_rules
from pipeline.rules.registry import Rule

DOCS = Path(__file__).parents[2] / "docs"


def rules_page() -> str:
    """The explanation of every rule as one Markdown page, in Vietnamese, by family and code."""
    parts = ["# Các quy tắc", "", "Trang này sinh từ mã nguồn bằng `make docs`.", ""]
    family = ""
    for rule in all_rules():
        if rule.family != family:
            family = rule.family
            words = load_words().family(family)
            parts += [f"## {family} · {words.label}: {words.meaning}", ""]
        parts += _explained(rule)
    return "\n".join(parts).rstrip() + "\n"


def lay_out_site(folder: Path) -> None:
    """Fill ``folder`` with the sources of the site: the guides, and ``rules/CODE.md`` a rule.

    What lay in it before is removed.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS, folder)
    (folder / "rules.md").unlink()
    pages = folder / "rules"
    pages.mkdir()
    index = ["# Các quy tắc", ""]
    family = ""
    for rule in all_rules():
        if rule.family != family:
            family = rule.family
            words = load_words().family(family)
            index += ["", f"## {family} · {words.label}: {words.meaning}", ""]
        index.append(f"- [{rule.code}]({rule.code}.md) {rule.title}")
        page = "\n".join(_explained(rule)).replace("### ", "# ", 1)
        (pages / f"{rule.code}.md").write_text(page, "utf-8")
    (pages / "index.md").write_text("\n".join(index) + "\n", "utf-8")


def main() -> None:
    """Write the generated pages, or those of the site into the folder named."""
    if sys.argv[1:]:
        lay_out_site(Path(sys.argv[1]))
        return
    write_schemas(DOCS / "schema")
    (DOCS / "rules.md").write_text(rules_page(), "utf-8")


def _explained(rule: Rule) -> Iterator[str]:
    severity = load_words().severities[rule.severity].label
    yield from (f"### {rule.code} · {rule.title}", "")
    yield from (f"- Mức độ: {severity}", f"- Vì sao: {rule.reason}", f"- Căn cứ: {rule.basis}")
    for label, example in (("Có lỗi", rule.bad), ("Đúng", rule.good)):
        if example.shown:
            yield from ("", f"{label}:", "", "```", example.shown, "```")
    yield ""


if __name__ == "__main__":
    main()
