"""Who leads a task, who takes part, who approves it, and who is told."""

from pipeline.bearers.roles.finding import Roles, roles_of

__all__ = ["Roles", "roles_of"]
