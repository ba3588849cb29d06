"""The reading room as an application: Datasette over one archive with our pages, and its server."""

import ipaddress
import signal
import socket
from pathlib import Path

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from crawler.archive.database import read_current
from crawler.desk import plugin
from crawler.errors import DeclarationError

_HERE = Path(__file__).parent
_HIGHEST = 65535
_SETTINGS = {
    "truncate_cells_html": 80,  # a body in a table is eight screens
    "default_page_size": 50,
    "sql_time_limit_ms": 2000,
    "facet_time_limit_ms": 500,
    "suggest_facets": False,  # reads every text for each page of a table
    "allow_download": False,  # of a file that a crawl writes; `scrapy backup` copies it whole
}
# How Datasette's own pages show our tables: the newest first, with what one narrows them by.
_TABLES = {
    "articles": {"sort_desc": "published_at", "facets": ["site", "source"], "size": 20},
    "frontier": {"sort_desc": "last_seen_at", "facets": ["site", "state", "reason"]},
    "quarantine": {"sort_desc": "at", "facets": ["reason"]},
    "runs": {"sort_desc": "id", "facets": ["spider", "exit_code"]},
    # What explains other tables, or is there for the machine.
    **{
        name: {"hidden": True}
        for name in (
            "_sqlite_migrations",
            "article_statuses",
            "backfills",
            "finding_kinds",
            "frontier_states",
            "link_kinds",
            "quarantine_resolutions",
            "reasons",
            "removal_rules",
            "revision_causes",
            "search_steps",
            "articles_pairs",
        )
    },
}


def is_public(host: str) -> bool:
    """Return whether others than this machine reach an address."""
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def room(archive: Path, *, public: bool = False) -> Datasette:
    """Open the reading room over an archive of ours; nothing in it can be written from here.

    An archive of an earlier version is migrated first, which is the one time that it is written.
    Free SQL is for people at this machine: in a `public` room it is off.
    """
    read_current(archive).close()
    if not pm.is_registered(plugin):
        pm.register(plugin, name="weiye")
    return Datasette(
        [str(archive)],
        template_dir=str(_HERE / "templates"),
        static_mounts=[("desk", str(_HERE / "static"))],
        settings={**_SETTINGS, "default_allow_sql": not public},
        metadata={"title": "尾页 Weiye", "databases": {archive.stem: {"tables": _TABLES}}},
    )


def listening(host: str, port: int) -> socket.socket:
    """Take the port; raises DeclarationError in a sentence when it is in use."""
    if not 0 <= port <= _HIGHEST:
        raise DeclarationError(
            f"--port {port} is no port; it is a number from 0 (a free one) to {_HIGHEST}."
        )
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise DeclarationError(
            f"{host}:{port} cannot be served on: {error.strerror or error}; give another with"
            " --port (0 takes a free one)."
        ) from error


def serve(datasette: Datasette, door: socket.socket) -> None:
    """Serve the reading room until a signal stops the process, which is a good end."""
    # uvicorn sends itself the signal again once all is closed, and meets these handlers.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: None)
    config = uvicorn.Config(datasette.app(), lifespan="on", log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[door])
