"""The options that choose articles, the same for every command that lists them."""

import argparse

from crawler.archive.search import Filters
from crawler.clock import window

_STATUSES = ("complete", "partial")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the filters to a command's options; an article must pass all that are given."""
    group = parser.add_argument_group("filters")
    group.add_argument(
        "--site", metavar="NAME", help="only articles of this site, such as slrbs.com"
    )
    group.add_argument(
        "--channel", metavar="NAME", help="only of this channel, at any place of the breadcrumb"
    )
    group.add_argument(
        "--source", metavar="NAME", help="only of this source (来源), as it is printed"
    )
    group.add_argument("--author", metavar="NAME", help="only by this author")
    group.add_argument("--status", choices=_STATUSES, help="only complete, or only partial ones")
    group.add_argument(
        "--since",
        metavar="DAY",
        help="only published on this day or later: 2017-02-03, 2017-02 or 2017",
    )
    group.add_argument("--until", metavar="DAY", help="only published on this day or earlier")


def chosen_filters(opts: argparse.Namespace) -> Filters:
    """Read the filters; raises DeclarationError for a day that is not one."""
    days = window(opts.since, opts.until)
    return Filters(
        site=opts.site,
        channel=opts.channel,
        source=opts.source,
        author=opts.author,
        status=opts.status,
        since=days.since,
        until=days.until,
    )
