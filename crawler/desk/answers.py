"""What the reading room sends: a page, or a list as CSV or JSON; with the headers that keep stored text from doing anything."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, TypeVar

import msgspec
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from sqlite_utils import Database

from crawler.exports.sheet import write_rows

T = TypeVar("T")

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


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


def listing(rows: Iterable[Mapping[str, Any]], form: str, name: str, columns: Sequence[str]) -> Response:
    """Send rows as CSV for a spreadsheet or as JSON."""
    if form == "json":
        return Response(
            msgspec.json.encode([{column: row[column] for column in columns} for row in rows]),
            headers=dict(_HEADERS),
            content_type="application/json; charset=utf-8",
        )
    out = io.StringIO()
    out.write("\ufeff")  # Excel takes it for UTF-8 then
    write_rows(rows, out, columns, raw=False)
    headers = {**_HEADERS, "Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(out.getvalue(), headers=headers, content_type="text/csv; charset=utf-8")


def listed(records: Sequence[Any], kind: type, form: str, name: str) -> Response:
    """Send records of a dataclass, a column for each field."""
    return listing(map(asdict, records), form, name, [field.name for field in fields(kind)])
