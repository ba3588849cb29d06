"""What the markup claims, unseen by readers: meta tags, JSON-LD, microdata, Founder's comments.

It is second-hand: templates fill it by machine, with the editor as author and the site as source.
So a claim confirms what is printed, and supplies what is not only where its name leaves no doubt
(`firm`).
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import cast

from crawler.addresses.canonical import parts_of
from crawler.html.document import Document, Element
from crawler.reading.json_ld import members, names
from crawler.text import tidy


class Kind(Enum):
    """What a claim is about."""

    TITLE = auto()
    SUBTITLE = auto()
    PUBLISHED = auto()
    UPDATED = auto()
    SOURCE = auto()
    AUTHOR = auto()
    EDITOR = auto()
    ADDRESS = auto()


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: what it says, who says it, and whether it may stand alone."""

    kind: Kind
    value: str
    evidence: str
    firm: bool = True


# name of <meta>, lower case -> what it claims, and whether firmly
_META: dict[str, tuple[Kind, bool]] = {
    "publishdate": (Kind.PUBLISHED, True),      # the /content/ family of gmw, youth, cnr, southcn …
    "pubdate": (Kind.PUBLISHED, True),          # 大汉
    "publish_time": (Kind.PUBLISHED, True),
    "pubtime": (Kind.PUBLISHED, True),
    "article:published_time": (Kind.PUBLISHED, True),
    "og:published_time": (Kind.PUBLISHED, True),
    "og:release_date": (Kind.PUBLISHED, True),
    "bytedance:published_time": (Kind.PUBLISHED, True),
    "weibo: article:create_at": (Kind.PUBLISHED, True),
    "weibo:article:create_at": (Kind.PUBLISHED, True),
    "apub:time": (Kind.PUBLISHED, True),
    "datepublished": (Kind.PUBLISHED, True),
    "firstpublishedtime": (Kind.PUBLISHED, True),   # 政府网站
    "date": (Kind.PUBLISHED, False),
    "article:modified_time": (Kind.UPDATED, True),
    "weibo: article:update_at": (Kind.UPDATED, True),
    "datemodified": (Kind.UPDATED, True),
    "source": (Kind.SOURCE, True),
    "contentsource": (Kind.SOURCE, True),       # 大汉, 政府网站
    "mediaid": (Kind.SOURCE, False),            # sina
    "article:author": (Kind.SOURCE, False),     # sina's source, 163's own name
    "author": (Kind.AUTHOR, False),             # as often the editor, or the site
    "editor": (Kind.EDITOR, True),
    "og:title": (Kind.TITLE, False),
    "articletitle": (Kind.TITLE, True),
    "og:url": (Kind.ADDRESS, True),
}  # fmt: skip

