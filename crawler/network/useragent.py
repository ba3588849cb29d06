"""Who we are, said to every server."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares import useragent


class UserAgentMiddleware(useragent.UserAgentMiddleware):
    """Scrapy's user agent middleware, plus the setting CONTACT for the owners of servers."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it from a crawler, as Scrapy does."""
        agent, contact = crawler.settings["USER_AGENT"], crawler.settings["CONTACT"]
        return cls(f"{agent} {contact}".strip() if contact else agent)
