"""Whether an address may be a page of the article at another address: told by what identifies the article in both.

Publishing systems keep something of the article in the address of each of its pages. What that may be, and why it is believed, is
the table `MARKS`, the surest first. An address without a mark is another article's, a list's, or made in a way nobody can tell.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.addresses.canonical import canonical, same_site
from crawler.addresses.pages import lists, plain

_TOKEN = re.compile(r"[A-Za-z\d]+")
_DATE = re.compile(r"(?:19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?)?")
_DAY = re.compile(r"(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
_FIRST_NAME = re.compile(
    r"(?:index|default|main)?(?:[_-]?(?:p|page)?\d{1,3})?(?:\.\w{2,5})?", re.IGNORECASE
)
_ID_NAME = re.compile(r"id$|^(?:no|key|code|uuid)$", re.IGNORECASE)
_SHORTEST_STEM = 3
_SEPARATORS = "_-.,;(~"
_LONGEST_TAIL = 8
_FEWEST_DIGITS = 4
_HEX = re.compile(r"[0-9a-f]{6,}", re.IGNORECASE)
_SHORTEST_MIXED = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A way to know an article's pages by their addresses: `holds(url, own)`, and why that is believed."""

    name: str
    why: str
    holds: Callable[[str, str], bool]


def kinship(url: str, own: str) -> Mark | None:
    """Return the mark by which `url` is another page of the article at `own`; None when nothing says so.

    >>> kinship("http://h/read/4711.htm?s=10", "http://h/read/4711.htm").name
    'id'
    >>> kinship("http://h/read/4712.htm", "http://h/read/4711.htm") is None
    True
    """
    if not same_site(url, own) or plain(canonical(url)) == plain(canonical(own)):
        return None
    return next((mark for mark in MARKS if mark.holds(url, own) or mark.holds(own, url)), None)


def closely(url: str, own: str) -> bool:
    """Return whether the address of `own` itself makes that of `url`; an id is also in the addresses of comments and pictures."""
    return kinship(url, own) is not None and any(
        mark.holds(url, own) or mark.holds(own, url) for mark in MARKS if mark.name != "id"
    )


def _keeps_id(url: str, own: str) -> bool:
    found = _id(own)
    return found is not None and found == _id(url)


def _id(url: str) -> str | None:
    """Return the last token of path or query that is an id: four digits or more and no date, or hex digits."""
    parts = urlsplit(url)
    tokens = _TOKEN.findall(f"{unquote(parts.path)} {parts.query}")
    return next((token for token in map(_bare, reversed(tokens)) if _is_id(token)), None)


def _bare(token: str) -> str:
    """Take the letters off that some systems put before a number: c4711, t20240305, NR4711."""
    bare = token.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return bare if bare.isdigit() else token


def _is_id(token: str) -> bool:
    digits = sum(c.isdigit() for c in token)
    if token.isdigit():
        return digits >= _FEWEST_DIGITS and not (_DATE.fullmatch(token) or _DAY.fullmatch(token))
    if not token.isalnum() or digits < 2:
        return False
    return _HEX.fullmatch(token) is not None or (len(token) >= _SHORTEST_MIXED and digits > 2)


def _adds_parameter(url: str, own: str) -> bool:
    mine, other = urlsplit(own), urlsplit(url)
    has = parse_qsl(mine.query, keep_blank_values=True)
    given = parse_qsl(other.query, keep_blank_values=True) or [(other.query, "")]
    changed = [name for name, value in has if (name, value) not in given]
    names = {name for name, _ in given}
    return (
        mine.path == other.path
        and not lists(own)
        and all(name in names and not _ID_NAME.search(name) for name in changed)
        and len(changed) < max(1, len(has))
    )


def _extends_name(url: str, own: str) -> bool:
    (folder, stem), (other_folder, other) = _file(own), _file(url)
    tail = other.removeprefix(stem)
    return (
        folder == other_folder
        and 0 < len(tail) <= min(_LONGEST_TAIL, len(other) - 1)
        and (tail[0] in _SEPARATORS or _is_name(stem, tail))
        and not lists(own)
    )


def _is_name(stem: str, tail: str) -> bool:
    """Return whether a tail is no part of the name: a letter behind a number, a number behind a word."""
    return len(stem) >= _SHORTEST_STEM and tail[0].isdigit() != stem[-1].isdigit()


def _extends_path(url: str, own: str) -> bool:
    path, other = urlsplit(own).path.rstrip("/"), urlsplit(url).path
    folder, stem = _file(own)
    below = (f"{path}/", f"{folder}/{stem}/")
    return len(stem) >= _SHORTEST_STEM and not lists(own) and other.startswith(below)


def _shares_folder(url: str, own: str) -> bool:
    folder = urlsplit(own).path.rpartition("/")[0]
    other = urlsplit(url).path.rpartition("/")[0]
    return folder == other and is_folder_of_article(own) and is_folder_of_article(url)


def is_folder_of_article(url: str) -> bool:
    """Return whether an address is the first page of an article that is a folder: /zt/2024/4711/index.html."""
    folder, _, name = urlsplit(url).path.rpartition("/")
    last = folder.rpartition("/")[2]
    identifies = _is_id(_bare(last)) or last.count("-") >= 2
    return identifies and _FIRST_NAME.fullmatch(name) is not None


def _file(url: str) -> tuple[str, str]:
    """Return the folder of an address and its file's name without extension."""
    folder, _, name = unquote(urlsplit(url).path).rstrip("/").rpartition("/")
    return folder, name.rpartition(".")[0] or name


MARKS = (
    Mark("id", "the last id in both is the same", _keeps_id),
    Mark("parameter", "the same file with a parameter more, or another value of one that is no id", _adds_parameter),
    Mark("name", "the file's own name with a little behind it", _extends_name),
    Mark("path", "a path below the article's own", _extends_path),
    Mark("folder", "a numbered file in a folder that is the article", _shares_folder),
)  # fmt: skip
