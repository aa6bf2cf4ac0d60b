"""On PostgreSQL: kept rows cannot be changed or removed, and the words of reports are indexed. (SQLite's own: 0002.)"""

from alembic import op

revision = "0005"
down_revision = "0004"

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


def upgrade() -> None:
    """Make the triggers and the index."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(
        "CREATE FUNCTION diary_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        "'the diary is append-only: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION diary_append_only()"
        )
    # Words are taken apart by the diary, as SQLite's index does it: PostgreSQL's own way depends on its settings.
    op.execute(
        "CREATE TABLE report_words (report integer NOT NULL REFERENCES report (number), words tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX report_words_words ON report_words USING gin (words)")
    op.execute("CREATE INDEX report_words_report ON report_words (report)")
