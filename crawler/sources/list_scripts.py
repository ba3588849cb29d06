"""The next page of a listing whose pager a script writes from counts, as TRS' templates do. Pure.

var countPage = 5; var currentPage = 0; … "index" + "_" + nextPage + ".html": the page with index n
has the file index_n.html, the first none. The script is not run: its counts are read, and the file's
name is this page's own, or the one that it names.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from crawler.html.document import Document
from crawler.text import fold

# What templates call the number of pages, and that of this one; compared without _ and case.
TOTALS = frozenset(
    "countpage pagecount totalpage totalpages npagecount mnpagecount allpage allpages pagenum"
    " pagetotal pages maxpage".split()
)
CURRENTS = frozenset(
    "currentpage curpage pageindex currpage ncurrindex npageindex nowpage currentindex curindex"
    " pageno thispage".split()
)
_SET = re.compile(r"(?<![\w.])([A-Za-z_]\w{0,30})\s*=\s*[\"']?(\d{1,5})[\"']?\s*(?=[;,\n/<]|$)")
_NAMED = re.compile(r"[\"'](\w{2,30})(?:_|[\"']\s*\+\s*[\"']_)")
_EXTENSION = re.compile(r"\.(?:[\"']?\s*\+\s*[\"'])?(s?html?|jsp|aspx?|php)\b")
_OWN = re.compile(r"^(?P<stem>.+?)(?:_(?P<index>\d{1,4}))?\.(?P<extension>\w{2,6})$")
_FROM_ZERO = "从0"
_LAST_IS_ONE_LESS = re.compile(r"countpage-1|pagecount-1|totalpages?-1")


@dataclass(frozen=True, slots=True)
class ListScript:
    """The next page's address, None on the last. A guess is one more page than may be there."""

    next_url: str | None
    is_guess: bool = False


def list_script(document: Document) -> ListScript | None:
    """Read the counts in the scripts of a listing's page; None where none are set."""
    code = "\n".join(script.text or "" for script in document.root.iter("script"))
    counts = {name.replace("_", "").lower(): int(value) for name, value in _SET.findall(code)}
    total = next((counts[name] for name in counts if name in TOTALS), None)
    current = next((counts[name] for name in counts if name in CURRENTS), None)
    if total is None or current is None or not 0 <= current <= total:
        return None
    own = _OWN.match(urlsplit(document.url).path.rpartition("/")[2])
    first = _first(code, current, own)
    last = total - 1 + (1 if first is None else first)
    if current >= last:
        return ListScript(None)
    address = _address(document.url, code, own, current + 1)
    return ListScript(address, is_guess=first is None and current + 1 == last)


def _first(code: str, current: int, own: re.Match[str] | None) -> int | None:
    """Return what the first page is called, 0 or 1; None when this page does not tell.

    It tells where it is the first itself, whose file has no number, and where the script says what
    the last is called.
    """
    if own is None or own["index"] is None:
        return current if current in {0, 1} else None
    text = fold(code).lower()
    return 0 if _LAST_IS_ONE_LESS.search(text) or _FROM_ZERO in text else None


def _address(url: str, code: str, own: re.Match[str] | None, number: int) -> str:
    named, extension = _NAMED.search(code), _EXTENSION.search(code)
    stem = own["stem"] if own else named[1] if named else "index"
    ending = own["extension"] if own else extension[1] if extension else "html"
    return urljoin(url, f"{stem}_{number}.{ending}")
