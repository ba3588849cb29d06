"""The hits of `scrapy search` for a person. Pure."""

from collections.abc import Sequence

from tabulate import tabulate

from crawler.archive.search import Hit
from crawler.archive.snippets import Piece
from crawler.text import counted, printable

_HEADERS = ("id", "date", "title", "source", "text")
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_TITLE, _TEXT = 20, 30


def tell_hits(hits: Sequence[Hit], total: int, *, bold: bool) -> str:
    """Write a table of hits, of so many in all; `bold` marks the words that were searched."""
    rows = [_row(hit, bold=bold) for hit in hits]
    table = tabulate(rows, headers=_HEADERS, tablefmt="simple", disable_numparse=True)
    shown = f", {len(hits)} shown (--most N shows more)" if len(hits) < total else ""
    return f"{table}\n\n{counted(total, 'article')}{shown}; scrapy show ID shows one.\n"


def tell_stray(words: Sequence[str]) -> str:
    """Say which operators were searched for as words."""
    return "".join(
        f"{word} is not between two words, so it was searched for literally.\n" for word in words
    )


def _row(hit: Hit, *, bold: bool) -> tuple[object, ...]:
    date = (hit.published_at or "")[:10]
    source = hit.source or f"({hit.site})"  # in brackets, because a site is no source
    title = _text(hit.marked_title, _TITLE, bold=bold)
    return hit.id, date, title, printable(source), _text(hit.snippet, _TEXT, bold=bold)


def _text(pieces: Sequence[Piece], most: int, *, bold: bool) -> str:
    """Write a text of at most so many characters."""
    line = ""
    for piece in pieces:
        text = printable(piece.text)[:most]
        most -= len(text)
        line += f"{_BOLD}{text}{_PLAIN}" if piece.marked and text and bold else text
    return line if most > 0 else f"{line.removesuffix('…')}…"
