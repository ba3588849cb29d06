"""The lines of `scrapy retry`, one for each site. Pure."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from crawler.archive.retry import Queued
from crawler.text import printable


def tell_retry(queued: Sequence[Queued], spiders: Mapping[str, str], *, is_dry: bool) -> str:
    """Say how many addresses of each site are due, or would be, and what fetches them."""
    verb = "would be due" if is_dry else "due"
    lines = []
    for site, entries in groupby(queued, key=lambda entry: entry.site):
        counts = ", ".join(f"{entry.count:,} {entry.state}" for entry in entries)
        lines.append(f"{printable(site)}: {counts} {verb} again; {_advice(spiders.get(site))}.")
    return "\n".join(lines or ["Nothing is to be tried again."]) + "\n"


def _advice(spider: str | None) -> str:
    if spider is None:
        return "no spider declares it: scrapy crawl article -a url=…"
    return f"scrapy crawl {spider} fetches them"
