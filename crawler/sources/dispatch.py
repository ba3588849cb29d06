"""Every kind of source has its reader. Pure."""

from datetime import datetime

from crawler.site import Daily, Feed, Listing, Site, Sitemap, Source
from crawler.sources.daily import read_daily
from crawler.sources.feed import read_feed
from crawler.sources.listing import read_listing
from crawler.sources.plan import Found
from crawler.sources.sitemap import read_sitemap


def read_source(
    body: bytes,
    url: str,
    site: Site,
    source: Source,
    *,
    now: datetime,
    content_type: str | None = None,
) -> Found:
    """Read one page of a declared source; raise Refused when it is none."""
    match source:
        case Listing():
            return read_listing(body, url, site, source, now=now, content_type=content_type)
        case Daily():
            return read_daily(body, url, site, source, now=now, content_type=content_type)
        case Feed():
            return read_feed(body, url, site, now=now, content_type=content_type)
        case Sitemap():
            return read_sitemap(body, url, site, now=now, content_type=content_type)
    raise TypeError(f"{type(source).__name__} is no kind of source.")
