"""Feeds and sitemaps as trees: parsed by lxml without entities, external files and network. Pure.

feedparser and Scrapy's Sitemap were weighed: of a feed only addresses and dates are wanted, and the dates of news sitemaps are
below what Scrapy's reads. What papers serve as XML is often broken, so the parser mends it.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from crawler.clock import CHINA
from crawler.errors import Refused
from crawler.html.decode import decode
from crawler.reading.features.printed_dates import first_stamp
from crawler.reasons import Reason

# A reference to half of a pair, which is no character: libxml2 passes it on, and lxml cannot read it.
_SURROGATE = re.compile(
    r"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));"
)


def parse_xml(body: bytes, content_type: str | None, default: str | None = None) -> etree._Element:
    """Parse a feed or a sitemap; raise Refused for what is none, and for a document that declares entities of its own."""
    text = decode(body, content_type, default).text.lstrip("\ufeff \t\r\n").replace("\x00", "")
    text = _SURROGATE.sub("\ufffd", text)
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Refused(Reason.NOT_XML, " ".join(str(error).split())[:200]) from error
    if root is None:
        raise Refused(Reason.NOT_XML)
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise Refused(Reason.XML_ENTITIES)
    return root


def name(element: etree._Element) -> str:
    """Return an element's name without its namespace, lower case; an entity that was left alone has none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Return the children of any of these names."""
    return (child for child in element if name(child) in names)


def text_of(element: etree._Element, *names: str) -> str:
    """Return the text of the first child of these names that has one."""
    return next(
        (text for child in children(element, *names) if (text := (child.text or "").strip())), ""
    )


def day_of(text: str, now: datetime) -> date | None:
    """Read the day of a date as feeds write it (RFC 822, ISO 8601, or as the paper prints dates), in China's time."""
    if not text:
        return None
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(text)
            return (moment.astimezone(CHINA) if moment.tzinfo is not None else moment).date()
        except (
            ValueError,
            OverflowError,
        ):  # 0001-01-01T00:00:00+08:00 is what .NET writes for no date
            continue
    stamp = first_stamp(text, now)
    return (
        date.fromisoformat(stamp.iso[:10]) if stamp is not None and stamp.iso is not None else None
    )
