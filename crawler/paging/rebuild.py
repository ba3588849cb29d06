"""An article made again from its stored pages, without the visit that fetched them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from crawler.model import Article, Page, Refusal, Status
from crawler.paging.assembly import Assembly
from crawler.paging.judge import Got
from crawler.paging.merge import merge
from crawler.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A stored article, as far as its pages do not say it themselves."""

    id: int
    url: str
    site: str
    spider: str
    status: Status
    pages_declared: int | None
    pages_evidence: str | None
    missing_pages: tuple[int, ...]
    missing_reason: str | None
    reader_version: str
    pages: dict[int, Got]

    @property
    def is_view(self) -> bool:
        """Return whether the one page is a view of the whole text: of an article of several pages, and complete without them."""
        if self.status == "partial" or set(self.pages) != {1}:
            return False
        return (self.pages_declared or 1) > 1 or self.pages[1].reading.pager.kind == "article"


def rebuild(holding: Holding, readings: Mapping[int, Page], limit: int) -> Article:
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
