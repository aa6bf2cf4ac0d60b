"""Tables of what weighing derives from the diary's reports: never the only copy of anything, always made again.

Of every event and of every settlement a row tells what was known of it from one moment of publication (`since`) until
the next (`until`, `OPEN` for the last), so that the state as of any moment is one query. Moments are those of
`schema`. A place in the order of publication is (`published`, `name`), the moment and the report's name.

Cells and shingles are 64-bit digests, for look-up only: two that meet by chance cost a comparison and change nothing.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Connection, Float, Index, Integer, Table, Text, text
from sqlalchemy.schema import CreateTable

from wardiary.diary.schema import metadata

OPEN = "9999"
"""The `until` of what is still so: later than any moment."""


# Order as Python has it, whatever the database's own: names decide between reports of one moment.
_Ordered = Text().with_variant(Text(collation="C"), "postgresql")


def _index_of_few(name: str, column: str) -> Index:
    """An index of the few rows in which a column is told: of most it is not, and they need not be gone through."""
    told = text(f"{column} IS NOT NULL")
    return Index(name, column, sqlite_where=told, postgresql_where=told)


def _point() -> tuple[Column[float], Column[float]]:
    return Column("lat", Float), Column("lon", Float)


# A claim at one of its places in the terms of the sides: `wardiary.weighing.records.Telling`. It joined its event at
# (`joined`, `joined_name`, `step`) in the order of publication, by its likeness to `via` where a decision of an analyst
# put that there; `lent` says that the place is not its own but the one that its words name.
telling = Table(
    "derived_telling",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", Integer, nullable=False),
    Column("published", _Ordered, nullable=False),
    Column("name", _Ordered, nullable=False),
    Column("claim", Text, nullable=False),
    Column("place_in_report", Integer, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reality", Text, nullable=False),
    Column("place", Text),
    Column("place_key", Text),
    *_point(),
    Column("geonameid", Integer),
    Column("is_area", Boolean),
    Column("area", Text),
    Column("first", Float, nullable=False),
    Column("last", Float, nullable=False),
    Column("sharpness", Text, nullable=False),
    Column("time_from", Text),
    Column("time_to", Text),
    Column("agent", Text),
    Column("target", Text),
    Column("voice", Text, nullable=False),
    Column("voice_key", Text, nullable=False),
    Column("voice_side", Text),
    Column("by_publisher", Boolean, nullable=False),
    Column("checked", Boolean, nullable=False),
    Column("killed_low", Float),
    Column("killed_high", Float),
    Column("injured_low", Float),
    Column("injured_high", Float),
    Column("words", Text, nullable=False),
    Column("named", Text),
    Column("around", Text),
    Column("copy_of", Text),
    Column("mentions", Boolean, nullable=False),
    Column("bare", Boolean, nullable=False),
    Column("rulings", Text),
    Column("lent", Boolean, nullable=False),
    Column("event", Text),
    Column("via", Text),
    Column("joined", _Ordered),
    Column("joined_name", _Ordered),
    Column("step", Integer),
    Index("derived_telling_report", "report"),
    Index("derived_telling_event", "event"),
    Index("derived_telling_place", "place_key", "published"),
    Index("derived_telling_voice", "voice"),
    _index_of_few("derived_telling_copy", "copy_of"),
    _index_of_few("derived_telling_via", "via"),
    _index_of_few("derived_telling_ruled", "rulings"),
)

# Where and when reports tell of something, to find those that an event may concern.
telling_cell = Table(
    "derived_telling_cell",
    metadata,
    Column("cell", BigInteger, primary_key=True),
    Column("published", _Ordered, primary_key=True),
    Column("report", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# Names in the sentences of claims that have no place: they may be lent one of that name.
telling_name = Table(
    "derived_telling_name",
    metadata,
    Column("key", Text, primary_key=True),
    Column("published", _Ordered, primary_key=True),
    Column("report", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# A sample of the word shingles in the sentences of claims, to find copies.
shingle = Table(
    "derived_shingle",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("published", _Ordered, primary_key=True),
    Column("name", _Ordered, primary_key=True),
    sqlite_with_rowid=False,
)

# An event as all its tellings leave it: `weighing.grouping.similarity.Profile`. (`published`, `name`, `step`) is
# where it was founded, `spot` and `home` where it was put then, `latest...` where its last telling joined;
# `ever_...` are the days that it was ever taken for, `tells_holding` whether anything in it tells of a holding or
# withdrawal, `tells_taking` of a gain or holding. `into` is set on the likeness of a telling that an analyst put
# elsewhere.
event = Table(
    "derived_event",
    metadata,
    Column("id", Text, primary_key=True),
    Column("published", _Ordered, nullable=False),
    Column("name", _Ordered, nullable=False),
    Column("step", Integer, nullable=False),
    Column("tells_holding", Boolean, nullable=False),
    Column("tells_taking", Boolean, nullable=False),
    Column("spot", Integer),
    Column("home", Integer),
    Column("kind", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("place_key", Text, nullable=False),
    *_point(),
    Column("geonameid", Integer),
    Column("is_area", Boolean, nullable=False),
    Column("when_first", Float, nullable=False),
    Column("when_last", Float, nullable=False),
    Column("sharpness", Text, nullable=False),
    Column("time_from", Text),
    Column("time_to", Text),
    Column("first", Float, nullable=False),
    Column("last", Float, nullable=False),
    Column("agent", Text),
    Column("target", Text),
    Column("tolls", Text),
    Column("parts", Text),
    Column("is_false", Boolean, nullable=False),
    Column("into", Text),
    Column("latest_published", _Ordered, nullable=False),
    Column("latest_name", _Ordered, nullable=False),
    Column("ever_first", Float, nullable=False),
    Column("ever_last", Float, nullable=False),
    Index("derived_event_home", "home", "ever_first"),
    Index("derived_event_spot", "spot", "published", "name"),
    Index("derived_event_founded", "published", "name", "step"),
)

event_cell = Table(
    "derived_event_cell",
    metadata,
    Column("cell", BigInteger, primary_key=True),
    Column("event", Text, primary_key=True),
    Index("derived_event_cell_event", "event"),
    sqlite_with_rowid=False,
)

# What was known of an event from `since` until `until`. `affirmed`: somebody says that it happened; `own_word`: nobody
# but who gains by it tells it; `area`: the one that it moves as a whole, as JSON.
event_state = Table(
    "derived_event_state",
    metadata,
    Column("event", Text, primary_key=True),
    Column("since", _Ordered, primary_key=True),
    Column("until", _Ordered, nullable=False),
    Column("home", Integer),
    Column("founded", _Ordered, nullable=False),
    Column("kind", Text, nullable=False),
    Column("place", Text),
    *_point(),
    Column("first", Float, nullable=False),
    Column("last", Float, nullable=False),
    Column("sharpness", Text, nullable=False),
    Column("time_from", Text),
    Column("time_to", Text),
    Column("agent", Text),
    Column("target", Text),
    Column("standing", Text, nullable=False),
    Column("killed_low", Float),
    Column("killed_high", Float),
    Column("injured_low", Float),
    Column("injured_high", Float),
    Column("affirmed", Boolean, nullable=False),
    Column("own_word", Boolean, nullable=False),
    Column("area", Text),
    Index("derived_event_state_home", "home", "kind"),
    Index("derived_event_state_since", "since"),
    sqlite_with_rowid=False,
)

# The places at which events were founded, each spelling and point once; those with one `home` are one settlement.
spot = Table(
    "derived_spot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", _Ordered, nullable=False),
    Column("key", Text, nullable=False),
    *_point(),
    Column("geonameid", Integer),
    Column("cell", BigInteger),
    Column("home", Integer, nullable=False),
    Column("published", _Ordered, nullable=False),
    Column("report", Text, nullable=False),
    Column("step", Integer, nullable=False),
    Index("derived_spot_key", "key"),
    Index("derived_spot_cell", "cell"),
    Index("derived_spot_home", "home"),
)

# What was known of who holds a settlement from `since` until `until`.
control_state = Table(
    "derived_control_state",
    metadata,
    Column("home", Integer, primary_key=True),
    Column("since", _Ordered, primary_key=True),
    Column("until", _Ordered, nullable=False),
    Column("place", Text, nullable=False),
    *_point(),
    Column("holder", Text),
    Column("state", Text, nullable=False),
    Column("held_since", Text),
    Column("standing", Text),
    Column("event", Text),
    Index("derived_control_state_since", "since"),
    sqlite_with_rowid=False,
)

TABLES = (telling, telling_cell, telling_name, shingle, event, event_cell, event_state, spot, control_state)


def make(connection: Connection) -> None:
    """Make the tables anew, empty; whatever was in them can be derived again."""
    make_bare(connection)
    index(connection)


def make_bare(connection: Connection) -> None:
    """Make the tables anew without the indexes beside their keys: they are filled faster so."""
    metadata.drop_all(connection, list(TABLES))
    for table in TABLES:
        connection.execute(CreateTable(table))


def index(connection: Connection) -> None:
    """Make the indexes of tables that were made bare."""
    for table in TABLES:
        for each in sorted(table.indexes, key=lambda each: str(each.name)):
            each.create(connection)
