"""Limits the kernel keeps on what a process uses."""

from __future__ import annotations

import resource

from pipeline.walls.model import Walls


def limit(walls: Walls) -> None:
    """Limit this process and its children; a limit that is already lower stays."""
    for kind, most in (
        (resource.RLIMIT_AS, walls.memory),
        (resource.RLIMIT_NOFILE, walls.open_files),
        (resource.RLIMIT_FSIZE, walls.file_size),
        # A core file would hold what the process had read.
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (lower, lower))
