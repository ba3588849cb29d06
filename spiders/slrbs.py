"""商洛之窗, the web site of 商洛日报 (Shangluo, Shaanxi). EmpireCMS; articles of several pages are common."""

from crawler.crawl.spider import ArticleSpider
from crawler.site import Layout, Listing, Site


class SlrbsSpider(ArticleSpider):
    """商洛之窗."""

    name = "slrbs"
    site = Site(
        title="商洛之窗",
        domains=("slrbs.com",),
        listings=(
            Listing(
                url="http://www.slrbs.com/news/index.html", items="div.ej_list_box ul.list_16 li a"
            ),
        ),
        article=r"/\d{4}-\d{2}-\d{2}/\d+(?:_\d+)?\.html$",
        layouts=(
            Layout(
                body="#article_content", published="div.headtitle span", source="div.headtitle a"
            ),
            Layout(
                body="div.highlight", published="div.headtitle span", source="div.headtitle a"
            ),  # before the redesign
        ),
    )
