"""First step: what is no article is quarantined with the reason, never stored as one."""

from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.archive.identity import addresses
from crawler.crawl.archive_client import ArchiveClient
from crawler.crawl.spider import ArticleSpider
from crawler.model import Article, Refusal
from crawler.reasons import Reason
from crawler.text import is_garbled


class CheckPipeline:
    """Let an article through that has a title, and text that can be read or pictures with captions."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it from a crawler, as Scrapy does."""
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        """Quarantine an article without a title or without content."""
        if isinstance(item, Article) and (reason := _objection(item)) is not None:
            capture = item.pages[0].fetch.capture
            refusal = Refusal(reason, item.title or "", capture=capture)
            state = await ArchiveClient.of(self.crawler).fail(addresses(item), refusal)
            cast("ArticleSpider", self.crawler.spider).report_refusal(item.url, refusal, state)
            raise DropItem(str(refusal))
        return item


def _objection(article: Article) -> Reason | None:
    if not article.body and not any(image.caption for image in article.images):
        return Reason.NO_BODY
    if is_garbled(article.body):
        return Reason.MOJIBAKE
    return None if article.title else Reason.NO_TITLE
