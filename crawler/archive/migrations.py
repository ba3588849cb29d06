"""The steps that made the schema, files of SQL. A step is never edited; a change is a new one.

Imports nothing of the project, so that `sqlite-utils migrate archive.db
crawler/archive/migrations.py` works as well. Tables are changed by plain ALTER TABLE:
sqlite-utils' `transform()` drops triggers silently.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlite_utils import Database, Migrations

migrations = Migrations("weiye")

# "WEYE", which the first step writes into the file's header: it tells an archive of ours from any
# other SQLite file.
APPLICATION_ID = 0x57455945

_STEPS = (
    "create_archive",
    "remember_walks",
    "revisit_articles",
    "remember_backfills",
    "resolve_quarantine",
    "point_to_raw_bytes",
    "measure_runs",
    "keep_tombstones",
    "search_text",
    "show_views",
    "list_articles",
    "accept_findings",
    "name_removal_rules",
    "remember_repeated_texts",
)
_SCHEMA = Path(__file__).parent / "schema"


def _step(name: str) -> Callable[[Database], None]:
    """Make the step that runs `schema/NAME.sql`."""

    def run(db: Database) -> None:
        for statement in _statements((_SCHEMA / f"{name}.sql").read_text("utf-8")):
            db.conn.execute(statement)

    return run


def _statements(script: str) -> Iterator[str]:
    """Split a script whose statements end where lines end.

    `Database.executescript` tries every character for an end: a tenth of a second for an archive.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    assert not statement.strip(), f"{statement} does not end with a semicolon and its line"


for _name in _STEPS:
    migrations(name=_name)(_step(_name))
