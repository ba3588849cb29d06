"""Which signs of more pages the merged pages do not explain. Pure.

An article is complete when every sign on its pages is explained: the pages that it counts are there, the page it leads to is one of
them, or it was shown to be something else's. What is left is a doubt, and a doubt is a missing page with the sign as its detail.
"""

from collections.abc import Collection, Mapping

from crawler.addresses.pages import plain
from crawler.model import Page, Refusal, Sign
from crawler.reasons import Reason

_ABSENT = frozenset(
    {Reason.PAGE_MISSING, Reason.PAGE_OF_OTHER_ARTICLE, Reason.PAGE_EMPTY, Reason.PAGE_OFFSITE, "http-404", "http-410", Reason.SOFT_404}
)  # fmt: skip
_MOST_NAMED = 20
_OF_PAGERS = frozenset({"total", "numbers", "next"})
"""The kinds of signs that a pager shows: one whose link led to another article is that one's. Scripts and words are not."""


def unexplained(
    pages: Mapping[int, Page],
    fetched: Collection[str],
    *,
    last: int,
    phantom: int | None,
    foreign: Collection[int] = (),
) -> dict[int, Refusal]:
    """Map the numbers of pages that signs name and nobody has seen to the first sign of each.

    `foreign` are the pages with a pager that led to another article.
    """
    missing: dict[int, Refusal] = {}
    for number, page in sorted(pages.items()):
        for sign in page.pager.signs:
            if number in foreign and sign.kind in _OF_PAGERS:
                continue
            claimed = _claimed(sign, number, fetched)
            for n in range(last + 1, min(claimed, last + _MOST_NAMED) + 1):
                if n != phantom:
                    missing.setdefault(
                        n, Refusal(Reason.PAGER_UNCLEAR, f"{sign.kind}: {sign.text}")
                    )
    return missing


def _claimed(sign: Sign, number: int, fetched: Collection[str]) -> int:
    """Return the highest number that a sign says there is."""
    if sign.pages is not None:
        return sign.pages
    return number if sign.url is not None and plain(sign.url) in fetched else number + 1


def is_phantom(pages: Mapping[int, Page], last: int, reason: str) -> bool:
    """Return whether the page behind the last one is named by the last one alone, and was never there.

    Last pages lie: they link a page more than there are, or begin again. What comes is then the text of another page; or nothing,
    where the pages before count no more than there are.
    """
    earlier = [
        sign.pages
        for n, page in pages.items()
        if n < last
        for sign in page.pager.signs
        if sign.pages
    ]
    if any(count > last for count in earlier):
        return False
    if reason == Reason.PAGE_REPEATED:
        return True
    printed = [sign.pages for sign in pages[last].pager.signs if sign.kind == "total"]
    return reason in _ABSENT and last in {*earlier, *printed}
