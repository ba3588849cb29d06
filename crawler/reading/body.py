"""Which part of the page holds the article: a choice by weight that explains itself.

The blocks of a page are a sequence of weights (`weight.py`), the article is its heaviest run
(`text_runs.py`). The run then grows to the lead between it and the headline, and to the short lines
around it. Templates that never close a <div>, bodies in several boxes and pages without any telling
name are all the same to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from crawler.html.document import Box, Document
from crawler.reading.lines import Line
from crawler.reading.text_runs import ends, find_runs, heaviest
from crawler.reading.weight import Weights, weigh
from crawler.text import fold

_SHORTEST_HEADLINE = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen box, narrowed to the blocks of the article, and the evidence for it.

    `named` are the blocks inside that stand in boxes named as something else: share bars, videos,
    comments.
    """

    box: Box
    evidence: str
    named: frozenset[int] = frozenset()
    weights: Weights | None = None


def choose_body(
    document: Document, lines: Sequence[Line], declared: str | None = None
) -> Choice | None:
    """Choose the box of the article.

    `declared` is the site's own CSS query, which wins when it selects text.
    """
    if declared is not None and (box := _declared(document, declared)):
        return Choice(box, f"declared {declared}")
    top = _headline(document.head_title, lines)
    shown = weigh(document, lines)
    choice = _heaviest(lines, shown, top)
    if choice is not None or top < 0:
        return choice
    choice = _heaviest(lines, weigh(document, lines, shown=False), top)
    return choice or _without_prose(lines, shown, top)


def _heaviest(lines: Sequence[Line], weights: Weights, top: int) -> Choice | None:
    runs = list(find_runs(lines, weights))
    return choose(lines, weights, *heaviest(lines, weights, runs, top)) if runs else None


def _declared(document: Document, query: str) -> Box | None:
    for selected in document.selector.css(query):
        box = document.box_of(selected.root)
        if box is not None and box.last > box.first:
            return box
    return None


def choose(lines: Sequence[Line], weights: Weights, first: int, last: int) -> Choice:
    """Make the choice of lines `first` to `last` (excluded)."""
    box = _box_around(lines[first].box, last)
    inside = [size for size in weights.prose[first:last] if size]
    share = sum(inside) / (sum(weights.prose) or 1)
    named = frozenset(i for i in range(first, last) if weights.noisy[lines[i].box.index])
    evidence = f"{box.path}: {share:.0%} of the prose, {len(inside)} paragraphs"
    return Choice(structs.replace(box, first=first, last=last), evidence, named, weights)


def _box_around(box: Box, last: int) -> Box:
    while box.last < last and box.parent is not None:
        box = box.parent
    return box


def _headline(head_title: str, lines: Sequence[Line]) -> int:
    """Find the first line that <title> begins with, -1 when there is none."""
    wanted = fold(head_title)
    if len(wanted) < 2:
        return -1
    for line in lines:
        if line.text[0] == wanted[0] and _may_be_headline(line) and wanted.startswith(line.folded):
            return line.index
    return -1


def _may_be_headline(line: Line) -> bool:
    return len(line.text) >= _SHORTEST_HEADLINE and not line.is_mostly_links


def _without_prose(lines: Sequence[Line], weights: Weights, top: int) -> Choice:
    """Take what stands under the headline on a page without a sentence: a table, pictures."""
    below = lines[top + 1 :]
    ending = (line.index for line in below if ends(line, 0) or not weights.is_plain(line))
    last = next(ending, top + 1)
    choice = choose(lines, weights, top, last)
    return replace(choice, box=structs.replace(choice.box, first=top + 1))
