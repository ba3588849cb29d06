"""The options that choose articles, the same for every command that lists them."""

import argparse

from crawler.archive.search import Filters
from crawler.clock import window

_STATUSES = ("complete", "partial")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the filters to a command's options; an article must pass all that are given."""
    chosen = parser.add_argument_group("filters")
    chosen.add_argument(
        "--site", metavar="NAME", help="only articles of this site, such as slrbs.com"
    )
    chosen.add_argument(
        "--channel", metavar="NAME", help="only of this channel, at any place of the breadcrumb"
    )
    chosen.add_argument(
        "--source", metavar="NAME", help="only of this source (来源), as it is printed"
    )
    chosen.add_argument("--author", metavar="NAME", help="only by this author")
    chosen.add_argument("--status", choices=_STATUSES, help="only complete, or only partial ones")
    chosen.add_argument(
        "--since",
        metavar="DAY",
        help="only published on this day or later: 2017-02-03, 2017-02 or 2017",
    )
    chosen.add_argument("--until", metavar="DAY", help="only published on this day or earlier")


def chosen_filters(opts: argparse.Namespace) -> Filters:
    """Read them; a day that is none is a DeclarationError."""
    days = window(opts.since, opts.until)
    return Filters(
        site=opts.site, channel=opts.channel, source=opts.source, author=opts.author, status=opts.status,
        since=days.since, until=days.until,
    )  # fmt: skip
