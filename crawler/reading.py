"""Bytes of one page in, a Page out: the order in which the rooms read it. Pure: no network, no files, no clock of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.boilerplate.strip import strip
from crawler.errors import Refused
from crawler.extract import byline, images
from crawler.extract.body import Choice, choose_body
from crawler.extract.byline import Credits
from crawler.extract.channel import find_channel
from crawler.extract.dates import Stamp, stamps
from crawler.extract.decode import Decoded, decode
from crawler.extract.document import Block, Document, parse
from crawler.extract.kinds import other_kind
from crawler.extract.related import find_related
from crawler.extract.title import Title, find_title
from crawler.items import Image, Page, RemovedBlock
from crawler.paging.pager import find_pager
from crawler.reasons import Reason
from crawler.site import Layout
from crawler.text import fold, tidy

_HEAD_REACH = 14
_TAIL_REACH = 10
_NO_LAYOUT = Layout()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the body: its text, and the blocks it came from (several for the row of a table)."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """The body after cleaning: lines that stay, what went and why, what the edges credit."""

    lines: list[_Line]
    removed: list[RemovedBlock]
    credits: Credits
    subtitle: str | None


def read_page(
    body: bytes,
    url: str,
    *,
    now: datetime,
    content_type: str | None = None,
    layouts: Sequence[Layout] = (),
    default_encoding: str | None = None,
) -> Page:
    """Read one page of an article.

    `url` is the address the bytes came from, `now` the time they came (dates after it are impossible), `layouts` what the
    site declares about its templates, newest first. Raises Refused with the reason when the page is no article.
    """
    decoded = decode(body, content_type, default_encoding)
    if not decoded.text.strip():
        raise Refused(Reason.EMPTY)
    document = parse(decoded.text, url)
    layout = _layout(document, layouts)
    choice = choose_body(document, layout.body)
    if (reason := other_kind(document, _prose(choice, document))) is not None:
        raise Refused(reason, document.head_title)
    if choice is None:
        raise Refused(Reason.NO_BODY)
    return _page(document, decoded, choice, layout, now)


def _layout(document: Document, layouts: Sequence[Layout]) -> Layout:
    """Choose the newest layout whose body is on the page."""
    return next((lay for lay in layouts if lay.body and document.selector.css(lay.body)), _NO_LAYOUT)


def _prose(choice: Choice | None, document: Document) -> int:
    if choice is None:
        return 0
    blocks = document.blocks[choice.box.first : choice.box.last]
    return sum(len(b.text) - b.link_chars for b in blocks)


def _page(document: Document, decoded: Decoded, choice: Choice, layout: Layout, now: datetime) -> Page:
    title = find_title(document, choice.box.first, layout.title)
    headline = title.text if title else None
    content = _content(document, choice, layout)
    body = _clean(_lines(content), title)
    head = _head(document, choice, title, body)
    published, updated = _dates(document, head, layout, now)
    credit = _credits(document, head, body, choice, layout)
    lines, pictures = _illustrate(document, choice, body.lines, headline)
    pager = find_pager(document)
    if not lines and not pictures and pager.kind != "article":
        raise Refused(Reason.NO_BODY, choice.evidence)
    return Page(
        url=document.url,
        title=headline,
        subtitle=_declared(document, layout.subtitle) or body.subtitle,
        published_at=published.iso if published else None,
        published_raw=published.raw if published else None,
        updated_at=updated.iso if updated else None,
        source=credit.source,
        authors=credit.authors,
        photographers=credit.photographers,
        correspondents=credit.correspondents,
        editors=credit.editors,
        channel=find_channel(document, headline, choice.box.first, layout.channel),
        paragraphs=tuple(line.text for line in lines),
        opens_indented=_opens_indented(lines),
        images=pictures,
        related=find_related(document),
        removed=tuple(body.removed),
        pager=pager,
        kind="article" if lines else "pictures",
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        evidence=choice.evidence,
    )


# -- the body -------------------------------------------------------------------------------------------------------------


def _content(document: Document, choice: Choice, layout: Layout) -> list[Block]:
    dropped: set[int] = set()
    for selected in document.selector.css(layout.remove) if layout.remove else ():
        if (box := document.box_of(selected.root)) is not None:
            dropped.update(range(box.first, box.last))
    blocks = document.blocks[choice.box.first : choice.box.last]
    return [b for b in blocks if b.index not in dropped and not (b.box.hidden and not choice.box.hidden)]


def _lines(blocks: Sequence[Block]) -> list[_Line]:
    """Make a line of each block, and one of each row of a table of data."""
    lines: list[_Line] = []
    row: list[Block] = []
    for block in blocks:
        if row and _row(block) is not None and _row(block) is _row(row[0]):
            row.append(block)
            continue
        lines += _row_lines(row)
        row = [block]
    return lines + _row_lines(row)


def _row(block: Block) -> object:
    return next((box for box in block.box.chain() if box.tag == "tr"), None)


def _row_lines(row: Sequence[Block]) -> list[_Line]:
    cells = {next((id(box) for box in b.box.chain() if box.tag in {"td", "th"}), 0) for b in row}
    if len(row) > 1 and len(cells) == len(row):
        return [_Line("\t".join(b.text for b in row), tuple(row))]
    return [_Line(b.text, (b,)) for b in row]


def _clean(lines: list[_Line], title: Title | None) -> _Body:
    """Take headline, information lines, bylines and boilerplate off the body, from the edges inwards."""
    head, rest, subtitle = _split_head(lines, title)
    stripped = strip([line.text for line in rest])
    kept = [_Line(text, rest[i].blocks) for i, text in stripped.kept]
    credit, kept, bylines = _end_bylines(kept)
    removed = [*head, *(block for _, block in stripped.removed), *bylines]
    for _, block in stripped.removed:
        if block.rule == "editor":
            credit |= Credits(editors=byline.credits_of(block.text).editors)
    for block in head:
        if block.rule == "byline":
            credit = byline.standalone(block.text) | credit
    return _Body(kept, removed, credit, subtitle)


def _split_head(lines: list[_Line], title: Title | None) -> tuple[list[RemovedBlock], list[_Line], str | None]:
    removed: list[RemovedBlock] = []
    subtitle: str | None = None
    start = _after_title(lines, title)
    removed += [RemovedBlock(rule="before-title", text=line.text) for line in lines[:start]]
    for position in range(start, len(lines)):
        line = lines[position]
        rule = _head_rule(line, title, has_subtitle=subtitle is not None)
        if rule is None or position - start > 12:
            return removed, lines[position:], subtitle
        if rule == "subtitle":
            subtitle = line.text
        removed.append(RemovedBlock(rule=rule, text=line.text))
    return removed, [], subtitle


def _after_title(lines: list[_Line], title: Title | None) -> int:
    if title is None or title.block is None:
        return 0
    return next((i + 1 for i, line in enumerate(lines) if title.block in line.blocks), 0)


def _head_rule(line: _Line, title: Title | None, *, has_subtitle: bool) -> str | None:
    text = line.text
    if title is not None and fold(text) == fold(title.text):
        return "headline"
    if not has_subtitle and text.startswith(("——", "--", "—", "─")) and len(text) <= 80:
        return "subtitle"
    if len(text) <= 60 and byline.standalone(line.blocks[0].raw if len(line.blocks) == 1 else text):
        return "byline"
    if len(text) <= 200 and byline.is_information(text):
        return "information"
    return None


def _end_bylines(lines: list[_Line]) -> tuple[Credits, list[_Line], list[RemovedBlock]]:
    """Take bylines of their own line off the end: （记者 …）, 作者单位, names alone."""
    credit = Credits()
    removed: list[RemovedBlock] = []
    while len(lines) > 1 and (found := _end_byline(lines[-1])) is not None:
        credit |= found
        removed.insert(0, RemovedBlock(rule="byline", text=lines[-1].text))
        lines = lines[:-1]
    return credit, lines, removed


def _end_byline(line: _Line) -> Credits | None:
    text = line.text.strip("（）()【】[] ")
    if text.startswith(("作者单位", "作者系", "作者为")):
        return Credits()
    return byline.standalone(line.text) or None


def _opens_indented(lines: list[_Line]) -> bool | None:
    first = [line.blocks[0].indented for line in lines]
    return first[0] if any(first) else None


# -- around the body ------------------------------------------------------------------------------------------------------


def _head(document: Document, choice: Choice, title: Title | None, body: _Body) -> list[Block]:
    """Give the blocks that may speak about the article: from the headline, or a little above the body, to its first line."""
    start = title.block.index if title and title.block and title.block.index < choice.box.last else choice.box.first
    first_line = body.lines[0].blocks[0].index if body.lines else choice.box.first
    start = max(0, min(start, choice.box.first) - (0 if title and title.block else _HEAD_REACH))
    stop = max(first_line, min(choice.box.first, len(document.blocks)))
    head = document.blocks[start:stop][: _HEAD_REACH * 2]
    return [b for b in head if not (title and title.block is b) and not b.box.hidden and len(b.text) <= 200]


def _dates(
    document: Document, head: Iterable[Block], layout: Layout, now: datetime
) -> tuple[Stamp | None, Stamp | None]:
    """Give the dates of publication and of the last change, as the page prints them."""
    found = [stamp for block in head for stamp in stamps(block.text, now)]
    if declared := _declared(document, layout.published):
        found = [*stamps(declared, now), *found]
    published = [stamp for stamp in found if stamp.role == "published"]
    updated = next((stamp for stamp in found if stamp.role == "updated" and stamp.iso), None)
    return next((stamp for stamp in published if stamp.iso), published[0] if published else None), updated


def _credits(document: Document, head: Iterable[Block], body: _Body, choice: Choice, layout: Layout) -> Credits:
    declared = Credits(
        source=_declared(document, layout.source),
        authors=byline.credits_of(f"作者:{authors}").authors
        if (authors := _declared(document, layout.authors))
        else (),
        editors=byline.credits_of(f"编辑:{editors}").editors
        if (editors := _declared(document, layout.editors))
        else (),
    )
    said = Credits()
    for block in head:
        said |= byline.credits_of(block.raw)
    edges = [line.text for line in (*body.lines[:2], *body.lines[-1:])]
    for text in edges:
        said |= byline.in_brackets(text)
    tail = document.blocks[choice.box.last : choice.box.last + _TAIL_REACH]
    for block in tail:
        if len(block.text) <= 60:
            said |= Credits(editors=byline.credits_of(block.raw).editors)
    return declared | body.credits | said


def _declared(document: Document, query: str | None) -> str | None:
    """Give the text of the first element a declared query selects that has any."""
    for selected in document.selector.css(query) if query else ():
        node = selected.root
        text = tidy(node if isinstance(node, str) else "".join(node.itertext()))
        if text:
            return text
    return None


def _illustrate(
    document: Document, choice: Choice, lines: list[_Line], headline: str | None
) -> tuple[list[_Line], tuple[Image, ...]]:
    """Take the captions out of the lines and give them to their pictures."""
    inside = [
        p for p in document.pictures if choice.box.first <= p.block <= choice.box.last and choice.box in p.box.chain()
    ]
    shown = [(p, url) for p in inside if (url := images.is_picture(document, p))]
    captions = images.captions([p for p, _ in shown], [line.blocks[0] for line in lines])
    taken = set(captions.values())
    kept = [line for line in lines if line.blocks[0].index not in taken]
    indices = {line.blocks[0].index: i for i, line in enumerate(kept)}
    texts = {line.blocks[0].index: line.text for line in lines}
    found = tuple(
        Image(
            url=url,
            caption=texts[captions[i]] if i in captions else images.alternative(p.element, headline),
            position=images.place(indices, p.block),
        )
        for i, (p, url) in enumerate(shown)
    )
    return kept, found
