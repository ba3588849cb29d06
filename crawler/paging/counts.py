"""How many pages a page's scripts, hidden inputs and data attributes say there are, whatever they call it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from crawler.html.document import Document, Element
from crawler.paging import pager_words

_HOLDERS = etree.XPath(
    "//script[not(@src)]|//input[@type='hidden']|//*[@data-total or @data-pages or @data-pagecount or @totalcount or @data-count]"
)
_MAY_COUNT = re.compile(
    r"page_?s?_?count|count_?pages?|total_?pages?|pages?_?total|max_?pages?|all_?pages?|page_?sum|\bpages[\"']?\s*:|\btotal[\"']?\s*[:=]|totalcount|data-total",
    re.IGNORECASE,
)
_SET = re.compile(
    r"""(?<![\w.])["']?([A-Za-z_$][\w$\-]*)["']?\s*[:=]\s*["']?(\d{1,4})["']?(?![\w.])"""
)


@dataclass(frozen=True, slots=True)
class Count:
    """A count of pages: the name it has, the number of pages, and what the same place calls the number of this one."""

    element: Element
    name: str
    total: int
    here: int | None


def find_counts(document: Document) -> list[Count]:
    """List the counts of pages that stand in the markup, those of lists and comments left out."""
    if not _MAY_COUNT.search(document.source):
        return []
    given = [
        (element, list(_given(element)))
        for element in cast("list[Element]", _HOLDERS(document.root))
    ]
    inputs = [pair for element, pairs in given if element.tag == "input" for pair in pairs]
    counts = (
        _count(element, inputs if element.tag == "input" else pairs)
        for element, pairs in given
        if pairs
    )
    return [count for count in counts if count is not None]


def _given(element: Element) -> Iterator[tuple[str, int]]:
    """Yield the names that a holder sets to a number."""
    if element.tag == "script":
        for name, value in _SET.findall(element.text or ""):
            yield name, int(value)
    elif element.tag == "input":
        name, value = element.get("id") or element.get("name") or "", element.get("value") or ""
        if value.isdigit() and len(value) <= 4:
            yield name, int(value)
    else:
        for name, value in element.items():
            if value.isdigit() and len(value) <= 4:
                yield name.removeprefix("data-"), int(value)


def _count(element: Element, pairs: list[tuple[str, int]]) -> Count | None:
    here = next((value for name, value in pairs if _is(name, pager_words.HERE_NAMES)), None)
    for name, value in pairs:
        sure = _is(name, pager_words.COUNT_NAMES)
        if sure or (here is not None and _is(name, pager_words.WEAK_COUNT_NAMES)):
            return Count(element, name, value, here)
    return None


def _is(name: str, names: re.Pattern[str]) -> bool:
    plain = name.lower().replace("_", "").replace("-", "").replace("$", "")
    return names.fullmatch(plain) is not None and not pager_words.OTHER_COUNTS.search(plain)
