"""Family PRO: steps that lack a person, a time or one body in the lead, or a second pair of eyes."""

from pipeline.rules.pro import apart, control, course, lead, nobody, steps, total, vague

__all__ = ["apart", "control", "course", "lead", "nobody", "steps", "total", "vague"]
