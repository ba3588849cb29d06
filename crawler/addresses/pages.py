"""How the addresses of an article's pages are made from one another.

Systems write the number of a page in a handful of ways: before the extension (877618_2.html, show-12-34-2.html), as a path
segment (…/fupin/2/, …pages.html/2, 781/2.html beside 781.html), or as a parameter (view.php?aid=123&pageno=2, ….html?p2). A `Reading` takes an address
apart that way; pages of one article share its base and style and differ in the value alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.lexicon.tables.address_names import BARE_PARAMETERS, LIST_FILES, PAGE_PARAMETERS, SHOWS

_SUFFIX = re.compile(
    r"^(?P<stem>.*[^/_-])(?P<sep>[_-](?:p|page)?)(?P<value>\d{1,3})(?P<ext>\.[A-Za-z]{2,6})$"
)
_FILE = re.compile(r"^(?P<stem>.+[^/])/(?P<value>\d{1,3})(?P<ext>\.[A-Za-z]{2,6})$")
_SEGMENT = re.compile(r"^(?P<stem>.+[^/])/(?P<value>\d{1,3})(?P<slash>/?)$")
_PARAMETER = re.compile(
    rf"^(?P<before>(?:.*&)?)(?P<name>{'|'.join(PAGE_PARAMETERS.all)})=(?P<value>\d{{1,3}})"
    r"(?P<after>(?:&.*)?)$",
    re.IGNORECASE,
)
IN_FOLDER = "/."
"""The style of 781/2.html beside 781.html; by itself 2017/12.html looks the same, so it counts only where 781.html is linked."""
_BARE = re.compile(rf"^(?P<name>{'|'.join(BARE_PARAMETERS.all)})(?P<value>\d{{1,3}})$")
# A session in the path: 877618_2.html;jsessionid=AB12
_SESSION = re.compile(r";[A-Za-z]*s(?:ession)?id=[^/?#;]*", re.IGNORECASE)
# EmpireCMS' select box adds the number once more: 877618_2.html?2
_JUNK_QUERY = re.compile(r"^\d{1,3}$")

# File names of listings in the systems seen: /news/index_2.html, A002003001index_2.htm, list_48_2.html, node_31100_2.htm,
# news-list-yaowen-2.html, more.jsp. An article of that name (more-than-a-road.html, list of a school) is declared by its site.
_LIST_NAME = re.compile(
    rf"(?:{'|'.join(LIST_FILES.all)}|col\d*)(?:[_\-.\d]|$)|^(?:[a-z]+[_-])?more[_\-\d]*(?:\.|$)",
    re.IGNORECASE,
)

# A front controller tells what it shows in its query: index.php?m=content&c=index&a=show&catid=21&id=5518 is a text.
_SHOWS = re.compile(
    rf"(?:^|[=/&])(?:{'|'.join(SHOWS.all)})(?=[&/]|$)|(?:^|&)(?:aid|articleid|newsid)=\d|(?:^|&)id=\d{{5}}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An address as page `value` of the pages at `base`, written in `style`: `_`, `-`, `_p`, `/`, `//`, `/.`, `?page`, `?p*`."""

    base: str
    style: str
    value: int
    width: int

    @property
    def family(self) -> tuple[str, str]:
        """Return what all pages of one article share."""
        return self.base, self.style

    def at(self, value: int) -> str:
        """Make the address of another page of the same family."""
        return _make(self.base, self.style, f"{value:0{self.width}d}")


