"""Who of a committee or a board is charged with what."""

from pipeline.extract.assignments.comparing import shared_tasks, unassigned_tasks
from pipeline.extract.assignments.finding import assignments_of

__all__ = ["assignments_of", "shared_tasks", "unassigned_tasks"]
