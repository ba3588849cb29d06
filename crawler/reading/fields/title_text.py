"""The text of titles: page numbers in them, names of sites, how well a line agrees with one."""

import re

from crawler.lexicon.patterns import either
from crawler.lexicon.uses import Use
from crawler.text import fold

SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?[_|｜\-–—>»·]++\s*+")
"""What stands between a headline and the names of channel and site in <title>."""
DASHED = re.compile(r"^\s*(?:[—─–]|--)")
"""How a subtitle begins; no headline does."""
_PAGE_SUFFIX = re.compile(
    r"(?:(?<!\s)\s++)?"
    r"(?:[(（【\[]\s*+(?:第?\s*+\d{1,3}\s*+页?|\d{1,3}\s*+/\s*+\d{1,3})\s*+[)）】\]]"
    r"|(?:[-_—]\s*+)?第\s*+\d{1,3}\s*+页)\s*$"
)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("—–－―─‐", "-"),
        **dict.fromkeys("“”„＂", '"'),
        **dict.fromkeys("‘’", "'"),
        "丨": "|",
        "•": "·",
        "‧": "·",
    }
)
_DASHES = re.compile(r"-+")
_SITE = re.compile(rf"^.{{2,8}}{either(Use.SITE)}$")
_WELCOME = re.compile(either(Use.WELCOME))
_WELL_KNOWN = 8
_LONG_PART = 6


def strip_page(title: str) -> str:
    """Take a page's number off the end of a title: `标题(2)`, `标题（第3页）`.

    >>> strip_page("把账算清楚（2）"), strip_page("“十四五”规划（草案）")
    ('把账算清楚', '“十四五”规划（草案）')
    """
    return _PAGE_SUFFIX.sub("", title).strip() or title


def without_site(head: str) -> str:
    """Cut the names of channel and site off a <title>, at a separator."""
    parts = [part for part in SEPARATOR.split(head) if part]
    if len(parts) < 2:
        return head
    cut = SEPARATOR.search(head, _shortest_title(head, parts[0]))
    return head[: cut.start()].strip() if cut and cut.start() > 0 else parts[0]


def _shortest_title(head: str, first: str) -> int:
    """Return how long the title is at least: a short first part may be a column's name."""
    separator = SEPARATOR.search(head)
    return len(first) if len(first) >= _LONG_PART or separator is None else separator.end()


def names_site(text: str) -> bool:
    """Return whether a text is the name of a site, or welcomes to one."""
    return _SITE.search(text) is not None or _WELCOME.search(text) is not None


def says_something(title: str) -> bool:
    """Return whether a title is long enough to be known by, and not the site's name."""
    return len(title) >= _WELL_KNOWN and not names_site(title)


def title_key(text: str) -> str:
    """Make titles comparable: no white space, one kind of dash and of quotes."""
    return _DASHES.sub("-", fold(text).translate(_ALIKE))


def best_agreement(text: str, titles: list[str]) -> float:
    """Weigh how well a line agrees with the known title that it agrees with best; by keys."""
    if _SITE.search(text):
        return 0.0
    return max((_agreement(text, title) for title in titles), default=0.0)


def _agreement(text: str, known: str) -> float:
    """Weigh how well a line agrees with a title: begins it, stands in it, or goes on from it."""
    share = min(1.0, len(text) / _WELL_KNOWN)
    if len(text) < 2:
        return 3.0 if text == known else 0.0
    if known.startswith(text):
        return 3 * share + min(1.0, len(text) / len(known))
    if text in known:
        return 2 * share + min(1.0, len(text) / len(known))
    cut = known.rstrip(".…")
    return 2.5 if len(cut) >= _WELL_KNOWN and text.startswith(cut) else 0.0
