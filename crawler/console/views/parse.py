"""An article as `scrapy parse` shows it, before anything is stored. Pure."""

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from crawler.model import FIELDS, LISTS, Article
from crawler.text import printable, shortened

_ELSEWHERE = frozenset({"site", "spider", "body", "missing_reason"})
_FACTS = (
    *(field.name for field in FIELDS if field.name not in _ELSEWHERE),
    "missing_detail",
)
_INDENT = "　　"
_WIDEST = 60


def preview(article: Article) -> str:
    """Write what was read: every field, `-` where the pages state none, the pages, what was taken out, the text."""
    return "\n\n".join(_blocks(article)) + "\n"


def _blocks(article: Article) -> Iterator[str]:
    yield tabulate(
        [(name, _value(article, name)) for name in _FACTS], tablefmt="plain", disable_numparse=True
    )
    pages = [
        (p.page, p.fetch.http_status, p.reading.encoding, printable(p.fetch.url))
        for p in article.pages
    ]
    yield _table(pages, "page", "status", "encoding", "address")
    if article.removed:
        yield _table(
            [(block.page, block.rule, _short(block.text)) for block in article.removed],
            "page",
            "rule",
            "taken out",
        )
    if article.images:
        yield _table(
            [
                (image.page, _short(image.caption or "-"), printable(image.url))
                for image in article.images
            ],
            "page",
            "caption",
            "picture",
        )
    yield (
        "\n".join(_INDENT + printable(paragraph) for paragraph in article.body.split("\n"))
        if article.body
        else "(no text)"
    )


def _value(article: Article, name: str) -> str:
    value = getattr(article, name)
    said = ", ".join(map(str, value)) if name in LISTS else value
    return printable(str(said)) if said not in {None, ""} else "-"


def _short(text: str) -> str:
    return shortened(printable(text), _WIDEST)


def _table(rows: Sequence[tuple[object, ...]], *headers: str) -> str:
    return tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True)
