"""The body as lines: a line of each block of text, one of each row of a table of data."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.extract.body import Choice
from crawler.extract.document import Block, Document


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
    lines: list[Line] = []
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


def _row_lines(row: Sequence[Block]) -> list[Line]:
    cells = {next((id(box) for box in b.box.chain() if box.tag in {"td", "th"}), 0) for b in row}
    if len(row) > 1 and len(cells) == len(row):
        return [Line("\t".join(b.text for b in row), tuple(row))]
    return [Line(b.text, (b,)) for b in row]
