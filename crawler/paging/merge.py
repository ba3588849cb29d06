"""Pages to an article: in page order, headline and credits once, paragraphs cut by a page break joined. Pure.

Every page was cleaned by itself before. Here the pages are repeated measurements of one template: what opens or closes every
one of them is not text of that page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from crawler.addresses.canonical import canonical
from crawler.fields import Field, Merge
from crawler.lexicon.rule_names import RuleName
from crawler.model import (
    FIELDS,
    Article,
    FetchedPage,
    Image,
    Link,
    MergedPage,
    Page,
    PlacedBlock,
    PlacedImage,
    Refusal,
    RemovedBlock,
)
from crawler.paging.assembly import Assembly
from crawler.paging.seams import Seam, judge_seam, trimmed
from crawler.text import ends_sentence, fold, join

_ENOUGH_TO_COMPARE = 3
_MOST_DETAILS = 5
_MOST_FURNITURE = 3
_HEADS = frozenset({"deck", "subtitle", "echo"})
"""The rules that take off what papers print above a story, on its first page or on all."""

Spans = dict[int, tuple[int | None, int | None]]
"""Page number -> indices of the first and last paragraph of the body that come from it."""


@dataclass(slots=True)
class _Part:
    """What one page gives to the body: its paragraphs after comparison, and what comparison took."""

    number: int
    paragraphs: list[str]
    removed: list[RemovedBlock]
    dropped: int = 0
    """How many paragraphs were taken off its beginning."""
    kept: list[RemovedBlock] = field(default_factory=list)
    """What was taken off it when it was read alone, and is text."""


def merge(assembly: Assembly, *, site: str, spider: str) -> Article:
    """Merge what is there into an article, `partial` with the missing numbers when it is not all."""
    pages = assembly.ordered()
    parts = _compare({n: got.reading for n, got in pages.items()})
    paragraphs, spans = _concatenate(parts, pages)
    missing = assembly.missing
    readings = [got.reading for got in pages.values()]
    return Article(
        url=canonical(assembly.first_url),
        site=site,
        spider=spider,
        **{field.name: _merged(field, readings) for field in FIELDS if field.column.merge},
        body="\n".join(paragraphs),
        status="partial" if missing else "complete",
        pages_declared=assembly.declared,
        pages_evidence=assembly.evidence,
        missing_pages=tuple(missing),
        missing_reason=next((str(refusal.reason) for refusal in missing.values()), None),
        missing_detail=_detail(missing),
        images=_images(pages, parts, spans, len(paragraphs)),
        related=_related(readings),
        removed=_removed(pages, parts),
        pages=tuple(
            MergedPage(
                page=n,
                fetch=got.fetch,
                reading=got.reading,
                first_paragraph=spans[n][0],
                last_paragraph=spans[n][1],
            )
            for n, got in pages.items()
        ),
    )


def _detail(missing: dict[int, Refusal]) -> str | None:
    """Say of the first missing pages what happened to them: `2: http-404`."""
    said = [f"{n}: {refusal.detail or refusal.reason}" for n, refusal in missing.items()]
    return "; ".join(said[:_MOST_DETAILS]) or None


# -- text -------------------------------------------------------------------------------------------------------------------


def _compare(pages: dict[int, Page]) -> list[_Part]:
    """Take off each page what opens or closes all of them; it is kept on the first, or, if it is a sentence, on the last."""
    parts = [_Part(n, list(page.paragraphs), []) for n, page in pages.items()]
    _put_back(parts, pages)
    _cut_furniture(parts, pages)
    filled = [part for part in parts if part.paragraphs]
    opening = _shared(filled, 1)
    if len(filled) < _ENOUGH_TO_COMPARE and opening and ends_sentence(filled[0].paragraphs[0]):
        opening = 0  # two pages may begin with the same sentence by intention
    closing = _shared(filled, -1) if len(filled) >= _ENOUGH_TO_COMPARE else 0
    for part in filled:
        last = _no_sentences(part.paragraphs, closing) if part is filled[-1] else closing
        _drop(part, 0 if part is filled[0] else opening, last)
    return parts


def _put_back(parts: Sequence[_Part], pages: dict[int, Page]) -> None:
    """Give the further pages back what was taken for the head of a story and opens one of them alone: a sub-head."""
    for part in parts[1:]:
        others = (page for n, page in pages.items() if n != part.number)
        heads = {fold(text) for page in others for text in _head(page)}
        lost = [b for b in pages[part.number].removed if b.rule in _HEADS]
        alone = [b for b in lost if fold(b.text) not in heads]
        part.paragraphs[:0] = [b.text for b in alone]
        part.dropped -= len(alone)
        part.kept += alone


def _cut_furniture(parts: Sequence[_Part], pages: dict[int, Page]) -> None:
    """Cut a page at a line that was taken off another page as furniture: a short page may run on into the site's footer."""
    for part in parts:
        others = (page for n, page in pages.items() if n != part.number)
        furniture = {fold(b.text) for page in others for b in page.removed if b.rule not in _HEADS}
        ending = range(1, len(part.paragraphs))
        cut = next((i for i in ending if fold(part.paragraphs[i]) in furniture), None)
        if cut is not None and len(part.paragraphs) - cut <= _MOST_FURNITURE:
            _drop(part, 0, len(part.paragraphs) - cut)


