"""Time limits as comparable values: number, unit, working days, event, date, recurrence."""

from pipeline.extract.deadlines.finding import find_deadlines

__all__ = ["find_deadlines"]
