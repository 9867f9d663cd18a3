"""The registers and catalogues a run relied on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them; of runs before nothing is known."""
    op.add_column("runs", sa.Column("registers", sa.Text, nullable=True))


def downgrade() -> None:
    """Nothing is taken back: decisions would be lost."""
    raise NotImplementedError("a database of decisions is never made older")