@lru_cache(maxsize=4096)
def readings(url: str) -> tuple[Reading, ...]:
    """List every way to read an address as a numbered page, the most specific first."""
    head, _, query = _SESSION.sub("", url).partition("?")
    if found := _PARAMETER.match(query):
        rest = "&".join(
            part for part in (found["before"].rstrip("&"), found["after"].lstrip("&")) if part
        )
        return (_reading(f"{head}?{rest}" if rest else head, f"?{found['name']}", found["value"]),)
    if found := _BARE.match(query):
        return (_reading(head, f"?{found['name']}*", found["value"]),)
    suffix, segment, file = _SUFFIX.match(head), _SEGMENT.match(head), _FILE.match(head)
    return (
        *(
            (_reading(suffix["stem"] + suffix["ext"], suffix["sep"], suffix["value"]),)
            if suffix
            else ()
        ),
        *(
            (_reading(segment["stem"], f"/{segment['slash']}", segment["value"]),)
            if segment
            else ()
        ),
        *((_reading(file["stem"] + file["ext"], IN_FOLDER, file["value"]),) if file else ()),
    )


def _reading(base: str, style: str, digits: str) -> Reading:
    return Reading(base, style, int(digits), len(digits) if digits.startswith("0") else 1)


def _make(base: str, style: str, digits: str) -> str:
    if style[0] in "_-" or style == IN_FOLDER:
        stem, dot, ext = base.rpartition(".")
        return f"{stem}{style.rstrip('.')}{digits}{dot}{ext}"
    if style in {"/", "//"}:
        return f"{base.rstrip('/')}/{digits}{style[1:]}"
    if style.endswith("*"):
        return f"{base}{style.removesuffix('*')}{digits}"
    return f"{base}{'&' if '?' in base else '?'}{style[1:]}={digits}"


def own_address(url: str, links: Iterable[str]) -> str:
    """Leave out the parameters that say how a reader came (?from=timeline): no link that may be a page's uses them."""
    head, _, query = url.partition("?")
    if not query or any(reading.style.startswith("?") for reading in readings(url)):
        return url
    used = {_name(part) for link in links for part in link.partition("?")[2].split("&")}
    kept = "&".join(part for part in query.split("&") if _name(part) in used)
    return f"{head}?{kept}" if kept else head


def _name(parameter: str) -> str:
    return parameter.partition("=")[0]


@lru_cache(maxsize=4096)
def plain(url: str) -> str:
    """Reduce an address to what tells pages apart: no scheme, no final slash, no junk query."""
    head, _, query = _SESSION.sub("", url.partition("#")[0]).partition("?")
    rest = "" if not query or _JUNK_QUERY.match(query) else f"?{query}"
    return head.partition("://")[2].rstrip("/") + rest


_FIRST_STYLES = ("_", "-", "_p", "?page", "?p", "?pageno")


def first_page_twins(url: str) -> tuple[str, ...]:
    """Return the other addresses that systems use for a first page beside this one: with its number, or without.

    That two addresses look so is no proof: TRS writes page 2 as 4711_1.html.

    >>> first_page_twins("http://h/4711_1.html")
    ('http://h/4711.html',)
    >>> first_page_twins("http://h/v?id=7")[3]
    'http://h/v?id=7&page=1'
    """
    numbered = [reading for reading in readings(url) if reading.style != IN_FOLDER]
    if numbered:
        return tuple(
            reading.base for reading in numbered if reading.value == 1 and reading.width == 1
        )
    return tuple(
        Reading(url, style, 1, 1).at(1)
        for style in _FIRST_STYLES
        if style[0] == "?" or _has_extension(url)
    )


def _has_extension(url: str) -> bool:
    return "?" not in url and "." in url.rpartition("/")[2]


def lists(url: str) -> bool:
    """Return whether an address looks like a listing: by its file's name, or because nothing in it identifies one text.

    >>> lists("http://h/news/index_2.html"), lists("http://h/news/sszh/2017-02-03/877618.html")
    (True, False)
    """
    parts = urlsplit(url)
    name = parts.path.rpartition("/")[2]
    if _LIST_NAME.search(name):
        return _SHOWS.search(parts.query) is None
    if re.search(r"\d", parts.path + parts.query) or parts.path.count("-") >= 2:
        return False
    return len(name.partition(".")[0]) < 16
