"""Fetch the pages of a simulated site as a visit does."""

from crawler.model import Article, Page, Refusal
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from tests.support.article_pages import got


def assemble(site: dict[str, Page], start: str, limit: int = 100) -> Article:
    """Fetch as a visit does: everything wanted, round by round."""
    assembly = Assembly(limit)
    assembly.start(got(site[start]))
    rounds = 0
    while wants := assembly.wanted():
        for want in wants:
            if want.url in site:
                assembly.add(want.number, got(site[want.url], want.url))
            else:
                assembly.fail(want.number, Refusal("http-404"))
        assembly.settle()
        rounds += 1
        assert rounds < 300
    return merge(assembly, site="paper.example", spider="test")
