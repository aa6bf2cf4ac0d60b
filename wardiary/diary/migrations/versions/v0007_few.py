"""Indexes of the few tellings that decisions are about: none of the others need be gone through to find them."""

from alembic import op

from wardiary.diary import derived

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make those that are not there: a diary older than what is derived has got them with its tables."""
    for each in sorted(derived.telling.indexes, key=lambda index: str(index.name)):
        each.create(op.get_bind(), checkfirst=True)
