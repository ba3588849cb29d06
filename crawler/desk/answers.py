"""Answers of the reading room: pages and lists, with headers that keep stored text harmless."""

import io
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import asdict, fields
from sqlite3 import Connection
from typing import Any, TypeVar

import msgspec
from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, AsgiWriter, Request, Response

from crawler.exports.sheet import write_rows

T = TypeVar("T")
Row = Mapping[str, Any]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def archive_name(datasette: Datasette) -> str:
    """Name the archive as Datasette does."""
    return str(datasette.get_database().name)


async def reading(datasette: Datasette, read: Callable[[Connection], T]) -> T:
    """Run a query in one of Datasette's threads, on its read-only connection."""
    result: T = await datasette.get_database().execute_fn(read)
    return result


async def page(
    datasette: Datasette,
    request: Request,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
) -> Response:
    """Render one of our templates."""
    variables = {"archive": archive_name(datasette), **context}
    html = await datasette.render_template(template, variables, request=request)
    return Response(
        html, status=status, headers=dict(_HEADERS), content_type="text/html; charset=utf-8"
    )


async def not_found(datasette: Datasette, request: Request) -> Response:
    """Say that there is no such page."""
    return await page(datasette, request, "desk_missing.html", {}, status=404)


def listing(rows: Sequence[Row], form: str, name: str, columns: Sequence[str]) -> AsgiStream:
    """Send rows as CSV for a spreadsheet or as JSON."""

    async def once() -> AsyncIterator[Sequence[Row]]:
        yield rows

    return streamed(once(), form, name, columns)


def streamed(
    batches: AsyncIterator[Sequence[Row]], form: str, name: str, columns: Sequence[str]
) -> AsgiStream:
    """Send a list while its rows come: one batch of it is in memory."""
    if form == "csv":
        headers = {**_HEADERS, "Content-Disposition": f'attachment; filename="{name}.csv"'}
        return _stream(_csv(batches, columns), headers, "text/csv; charset=utf-8")
    return _stream(_json(batches, columns), _HEADERS, "application/json; charset=utf-8")


def _stream(
    pieces: AsyncIterator[str], headers: Mapping[str, str], content_type: str
) -> AsgiStream:
    async def write(writer: AsgiWriter) -> None:
        async for piece in pieces:
            await writer.write(piece)

    return AsgiStream(write, headers=dict(headers), content_type=content_type)


async def _csv(batches: AsyncIterator[Sequence[Row]], columns: Sequence[str]) -> AsyncIterator[str]:
    yield "\ufeff" + _cells((), columns, names=True)  # Excel takes it for UTF-8 then
    async for rows in batches:
        yield _cells(rows, columns, names=False)


def _cells(rows: Sequence[Row], columns: Sequence[str], *, names: bool) -> str:
    out = io.StringIO()
    write_rows(rows, out, columns, raw=False, names=names)
    return out.getvalue()


async def _json(
    batches: AsyncIterator[Sequence[Row]], columns: Sequence[str]
) -> AsyncIterator[str]:
    separator = "["
    async for rows in batches:
        if rows:
            yield separator + ",\n".join(_json_row(row, columns) for row in rows)
            separator = ",\n"
    yield "[]" if separator == "[" else "]"


def _json_row(row: Row, columns: Sequence[str]) -> str:
    return msgspec.json.encode({column: row[column] for column in columns}).decode()


def listed(records: Sequence[Any], kind: type, form: str, name: str) -> AsgiStream:
    """Send records of a dataclass, a column for each field."""
    columns = [field.name for field in fields(kind)]
    return listing([asdict(record) for record in records], form, name, columns)
