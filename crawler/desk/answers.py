"""What the reading room sends: a page, or a list as CSV or JSON; with the headers that keep stored text from doing anything."""

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
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def archive_name(datasette: Datasette) -> str:
    """Name the archive as Datasette does."""
    return str(datasette.get_database().name)


async def reading(datasette: Datasette, read: Callable[[Connection], T]) -> T:
    """Run a question to the archive in one of Datasette's threads, on its read-only connection."""
    database = datasette.get_database()
    answer: T = await database.execute_fn(read)
    return answer


async def page(
    datasette: Datasette,
    request: Request,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
) -> Response:
    """Render one of our templates."""
    known = {"archive": archive_name(datasette), **context}
    html = await datasette.render_template(template, known, request=request)
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
    """Send a list as its rows come: however long it is, no more than a batch of it is in memory."""
    pieces = _csv(batches, columns) if form == "csv" else _json(batches, columns)

    async def write(writer: AsgiWriter) -> None:
        async for piece in pieces:
            await writer.write(piece)

    headers, kind = dict(_HEADERS), "application/json; charset=utf-8"
    if form == "csv":
        headers["Content-Disposition"], kind = (
            f'attachment; filename="{name}.csv"',
            "text/csv; charset=utf-8",
        )
    return AsgiStream(write, headers=headers, content_type=kind)


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
    before = "["
    async for rows in batches:
        said = [
            msgspec.json.encode({column: row[column] for column in columns}).decode()
            for row in rows
        ]
        if said:
            yield before + ",\n".join(said)
            before = ",\n"
    yield "[]" if before == "[" else "]"


def listed(records: Sequence[Any], kind: type, form: str, name: str) -> AsgiStream:
    """Send records of a dataclass, a column for each field."""
    return listing(
        [asdict(record) for record in records], form, name, [field.name for field in fields(kind)]
    )
