"""The list of articles: what was asked, what was found, and the same list as a file."""

from collections.abc import Iterable, Iterator
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from sqlite_utils import Database

from crawler.archive.choices import choices
from crawler.archive.search import COLUMNS, Filters, Hit, Order, count, per_year, search
from crawler.desk import plot
from crawler.desk.answers import listing, page, reading
from crawler.desk.asking import FILTERS, Asked

_A_PAGE = 20
_EVERY = -1
_COLUMNS = [*COLUMNS, "page"]


async def results(datasette: Datasette, request: Request) -> Response:
    """Show the articles that were asked for, or send them all as CSV or JSON."""
    asked = Asked.read(request.args)
    if form := request.url_vars.get("form"):
        every = await reading(datasette, lambda db: _hits(db, asked, most=_EVERY, skip=0))
        return listing(_rows(every, datasette), form, "articles", _COLUMNS)
    skip = (asked.page - 1) * _A_PAGE
    total, hits, counts, offered = await reading(
        datasette,
        lambda db: (
            count(db, asked.text, _filters(asked)),
            _hits(db, asked, most=_A_PAGE, skip=skip),
            per_year(db, asked.text, _filters(asked)),
            choices(db),
        ),
    )
    base = datasette.urls.path("/search")
    last = max(1, -(-total // _A_PAGE))
    context = {
        "here": "search",
        "asked": asked.text,
        "query": {name: asked.filters.get(name, "") for name in FILTERS} | {"order": "rank" if asked.by_rank else ""},
        "chosen": [(name, value, f"{base}?{asked.link(without=name)}") for name, value in asked.filters.items()],
        "choices": offered,
        "total": total,
        "years": [
            (bar, f"{base}?{asked.link(year=bar.month)}")
            for bar in plot.bars(counts, plot.years(counts))
            if len(counts) > 1
        ],
        "every": -(-len(plot.years(counts)) // 7),  # so that the labels have room at 360 px
        "height": plot.HEIGHT,
        "hits": hits,
        "first": skip + 1,
        "number": asked.page,
        "last": last,
        "previous": f"{base}?{asked.link(page=asked.page - 1)}" if asked.page > 1 else None,
        "next": f"{base}?{asked.link(page=asked.page + 1)}" if asked.page < last else None,
        "files": [f"{base}.{form}?{asked.link()}" for form in ("csv", "json")],
    }
    return await page(datasette, request, "desk_results.html", context)


async def box(datasette: Datasette) -> Response:
    """Lead from the view `search`, which as a table would ask for JSON, to the box for words."""
    return Response.redirect(datasette.urls.path("/search"))


def _hits(db: Database, asked: Asked, *, most: int, skip: int) -> list[Hit]:
    order: Order = "rank" if asked.by_rank else "newest"
    return search(db, asked.text, _filters(asked), order=order, most=most, skip=skip)


def _filters(asked: Asked) -> Filters:
    plain = {name: asked.filters.get(name) for name in ("site", "channel", "source", "author", "status")}
    return Filters(**plain, since=asked.since, until=asked.until)


def _rows(hits: Iterable[Hit], datasette: Datasette) -> Iterator[dict[str, Any]]:
    """Give hits as rows of a file, with the page to read each on."""
    for hit in hits:
        yield hit.row() | {"page": str(datasette.urls.path(f"/article/{hit.id}"))}
