"""What Alembic runs: the steps, on the connection and in the transaction that `migrate.py` hands over."""

from alembic import context

from wardiary.diary.derived import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
