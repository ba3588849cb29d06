"""`scrapy retry`: partial, failed and quarantined addresses are due again, for the next crawl."""

import argparse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.addresses.canonical import checked
from crawler.archive import retry
from crawler.archive.database import open_existing, read_untouched, storage_errors
from crawler.archive.facets import check_name
from crawler.archive.retry import USUAL, Queued, Wanted
from crawler.clock import now
from crawler.console.command import HouseCommand
from crawler.console.views.retry import tell_retry
from crawler.crawl.sites import declared
from crawler.errors import DeclarationError
from crawler.text import printable

_STATES = (*USUAL, "gone", "skipped")


class Command(HouseCommand):
    """Queue addresses again."""

    def syntax(self) -> str:
        return "[options] [URL ...]"

    def short_desc(self) -> str:
        return "Make partial, failed and quarantined addresses due again"

    def long_desc(self) -> str:
        return (
            "Make addresses due now, also those whose tries are used up: all that are partial,"
            " failed or quarantined, or only those of a site, with a reason, in a state, or"
            " named. Nothing is fetched: the next crawl does that. A stored address that is named"
            " is looked at again. --dry-run says which they are, and changes nothing. Example:"
            " scrapy retry --site slrbs.com --reason timeout --dry-run -- Exit codes: 0 done; 2"
            " usage, or an address was never accepted; 5 the archive cannot be used."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--site", help="only of this site, such as slrbs.com")
        parser.add_argument("--reason", help="only with this reason, such as http-404")
        parser.add_argument(
            "--state", choices=_STATES, help=f"only in this state (usually: {', '.join(USUAL)})"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say how many would be due, and change nothing"
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Queue them and say how many they are."""
        urls = [checked(url) for url in args]
        wanted = Wanted(state=opts.state, site=opts.site, reason=opts.reason, urls=urls)
        with storage_errors(self.archive):
            queued = _queue(self.archive, wanted, is_dry=opts.dry_run)
        yield tell_retry(queued, _spiders(self.configured), is_dry=opts.dry_run)


def _queue(archive: Path, wanted: Wanted, *, is_dry: bool) -> list[Queued]:
    open_db = read_untouched if is_dry else open_existing
    with closing(open_db(archive)) as db:
        check_name(db, "site", wanted.site)
        check_name(db, "reason", wanted.reason)
        if unknown := retry.unknown(db, wanted.urls):
            raise DeclarationError(
                f"{printable(unknown[0])} was never accepted; scrapy crawl article -a url=…"
                " archives an address."
            )
        return retry.counts(db, wanted) if is_dry else retry.queue(db, wanted, now=now())


def _spiders(settings: BaseSettings) -> dict[str, str]:
    """Map the declared sites to their spiders."""
    return {site.name: name for name, site in declared(settings).items()}
