"""Bytes of one page in, a Page out: the order in which the rooms read it. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.addresses.pages import lists
from crawler.errors import Refused
from crawler.html.document import Document
from crawler.html.ending import ending, stops_short
from crawler.model import Ending, Image, Page, Pager, RemovedBlock
from crawler.paging.pager import find_pager
from crawler.paging.pager_blocks import pager_blocks
from crawler.reading.body import Choice, choose_body
from crawler.reading.claims import Claims, claimed_address
from crawler.reading.cleaning import Body, clean
from crawler.reading.fields import images
from crawler.reading.fields.page import Fields, Text, read_fields
from crawler.reading.fields.related import find_related
from crawler.reading.fields.title import Title, find_title
from crawler.reading.growing import grow
from crawler.reading.indents import opens_indented
from crawler.reading.kind import is_list, kind_of, other_kind, without_text
from crawler.reading.lines import Line
from crawler.reading.message import message
from crawler.reading.open_page import OpenPage, open_page
from crawler.reading.paragraphs import body_lines
from crawler.reading.roles import LineRole
from crawler.reasons import Reason
from crawler.site import Layout

PendingPage = Callable[[], Page]
"""A reading still to be done: it can be pickled, and raises Refused as `read_page` does."""

_NO_LAYOUT = Layout()


@dataclass(frozen=True, slots=True)
class _View:
    """A page as far as the fields around the body need it."""

    document: Document
    lines: list[Line]
    layout: Layout
    choice: Choice
    title: Title | None
    claims: Claims

    @property
    def headline(self) -> str | None:
        return self.title.text if self.title else None

    def because(self, line: Line) -> str:
        """Say why a line that nothing took out is text."""
        return f"weight {line.weight:.0f}" if self.choice.weights else self.choice.evidence


def read_page(
    body: bytes,
    url: str,
    *,
    now: datetime,
    content_type: str | None = None,
    layouts: Sequence[Layout] = (),
    default_encoding: str | None = None,
    is_article: bool = False,
    live: bool = True,
) -> Page:
    """Read one page of an article.

    `url` is the address the bytes came from, `now` the time they came (dates after it are
    impossible), `layouts` what the site declares about its templates, newest first; `is_article`:
    it declares the address an article's; `live`: they came just now, so 昨天 is the day before `now`.
    Raises Refused with the reason when the page is no article.
    """
    page = open_page(body, url, content_type=content_type, default_encoding=default_encoding)
    return read_open_page(page, now=now, layouts=layouts, is_article=is_article, live=live)


def read_open_page(
    opened: OpenPage, *, now: datetime, layouts: Sequence[Layout], is_article: bool, live: bool
) -> Page:
    """Read a page as `read_page` does; what was decided about its lines is written on them."""
    view = _view(opened, layouts)
    page = _page(view, _pager(opened.document, is_article=is_article), now, live=live)
    if page.pager.kind != "article" and (refusal := message(page)) is not None:
        raise Refused(refusal.reason, refusal.detail)
    return replace(
        page,
        encoding=opened.encoding,
        encoding_evidence=opened.encoding_evidence,
        ending=_ending(opened.document.source, page),
    )


def _ending(text: str, page: Page) -> Ending:
    how = ending(text)
    is_cut = how == "open" and bool(page.paragraphs) and stops_short(text, page.paragraphs[-1])
    return "cut" if is_cut else how


def _pager(document: Document, *, is_article: bool) -> Pager:
    """Find the pager.

    On an article at an address like a listing's (/wenhua/laojie.html, index.html) it may be the
    article's own or that of a list beside it; nothing on the page tells. It is not followed, and
    said to be unclear, unless the site declares its addresses.
    """
    pager = find_pager(document, is_article=is_article)
    if pager.kind == "list" and pager.next_url and lists(document.url):
        return replace(pager, unreachable=(((pager.current or 1) + 1, Reason.PAGER_UNCLEAR.value),))
    return pager


def _view(opened: OpenPage, layouts: Sequence[Layout]) -> _View:
    document, lines, claims = opened.document, opened.lines, opened.claims
    layout = _layout(document, layouts)
    choice = choose_body(document, lines, layout.body)
    if (reason := other_kind(document, _prose(choice, document))) is not None:
        raise Refused(reason, document.head_title)
    if choice is None:
        raise Refused(without_text(document), document.head_title)
    title = find_title(document, lines, choice.box.first, claims, layout.title)
    choice = grow(lines, choice, title.line if title else None)
    return _View(document, lines, layout, choice, title, claims)


def _layout(document: Document, layouts: Sequence[Layout]) -> Layout:
    """Choose the newest layout whose body is on the page."""
    return next(
        (lay for lay in layouts if lay.body and document.selector.css(lay.body)), _NO_LAYOUT
    )


def _prose(choice: Choice | None, document: Document) -> int:
    if choice is None:
        return 0
    blocks = document.blocks[choice.box.first : choice.box.last]
    return sum(len(b.text) - b.link_chars for b in blocks)


def _page(view: _View, pager: Pager, now: datetime, *, live: bool) -> Page:
    body, pictures = _text(view)
    fields = _fields(view, body, now, live=live)
    if pager.kind != "article":
        _refuse_list(view, body, pictures, dated=fields.dating.published is not None)
    return Page(
        url=view.document.url,
        claimed_url=claimed_address(view.document, view.claims),
        title=view.headline,
        subtitle=fields.subtitle or body.subtitle,
        published_at=fields.dating.published,
        published_raw=fields.dating.raw,
        published_evidence=fields.dating.evidence,
        updated_at=fields.dating.updated,
        **fields.credit.stated,
        channel=fields.channel,
        paragraphs=body.texts,
        opens_indented=opens_indented(view.document, body.lines) if body.lines else None,
        images=pictures,
        related=find_related(view.document),
        removed=tuple(RemovedBlock(rule=line.because, text=line.text) for line in body.removed),
        pager=pager,
        kind=kind_of(view.document, body.texts, pictures),
        evidence=view.choice.evidence,
    )


def _fields(view: _View, body: Body, now: datetime, *, live: bool) -> Fields:
    return read_fields(
        view.document,
        view.lines,
        view.title,
        _span(view, body),
        view.claims,
        layout=view.layout,
        now=now,
        live=live,
    )


def _refuse_list(view: _View, body: Body, pictures: Sequence[Image], *, dated: bool) -> None:
    """Raise Refused for a list of links, and for a page that has neither text nor pictures."""
    if is_list(view.document, sum(map(len, body.texts)), dated=dated):
        raise Refused(Reason.LISTING, view.choice.evidence)
    if not body.lines and not pictures:
        raise Refused(Reason.NO_BODY, view.choice.evidence)


def _text(view: _View) -> tuple[Body, tuple[Image, ...]]:
    """Read the text and the pictures.

    Where captions are all the text there is, they are the text.
    """
    plates = images.plates(view.document, view.choice, view.headline)
    lines = body_lines(view.document, view.lines, view.choice, view.layout.remove)
    captions = images.captions(plates, lines)
    taken = set(map(id, captions.values()))
    body = _cleaned(view, [line for line in lines if id(line) not in taken])
    if taken and not body.lines:
        body = _cleaned(view, lines)
    for line in body.lines:
        line.decide(LineRole.TEXT, view.because(line))
    return body, images.placed(plates, captions, body.lines)


def _cleaned(view: _View, lines: Sequence[Line]) -> Body:
    pagers = pager_blocks(view.document)
    return clean(lines, view.title, view.choice.named, view.document.concealed, pagers)


def _span(view: _View, body: Body) -> Text:
    """Say which blocks the text begins and ends with."""
    if body.lines:
        return Text(body.lines[0].index, body.lines[-1].blocks[-1].index, body.glued)
    return Text(view.choice.box.first, view.choice.box.last - 1)
