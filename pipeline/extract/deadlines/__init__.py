"""Time limits as comparable values: number, unit, working days, event, date, recurrence."""

from pipeline.extract.deadlines.cells import deadline_alone, is_deadline, labelled_deadline
from pipeline.extract.deadlines.finding import find_deadlines

__all__ = ["deadline_alone", "find_deadlines", "is_deadline", "labelled_deadline"]
