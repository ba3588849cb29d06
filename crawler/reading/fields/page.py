"""The fields around a body, read together: subtitle, dates, credits and channel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.html.document import Document, declared_text
from crawler.lexicon.uses import AUTHOR, EDITOR, Role
from crawler.model import Credits
from crawler.reading.around import Around, look_around
from crawler.reading.claims import Claims
from crawler.reading.features.credit_line import read
from crawler.reading.fields.channel import find_channel
from crawler.reading.fields.credits import credits_of_page
from crawler.reading.fields.dates import DateLines, Dating, date_of
from crawler.reading.fields.subtitle import find_subtitle
from crawler.reading.fields.title import Title
from crawler.reading.lines import Line
from crawler.reading.roles import LineRole
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
    """Where the text is: its first and last line, and what a template hung on the last."""

    first: int
    last: int
    glued: tuple[Line, ...] = ()


def read_fields(
    document: Document,
    lines: Sequence[Line],
    title: Title | None,
    text: Text,
    claims: Claims,
    *,
    layout: Layout,
    now: datetime,
    live: bool,
) -> Fields:
    """Read the fields of a page; what the layout declares wins."""
    around = _around(lines, title, text)
    dates = _date_lines(around, declared_text(document, layout.published))
    dating = date_of(dates, claims, document.url, now, live=live)
    channel = find_channel(document, lines, title, text.first, layout.channel)
    credit = _declared(document, layout).otherwise(credits_of_page(around, claims, channel))
    subtitle = declared_text(document, layout.subtitle)
    subtitle = subtitle or find_subtitle(lines, title, text.first, claims)
    _tell_roles(around, dating)
    return Fields(subtitle, dating, credit, channel)


def _around(lines: Sequence[Line], title: Title | None, text: Text) -> Around:
    """Look around the text; what hung on its last line stands below it."""
    around = look_around(lines, title.line if title else None, text.first, text.last)
    tail, staff = (*text.glued, *around.tail), (*around.staff, *text.glued)
    return replace(around, tail=tail, staff=staff)


def _tell_roles(around: Around, dating: Dating) -> None:
    """Note the lines that the fields were read from."""
    if dating.line is not None:
        because = f"date of publication, {dating.evidence}"
        dating.line.propose(LineRole.INFORMATION, because)
    for line in (*around.head, *around.above, *around.tail, *around.staff):
        if line.informs and (because := _information(line)):
            line.propose(LineRole.INFORMATION, because)


def _information(line: Line) -> str:
    """Say what a line has for the fields: labels, or a date."""
    marks = [mark.label for mark in line.credit.labels if mark.role is not Role.NOTHING]
    if marks:
        return f"labels {' '.join(dict.fromkeys(marks))}"
    return "a date" if line.credit.dated else ""


def _date_lines(around: Around, declared: str | None) -> DateLines:
    return DateLines(
        declared=(Line(declared, ()),) if declared else (),
        head=_informing(around.head),
        above=_informing(around.above),
        loose=[line for line in around.head if not line.informs],
        tail=_informing(around.tail),
    )


def _informing(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.informs]


def _declared(document: Document, layout: Layout) -> Credits:
    authors, editors = (
        declared_text(document, layout.authors),
        declared_text(document, layout.editors),
    )
    source = declared_text(document, layout.source)
    return Credits(
        source=(read(source).credit.source or source) if source else None,
        authors=read(f"{AUTHOR}:{authors}").credit.authors if authors else (),
        editors=read(f"{EDITOR}:{editors}").credit.editors if editors else (),
    )
