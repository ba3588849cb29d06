"""What the markup claims, unseen by readers: meta tags, JSON-LD, microdata, Founder's comments.

It is second-hand: templates fill it by machine, with the editor as author and the site as source.
So a claim confirms what is printed, and supplies what is not only where its name leaves no doubt
(`firm`).
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from crawler.addresses.canonical import parts_of
from crawler.html.document import Document, Element
from crawler.lexicon.tables.metadata import FOUNDER, JSON_LD, MARKED, META, Kind
from crawler.reading.json_ld import members, names
from crawler.text import tidy


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: what it says, who says it, and whether it may stand alone."""

    kind: Kind
    value: str
    evidence: str
    firm: bool = True


_FOUNDER_ITEM = re.compile(r"<(?:founder-)?(\w+)>([^<]{1,300})</")
_FOUNDER_PAPER = "<paperarticleid>"
_JSON_LD, _FOUNDER, _MARKED = (
    {row.name: row for row in table} for table in (JSON_LD, FOUNDER, MARKED)
)
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
            claimed = _FOUNDER[name]
            yield Claim(claimed.kind, value, f"enpproperty {name}", claimed.firm or paper)


def _meta(document: Document) -> Iterator[Claim]:
    for claimed in META:
        if (value := document.meta.get(claimed.name)) is not None:
            yield Claim(claimed.kind, value, f"meta {claimed.name}", claimed.firm)


def _json_ld(document: Document) -> Iterator[Claim]:
    """Read what the first object that speaks of a kind of claim says, in each script."""
    for script in document.root.iterfind(".//script[@type='application/ld+json']"):
        spoken: set[Kind] = set()
        for key, value in members(script.text or ""):
            claimed = _JSON_LD.get(key)
            texts = [text for name in names(value) if (text := tidy(name))]
            if claimed is None or claimed.kind in spoken or not texts:
                continue
            if claimed.kind is Kind.ADDRESS and not texts[0].startswith("http"):
                continue  # the name of a part: #organization
            spoken.add(claimed.kind)
            for text in texts:
                yield Claim(claimed.kind, text, f"JSON-LD {key}", claimed.firm)


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
            if name in _MARKED and (value := tidy(value)) and len(value) <= _LONGEST:
                claimed = _MARKED[name]
                yield Claim(claimed.kind, value, name, claimed.firm)
