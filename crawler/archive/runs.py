"""One row for each run of a spider: what it was asked, what it ran with, how it ended."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlite_utils import Database

from crawler.archive.database import transaction
from crawler.clock import stamp


def begin(
    db: Database, *, spider: str, arguments: Mapping[str, str], versions: Mapping[str, str], now: datetime
) -> int:
    """Enter a run that begins, and give its number."""
    with transaction(db):
        cursor = db.conn.execute(
            "INSERT INTO runs (spider, arguments, versions, started_at) VALUES (?, ?, ?, ?)",
            (spider, json.dumps(arguments, ensure_ascii=False), json.dumps(versions), stamp(now)),
        )
        return int(cursor.lastrowid or 0)


def finish(db: Database, run_id: int, *, reason: str, counts: Mapping[str, int], now: datetime) -> None:
    """Enter how a run ended; a run without an end was killed."""
    with transaction(db):
        db.conn.execute(
            "UPDATE runs SET ended_at = ?, reason = ?, counts = ? WHERE id = ?",
            (stamp(now), reason, json.dumps(counts), run_id),
        )


def set_exit_code(db: Database, run_id: int, exit_code: int) -> None:
    """Enter the code the command is about to exit with."""
    with transaction(db):
        db.conn.execute("UPDATE runs SET exit_code = ? WHERE id = ?", (exit_code, run_id))
