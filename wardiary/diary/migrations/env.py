"""What Alembic runs: the steps, on the connection and in the transaction that `migrate.py` hands over."""

from alembic import context

import wardiary.diary.derived  # noqa: F401 - its tables are the schema's too
from wardiary.diary.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
