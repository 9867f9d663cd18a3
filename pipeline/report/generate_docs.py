"""Writes the pages of ``docs/`` that come from the code: ``make docs``.

``docs/schema/`` comes from the types, ``docs/rules.md`` from the rules.
"""

from __future__ import annotations

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


def main() -> None:
    """Write the generated pages."""
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
