"""On SQLite: kept rows cannot be changed or removed, and the words of reports are indexed."""

from alembic import op

revision = "0002"
down_revision = "0001"

APPEND_ONLY = ("report", "report_name", "reading", "claim", "check_made", "rejection")


def upgrade() -> None:
    """Make the triggers and the index; another database has its own step for the same."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the diary is append-only: {table}'); END"
            )
    # The index holds no copy of the texts: it reads them from `report`.
    op.execute(
        "CREATE VIRTUAL TABLE report_words USING fts5("
        "title, text, content='report', content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER report_words_added AFTER INSERT ON report "
        "BEGIN INSERT INTO report_words(rowid, title, text) VALUES (new.number, new.title, new.text); END"
    )
