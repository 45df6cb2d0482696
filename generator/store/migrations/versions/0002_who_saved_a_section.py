"""Who saved a section last; empty for what was saved before, and where nobody signs in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sections", sa.Column("updated_by", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("sections", "updated_by")
