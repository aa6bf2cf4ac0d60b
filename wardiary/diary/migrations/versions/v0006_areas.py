"""What is derived says which areas events move: its tables are made again, empty, and filled when next asked for."""

from alembic import op

from wardiary.diary import derived
from wardiary.diary import schema as s

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables as the code of today has them."""
    derived.make(op.get_bind())
    op.get_bind().execute(s.meta.delete().where(s.meta.c.key == "derived_from"))
