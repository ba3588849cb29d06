"""The list of `scrapy quarantine`. Pure."""

from collections.abc import Sequence

from tabulate import tabulate

from crawler.archive.quarantine import Held
from crawler.text import printable

_HEADERS = ("since", "reason", "evidence", "address")
_WIDEST = 40


def tell_quarantine(pages: Sequence[Held]) -> str:
    """Write a row for each page, and what to do about them."""
    if not pages:
        return "Nothing is in quarantine.\n"
    rows = [_row(page) for page in pages]
    table = tabulate(rows, headers=_HEADERS, tablefmt="simple", disable_numparse=True)
    advice = "scrapy retry URL fetches one again, scrapy quarantine --dismiss URL settles it"
    return f"{table}\n\n{len(pages)} in quarantine; {advice}.\n"


def _row(page: Held) -> tuple[str, ...]:
    evidence = printable(page.detail)[:_WIDEST]
    return page.at[:10], page.reason, evidence, printable(page.url)
