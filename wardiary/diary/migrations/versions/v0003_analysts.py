"""What analysts say beside the reports: decisions about claims, and starting states of control."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

APPEND_ONLY = ("decision", "decision_claim", "control_import", "control_start")


def upgrade() -> None:
    """Make the tables; on SQLite with the triggers that keep their rows."""
    _decisions()
    _control()
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the diary is append-only: {table}'); END"
            )


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("field", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("withdraws", sa.Integer, sa.ForeignKey("decision.id"), unique=True),
    )
    op.create_table(
        "decision_claim",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("decision", sa.Integer, sa.ForeignKey("decision.id"), nullable=False),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
    )
    op.create_index("decision_claim_decision", "decision_claim", ["decision"])
    op.create_index("decision_claim_claim", "decision_claim", ["claim"])


def _control() -> None:
    op.create_table(
        "control_import",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("withdraws", sa.Integer, sa.ForeignKey("control_import.id"), unique=True),
    )
    op.create_table(
        "control_start",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("import_id", sa.Integer, sa.ForeignKey("control_import.id"), nullable=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("geonameid", sa.Integer),
        sa.Column("area", sa.Text),
        sa.Column("holder", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("since", sa.Text),
        sa.Column("as_of", sa.Text),
    )
    op.create_index("control_start_import", "control_start", ["import_id"])
