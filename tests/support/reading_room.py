"""The reading room without its server."""

from datasette.app import Datasette


def close(datasette: Datasette) -> None:
    """Close what Datasette leaves open."""
    for database in datasette.databases.values():
        database.close()
    datasette.executor.shutdown()
