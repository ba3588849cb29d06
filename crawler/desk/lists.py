"""The list of articles: a question, its results, and the same list as a file."""

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
from crawler.desk.question import FILTERS, Question
from crawler.desk.words import plain

_A_PAGE = 20
_BATCH = 200
"""Hits of a file that are in memory at a time."""
_COLUMNS = [*COLUMNS, "page"]
_NAMES = ("site", "channel", "source", "author", "status")
_YEAR_LABELS = 7  # so that they have room at 360 px


@dataclass(frozen=True, slots=True)
class Results:
    """A page of the list, with the number of all articles, in all and by year, and the facets."""

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
    """Show the articles that a question finds, or send them all as CSV or JSON."""
    question = Question.read(request.args)
    if form := request.url_vars.get("form"):
        if question.refused:  # a program would take the list of everything for its answer
            return Response.text(f"{_refusal(question)}\n", 400)
        return streamed(_rows(datasette, question), form, "articles", _COLUMNS)
    found = await reading(datasette, partial(_results, question=question))
    base = datasette.urls.path("/search")
    context = {
        "here": "search",
        **_question(question, base),
        **_answer(found),
        **_links(question, found, base),
    }
    return await page(datasette, request, "desk_results.html", context)


async def box(datasette: Datasette) -> Response:
    """Lead from the view `search`, which as a table would ask for JSON, to the box for words."""
    return Response.redirect(datasette.urls.path("/search"))


def _results(db: Connection, question: Question) -> Results:
    query, filters = parse(question.text), _filters(question)
    total = count(db, query, filters)
    number = min(question.page, _pages(total))
    skip = (number - 1) * _A_PAGE
    return Results(
        total=total,
        number=number,
        hits=search(db, query, filters, order=_order(question), most=_A_PAGE, skip=skip),
        years=per_year(db, query, _filters(question.without("year"))),
        choices=choices(db, query, {name: _filters(question.without(name)) for name in FACTS}),
    )


def _pages(total: int) -> int:
    return max(1, -(-total // _A_PAGE))


# -- what the template shows


def _question(question: Question, base: str) -> dict[str, object]:
    """Return the question, and the way back from each filter."""
    query = {name: question.filters.get(name, "") for name in FILTERS}
    query["order"] = "rank" if question.by_rank else ""
    chosen = [
        (name, value, f"{base}?{question.without(name).link()}")
        for name, value in question.filters.items()
    ]
    return {
        "asked": question.text,
        "query": query,
        "chosen": chosen,
        "refused": question.refused,
        "stray": parse(question.text).stray,
    }


def _answer(found: Results) -> dict[str, object]:
    """Return the hits and the facets."""
    years = [Choice(year, found.years[year]) for year in sorted(found.years, reverse=True)]
    return {
        "choices": {**found.choices, "year": years},
        "total": found.total,
        "every": -(-len(plot.years(found.years)) // _YEAR_LABELS),
        "height": plot.HEIGHT,
        "hits": found.hits,
        "first": (found.number - 1) * _A_PAGE + 1,
        "number": found.number,
        "last": found.last,
    }


def _links(question: Question, found: Results, base: str) -> dict[str, object]:
    """Return the links to years, neighbouring pages and files."""
    bars = plot.bars(found.years, plot.years(found.years)) if len(found.years) > 1 else []
    number = found.number
    return {
        "years": [(bar, f"{base}?{question.link(year=bar.month)}") for bar in bars],
        "previous": f"{base}?{question.link(page=number - 1)}" if number > 1 else None,
        "next": f"{base}?{question.link(page=number + 1)}" if number < found.last else None,
        "files": [f"{base}.{form}?{question.link()}" for form in ("csv", "json")],
    }


# -- what the archive is asked


def _order(question: Question) -> Order:
    return "rank" if question.by_rank else "newest"


def _filters(question: Question) -> Filters:
    names = {name: question.filters.get(name) for name in _NAMES}
    return Filters(**names, since=question.since, until=question.until)


def _refusal(question: Question) -> str:
    refused = question.refused.items()
    return "; ".join(f"{name}={value}: {plain('refused-' + name)}" for name, value in refused)


async def _rows(datasette: Datasette, question: Question) -> AsyncIterator[list[dict[str, Any]]]:
    """Return all hits as rows of a file, each with the page to read it on, a batch at a time."""
    query = parse(question.text)

    def every(db: Connection) -> list[int]:
        return list(matching(db, query, _filters(question), order=_order(question)))

    def batch(db: Connection, ids: list[int]) -> list[dict[str, Any]]:
        found = hits(db, query, ids)
        path = datasette.urls.path
        return [hit.row() | {"page": str(path(f"/article/{hit.id}"))} for hit in found]

    ids = await reading(datasette, every)
    for start in range(0, len(ids), _BATCH):
        yield await reading(datasette, partial(batch, ids=ids[start : start + _BATCH]))
