"""What is derived says which events somebody has checked not to be so: its tables are made again, empty."""

from alembic import op

from wardiary.diary import derived
from wardiary.diary import schema as s

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables as the code of today has them."""
    derived.make(op.get_bind())
    op.get_bind().execute(s.meta.delete().where(s.meta.c.key == "derived_from"))
