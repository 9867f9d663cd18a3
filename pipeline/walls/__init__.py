"""What a worker process may do while it reads a file nobody has yet looked at.

Four layers, each of which holds without the others: ``resources`` limits memory, open files and
what is written; ``network`` cuts it in the kernel; ``landlock`` lets the kernel refuse writing
outside the worker's own folders; ``hooks`` refuses both, and programs, in Python, on any system.
"""

from __future__ import annotations

from pipeline.walls.entering import Standing, enter
from pipeline.walls.model import Walls

__all__ = ["Standing", "Walls", "enter"]
