"""The body as lines: a line of each block of text, one of each row of a table of data, one of lines that were broken by hand."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from crawler.html.document import Block, Box, Document
from crawler.reading.body import Choice
from crawler.text import ends_sentence, join

_MARKS = frozenset("，。、；")
_NARROWEST, _WIDEST = 20, 60
_FEWEST = 4
_MOST = 0.8
_INDENTS = re.compile("(?<=[。！？”…：])\\s*\u3000{2,}(?=\\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the body: its text, and the blocks it came from (several for the row of a table)."""

    text: str
    blocks: tuple[Block, ...]


def body_lines(document: Document, choice: Choice, remove: str | None) -> list[Line]:
    """Make the lines of the chosen box, without what is hidden and what the query `remove` selects."""
    dropped: set[int] = set()
    for selected in document.selector.css(remove) if remove else ():
        if (box := document.box_of(selected.root)) is not None:
            dropped.update(range(box.first, box.last))
    blocks = document.blocks[choice.box.first : choice.box.last]
    return _lines(
        [
            b
            for b in blocks
            if b.index not in dropped and not (b.box.hidden and not choice.box.hidden)
        ]
    )


def _lines(blocks: Sequence[Block]) -> list[Line]:
    """Make a line of each block, and one of each row of a table whose cells hold a block each."""
    lines: list[Line] = []
    for row, group in groupby(blocks, key=_rows()):
        cells = list(group)
        lines += _row_lines(cells) if row is not None else _paragraphs(cells)
    return lines


def _paragraphs(blocks: Sequence[Block]) -> list[Line]:
    """Make lines of blocks; old systems put several paragraphs into one, each with its indent, or break one into many lines."""
    if (width := _broken_at(blocks)) is not None:
        return _mended(blocks, width)
    return [
        Line(text, (b,))
        for b in blocks
        for text in (_INDENTS.split(b.text) if "\u3000\u3000" in b.text else (b.text,))
    ]


def _broken_at(blocks: Sequence[Block]) -> int | None:
    """Return the width at which lines were broken by hand, as in text that was typed for a terminal; None when they were not.

    Most lines that end inside a sentence are equally long then, and they are prose: rows of a programme have no commas.
    """
    inside = [block for block in blocks if not ends_sentence(block.text)]
    if len(inside) < _FEWEST:
        return None
    width = Counter(map(_width, inside)).most_common(1)[0][0]
    full = sum(abs(_width(block) - width) <= 1 for block in inside)
    told = sum(not _MARKS.isdisjoint(block.text[:-1]) for block in inside)
    sure = full >= max(_FEWEST, _MOST * len(inside)) and 2 * told >= len(inside)
    return width if sure and _NARROWEST <= width <= _WIDEST else None


def _mended(blocks: Sequence[Block], width: int) -> list[Line]:
    lines: list[Line] = []
    for block in blocks:
        last = lines[-1] if lines else None
        before = last.blocks[-1] if last else None
        if (
            last
            and before
            and before.box is block.box
            and not block.indented
            and _width(before) >= width - 1
        ):
            lines[-1] = Line(join(last.text, block.text), (*last.blocks, block))
        else:
            lines.append(Line(block.text, (block,)))
    return lines


def _width(block: Block) -> int:
    return len(block.raw.strip(" \t\r\n"))


def _rows() -> Callable[[Block], Box | None]:
    """Return a function that finds the row of a table a block stands in, and asks each box once."""
    known: dict[Box, Box | None] = {}

    def row(block: Block) -> Box | None:
        box = block.box
        if box not in known:
            known[box] = next((around for around in box.chain() if around.tag == "tr"), None)
        return known[box]

    return row


def _row_lines(row: Sequence[Block]) -> list[Line]:
    cells = {next((id(box) for box in b.box.chain() if box.tag in {"td", "th"}), 0) for b in row}
    if len(row) > 1 and len(cells) == len(row):
        return [Line("\t".join(b.text for b in row), tuple(row))]
    return _paragraphs(row)
