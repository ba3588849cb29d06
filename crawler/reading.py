"""Bytes of one page in, a Page out: the order in which the rooms read it. Pure: no network, no files, no clock of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.boilerplate.edges import Body, clean
from crawler.errors import Refused
from crawler.extract import byline, images
from crawler.extract.body import Choice, choose_body, grow
from crawler.extract.byline import Credits
from crawler.extract.channel import find_channel
from crawler.extract.dates import Stamp, stamps
from crawler.extract.decode import decode
from crawler.extract.document import Block, Document, parse
from crawler.extract.kinds import is_list, kind_of, other_kind, without_text
from crawler.extract.lines import Line, body_lines
from crawler.extract.related import find_related
from crawler.extract.title import Title, find_title
from crawler.items import Image, Page, Pager
from crawler.paging.family import lists
from crawler.paging.pager import find_pager
from crawler.reasons import Reason
from crawler.site import Layout
from crawler.text import tidy

_HEAD_REACH = 14
_TAIL_REACH = 10
_NO_LAYOUT = Layout()


@dataclass(frozen=True, slots=True)
class _View:
    """A page as far as the fields around the body need it."""

    document: Document
    layout: Layout
    choice: Choice
    title: Title | None

    @property
    def headline(self) -> str | None:
        return self.title.text if self.title else None

    def declared(self, query: str | None) -> str | None:
        """Give the text of the first element a declared query selects that has any."""
        for selected in self.document.selector.css(query) if query else ():
            node = selected.root
            text = tidy(node if isinstance(node, str) else "".join(node.itertext()))
            if text:
                return text
        return None


def read_page(
    body: bytes,
    url: str,
    *,
    now: datetime,
    content_type: str | None = None,
    layouts: Sequence[Layout] = (),
    default_encoding: str | None = None,
    is_article: bool = False,
) -> Page:
    """Read one page of an article.

    `url` is the address the bytes came from, `now` the time they came (dates after it are impossible), `layouts` what the
    site declares about its templates, newest first; `is_article`: it declares the address an article's. Raises Refused with the
    reason when the page is no article.
    """
    decoded = decode(body, content_type, default_encoding)
    if not decoded.text.strip():
        raise Refused(Reason.EMPTY)
    document = parse(decoded.text, url)
    if document.cut_short:
        raise Refused(Reason.TOO_COMPLEX)
    view = _view(document, layouts)
    page = _page(view, _pager(document, is_article=is_article), now)
    return replace(page, encoding=decoded.encoding, encoding_evidence=decoded.evidence)


def _pager(document: Document, *, is_article: bool) -> Pager:
    """Find the pager.

    On an article at an address like a listing's (/wenhua/laojie.html, index.html) it may be the article's own or that of a list
    beside it; nothing on the page tells. It is not followed, and said to be unclear, unless the site declares its addresses.
    """
    pager = find_pager(document, is_article=is_article)
    if pager.kind == "list" and pager.next_url and lists(document.url):
        return replace(pager, unreachable=(((pager.current or 1) + 1, Reason.PAGER_UNCLEAR.value),))
    return pager


def _view(document: Document, layouts: Sequence[Layout]) -> _View:
    layout = _layout(document, layouts)
    choice = choose_body(document, layout.body)
    if (reason := other_kind(document, _prose(choice, document))) is not None:
        raise Refused(reason, document.head_title)
    if choice is None:
        raise Refused(without_text(document), document.head_title)
    title = find_title(document, choice.box.first, layout.title)
    return _View(document, layout, grow(document, choice, title.block if title else None), title)


def _layout(document: Document, layouts: Sequence[Layout]) -> Layout:
    """Choose the newest layout whose body is on the page."""
    return next((lay for lay in layouts if lay.body and document.selector.css(lay.body)), _NO_LAYOUT)


def _prose(choice: Choice | None, document: Document) -> int:
    if choice is None:
        return 0
    blocks = document.blocks[choice.box.first : choice.box.last]
    return sum(len(b.text) - b.link_chars for b in blocks)


def _page(view: _View, pager: Pager, now: datetime) -> Page:
    body, pictures = _text(view)
    head = _head(view, body)
    published, updated = _dates(view, head, now)
    credit = _credits(view, head, body)
    lines = body.lines
    size = sum(len(line.text) for line in lines)
    if pager.kind != "article":
        if is_list(view.document, size, dated=published is not None):
            raise Refused(Reason.LISTING, view.choice.evidence)
        if not lines and not pictures:
            raise Refused(Reason.NO_BODY, view.choice.evidence)
    return Page(
        url=view.document.url,
        title=view.headline,
        subtitle=view.declared(view.layout.subtitle) or body.subtitle,
        published_at=published.iso if published else None,
        published_raw=published.raw if published else None,
        updated_at=updated.iso if updated else None,
        source=credit.source,
        authors=credit.authors,
        photographers=credit.photographers,
        correspondents=credit.correspondents,
        editors=credit.editors,
        channel=find_channel(view.document, view.headline, view.choice.box.first, view.layout.channel),
        paragraphs=tuple(line.text for line in lines),
        opens_indented=_opens_indented(lines),
        images=pictures,
        related=find_related(view.document),
        removed=tuple(body.removed),
        pager=pager,
        kind=kind_of(view.document, [line.text for line in lines], pictures),
        evidence=view.choice.evidence,
    )


def _text(view: _View) -> tuple[Body, tuple[Image, ...]]:
    """Read the text and the pictures; where captions are all the text there is, they are the text."""
    plates = images.plates(view.document, view.choice, view.headline)
    lines = body_lines(view.document, view.choice, view.layout.remove)
    captions = images.captions(plates, lines)
    taken = set(map(id, captions.values()))
    named, concealed = view.choice.named, view.document.concealed
    body = clean([line for line in lines if id(line) not in taken], view.title, named, concealed)
    if taken and not body.lines:
        body = clean(lines, view.title, named, concealed)
    return body, images.placed(plates, captions, body.lines)


def _opens_indented(lines: list[Line]) -> bool | None:
    first = [line.blocks[0].indented for line in lines]
    return first[0] if any(first) else None


# -- around the body


def _head(view: _View, body: Body) -> list[Block]:
    """Give the blocks that may speak about the article: from the headline, or a little above the body, to its first line."""
    blocks, box = view.document.blocks, view.choice.box
    title = view.title.block if view.title and view.title.block and view.title.block.index < box.last else None
    start = min(title.index, box.first) if title else max(0, box.first - _HEAD_REACH)
    stop = body.lines[0].blocks[0].index if body.lines else box.first
    head = blocks[start : max(stop, box.first)][: _HEAD_REACH * 2]
    return [b for b in head if b is not title and not b.box.hidden and len(b.text) <= 200]


def _dates(view: _View, head: Sequence[Block], now: datetime) -> tuple[Stamp | None, Stamp | None]:
    """Give the dates of publication and of the last change, as the page prints them."""
    found = [stamp for block in head for stamp in stamps(block.text, now)]
    if declared := view.declared(view.layout.published):
        found = [*stamps(declared, now), *found]
    published = [stamp for stamp in found if stamp.role == "published"]
    updated = next((stamp for stamp in found if stamp.role == "updated" and stamp.iso), None)
    return next((stamp for stamp in published if stamp.iso), published[0] if published else None), updated


def _credits(view: _View, head: Sequence[Block], body: Body) -> Credits:
    said = Credits()
    for block in head:
        said |= byline.credits_of(block.raw)
    for line in (*body.lines[:2], *body.lines[-1:]):
        said |= byline.in_brackets(line.text)
    end = view.choice.box.last
    for block in view.document.blocks[end : end + _TAIL_REACH]:
        if len(block.text) <= 60:
            said |= Credits(editors=byline.credits_of(block.raw).editors)
    return _declared_credits(view) | body.credits | said


def _declared_credits(view: _View) -> Credits:
    authors, editors = view.declared(view.layout.authors), view.declared(view.layout.editors)
    return Credits(
        source=view.declared(view.layout.source),
        authors=byline.credits_of(f"作者:{authors}").authors if authors else (),
        editors=byline.credits_of(f"编辑:{editors}").editors if editors else (),
    )
