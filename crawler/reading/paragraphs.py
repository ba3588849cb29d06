"""The lines of a body: rows of tables joined, lines that were broken by hand mended."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from crawler.html.document import Box, Document
from crawler.reading.body import Choice
from crawler.reading.features.prose import CLAUSE
from crawler.reading.lines import Line
from crawler.text import ends_sentence

_NARROWEST, _WIDEST = 20, 60
_FEWEST = 4
_MOST = 0.8
_INDENTS = re.compile("(?<=[。！？”…：])\\s*\u3000{2,}(?=\\S)")


def body_lines(
    document: Document, lines: Sequence[Line], choice: Choice, remove: str | None
) -> list[Line]:
    """Make the lines of the chosen box, without the hidden ones and those `remove` selects."""
    dropped: set[int] = set()
    for selected in document.selector.css(remove) if remove else ():
        if (box := document.box_of(selected.root)) is not None:
            dropped.update(range(box.first, box.last))
    return _lines(
        [
            line
            for line in lines[choice.box.first : choice.box.last]
            if line.index not in dropped and not (line.hidden and not choice.box.hidden)
        ]
    )


def _lines(lines: Sequence[Line]) -> list[Line]:
    """Make one line of each row of a table with a line a cell, and mend the others."""
    made: list[Line] = []
    for row, group in groupby(lines, key=_rows()):
        cells = list(group)
        made += _row_lines(cells) if row is not None else _paragraphs(cells)
    return made


def _paragraphs(lines: Sequence[Line]) -> list[Line]:
    """Make paragraphs of lines.

    Old systems put several into one block, each with its indent, or break one into many lines.
    """
    if (width := _broken_at(lines)) is not None:
        return _mended(lines, width)
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> list[Line]:
    texts = _INDENTS.split(line.text) if "\u3000\u3000" in line.text else []
    return list(line.cut(texts)) if len(texts) > 1 else [line]


def _broken_at(lines: Sequence[Line]) -> int | None:
    """Return the width at which lines were broken by hand, None when they were not.

    Most lines that end inside a sentence are equally long then, and they are prose: rows of a
    programme have no commas.
    """
    inside = [line for line in lines if not ends_sentence(line.text)]
    if len(inside) < _FEWEST:
        return None
    width = Counter(map(_width, inside)).most_common(1)[0][0]
    full = [line for line in inside if abs(_width(line) - width) <= 1]
    if not _NARROWEST <= width <= _WIDEST or len(full) < max(_FEWEST, _MOST * len(inside)):
        return None
    prose = [line for line in inside if CLAUSE.holds(line.text[:-1])]
    return width if 2 * len(prose) >= len(inside) else None


def _mended(lines: Sequence[Line], width: int) -> list[Line]:
    """Join each line to the one it goes on from: that one is full, and stands in the same box."""
    mended: list[Line] = []
    full = False
    for line in lines:
        last = mended[-1] if mended else None
        if last is not None and full and last.box is line.box and not line.block.indented:
            mended[-1] = last.joined(line)
        else:
            mended.append(line)
        full = _width(line) >= width - 1
    return mended


def _width(line: Line) -> int:
    return len(line.raw.strip(" \t\r\n"))


def _rows() -> Callable[[Line], Box | None]:
    """Return a function that finds the row of a table a line stands in, and asks each box once."""
    known: dict[Box, Box | None] = {}

    def row(line: Line) -> Box | None:
        box = line.box
        if box not in known:
            known[box] = next((around for around in box.chain() if around.tag == "tr"), None)
        return known[box]

    return row


def _row_lines(row: Sequence[Line]) -> list[Line]:
    if len(row) > 1 and len(set(map(_cell, row))) == len(row):
        return [Line.row(row)]
    return _paragraphs(row)


def _cell(line: Line) -> int:
    """Return the index of the cell of a table a line stands in, -1 when it stands in none."""
    return next((box.index for box in line.box.chain() if box.tag in {"td", "th"}), -1)
