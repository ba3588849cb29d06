"""What the raw bytes of pages cost, and how fast an archive is read again and proved from them."""

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from scrapy.http import Request, Response

from bench.paper import address, article_page
from crawler.archive import articles, reparse, runs, verify, warc_pointers
from crawler.archive.database import open_archive
from crawler.clock import now
from crawler.maintenance.reparse import read_again
from crawler.maintenance.verify_articles import article_faults
from crawler.maintenance.verify_files import file_proof, files
from crawler.model import Run
from crawler.network.capture import CaptureMiddleware
from crawler.network.outcome import page_of
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from crawler.site import Site
from crawler.warc.writing import Writer, folder_of

_SITE = Site(title="测量日报", domains=("measure.example",), article=r"/\d+(?:_\d+)?\.html$")
_MANY = 100


def main(count: int = 400, pages: int = 5) -> None:
    """Make an archive, weigh it, read it again with one process and with all, prove it."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.db"
        db = open_archive(archive)
        size = _fill(db, folder_of(archive), count, pages)
        kept = sum(file.stat().st_size for file in folder_of(archive).iterdir())
        print(
            f"Raw bytes of {count:,} articles of {pages} pages of {size / count / pages:,.0f} bytes"
        )
        print(
            f"  in WARC: {kept / count:,.0f} bytes an article, {kept / count / pages:,.0f} a page, {size / kept:.1f} times smaller"
        )
        pages_read = count * pages
        print(
            f"  scrapy reparse: {pages_read / _core(partial(_reread, db, archive, 1)):,.0f} pages a second of one core"
        )
        if (cores := os.cpu_count() or 1) > 1:
            seconds = _clock(partial(_reread, db, archive, cores))
            print(
                f"  ... with {cores} processes: {pages_read / seconds:,.0f} pages a second of the clock"
            )
        print(
            f"  scrapy verify: {pages_read / _core(partial(_prove, db, archive)):,.0f} pages a second of one core"
        )
        db.close()


def _fill(db: Connection, folder: Path, count: int, pages: int) -> int:
    """Store articles as a crawl does, without the network; give the bytes of their pages."""
    run = runs.begin(db, spider="paper", arguments={}, versions={}, now=now())
    writer = Writer(folder, "measure", limit=2**30, about={})
    size = 0
    for number in range(count):
        assembly = Assembly(_MANY)
        for page in range(1, pages + 1):
            response = _answer(number, page, pages)
            size += len(response.body)
            assembly.restore(page, page_of(response, _SITE, now()))
        article = warc_pointers.keep(db, writer, merge(assembly, site=_SITE.name, spider="paper"))
        articles.save(db, article, reader_version="bench", run=Run(run, now(), ()))
    writer.close()
    return size


def _answer(number: int, page: int, pages: int) -> Response:
    request = Request(f"http://{_SITE.name}{address(number, page)}")
    body = article_page(number, page, pages).encode()
    response = Response(request.url, 200, {"Content-Type": "text/html"}, body, request=request)
    return CaptureMiddleware().process_response(request, response)


def _reread(db: Connection, archive: Path, jobs: int) -> None:
    ids = reparse.chosen(db, site=None, since=None, urls=())
    for _, result in read_again(reparse.holdings(db, ids), folder_of(archive), [_SITE], jobs):
        assert result.obstacle is None, result.obstacle


def _prove(db: Connection, archive: Path) -> None:
    pointers = verify.pointers(db)
    for holding in reparse.holdings(db, reparse.chosen(db, site=None, since=None, urls=())):
        assert not list(article_faults(db, holding, "bench", _MANY))
    for path in files(folder_of(archive), pointers):
        assert not file_proof(path, pointers[path.name], ()).faults


def _core(work: Callable[[], None]) -> float:
    """Return the seconds of one core that some work takes, which do not depend on what else the machine does."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _clock(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
