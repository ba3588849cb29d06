"""The links of a page that may belong to its pager: anchors, options of select boxes, `onclick` addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import urlsplit

from crawler.addresses.canonical import resolve, same_site
from crawler.addresses.pages import readings
from crawler.html.document import Document, Element
from crawler.lexicon.tables.box_names import NEXT_ARROWS
from crawler.paging import pager_words
from crawler.reasons import Reason

_ONCLICK = re.compile(r"""location[^'"]{0,200}["']([^'"]+)["']""")
_NUMBERED_FILE = re.compile(r"\d{1,3}(?:/|\.[a-z]{2,6})?$")
_LONGEST_WORD = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link that may belong to the pager: where it leads, what it shows, the word and the number that this is.

    `is_web` says that `url` is a web address; otherwise it is what the page has in its place.
    """

    url: str
    is_web: bool
    text: str
    element: Element
    said: str = field(init=False)
    number: int | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "said", pager_words.label(self.text))
        object.__setattr__(
            self, "number", pager_words.number(self.text) or pager_words.titled_number(self.text)
        )


def candidates(document: Document) -> Iterator[Candidate]:
    """Yield the links whose address holds this page's own name, or whose text is a pager's word."""
    keys = _keys(document.url)
    for element in chain(document.links, document.root.iter("option")):
        href = _target(element)
        if href and (_may_be_page(href, keys) or (element.tag == "a" and _says_page(element))):
            url = document.link(href)
            yield Candidate(url or href, url is not None, label_text(element), element)


def unreachable(href: str | None, page_url: str) -> Reason | None:
    """Say why a link cannot be followed as a page: no web address, or another site; None when it could, or leads nowhere."""
    if href is None or href.strip() in {"", "#"}:
        return None
    url = resolve(page_url, href)
    if url is None:
        return None if href.startswith("#") else Reason.PAGE_BAD_LINK
    return None if same_site(url, page_url) else Reason.PAGE_OFFSITE


def _target(element: Element) -> str | None:
    """Return where an element leads: its href, an option's value, the address in `onclick="location.href='…'"`."""
    target = element.get("value" if element.tag == "option" else "href")
    if target is not None:
        return target.strip()
    called = _ONCLICK.search(element.get("onclick") or "")
    return called[1] if called else None


def _keys(url: str) -> tuple[str, ...]:
    """Return what every link of this page's family holds: the last name in its path, read as page or as base."""
    paths = (
        urlsplit(base).path.rstrip("/").rpartition("/")[2]
        for base in (url, *(r.base for r in readings(url)))
    )
    return tuple(dict.fromkeys(name.rpartition(".")[0] or name for name in paths if name))


def _may_be_page(href: str, keys: tuple[str, ...]) -> bool:
    for key in keys:
        if key in href:
            return True
    return href.startswith("?") or _NUMBERED_FILE.match(href) is not None


def _says_page(element: Element) -> bool:
    text = element.text
    if text is None or text.isspace():
        text = "".join(element.itertext())
    if not pager_words.MAY_BE_WORD.search(text) or len(text.strip()) > _LONGEST_WORD:
        return False
    said = pager_words.label(text)
    return said in pager_words.NEXT or said in pager_words.LAST or said in pager_words.SINGLE


def label_text(element: Element) -> str:
    """Return a link's text; an image or an arrow speaks through its alt, title, source or class."""
    text = "".join(element.itertext()).strip() or (
        element.get("value") or "" if element.tag == "input" else ""
    )
    if text:
        return text
    images = list(element.iter("img"))
    spoken = [
        element.get("title"),
        *(said for image in images for said in (image.get("alt"), image.get("title"))),
    ]
    if found := next((said for said in spoken if said and said.strip()), None):
        return found
    names = [
        element.get("class") or "",
        element.get("id") or "",
        *(image.get("src") or "" for image in images),
    ]
    squeezed = " ".join(names).lower().replace("-", "").replace("_", "")
    return "next" if any(mark in squeezed for mark in NEXT_ARROWS) else ""
