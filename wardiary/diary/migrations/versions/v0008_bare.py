"""What is derived says which tellings have no place and no day of their own: its tables are made again, empty."""

from alembic import op

from wardiary.diary import derived
from wardiary.diary import schema as s

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables as the code of today has them."""
    derived.make(op.get_bind())
    op.get_bind().execute(s.meta.delete().where(s.meta.c.key == "derived_from"))
