"""Pages of who must do what: for the ministry and for each unit."""

from __future__ import annotations

from pipeline.inventory.duties import holder_names
from pipeline.report.matrix import ROLES, counts_of, tasks_of
from pipeline.report.site.writing import Writer


def write_matrices(writer: Writer) -> None:
    """Write them with their data files."""
    content = writer.content
    tasks = tasks_of(content.duties)
    names = holder_names(content.units)
    writer.page(
        "matrix.html",
        "matrix.html.j2",
        page=None,
        data=[page.name for page in writer.units],
        roles=ROLES,
        counts_by_unit=counts_of(tasks, names),
    )
    for page in writer.units:
        mine = tuple(task for task in tasks if task.unit == page.unit.id)
        writer.data(f"data/{page.name}.matrix.js", "add", mine)
        writer.page(
            f"matrix/{page.name}.html",
            "matrix.html.j2",
            page=page,
            data=[page.name],
            roles=ROLES,
            counts_by_unit=counts_of(mine, names),
        )