# member of JSON-LD, schema.org's or Baidu's -> what it claims, and whether firmly
_JSON_LD: dict[str, tuple[Kind, bool]] = {
    "headline": (Kind.TITLE, False),
    "datePublished": (Kind.PUBLISHED, True),
    "pubDate": (Kind.PUBLISHED, True),
    "dateModified": (Kind.UPDATED, True),
    "upDate": (Kind.UPDATED, True),
    "author": (Kind.AUTHOR, False),
    "@id": (Kind.ADDRESS, True),
}
# element of Founder's comment -> what it claims; <author> of a portal is whoever filed the text
_FOUNDER: dict[str, tuple[Kind, bool]] = {
    "title": (Kind.TITLE, True),
    "subtitle": (Kind.SUBTITLE, True),
    "date": (Kind.PUBLISHED, True),
    "sourcename": (Kind.SOURCE, True),
    "author": (Kind.AUTHOR, False),
    "url": (Kind.ADDRESS, True),
}
_FOUNDER_ITEM = re.compile(r"<(?:founder-)?(\w+)>([^<]{1,300})</")
_FOUNDER_PAPER = "<paperarticleid>"
# itemprop, or an id that Baidu's news search reads -> what the element's text claims
_NAMED: dict[str, tuple[Kind, bool]] = {
    "datePublished": (Kind.PUBLISHED, True),
    "dateModified": (Kind.UPDATED, True),
    "author": (Kind.AUTHOR, False),
    "pubtime_baidu": (Kind.PUBLISHED, True),
    "source_baidu": (Kind.SOURCE, True),
    "author_baidu": (Kind.AUTHOR, True),
    "editor_baidu": (Kind.EDITOR, True),
}
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_NAMES = "//*[@itemprop or contains(@id, '_baidu') or contains(@class, '_baidu')]"
_REACH = 4000
_LONGEST = 80
_LONGEST_VALUE = 400


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything the markup claims, in order of trust."""

    all: tuple[Claim, ...] = ()

    def of(self, kind: Kind, *, firm: bool = False) -> tuple[Claim, ...]:
        """Return the claims of a kind, only the firm ones if asked."""
        return tuple(claim for claim in self.all if claim.kind is kind and (claim.firm or not firm))


def read_claims(document: Document) -> Claims:
    """Collect the claims of a page; a value as long as a paragraph is none."""
    source = document.source
    found = list(_founder(source)) if "/enpproperty-->" in source else []
    if "source_baidu" in source or "datePublished" in source:
        found += _named(document)
    found += _meta(document)
    if "application/ld+json" in source:
        found += _json_ld(document)
    return Claims(tuple(claim for claim in found if len(claim.value) <= _LONGEST_VALUE))


def own_address(document: Document, claims: Claims) -> str | None:
    """Return the address a page says it has; a bare host is its site's."""
    links = [
        link.get("href") or ""
        for link in document.root.iter("link")
        if link.get("rel") == "canonical"
    ]
    saved = [match[1] for match in _SAVED_FROM.finditer(document.source[:_REACH])]
    for address in (*links, *(claim.value for claim in claims.of(Kind.ADDRESS)), *saved):
        parts = parts_of(address)
        if parts.scheme in {"http", "https"} and len(parts.path) > 1:
            return address
    return None


def claimed_address(document: Document, claims: Claims) -> str | None:
    """Return the address that rel=canonical or og:url names, also a relative one."""
    hrefs = (
        link.get("href") for link in document.root.iter("link") if link.get("rel") == "canonical"
    )
    named = (*hrefs, *(claim.value for claim in claims.of(Kind.ADDRESS)))
    links = (document.link(href) for href in named)
    return next((link for link in links if link and len(parts_of(link).path) > 1), None)


def _founder(source: str) -> Iterator[Claim]:
    end = source.find("/enpproperty-->")
    comment = source[max(0, end - _REACH) : end].rpartition("<!--enpproperty")[2]
    paper = _FOUNDER_PAPER in comment
    for name, text in _FOUNDER_ITEM.findall(comment):
        if name in _FOUNDER and (value := tidy(html.unescape(text))):
            kind, firm = _FOUNDER[name]
            yield Claim(kind, value, f"enpproperty {name}", firm or paper)


def _meta(document: Document) -> Iterator[Claim]:
    for name, (kind, firm) in _META.items():
        if (value := document.meta.get(name)) is not None:
            yield Claim(kind, value, f"meta {name}", firm)


def _json_ld(document: Document) -> Iterator[Claim]:
    """Read what the first object that speaks of a kind of claim says, in each script."""
    for script in document.root.iterfind(".//script[@type='application/ld+json']"):
        spoken: set[Kind] = set()
        for key, value in members(script.text or ""):
            kind, firm = _JSON_LD.get(key, (None, False))
            texts = [text for name in names(value) if (text := tidy(name))]
            if kind is None or kind in spoken or not texts:
                continue
            if kind is Kind.ADDRESS and not texts[0].startswith("http"):
                continue  # the name of a part: #organization
            spoken.add(kind)
            yield from (Claim(kind, text, f"JSON-LD {key}", firm) for text in texts)


def _named(document: Document) -> Iterator[Claim]:
    """Read the elements that are named for machines; one that is seen is printed all the same."""
    for element in cast("list[Element]", document.root.xpath(_NAMES)):
        names = (element.get("itemprop") or "", element.get("id") or "", element.get("class") or "")
        for name in " ".join(names).split():
            value = (
                element.get("content")
                or element.get("datetime")
                or "".join(map(str, element.itertext()))
            )
            if name in _NAMED and (value := tidy(value)) and len(value) <= _LONGEST:
                kind, firm = _NAMED[name]
                yield Claim(kind, value, name, firm)
