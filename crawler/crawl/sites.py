"""The sites that spider files declare: which one an address belongs to."""

from collections.abc import Iterable

from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from crawler.addresses.canonical import host_and_port, site_of
from crawler.crawl.spider import ArticleSpider
from crawler.site import Site


def declared(settings: BaseSettings) -> dict[str, Site]:
    """Map the names of spiders to the sites they declare."""
    loader = get_spider_loader(settings)
    classes = {name: loader.load(name) for name in loader.list()}
    return {
        name: cls.site
        for name, cls in classes.items()
        if issubclass(cls, ArticleSpider) and hasattr(cls, "site")
    }


def site_at(url: str, sites: Iterable[Site]) -> Site:
    """Return the declared site of an address, or one that knows no more than its domain."""
    host = host_and_port(url)
    name = site_of(host)
    return next((site for site in sites if site.covers(host)), None) or Site(
        title=name, domains=(name,)
    )
