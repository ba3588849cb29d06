"""What the reading room sends: a page, or a list as CSV or JSON; with the headers that keep stored text from doing anything."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

import msgspec
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from sqlite_utils import Database

T = TypeVar("T")

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# A spreadsheet takes a cell that begins so for a formula; an apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", ";=")


def archive_name(datasette: Datasette) -> str:
    """Name the archive as Datasette does."""
    return str(datasette.get_database().name)


async def reading(datasette: Datasette, read: Callable[[Database], T]) -> T:
    """Run a question to the archive in one of Datasette's threads, on its read-only connection."""
    database = datasette.get_database()
    answer: T = await database.execute_fn(lambda connection: read(Database(connection, execute_plugins=False)))
    return answer


async def page(
    datasette: Datasette, request: Request, template: str, context: Mapping[str, Any], status: int = 200
) -> Response:
    """Render one of our templates."""
    known = {"archive": archive_name(datasette), **context}
    html = await datasette.render_template(template, known, request=request)
    return Response(html, status=status, headers=dict(_HEADERS), content_type="text/html; charset=utf-8")


async def not_found(datasette: Datasette, request: Request) -> Response:
    """Say that there is no such page."""
    return await page(datasette, request, "desk_missing.html", {}, status=404)


def listing(rows: Iterable[Any], form: str, name: str) -> Response:
    """Send records, dataclasses or mappings, as CSV for a spreadsheet or as JSON."""
    plain = [row if isinstance(row, Mapping) else asdict(row) for row in rows]
    if form == "json":
        return Response(
            msgspec.json.encode(plain), headers=dict(_HEADERS), content_type="application/json; charset=utf-8"
        )
    headers = {**_HEADERS, "Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(_csv(plain), headers=headers, content_type="text/csv; charset=utf-8")


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Write CSV that Excel opens as UTF-8 (byte order mark) and that holds no formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.DictWriter(out, fieldnames=list(rows[0]) if rows else [])
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    elif isinstance(value, Mapping):
        value = msgspec.json.encode(value).decode()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
