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

_REACH_UP = 12
_REACH_TO_LEAD = 40
_SHORTEST_LEAD = 10
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
    if runs := list(find_runs(lines, shown)):
        return _choice(lines, shown, *heaviest(lines, shown, runs, top))
    if top < 0:
        return None
    all_text = weigh(document, lines, shown=False)
    if runs := list(find_runs(lines, all_text)):
        return _choice(lines, all_text, *heaviest(lines, all_text, runs, top))
    return _without_prose(lines, shown, top)


def grow(lines: Sequence[Line], choice: Choice, title: Line | None) -> Choice:
    """Stretch the choice up to the lead, and over the short lines around it."""
    weights = choice.weights
    if weights is None or not any(weights.prose[choice.box.first : choice.box.last]):
        return choice
    first, last = choice.box.first, choice.box.last
    top = title.index if title is not None and title.index < last else -1
    below = [i for i in range(max(first, top + 1), last) if lines[i].weight > 0]
    if not below:
        return choice  # the headline is all the prose there is
    first = below[0] if top >= first else first
    holders = {weights.holders[i] for i in below}
    first = _up(lines, weights, first, top, holders)
    last = _down(lines, weights, last, holders)
    lead = _lead(lines, weights, top, first) if top >= 0 else first
    grown = _choice(lines, weights, lead, last)
    between = {i for i in range(lead, first) if lines[i].weight < 0}
    return replace(grown, named=grown.named | between)


def _declared(document: Document, query: str) -> Box | None:
    for selected in document.selector.css(query):
        box = document.box_of(selected.root)
        if box is not None and box.last > box.first:
            return box
    return None


def _choice(lines: Sequence[Line], weights: Weights, first: int, last: int) -> Choice:
    box = lines[first].box
    while box.last < last and box.parent is not None:
        box = box.parent
    inside = [size for size in weights.prose[first:last] if size]
    share = sum(inside) / (sum(weights.prose) or 1)
    named = frozenset(i for i in range(first, last) if weights.noisy[lines[i].box.index])
    evidence = f"{box.path}: {share:.0%} of the prose, {len(inside)} paragraphs"
    return Choice(structs.replace(box, first=first, last=last), evidence, named, weights)


def _headline(head_title: str, lines: Sequence[Line]) -> int:
    """Find the first line that <title> begins with, -1 when there is none."""
    wanted = fold(head_title)
    for line in lines if len(wanted) > 1 else ():
        if not line.text.startswith(wanted[0]) or len(line.text) < _SHORTEST_HEADLINE:
            continue
        if not line.is_mostly_links and wanted.startswith(line.folded):
            return line.index
    return -1


def _without_prose(lines: Sequence[Line], weights: Weights, top: int) -> Choice | None:
    """Take what stands under the headline on a page without a sentence: a table, pictures."""
    if top < 0:
        return None
    last = next(
        (line.index for line in lines[top + 1 :] if ends(line, 0) or not _plain(line, weights)),
        top + 1,
    )
    choice = _choice(lines, weights, top, last)
    return replace(choice, box=structs.replace(choice.box, first=top + 1))


# -- growing


def _up(lines: Sequence[Line], weights: Weights, first: int, top: int, holders: set[Box]) -> int:
    """Take in the sub-heads and short lines that stand above the first paragraph in its own box."""
    stop = max(top, first - _REACH_UP - 1)
    for i in range(first - 1, stop, -1):
        if weights.holders[i] not in holders or not _plain(lines[i], weights):
            return i + 1
    return stop + 1


def _down(lines: Sequence[Line], weights: Weights, last: int, holders: set[Box]) -> int:
    """Take in what follows in the boxes of the article, up to a closing line.

    Behind one, only what stands in the same box.
    """
    closed = False
    reach = max(holder.last for holder in holders)
    for line in lines[last:]:
        inside = weights.holders[line.index] in holders
        closed = closed or ends(line, reach)
        if not inside and (closed or not _plain(line, weights) or line.index >= reach):
            return line.index
    return len(lines)


def _lead(lines: Sequence[Line], weights: Weights, top: int, first: int) -> int:
    """Find the lead: prose between headline and text, often in a box of its own."""
    for line in lines[max(top + 1, first - _REACH_TO_LEAD) : first]:
        is_long = len(line.text) >= _SHORTEST_LEAD
        if is_long and line.weight > 0 and _plain(line, weights):
            return line.index
    return first


def _plain(line: Line, weights: Weights) -> bool:
    return not weights.noisy[line.box.index] and not line.is_mostly_links
