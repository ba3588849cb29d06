"""An article made again from its stored pages, without the job that fetched them. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from crawler.model import ArchivedArticle, Article, Page, Refusal
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from crawler.reasons import Reason


def rebuild(holding: ArchivedArticle, readings: Mapping[int, Page], limit: int) -> Article:
    """Merge the pages of a stored article again, as they are read now; what was missing is missing still."""
    assembly = Assembly(limit)
    for number, got in sorted(holding.pages.items()):
        reading = readings[number]
        if number in holding.missing_pages:  # it is there, and not whole
            reading = replace(reading, ending="cut")
        assembly.restore(number, replace(got, reading=reading))
    for number in holding.missing_pages:
        assembly.failures[number] = Refusal(holding.missing_reason or Reason.PAGE_MISSING)
    if holding.is_view:
        assembly.single = assembly.pages[1]
    article = replace(merge(assembly, site=holding.site, spider=holding.spider), url=holding.url)
    if holding.is_view:  # the pages that declared the others are not stored
        return replace(
            article, pages_declared=holding.pages_declared, pages_evidence=holding.pages_evidence
        )
    return article
