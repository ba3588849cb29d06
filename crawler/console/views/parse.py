"""An article as `scrapy parse` shows it, before anything is stored. Pure."""

from collections.abc import Iterable, Iterator

from tabulate import tabulate

from crawler.model import FIELDS, LISTS, Article, MergedPage, PlacedBlock, PlacedImage
from crawler.text import printable, shortened

_ELSEWHERE = frozenset({"site", "spider", "body", "missing_reason"})
_FACTS = (
    *(field.name for field in FIELDS if field.name not in _ELSEWHERE),
    "missing_detail",
)
Row = tuple[object, ...]

_INDENT = "　　"
_WIDEST = 60


def preview(article: Article) -> str:
    """Write every field (`-`: not stated), the pages, the removed blocks, the text."""
    return "\n\n".join(_blocks(article)) + "\n"


def _blocks(article: Article) -> Iterator[str]:
    facts = [(name, _value(article, name)) for name in _FACTS]
    yield tabulate(facts, tablefmt="plain", disable_numparse=True)
    yield _table(map(_page, article.pages), "page", "status", "encoding", "address")
    if article.removed:
        yield _table(map(_removed, article.removed), "page", "rule", "taken out")
    if article.images:
        yield _table(map(_image, article.images), "page", "caption", "picture")
    if article.body:
        yield "\n".join(_INDENT + printable(text) for text in article.body.split("\n"))
    else:
        yield "(no text)"


def _value(article: Article, name: str) -> str:
    value = getattr(article, name)
    text = ", ".join(map(str, value)) if name in LISTS else value
    return "-" if text in {None, ""} else printable(str(text))


def _page(page: MergedPage) -> Row:
    return page.page, page.fetch.http_status, page.reading.encoding, printable(page.fetch.url)


def _removed(block: PlacedBlock) -> Row:
    return block.page, block.rule, _short(block.text)


def _image(image: PlacedImage) -> Row:
    return image.page, _short(image.caption or "-"), printable(image.url)


def _short(text: str) -> str:
    return shortened(printable(text), _WIDEST)


def _table(rows: Iterable[Row], *headers: str) -> str:
    return tabulate(list(rows), headers=headers, tablefmt="simple", disable_numparse=True)
