"""Family PRO: procedures whose steps lack a person, a time, or one body in the lead."""

from pipeline.rules.pro import lead, steps, total

__all__ = ["lead", "steps", "total"]
