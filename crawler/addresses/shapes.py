"""Which addresses are articles' where a site declares no rule: told by their shape.

Publishing systems give an article a file of its own with an id or a day in its address; channels, columns and topics have a
name, or a number behind a word that says what they are. Measured on the addresses of 71 regional portals.
"""

import re
from datetime import date
from urllib.parse import urlsplit

from crawler.addresses.pages import lists
from crawler.lexicon.tables.address_names import (
    ARTICLE_FILES,
    ID_PARAMETERS,
    LIST_FOLDERS,
    OTHER_HOSTS,
)

_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|bmp|webp|svg|ico|css|js|json|xml|rss|txt|pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|apk|ipa|exe|mp[34]|flv|avi|wmv|m3u8|swf)$",
    re.IGNORECASE,
)
# Folders and files that hold numbered lists: channel/7397.html, class/1915.html, staticmores/510/46510-1.shtml.
_LISTS = re.compile(
    rf"/(?:{'|'.join(LIST_FOLDERS.all)}|\w*mores?)(?:/|[-_]\d+[-.]|\.(?:as|ph|js)p|$)",
    re.IGNORECASE,
)
# A month or a day as a folder: /201906/, /2019-06/, /2019/06/, /2019/0624/.
_DATED = re.compile(r"/(?:19|20)\d{2}[-/_]?(?:0[1-9]|1[0-2])(?:[-/_]?\d{2})?/")
_ID = re.compile(r"\d{5}|(?=[a-f]*\d)[0-9a-f]{8}|(?=(?:[A-Za-z]*\d){4})[0-9A-Za-z]{12}")
_NO_PAPER = re.compile(rf"^(?:{'|'.join(OTHER_HOSTS.all)})\d*\.")
# A number that stands alone or ends a name is an id from three digits on: 1234.html, storys_134.html, show-12-345-1.html.
_SHORT_ID = re.compile(
    rf"^(?:[a-z]+[-_])*\d{{3,4}}(?:[-_]\d{{1,2}})?\.\w+$|^(?:{'|'.join(ARTICLE_FILES.all)})[-_]",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?(\d{2})[-/_]?(\d{2})(?!\d)")
_QUERY_ID = re.compile(
    rf"(?:^|&)(?:{'|'.join(ID_PARAMETERS.all)})=\w*\d",
    re.IGNORECASE,
)


def looks_like_article(url: str) -> bool:
    """Return whether an address has the shape of an article's.

    >>> looks_like_article("http://h/news/sszh/2017-02-03/877618.html"), looks_like_article("http://h/channel/7397.html")
    (True, False)
    """
    parts = urlsplit(url)
    path, name = parts.path, parts.path.rpartition("/")[2]
    if _FILES.search(name) or _NO_PAPER.search(parts.netloc):
        return False
    if _QUERY_ID.search(parts.query):
        return not _LISTS.search(path)
    if not any(c.isdigit() for c in name) or lists(url) or _LISTS.search(path):
        return False
    if _DATED.search(path) or address_day(path) is not None:
        return True
    return bool(_ID.search(name) or _SHORT_ID.search(name))


def address_day(url: str) -> date | None:
    """Read the day that an address carries: `/2017-02-03/`, `/20170203/`, `/2017/0203/`, `t20170203_11.html`."""
    for match in _DAY.finditer(url):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None
