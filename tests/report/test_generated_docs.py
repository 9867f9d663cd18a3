"""The pages that come from the code are current."""

from __future__ import annotations

from pipeline.report.generate_docs import DOCS, rules_page


def test_rule_pages_are_current():
    assert (DOCS / "rules.md").read_text("utf-8") == rules_page(), "run: make docs"
