"""The diary's tables, in SQL that SQLite and PostgreSQL share. Rows are added and never changed.

Moments are text, UTC, `YYYY-MM-DDTHH:MM:SSZ`; days are text, `YYYY-MM-DD`: both sort as they should. Whole records are
JSON as `wardiary schema` describes it; the columns beside it are for questions, never for a record's only copy.
The migrations make the tables; `tests/diary/test_migrate.py` holds the two to each other.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

side = Table(
    "side",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

# `side` is null for names known to belong to no side.
side_member = Table(
    "side_member",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("side", Integer, ForeignKey("side.id"), nullable=True),
    Column("name", Text, nullable=False, unique=True),
)

# `published` is as given; `published_precision` one of `times.Precision`.
report = Table(
    "report",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("fingerprint", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("published_utc", Text),
    Column("published_precision", Text),
    Column("text", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Index("report_published_utc", "published_utc"),
)

# The same text again under another name, with what was said of it then: a copy that another publisher brought.
report_name = Table(
    "report_name",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("report.number"), nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("report", "name", name="report_name_once"),
)

# The publication here is the report's own or the one inferred from its words.
reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("report.number"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("published", Text),
    Column("published_utc", Text),
    Column("published_day", Text),
    Column("published_inferred", Boolean, nullable=False),
    Column("json", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    UniqueConstraint("report", "reader", name="reading_once"),
    Index("reading_published_day", "published_day"),
)

# `place`, `lat`, `lon` are of the first place at which it happened; `first_day` to `last_day` the days it tells of.
claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.id"), nullable=False),
    Column("report", Integer, ForeignKey("report.number"), nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reality", Text, nullable=False),
    Column("verification", Text, nullable=False),
    Column("speaker", Text),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("time_from", Text),
    Column("time_to", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("days", Integer),
    Column("sentence", Text, nullable=False),
    Column("json", Text, nullable=False),
    UniqueConstraint("reading", "name", name="claim_once"),
    Index("claim_report", "report"),
    Index("claim_days", "first_day", "last_day"),
    Index("claim_kind", "kind"),
    Index("claim_speaker", "speaker"),
    Index("claim_point", "lat", "lon"),
)

check_made = Table(
    "check_made",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.id"), nullable=False),
    Column("report", Integer, ForeignKey("report.number"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("json", Text, nullable=False),
    Index("check_report", "report"),
    Index("check_verdict", "verdict"),
)

rejection = Table(
    "rejection",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    UniqueConstraint("name", "code", "reason", name="rejection_once"),
)

# What an analyst decided; `value` is JSON as `corrections.py` writes it. A withdrawal is a row that names the
# decision which it takes back.
decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("field", Text),
    Column("value", Text),
    Column("withdraws", Integer, ForeignKey("decision.id"), unique=True),
)

# The claims a decision is about, as they were read when it was made: events are derived, and come and go.
# `place` where only the claim's telling about that place is meant; `part` one of `decisions.Part`.
decision_claim = Table(
    "decision_claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("decision", Integer, ForeignKey("decision.id"), nullable=False),
    Column("claim", Integer, ForeignKey("claim.id"), nullable=False),
    Column("part", Text, nullable=False),
    Column("place", Text),
    Index("decision_claim_decision", "decision"),
    Index("decision_claim_claim", "claim"),
)

# A file that says who held what; withdrawn as decisions are.
control_import = Table(
    "control_import",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("withdraws", Integer, ForeignKey("control_import.id"), unique=True),
)

# One settlement, or one area (`area`, a GeoJSON geometry), of such a file; `entry` counts its rows or features from 1.
control_start = Table(
    "control_start",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", Integer, ForeignKey("control_import.id"), nullable=False),
    Column("entry", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("geonameid", Integer),
    Column("area", Text),
    Column("holder", Text),
    Column("state", Text, nullable=False),
    Column("since", Text),
    Column("as_of", Text),
    Index("control_start_import", "import_id"),
)

# Rows of these are never changed nor removed; the diary's own database refuses it.
APPEND_ONLY = (
    "report",
    "report_name",
    "reading",
    "claim",
    "check_made",
    "rejection",
    "decision",
    "decision_claim",
    "control_import",
    "control_start",
)
