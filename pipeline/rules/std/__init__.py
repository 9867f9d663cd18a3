"""Family STD: the same work done differently in units, or given twice."""

from pipeline.rules.std import differing, owners, same_step, steps

__all__ = ["differing", "owners", "same_step", "steps"]
