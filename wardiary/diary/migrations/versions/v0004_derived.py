"""Tables for what weighing derives, empty: `wardiary rebuild` fills them."""

from alembic import op

from wardiary.diary import derived

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, as the code of today has them: a later step that changes them calls this again."""
    derived.make(op.get_bind())
