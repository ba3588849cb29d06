"""The summary of `scrapy reparse`: how many records changed in which field. Pure."""

from collections.abc import Sequence

from tabulate import tabulate

from crawler.maintenance.reparse import Tally
from crawler.text import counted

_MOST_OBSTACLES = 20


def tell_reparse(tally: Tally, *, is_dry: bool) -> str:
    """Write what changed, or what would change in a dry run."""
    amount = f"{counted(tally.pages, 'page')} of {counted(tally.articles, 'article')} read again: "
    if not tally.records:
        return f"{amount}nothing changed.\n"
    table = tabulate(tally.fields.most_common(), headers=("field", "records"))
    result = "would change." if is_dry else "changed; former versions are in article_revisions."
    return f"{table}\n\n{amount}{counted(tally.records, 'record')} {result}\n"


def shortened_obstacles(obstacles: Sequence[str]) -> list[str]:
    """Return the first obstacles, and a line that counts the others."""
    shown = list(obstacles[:_MOST_OBSTACLES])
    more = len(obstacles) - len(shown)
    return [*shown, f"… and {more} more"] if more else shown
