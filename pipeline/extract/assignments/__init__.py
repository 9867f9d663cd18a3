"""Who of a committee or a board is charged with what."""

from pipeline.extract.assignments.finding import assignments_of, shared_tasks

__all__ = ["assignments_of", "shared_tasks"]
