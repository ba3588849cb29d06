"""雾溪之窗, the sample newspaper in sample/site: invented text in real CMS markup, served on this machine by sample/serve.py."""

from crawler.crawl.spider import ArticleSpider
from crawler.errors import DeclarationError
from crawler.site import Listing, Site


class SampleSpider(ArticleSpider):
    """雾溪之窗 (sample)."""

    name = "sample"
    site = Site(
        title="雾溪之窗",
        domains=("127.0.0.1:8217",),
        listings=(Listing(url="http://127.0.0.1:8217/news/index.html", items="div.list li a"),),
        article=r"^/news/\w+/(?:\d{4}-\d{2}-\d{2}|\d{6})/\w+\.html$",
    )
    custom_settings = {  # noqa: RUF012 - Scrapy's own attribute
        "DOWNLOAD_DELAY": 0,  # our own server needs no politeness
        "AUTOTHROTTLE_ENABLED": False,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    }

    def ready(self) -> None:
        """Say as well when the paper is there, which is not always."""
        try:
            super().ready()
        except DeclarationError as error:
            if "ALLOW_PRIVATE_HOSTS" not in str(error):
                raise
            raise DeclarationError(
                f"{error} The sample is served there only while `make crawl` runs."
            ) from error
