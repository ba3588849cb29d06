"""Bytes of one page in, a Page out: the order in which the rooms read it. Pure: no network, no files, no clock of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

from crawler.boilerplate.edges import Body, clean
from crawler.errors import Refused
from crawler.extract import images
from crawler.extract.body import Choice, choose_body
from crawler.extract.decode import decode
from crawler.extract.document import Document, parse
from crawler.extract.fields import Text, read_fields
from crawler.extract.kinds import other_kind
from crawler.extract.lines import Line, body_lines
from crawler.extract.meta import Claims, own_address, read_claims
from crawler.extract.related import find_related
from crawler.extract.title import Title, find_title
from crawler.items import Image, Page, Pager
from crawler.paging.family import lists
from crawler.paging.pager import find_pager
from crawler.reasons import Reason
from crawler.site import Layout

_NO_LAYOUT = Layout()


@dataclass(frozen=True, slots=True)
class _View:
    """A page as far as the fields around the body need it."""

    document: Document
    layout: Layout
    choice: Choice
    title: Title | None
    claims: Claims

    @property
    def headline(self) -> str | None:
        return self.title.text if self.title else None


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

    `url` is the address the bytes came from, `now` the time they came (dates after it are impossible), `layouts` what the
    site declares about its templates, newest first; `is_article`: it declares the address an article's; `live`: they came just
    now, so 昨天 is the day before `now`. Raises Refused with the reason when the page is no article.
    """
    decoded = decode(body, content_type, default_encoding)
    if not decoded.text.strip():
        raise Refused(Reason.EMPTY)
    document, claims = _located(parse(decoded.text, url))
    pager = _pager(document, is_article=is_article)
    page = _page(_view(document, claims, layouts), pager, now, live=live)
    return replace(page, encoding=decoded.encoding, encoding_evidence=decoded.evidence)


def _located(document: Document) -> tuple[Document, Claims]:
    """Read what the markup claims; a page whose address nobody knows is at the one it claims."""
    claims = read_claims(document)
    if document.url or (address := own_address(document, claims)) is None:
        return document, claims
    return replace(document, url=address, base_url=urljoin(address, document.base_url)), claims


def _pager(document: Document, *, is_article: bool) -> Pager:
    """Find the pager; that of an article at an address like a listing's may be the article's own, and is said to be unclear."""
    pager = find_pager(document, is_article=is_article)
    if pager.kind == "list" and pager.next_url and lists(document.url):
        return replace(pager, unreachable=(((pager.current or 1) + 1, Reason.PAGER_UNCLEAR.value),))
    return pager


def _view(document: Document, claims: Claims, layouts: Sequence[Layout]) -> _View:
    layout = _layout(document, layouts)
    choice = choose_body(document, layout.body)
    if (reason := other_kind(document, _prose(choice, document))) is not None:
        raise Refused(reason, document.head_title)
    if choice is None:
        raise Refused(Reason.NO_BODY)
    return _View(document, layout, choice, find_title(document, choice.box.first, claims, layout.title), claims)


def _layout(document: Document, layouts: Sequence[Layout]) -> Layout:
    """Choose the newest layout whose body is on the page."""
    return next((lay for lay in layouts if lay.body and document.selector.css(lay.body)), _NO_LAYOUT)


def _prose(choice: Choice | None, document: Document) -> int:
    if choice is None:
        return 0
    blocks = document.blocks[choice.box.first : choice.box.last]
    return sum(len(b.text) - b.link_chars for b in blocks)


def _page(view: _View, pager: Pager, now: datetime, *, live: bool) -> Page:
    body = clean(body_lines(view.document, view.choice, view.layout.remove), view.title)
    fields = read_fields(
        view.document, view.title, _span(view, body), view.claims, layout=view.layout, now=now, live=live
    )
    lines, pictures = _illustrate(view, body.lines)
    if not lines and not pictures and pager.kind != "article":
        raise Refused(Reason.NO_BODY, view.choice.evidence)
    return Page(
        url=view.document.url,
        title=view.headline,
        subtitle=fields.subtitle or body.subtitle,
        published_at=fields.dating.published,
        published_raw=fields.dating.raw,
        published_evidence=fields.dating.evidence,
        updated_at=fields.dating.updated,
        source=fields.credit.source,
        authors=fields.credit.authors,
        photographers=fields.credit.photographers,
        correspondents=fields.credit.correspondents,
        editors=fields.credit.editors,
        channel=fields.channel,
        paragraphs=tuple(line.text for line in lines),
        opens_indented=_opens_indented(lines),
        images=pictures,
        related=find_related(view.document),
        removed=tuple(body.removed),
        pager=pager,
        kind="article" if lines else "pictures",
        evidence=view.choice.evidence,
    )


def _span(view: _View, body: Body) -> Text:
    """Say which blocks the text begins and ends with."""
    if body.lines:
        return Text(body.lines[0].blocks[0].index, body.lines[-1].blocks[-1].index)
    return Text(view.choice.box.first, view.choice.box.last - 1)


def _opens_indented(lines: list[Line]) -> bool | None:
    first = [line.blocks[0].indented for line in lines]
    return first[0] if any(first) else None


def _illustrate(view: _View, lines: list[Line]) -> tuple[list[Line], tuple[Image, ...]]:
    """Take the captions out of the lines and give them to their pictures."""
    box = view.choice.box
    inside = [p for p in view.document.pictures if box.first <= p.block <= box.last and box in p.box.chain()]
    shown = [(p, url) for p in inside if (url := images.is_picture(view.document, p))]
    captions = images.captions([p for p, _ in shown], [line.blocks[0] for line in lines])
    taken = set(captions.values())
    kept = [line for line in lines if line.blocks[0].index not in taken]
    indices = {line.blocks[0].index: i for i, line in enumerate(kept)}
    texts = {line.blocks[0].index: line.text for line in lines}
    found = tuple(
        Image(
            url=url,
            caption=texts[captions[i]] if i in captions else images.alternative(p.element, view.headline),
            position=images.place(indices, p.block),
        )
        for i, (p, url) in enumerate(shown)
    )
    return kept, found
