"""`scrapy genspider`: Scrapy's own, which declares a site by its registered domain."""

import argparse
import re
import sys
from typing import Any
from urllib.parse import urlsplit

from scrapy.commands.genspider import Command as ScrapyGenspider
from scrapy.commands.genspider import verify_url_scheme
from scrapy.exceptions import UsageError

from crawler.addresses.canonical import host_and_port, site_of
from crawler.console.command import answering
from crawler.exports.targets import emit

_NAME = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


class Command(ScrapyGenspider):
    """Write the declaration of a new site to spiders/."""

    def long_desc(self) -> str:
        return (
            "Write spiders/NAME.py, the declaration of a site, to be completed by hand"
            " (CONTRIBUTING.md says how). Example: scrapy genspider slrbs"
            " http://www.slrbs.com/news/index.html, the address of its newest listing"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Refuse a name that no module can have, then do as Scrapy does."""
        if args and not _NAME.fullmatch(args[0]):
            raise UsageError(
                f"{args[0]!r} cannot name a spider: a letter, then letters, digits, _ and -."
            )
        if len(args) == 2 and "." not in (urlsplit(verify_url_scheme(args[1])).hostname or ""):
            raise UsageError(
                f"{args[1]!r} is no address of a listing, such as"
                " http://www.slrbs.com/news/index.html."
            )
        with answering(self):
            super().run(args, opts)
            if len(args) == 2 and not self.exitcode:
                emit(f"Complete it (CONTRIBUTING.md says how), then: scrapy crawl {args[0]}\n")

    def _spider_exists(self, name: str) -> bool:
        if exists := super()._spider_exists(name):
            sys.stderr.write("Nothing was written; --force writes it anew.\n")
            self.exitcode = 2
        return exists

    def _generate_template_variables(
        self, module: str, name: str, url: str, template_name: str
    ) -> dict[str, Any]:
        variables = super()._generate_template_variables(module, name, url, template_name)
        return variables | {"domain": site_of(host_and_port(url))}
