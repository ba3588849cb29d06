"""The plugin for Datasette: routes to our pages, words for templates, safe connections."""

import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response
from datasette.views.base import DatasetteError
from jinja2 import Environment
from markupsafe import Markup
from pluggy import HookimplMarker

from crawler.addresses.canonical import WEB
from crawler.archive.query import parse
from crawler.desk import handlers, lists
from crawler.desk.answers import not_found
from crawler.desk.door import ASGI, guarded
from crawler.desk.rule_labels import rule_label
from crawler.desk.words import plain, say, why

hookimpl = HookimplMarker("datasette")
View = Callable[..., Awaitable[Response]]

_LARGEST = 100_000_000
"""Bytes of a value that SQL may make; without a limit, a query could fill the memory."""

_FORM = r"\.(?P<form>csv|json)"
_ROUTES: list[tuple[str, View]] = [
    (r"^/$", handlers.home),
    (rf"^/search(?:{_FORM})?$", lists.results),
    (r"^/[^/.]+/search$", lists.box),
    (r"^/article/?$", handlers.address),
    (r"^/record/(?P<identifier>(?:weiye:)?[0-9a-f.]{20,45})$", handlers.identified),
    (r"^/article/(?P<id>\d{1,18})(?:\.(?P<form>json))?$", handlers.article),
    (
        r"^/article/(?P<id>\d{1,18})/version/(?P<revision>\d{1,9})(?:\.(?P<form>json))?$",
        handlers.article,
    ),
    (r"^/article/(?P<id>\d{1,18})/changes/(?P<old>\d{1,9})-(?P<new>\d{1,9})$", handlers.changes),
    (rf"^/coverage(?:{_FORM})?$", handlers.coverage),
    (rf"^/partial{_FORM}$", handlers.partial),
    (rf"^/runs{_FORM}$", handlers.runs),
]
# Tables and views that show titles of articles, by the column that says which article.
_TITLED = {
    "articles": "id",
    "articles_list": "id",
    "search": "id",
    "articles_partial": "id",
    "article_revisions": "article_id",
    "article_history": "article_id",
}


@hookimpl
def register_routes() -> list[tuple[str, View]]:
    """Put our pages before Datasette's, whose tables stay where they are."""
    return _ROUTES


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Give the templates their words."""
    env.globals.update(say=say, plain=plain, why=why, rule_label=rule_label)
    env.filters["moment"] = _moment
    env.tests["web"] = _is_web


@hookimpl(trylast=True)  # after Datasette has put its own `escape_fts` in place
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let Datasette's own search boxes understand words as ours do; trust no foreign schema."""
    conn.create_function("escape_fts", 1, _match)
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[ASGI], ASGI]:
    """Guard every request; where free SQL is on, the room is this machine's alone."""
    return partial(guarded, is_local=bool(datasette.setting("default_allow_sql")))


@hookimpl
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Awaitable[Response] | None:
    """Show our page for a missing one; programs, and all other errors, get Datasette's answer."""
    if isinstance(exception, DatasetteError):
        exception.status = 400  # what was asked is wrong (`_sort="`), and no fault of the server
    if isinstance(exception, NotFound) and not request.path.endswith(".json"):
        return not_found(datasette, request)
    return None


@hookimpl
def render_cell(
    row: sqlite3.Row, value: Any, column: str, table: str | None, datasette: Any
) -> Markup | None:
    """Make a title in Datasette's tables a link to the page of its article."""
    key = _TITLED.get(table or "")
    columns = row.keys()
    if column != "title" or key is None or key not in columns:
        return None
    address = datasette.urls.path(f"/article/{int(row[key])}")
    return Markup('<a href="{}">{}</a>').format(address, value or plain("untitled"))


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    """Give Datasette's own pages our colours."""
    return [datasette.urls.path("/desk/tables.css")]


def _match(words: str | None) -> str:
    """Write words as a query of the index; without a word, one that finds nothing."""
    return parse(words or "").match or '""'


def _moment(stamp: str, precision: str = "second") -> str:
    """Write a moment for a person: `2024-03-05T08:30+08:00` is `2024-03-05 08:30`, UTC says so."""
    zone = " UTC" if stamp.endswith("Z") else ""
    text = stamp.replace("T", " ").removesuffix("+08:00").removesuffix("Z")
    if precision == "minute":
        text = text[:16]
    return f"{text}{zone}"


def _is_web(address: str | None) -> bool:
    """Return whether an address may be a link: a stored `javascript:` address is text."""
    return bool(address) and str(address).partition("://")[0].lower() in WEB
