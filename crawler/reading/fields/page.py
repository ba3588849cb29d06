"""The fields around a body, read together: subtitle, dates, credits and channel."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.html.document import Document, declared_text
from crawler.model import Credits
from crawler.reading.around import Around, look_around
from crawler.reading.claims import Claims
from crawler.reading.features.credit_line import credits_of, informs
from crawler.reading.fields.channel import find_channel
from crawler.reading.fields.credits import credits_of_page
from crawler.reading.fields.dates import DateLines, Dating, date_of
from crawler.reading.fields.subtitle import find_subtitle
from crawler.reading.fields.title import Title
from crawler.site import Layout


@dataclass(frozen=True, slots=True)
class Fields:
    """What was read around a body."""

    subtitle: str | None
    dating: Dating
    credit: Credits
    channel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Where the text of the article is: the blocks it begins and ends with, and what a template hung on its last line."""

    first: int
    last: int
    glued: tuple[str, ...] = ()


def read_fields(
    document: Document,
    title: Title | None,
    text: Text,
    claims: Claims,
    *,
    layout: Layout,
    now: datetime,
    live: bool,
) -> Fields:
    """Read the fields of a page; what the layout declares wins."""
    around = look_around(document, title.block if title else None, text.first, text.last)
    if text.glued:
        around = replace(
            around, tail=(*text.glued, *around.tail), staff=(*around.staff, *text.glued)
        )
    dates = _date_lines(around, declared_text(document, layout.published))
    channel = find_channel(document, title, text.first, layout.channel)
    return Fields(
        subtitle=declared_text(document, layout.subtitle)
        or find_subtitle(document, title, text.first, claims),
        dating=date_of(dates, claims, document.url, now, live=live),
        credit=_declared(document, layout).otherwise(credits_of_page(around, claims, channel)),
        channel=channel,
    )


def _date_lines(around: Around, declared: str | None) -> DateLines:
    return DateLines(
        declared=(declared,) if declared else (),
        head=_informing(around.head),
        above=_informing(around.above),
        loose=tuple(line for line in around.head if not informs(line)),
        tail=_informing(around.tail),
    )


def _informing(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if informs(line))


def _declared(document: Document, layout: Layout) -> Credits:
    authors, editors = (
        declared_text(document, layout.authors),
        declared_text(document, layout.editors),
    )
    source = declared_text(document, layout.source)
    return Credits(
        source=(credits_of(source).source or source) if source else None,
        authors=credits_of(f"作者:{authors}").authors if authors else (),
        editors=credits_of(f"责任编辑:{editors}").editors if editors else (),
    )
