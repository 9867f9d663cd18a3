"""Alembic's entry: runs the steps on the connection that the store hands over."""

from __future__ import annotations

from alembic import context

from pipeline.review.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    # The store has begun a transaction, and other processes wait for it to end.
    transactional_ddl=False,
)
context.run_migrations()
