"""The lines around an article that speak about it: below and above the headline, at both ends of the text, below it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.html.document import Block, Document
from crawler.lexicon.labels import WAITS
from crawler.lexicon.media import is_medium
from crawler.lexicon.people import only_names
from crawler.reading.features.credit_line import informs, is_information
from crawler.text import fold

_REACH = 40
_ABOVE = 8
_OPENING = 8
_CLOSING = 4
_TAIL = 14
_LONG = 120
_STAFF_REACH = 20
_OPEN = frozenset(":：|源者辑稿编处")
_STAFF = ("编", "編", "选稿", "作者")
_STORY = 30
_SENTENCE = re.compile(r"。|^.{60,}[！？]")
_CLAUSE = re.compile(r"[，。！？；]")
_PART_OF_DATE = re.compile(r"^\s*(?:19|20)\d\d(?:年|[\s\d\-/.月]*日?)\s*$")
_REST_OF_DATE = re.compile(
    r"^\s*\d{1,2}\s*(?:[-/.月]\s*\d{1,2}日?|:\s*\d\d(?:\s*:\s*\d\d)?)\s*$".replace(r"\s", r"[\s]")
)
# A heading behind which other articles or readers have their say.
_OTHERS = re.compile(
    r"相关|推荐|热门|热点|延伸|更多|评论|跟贴|阅读排行|排行|猜你|往期|上一篇|下一篇"
)


@dataclass(frozen=True, slots=True)
class Around:
    """The lines around an article, in the order of the page; an edge of an element stands in them as `EDGE`."""

    head: tuple[str, ...]
    above: tuple[str, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    tail: tuple[str, ...]
    staff: tuple[str, ...]


def look_around(document: Document, title: Block | None, first: int, last: int) -> Around:
    """Collect the lines; `first` and `last` are the blocks the text begins and ends with."""
    blocks = document.blocks
    start = title.index + 1 if title else max(0, first - _ABOVE)
    same = fold(title.text) if title else None
    stop = _stop(blocks, start, first, same)
    head = [
        b
        for b in blocks[start:stop]
        if _speaks(b)
        and not (title and ((b.box is title.box and not informs(b.line)) or fold(b.text) == same))
    ]
    above = [
        b
        for b in blocks[max(0, start - _ABOVE) : start]
        if b is not title and _speaks(b) and b.link_share < 0.9
    ]
    end = next(
        (b.index for b in reversed(blocks[stop : last + 1]) if _is_text(b, inside=True)), last
    )
    staff = [
        b
        for b in blocks[start : last + _STAFF_REACH]
        if any(word in b.text for word in _STAFF) and _speaks(b)
    ]
    return Around(
        head=_paired(head),
        above=_paired(above),
        opening=tuple(b.raw for b in blocks[stop : stop + _OPENING] if not b.box.hidden),
        closing=tuple(
            b.raw for b in blocks[max(stop, end + 1 - _CLOSING) : end + 1] if not b.box.hidden
        ),
        tail=_paired(_own(blocks[end + 1 : end + 1 + 2 * _TAIL])),
        staff=_paired(staff),
    )


def _stop(blocks: Sequence[Block], start: int, first: int, same: str | None) -> int:
    """Find where the text begins behind the headline."""
    end = min(len(blocks), start + _REACH)
    told = (
        b.index
        for b in blocks[start:end]
        if _is_text(b, inside=b.index >= first) and fold(b.text) != same
    )
    return next(told, end)


def _is_text(block: Block, *, inside: bool) -> bool:
    """Return whether a line is the story's; where the text was found to begin, a comma is enough."""
    if block.link_share > 0.5 or block.box.hidden:
        return False
    told = (
        _CLAUSE.search(block.text)
        if inside
        else len(block.text) >= _STORY and _SENTENCE.search(block.text)
    )
    return bool(told) and (len(block.text) > _LONG or not is_information(block.line))


def _speaks(block: Block) -> bool:
    return not block.box.hidden and len(block.text) <= _LONG


def _own(blocks: Iterable[Block]) -> list[Block]:
    """Return the lines below the text up to where something else begins."""
    own: list[Block] = []
    for block in blocks:
        if len(own) >= _TAIL or (len(block.text) <= 16 and _OTHERS.search(block.text)):
            break
        if _speaks(block):
            own.append(block)
    return own


def _paired(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the lines, each label with the value that stands in the next block, each year with its day."""
    lines: list[str] = []
    for block in blocks:
        line = block.line
        if lines and _completes(lines[-1], line):
            lines[-1] += f"\t{line}"
        else:
            lines.append(line)
    return tuple(lines)


def _completes(line: str, following: str) -> bool:
    if line.rstrip()[-1:] in _OPEN and WAITS.search(line) is not None:
        return is_medium(following) or bool(only_names(following))
    return _PART_OF_DATE.search(line) is not None and _REST_OF_DATE.match(following) is not None
