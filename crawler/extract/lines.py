"""The body as lines: a line of each block of text, one of each row of a table of data."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from crawler.extract.body import Choice
from crawler.extract.document import Block, Box, Document

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
    return _lines([b for b in blocks if b.index not in dropped and not (b.box.hidden and not choice.box.hidden)])


def _lines(blocks: Sequence[Block]) -> list[Line]:
    """Make a line of each block, and one of each row of a table whose cells hold a block each."""
    lines: list[Line] = []
    for row, group in groupby(blocks, key=_rows()):
        cells = list(group)
        lines += _row_lines(cells) if row is not None else _paragraphs(cells)
    return lines


def _paragraphs(blocks: Sequence[Block]) -> list[Line]:
    """Make lines of blocks; old systems put several paragraphs into one, each with its indent."""
    return [
        Line(text, (b,)) for b in blocks for text in (_INDENTS.split(b.text) if "\u3000\u3000" in b.text else (b.text,))
    ]


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
