"""Family PRO: steps that lack a person, a time or one body in the lead, or a second pair of eyes."""

from pipeline.rules.pro import apart, lead, steps, total

__all__ = ["apart", "lead", "steps", "total"]
