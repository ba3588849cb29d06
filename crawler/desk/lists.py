"""The list of articles: what was asked, what was found, and the same list as a file."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response
from sqlite_utils import Database

from crawler.archive.choices import Choice, choices
from crawler.archive.query import parse
from crawler.archive.search import COLUMNS, FACTS, Filters, Order, count, found, hits, per_year, search
from crawler.desk import plot
from crawler.desk.answers import page, reading, streamed
from crawler.desk.asking import FILTERS, Asked
from crawler.desk.labels import plain

_A_PAGE = 20
_BATCH = 200
"""Hits of a file that are in memory at a time."""
_COLUMNS = [*COLUMNS, "page"]


async def results(datasette: Datasette, request: Request) -> Response | AsgiStream:
    """Show the articles that were asked for, or send them all as CSV or JSON."""
    asked = Asked.read(request.args)
    if form := request.url_vars.get("form"):
        if asked.refused:  # a program reads it, which would take a list of everything for what it asked for
            return Response.text(f"{_refusal(asked)}\n", 400)
        return streamed(_rows(datasette, asked), form, "articles", _COLUMNS)
    total = await reading(datasette, lambda db: count(db, asked.text, _filters(asked)))
    last = max(1, -(-total // _A_PAGE))
    number = min(asked.page, last)
    skip = (number - 1) * _A_PAGE
    shown, counts, offered = await reading(
        datasette,
        lambda db: (
            search(db, asked.text, _filters(asked), order=_order(asked), most=_A_PAGE, skip=skip),
            per_year(db, asked.text, _filters(asked.without("year"))),
            choices(db, asked.text, {name: _filters(asked.without(name)) for name in FACTS}),
        ),
    )
    base = datasette.urls.path("/search")
    context = {
        "here": "search",
        "asked": asked.text,
        "query": {name: asked.filters.get(name, "") for name in FILTERS} | {"order": "rank" if asked.by_rank else ""},
        "chosen": [(name, value, f"{base}?{asked.without(name).link()}") for name, value in asked.filters.items()],
        "refused": asked.refused,
        "stray": parse(asked.text).stray,
        "choices": offered | {"year": [Choice(year, counts[year]) for year in sorted(counts, reverse=True)]},
        "total": total,
        "years": [
            (bar, f"{base}?{asked.link(year=bar.month)}")
            for bar in plot.bars(counts, plot.years(counts))
            if len(counts) > 1
        ],
        "every": -(-len(plot.years(counts)) // 7),  # so that the labels have room at 360 px
        "height": plot.HEIGHT,
        "hits": shown,
        "first": skip + 1,
        "number": number,
        "last": last,
        "previous": f"{base}?{asked.link(page=number - 1)}" if number > 1 else None,
        "next": f"{base}?{asked.link(page=number + 1)}" if number < last else None,
        "files": [f"{base}.{form}?{asked.link()}" for form in ("csv", "json")],
    }
    return await page(datasette, request, "desk_results.html", context)


async def box(datasette: Datasette) -> Response:
    """Lead from the view `search`, which as a table would ask for JSON, to the box for words."""
    return Response.redirect(datasette.urls.path("/search"))


def _order(asked: Asked) -> Order:
    return "rank" if asked.by_rank else "newest"


def _filters(asked: Asked) -> Filters:
    given = {name: asked.filters.get(name) for name in ("site", "channel", "source", "author", "status")}
    return Filters(**given, since=asked.since, until=asked.until)


def _refusal(asked: Asked) -> str:
    return "; ".join(f"{name}={value}: {plain('refused-' + name)}" for name, value in asked.refused.items())


async def _rows(datasette: Datasette, asked: Asked) -> AsyncIterator[list[dict[str, Any]]]:
    """Give all hits as rows of a file, each with the page to read it on, a batch at a time."""

    def shown(db: Database, ids: list[int]) -> list[dict[str, Any]]:
        return [
            hit.row() | {"page": str(datasette.urls.path(f"/article/{hit.id}"))} for hit in hits(db, asked.text, ids)
        ]

    ids = await reading(datasette, lambda db: list(found(db, asked.text, _filters(asked), order=_order(asked))))
    for start in range(0, len(ids), _BATCH):
        yield await reading(datasette, partial(shown, ids=ids[start : start + _BATCH]))