def _head(page: Page) -> Iterator[str]:
    """Yield what stands above the story on a page."""
    yield from (text for text in (page.title, page.subtitle) if text)
    yield from (block.text for block in page.removed if block.rule in _HEADS)


def _no_sentences(paragraphs: Sequence[str], most: int) -> int:
    """Count the lines at the end, up to `most`, that are no sentences: a refrain may close every page, and the article."""
    ending = reversed(paragraphs[len(paragraphs) - most :])
    return len(list(takewhile(lambda text: not ends_sentence(text), ending)))


def _shared(parts: Sequence[_Part], direction: int) -> int:
    """Count the paragraphs from one end that are the same on all pages; each page keeps at least one of its own."""
    if len(parts) < 2:
        return 0
    columns = zip(*(part.paragraphs[::direction][:-1] for part in parts), strict=False)
    return len(list(takewhile(lambda column: len({fold(text) for text in column}) == 1, columns)))


def _drop(part: _Part, opening: int, closing: int) -> None:
    end = len(part.paragraphs) - closing
    gone = part.paragraphs[:opening] + part.paragraphs[end:]
    part.removed += [RemovedBlock(rule=RuleName.SAME_ON_EVERY_PAGE, text=text) for text in gone]
    part.paragraphs, part.dropped = part.paragraphs[opening:end], part.dropped + opening


def _concatenate(parts: Sequence[_Part], pages: dict[int, FetchedPage]) -> tuple[list[str], Spans]:
    """Put the paragraphs in a row and give, for each page, the indices of its first and last one in it."""
    body: list[str] = []
    spans: Spans = {}
    opens = [got.reading.opens_indented for got in pages.values()]
    is_trimmed = trimmed(opens[1:])
    before: _Part | None = None
    for part in parts:
        texts = part.paragraphs
        if not texts:
            spans[part.number] = (None, None)
            continue
        cut = (
            before is not None
            and before.number + 1 == part.number
            and judge_seam(
                Seam(
                    body[-1],
                    texts[0],
                    pages[before.number].reading.opens_indented,
                    pages[part.number].reading.opens_indented,
                    is_trimmed,
                )
            ).closed
        )
        first = len(body) - cut
        if cut:
            body[-1] = join(body[-1], texts[0])
        body += texts[1:] if cut else texts
        spans[part.number] = (first, len(body) - 1)
        before = part
    return body, spans


# -- fields -----------------------------------------------------------------------------------------------------------------


def _merged(field: Field, readings: Sequence[Page]) -> Any:
    """Make a field of the article from what its pages state."""
    if field.column.merge is Merge.UNION:
        return _union(readings, field.name)
    pages = readings[:1] if field.column.merge is Merge.FIRST_PAGE else readings
    return _first(pages, field.name) or (() if field.is_list else None)


def _first(readings: Sequence[Page], name: str) -> Any:
    return next((value for page in readings if (value := getattr(page, name))), None)


def _union(readings: Sequence[Page], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for page in readings for value in getattr(page, name)))


def _related(readings: Sequence[Page]) -> tuple[Link, ...]:
    return tuple(
        {(link.title, link.url): link for page in readings for link in page.related}.values()
    )


def _images(
    pages: dict[int, FetchedPage], parts: Sequence[_Part], spans: Spans, most: int
) -> tuple[PlacedImage, ...]:
    """Place the pictures in the merged body; one that every page shows is placed where it comes first."""
    found: dict[str, PlacedImage] = {}
    base = 0
    for part in parts:
        first, last = spans[part.number]
        base = base if first is None else first
        for image in pages[part.number].reading.images:
            position = min(base + max(0, image.position - part.dropped), most)
            found.setdefault(image.url, _placed(image, part.number, position))
        base = base if last is None else last + 1
    return tuple(found.values())


def _placed(image: Image, page: int, position: int) -> PlacedImage:
    return PlacedImage(url=image.url, caption=image.caption, position=position, page=page)


def _removed(pages: dict[int, FetchedPage], parts: Sequence[_Part]) -> tuple[PlacedBlock, ...]:
    return tuple(
        PlacedBlock(rule=block.rule, text=block.text, page=part.number, position=position)
        for part in parts
        for position, block in enumerate(_taken(pages[part.number].reading, part))
    )


def _taken(page: Page, part: _Part) -> list[RemovedBlock]:
    return [*(block for block in page.removed if block not in part.kept), *part.removed]
