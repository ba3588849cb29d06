"""The list of articles: what was asked, what was found, and the same list as a file."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from functools import partial
from sqlite3 import Connection
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import AsgiStream, Request, Response

from crawler.archive.facets import Choice, choices
from crawler.archive.query import parse
from crawler.archive.search import (
    COLUMNS,
    FACTS,
    Filters,
    Hit,
    Order,
    count,
    hits,
    matching,
    per_year,
    search,
)
from crawler.desk import plot
from crawler.desk.answers import page, reading, streamed
from crawler.desk.asking import FILTERS, Asked
from crawler.desk.words import plain

_A_PAGE = 20
_BATCH = 200
"""Hits of a file that are in memory at a time."""
_COLUMNS = [*COLUMNS, "page"]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of the list: its hits, which page it is, how many articles there are in all and by year, what narrows them."""

    total: int
    number: int
    hits: list[Hit]
    years: Mapping[str, int]
    choices: Mapping[str, list[Choice]]

    @property
    def last(self) -> int:
        """Return the number of the last page; a list without hits has one."""
        return _pages(self.total)


async def results(datasette: Datasette, request: Request) -> Response | AsgiStream:
    """Show the articles that were asked for, or send them all as CSV or JSON."""
    asked = Asked.read(request.args)
    if form := request.url_vars.get("form"):
        if (
            asked.refused
        ):  # a program reads it, which would take a list of everything for what it asked for
            return Response.text(f"{_refusal(asked)}\n", 400)
        return streamed(_rows(datasette, asked), form, "articles", _COLUMNS)
    found = await reading(datasette, partial(_found, asked=asked))
    base = datasette.urls.path("/search")
    context = {
        "here": "search",
        **_question(asked, base),
        **_answer(found),
        **_links(asked, found, base),
    }
    return await page(datasette, request, "desk_results.html", context)


def _found(db: Connection, asked: Asked) -> Results:
    filters, total = _filters(asked), count(db, asked.text, _filters(asked))
    number = min(asked.page, _pages(total))
    skip = (number - 1) * _A_PAGE
    return Results(
        total=total,
        number=number,
        hits=search(db, asked.text, filters, order=_order(asked), most=_A_PAGE, skip=skip),
        years=per_year(db, asked.text, _filters(asked.without("year"))),
        choices=choices(db, asked.text, {name: _filters(asked.without(name)) for name in FACTS}),
    )


def _pages(total: int) -> int:
    return max(1, -(-total // _A_PAGE))


def _question(asked: Asked, base: str) -> dict[str, object]:
    """Give the template what was asked, and the way back from each filter."""
    return {
        "asked": asked.text,
        "query": {name: asked.filters.get(name, "") for name in FILTERS}
        | {"order": "rank" if asked.by_rank else ""},
        "chosen": [
            (name, value, f"{base}?{asked.without(name).link()}")
            for name, value in asked.filters.items()
        ],
        "refused": asked.refused,
        "stray": parse(asked.text).stray,
    }


def _answer(found: Results) -> dict[str, object]:
    """Give it what was found."""
    years = [Choice(year, found.years[year]) for year in sorted(found.years, reverse=True)]
    return {
        "choices": {**found.choices, "year": years},
        "total": found.total,
        "every": -(-len(plot.years(found.years)) // 7),  # so that the labels have room at 360 px
        "height": plot.HEIGHT,
        "hits": found.hits,
        "first": (found.number - 1) * _A_PAGE + 1,
        "number": found.number,
        "last": found.last,
    }


def _links(asked: Asked, found: Results, base: str) -> dict[str, object]:
    """Give it what the list leads to: years, neighbouring pages, files."""
    bars = plot.bars(found.years, plot.years(found.years)) if len(found.years) > 1 else []
    number = found.number
    return {
        "years": [(bar, f"{base}?{asked.link(year=bar.month)}") for bar in bars],
        "previous": f"{base}?{asked.link(page=number - 1)}" if number > 1 else None,
        "next": f"{base}?{asked.link(page=number + 1)}" if number < found.last else None,
        "files": [f"{base}.{form}?{asked.link()}" for form in ("csv", "json")],
    }


async def box(datasette: Datasette) -> Response:
    """Lead from the view `search`, which as a table would ask for JSON, to the box for words."""
    return Response.redirect(datasette.urls.path("/search"))


def _order(asked: Asked) -> Order:
    return "rank" if asked.by_rank else "newest"


def _filters(asked: Asked) -> Filters:
    given = {
        name: asked.filters.get(name) for name in ("site", "channel", "source", "author", "status")
    }
    return Filters(**given, since=asked.since, until=asked.until)


def _refusal(asked: Asked) -> str:
    return "; ".join(
        f"{name}={value}: {plain('refused-' + name)}" for name, value in asked.refused.items()
    )


async def _rows(datasette: Datasette, asked: Asked) -> AsyncIterator[list[dict[str, Any]]]:
    """Return all hits as rows of a file, each with the page to read it on, a batch at a time."""

    def shown(db: Connection, some: list[int]) -> list[dict[str, Any]]:
        return [
            hit.row() | {"page": str(datasette.urls.path(f"/article/{hit.id}"))}
            for hit in hits(db, asked.text, some)
        ]

    every = await reading(
        datasette, lambda db: list(matching(db, asked.text, _filters(asked), order=_order(asked)))
    )
    for start in range(0, len(every), _BATCH):
        yield await reading(datasette, partial(shown, some=every[start : start + _BATCH]))
