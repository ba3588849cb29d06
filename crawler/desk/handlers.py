"""The pages of the reading room: each queries the archive, and fills a template."""

from itertools import groupby
from sqlite3 import Connection

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from crawler.archive import coverage as archive_coverage
from crawler.archive.query import Query
from crawler.archive.record import Record, Version, find_address, find_identified, read_record
from crawler.archive.search import search
from crawler.citation import bibtex, gbt, record_identifier
from crawler.desk import plot
from crawler.desk.answers import listed, listing, not_found, page, reading
from crawler.desk.flow import flow
from crawler.differences import Span, by_paragraph, differences
from crawler.errors import DeclarationError
from crawler.fields import Merge
from crawler.model import FIELDS

_COMPARED = tuple(field.name for field in FIELDS if field.column.compared)
_CREDITS = tuple(field.name for field in FIELDS if field.column.merge is Merge.UNION)
_LATEST_RUNS = 30
_NEWEST = 10
_PARTIAL = 100
_EVERY = 1_000_000


async def home(datasette: Datasette, request: Request) -> Response:
    """Show what there is, and a box to search it."""
    sites, newest = await reading(
        datasette, lambda db: (archive_coverage.sites(db), search(db, Query(), most=_NEWEST))
    )
    return await page(datasette, request, "desk_home.html", {"sites": sites, "newest": newest})


async def article(datasette: Datasette, request: Request) -> Response:
    """Show an article, in the version that is asked for or the current one."""
    record = await _record(datasette, request)
    version = _version(record, request.url_vars.get("revision"))
    if record is None or version is None:
        return await not_found(datasette, request)
    if request.url_vars.get("form"):
        return listed([record.as_of(version)], Record, "json", f"article-{record.id}")
    return await page(datasette, request, "desk_article.html", _shown(record, version))


async def address(datasette: Datasette, request: Request) -> Response:
    """Lead from any address of an article, however it is written, to the article."""
    url = request.args.get("url") or ""
    try:
        article_id = await reading(datasette, lambda db: find_address(db, url))
    except DeclarationError:
        article_id = None
    if article_id is None:
        return await not_found(datasette, request)
    return Response.redirect(datasette.urls.path(f"/article/{article_id}"))


async def identified(datasette: Datasette, request: Request) -> Response:
    """Lead from the identifier of a citation to the article, or to the version it names."""
    identifier = request.url_vars["identifier"]
    identity = await reading(datasette, lambda db: find_identified(db, identifier))
    if identity is None:
        return await not_found(datasette, request)
    article_id, revision = identity
    version = "" if revision is None else f"/version/{revision}"
    return Response.redirect(datasette.urls.path(f"/article/{article_id}{version}"))


async def changes(datasette: Datasette, request: Request) -> Response:
    """Show the differences of two versions."""
    record = await _record(datasette, request)
    old, new = _version(record, request.url_vars["old"]), _version(record, request.url_vars["new"])
    if record is None or old is None or new is None:
        return await not_found(datasette, request)
    facts = [(name, differences(_text(old, name), _text(new, name))) for name in _COMPARED]
    context = {
        "record": record,
        "old": old,
        "new": new,
        "facts": [(name, spans) for name, spans in facts if _is_changed(spans)],
        "runs": _runs(by_paragraph(differences(old.body, new.body))),
    }
    return await page(datasette, request, "desk_changes.html", context)


async def coverage(datasette: Datasette, request: Request) -> Response:
    """Show the coverage of each site by month, its gaps, partial articles, crawls."""
    sites = await reading(datasette, archive_coverage.sites)
    if form := request.url_vars.get("form"):
        return listing(_month_rows(sites), form, "coverage", ("site", "month", "articles"))
    context = {
        "here": "coverage",
        "height": plot.HEIGHT,
        **_plots(sites),
        "partial": await reading(datasette, _partial_articles),
        "runs": await reading(datasette, _recent_runs),
    }
    return await page(datasette, request, "desk_coverage.html", context)


def _plots(sites: list[archive_coverage.SiteHoldings]) -> dict[str, object]:
    """Return the bars of each site on a common axis, and the months without an article."""
    axis = _axis(sites)
    plots = [(site, plot.bars(site.months, axis)) for site in sites]
    gaps = [(site.site, plot.spans(_empty_months(bars))) for site, bars in plots]
    return {
        "plots": plots,
        "ticks": plot.ticks(axis) if axis else [],
        "gaps": [(site, months) for site, months in gaps if months],
    }


def _empty_months(bars: list[plot.Bar]) -> list[str]:
    return [bar.month for bar in bars if bar.is_gap]


def _partial_articles(db: Connection) -> list[archive_coverage.PartialArticle]:
    return archive_coverage.partial_articles(db, _PARTIAL)


def _recent_runs(db: Connection) -> list[archive_coverage.RunOutcome]:
    return archive_coverage.recent_runs(db, _LATEST_RUNS)


async def partial(datasette: Datasette, request: Request) -> Response:
    """Send the list of partial articles."""
    rows = await reading(datasette, lambda db: archive_coverage.partial_articles(db, _EVERY))
    return listed(rows, archive_coverage.PartialArticle, request.url_vars["form"], "partial")


async def runs(datasette: Datasette, request: Request) -> Response:
    """Send the list of crawls."""
    rows = await reading(datasette, lambda db: archive_coverage.recent_runs(db, _EVERY))
    return listed(rows, archive_coverage.RunOutcome, request.url_vars["form"], "runs")


async def _record(datasette: Datasette, request: Request) -> Record | None:
    number = int(request.url_vars["id"])

    def read(db: Connection) -> Record | None:
        return read_record(db, number)

    return await reading(datasette, read)


def _version(record: Record | None, revision: str | None) -> Version | None:
    if record is None:
        return None
    return record.version(int(revision)) if revision else record.current


def _shown(record: Record, version: Version) -> dict[str, object]:
    """Return what the template shows of a version; pictures are stored of the current one only."""
    is_current, cited = version is record.current, record.cite(version)
    is_placed = any(page.first_paragraph is not None for page in version.pages)
    return {
        "record": record,
        "version": version,
        "is_current": is_current,
        "credits": _CREDITS,
        "identifier": cited.identifier,
        "record_identifier": record_identifier(record.url),
        "gbt": gbt(cited),
        "bibtex": bibtex(cited),
        "pieces": flow(
            version.paragraphs,
            version.pages,
            images=record.images if is_current else (),
            missing=version.missing_pages if is_placed or is_current else (),
        ),
    }


def _runs(paragraphs: list[list[Span]]) -> list[tuple[bool, list[list[Span]]]]:
    """Group paragraphs that changed, and those that did not, which the page folds."""
    return [(changed, list(group)) for changed, group in groupby(paragraphs, key=_is_changed)]


def _is_changed(paragraph: list[Span]) -> bool:
    return any(span.kind != "same" for span in paragraph)


def _text(version: Version, name: str) -> str:
    value = getattr(version, name)
    return "、".join(value) if isinstance(value, tuple) else value or ""


def _axis(sites: list[archive_coverage.SiteHoldings]) -> list[str]:
    all_months = [month for site in sites for month in site.months]
    return plot.months(min(all_months), max(all_months)) if all_months else []


def _month_rows(sites: list[archive_coverage.SiteHoldings]) -> list[dict[str, object]]:
    return [
        {"site": site.site, "month": month, "articles": number}
        for site in sites
        for month, number in sorted(site.months.items())
    ]
