"""The tables: sides, reports, readings, claims, checks, rejections."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _settings()
    _reports()
    _readings()
    _claims()
    op.create_table(
        "rejection",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.UniqueConstraint("name", "code", "reason", name="rejection_once"),
    )


def _settings() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "side",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "side_member",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("side", sa.Integer, sa.ForeignKey("side.id"), nullable=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
    )


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("fingerprint", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_utc", sa.Text),
        sa.Column("published_precision", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_index("report_published_utc", "report", ["published_utc"])
    op.create_table(
        "report_name",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("report.number"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.UniqueConstraint("report", "name", name="report_name_once"),
    )


def _readings() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("report.number"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("published_utc", sa.Text),
        sa.Column("published_day", sa.Text),
        sa.Column("published_inferred", sa.Boolean, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.UniqueConstraint("report", "reader", name="reading_once"),
    )
    op.create_index("reading_published_day", "reading", ["published_day"])
    op.create_table(
        "check_made",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.id"), nullable=False),
        sa.Column("report", sa.Integer, sa.ForeignKey("report.number"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("check_report", "check_made", ["report"])
    op.create_index("check_verdict", "check_made", ["verdict"])


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.id"), nullable=False),
        sa.Column("report", sa.Integer, sa.ForeignKey("report.number"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("reality", sa.Text, nullable=False),
        sa.Column("verification", sa.Text, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("time_from", sa.Text),
        sa.Column("time_to", sa.Text),
        sa.Column("first_day", sa.Text),
        sa.Column("last_day", sa.Text),
        sa.Column("days", sa.Integer),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.UniqueConstraint("reading", "name", name="claim_once"),
    )
    op.create_index("claim_report", "claim", ["report"])
    op.create_index("claim_days", "claim", ["first_day", "last_day"])
    op.create_index("claim_kind", "claim", ["kind"])
    op.create_index("claim_speaker", "claim", ["speaker"])
    op.create_index("claim_point", "claim", ["lat", "lon"])
