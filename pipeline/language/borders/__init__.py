"""Borders of lines, sentences and clauses: khoản, điểm, lead-in lines, semicolons."""

from pipeline.language.borders.clauses import clauses_in
from pipeline.language.borders.lines import lines_of, may_hold_steps

__all__ = ["clauses_in", "lines_of", "may_hold_steps"]
