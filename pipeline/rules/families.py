"""The families of rules, and the table of all rules."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from pipeline.errors import BadSettings
from pipeline.rules.registry import Rule, registered

FAMILIES = ("OUT", "GAP", "PRO", "STD", "REF", "FRM", "DOC")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of every family, by code."""
    for family in FAMILIES:
        import_module(f"pipeline.rules.{family.lower()}")
    return tuple(registered())


def find_rule(code: str) -> Rule:
    """The rule of that code, in any letter case.

    Raises:
        BadSettings: if there is no such rule.
    """
    for rule in all_rules():
        if rule.code == code.strip().upper():
            return rule
    raise BadSettings(
        f"Không có quy tắc mang mã «{code}».", remedy="Chạy «rasoat explain» để xem danh sách mã."
    )
