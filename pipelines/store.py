"""Last step: the article is in the archive, on the disk, before anybody hears that it was scraped."""

from dataclasses import replace
from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.archive import articles
from crawler.archive.identity import addresses
from crawler.crawl.archive_client import ArchiveClient
from crawler.crawl.spider import ArticleSpider
from crawler.errors import Refused
from crawler.model import Article, Refusal
from crawler.reasons import Reason


class StorePipeline:
    """Write articles, one transaction each, awaited."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it from a crawler, as Scrapy does."""
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        """Store an article and count what it was: new, changed, completed, unchanged; and partial, if it is."""
        if not isinstance(item, Article):
            return item
        archive, spider = ArchiveClient.of(self.crawler), cast("ArticleSpider", self.crawler.spider)
        try:
            outcome = await archive.save(item, spider.site_of(item.url))
        except Refused as error:
            refusal = replace(error.refusal, capture=item.pages[0].fetch.capture)
            spider.report_refusal(item.url, refusal, await archive.fail(addresses(item), refusal))
            raise DropItem(str(refusal)) from error
        if outcome == "repeated":
            notice = Refusal(Reason.NOTICE, "the same text as at another address of the site")
            spider.report_refusal(item.url, notice, "quarantined")
            raise DropItem(str(notice))
        spider.count(f"articles/{outcome}")
        if outcome == "new":  # an old page that was corrected says nothing of today's template
            spider.vitals.article(item)
        if item.status == "partial":
            is_kept = await archive.run(articles.is_whole, item.url) or False
            spider.partial(item, is_kept=is_kept)
        return item
