"""`scrapy parse`: Scrapy's own, whose articles a person can read."""

import argparse
import warnings

from scrapy.commands.parse import Command as ScrapyParse
from scrapy.exceptions import ScrapyDeprecationWarning

from crawler.addresses.canonical import checked
from crawler.console.command import answering, check_spider
from crawler.console.views.parse import preview
from crawler.crawl.spider import ArticleSpider
from crawler.errors import DeclarationError
from crawler.exports.targets import emit, standard_output
from crawler.model import Article
from crawler.network.offsite import check_public
from crawler.text import printable

_NOTHING = 4


class Command(ScrapyParse):
    """Show what a spider reads at an address: the article, or the addresses of a listing."""

    def short_desc(self) -> str:
        return "Show what a spider makes of an address; nothing is stored"

    def long_desc(self) -> str:
        """Explain the command."""
        return (
            "Fetch an address and show what its spider makes of it: of an article all its pages,"
            " merged, with what was taken out and by which rule; of a listing the addresses of"
            " articles. Nothing is stored. The whole records are written by -O articles.jsonl."
            " Without --spider it is the one of the address's site, or that for any site. Exit"
            " codes: 0 something was found; 2 usage; 4 nothing was. Example: scrapy parse"
            " --spider slrbs http://www.slrbs.com/news/sszh/2017-02-03/877618.html"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run Scrapy's command, without its deprecation warning for its own callback."""
        warnings.filterwarnings("ignore", ".* returned a Deferred", ScrapyDeprecationWarning)
        opts.spider = opts.spider or "article"  # which reads each address as its site declares
        with answering(self):
            self._check(args, opts.spider)
            super().run(args, opts)
            if not any(self.items.values()) and not any(self.requests.values()):
                self.exitcode = _NOTHING

    def _check(self, args: list[str], spider: str) -> None:
        assert self.crawler_process is not None
        assert self.settings is not None
        if len(args) != 1:
            raise DeclarationError("one address is wanted, such as http://HOST/PATH.")
        check_public([checked(args[0])], self.settings)
        check_spider(spider, self.crawler_process.spider_loader.list())

    def print_results(self, opts: argparse.Namespace) -> None:
        """Print what was found, Scrapy's headings included."""
        with standard_output():
            super().print_results(opts)

    def print_items(self, lvl: int | None = None, colour: bool = True) -> None:  # noqa: ARG002
        """Print the articles."""
        levels = self.items.values() if lvl is None else [self.items.get(lvl, [])]
        articles = [item for items in levels for item in items if isinstance(item, Article)]
        if not articles and not any(self.requests.values()):
            emit("No article, and no address of one.\n")
        spider = self.pcrawler.spider if self.spidercls is not None else None
        if isinstance(spider, ArticleSpider):
            emit("".join(f"{printable(problem)}\n" for problem in spider.problems))
        emit("\n".join(preview(article) for article in articles))

    def print_requests(self, lvl: int | None = None, colour: bool = True) -> None:  # noqa: ARG002
        """Print the addresses that a crawl would request."""
        level = max(self.requests, default=0) if lvl is None else lvl
        requests = self.requests.get(level, [])
        emit("".join(f"{printable(request.url)}\n" for request in requests))
