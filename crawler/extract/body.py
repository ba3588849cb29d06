"""Which part of the page holds the article: a choice by weight that explains itself.

The blocks of a page are a sequence of weights (`weight.py`). The article is the run of blocks with the greatest sum, where a run
ends at a line that closes articles (责任编辑, 相关阅读, 网友评论 …) unless the text goes on in the same box. The run then grows to
the lead between it and the headline, and to the short lines around it. Templates that never close a <div>, bodies in several
boxes and pages without any telling name are all the same to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from crawler.boilerplate.rules import announces, closes, is_imprint
from crawler.extract.document import Block, Box, Document
from crawler.extract.weight import Weights, weigh
from crawler.text import fold

_LONGEST_CLOSING = 60
_REACH_UP = 12
_REACH_TO_LEAD = 40
_LONGEST_IMPRINT = 200
_SHORTEST_LEAD = 10
_SHORTEST_HEADLINE = 4
# What a run below the heading of a list still counts for: related reading is often longer than the article.
_BELOW = 0.25


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen box, narrowed to the blocks of the article, and the evidence for it.

    `named` are the blocks inside that stand in boxes named as something else: share bars, videos, comments.
    """

    box: Box
    evidence: str
    named: frozenset[int] = frozenset()
    weights: Weights | None = None


def choose_body(document: Document, declared: str | None = None) -> Choice | None:
    """Choose the box of the article; `declared` is the site's own CSS query, which wins when it selects text."""
    if declared is not None and (box := _declared(document, declared)):
        return Choice(box, f"declared {declared}")
    weights = weigh(document)
    runs = list(_runs(document, weights))
    top = _headline(document)
    if not runs:
        return _without_prose(document, weights, top)
    best = max(runs, key=lambda run: run.weight * (_BELOW if _is_below(document, weights, run, top) else 1))
    first, last = _with_its_own(runs, best)
    return _choice(document, weights, first, last)


def grow(document: Document, choice: Choice, title: Block | None) -> Choice:
    """Stretch the choice from the headline's side to the lead, and over the short lines around it."""
    weights = choice.weights
    if weights is None or not any(weights.prose[choice.box.first : choice.box.last]):
        return choice
    first, last = choice.box.first, choice.box.last
    top = title.index if title is not None and title.index < last else -1
    if top >= first:
        first = next((i for i in range(top + 1, last) if weights.of[i] > 0), first)
    holders = {weights.holders[i] for i in range(first, last) if weights.of[i] > 0}
    first = _up(document, weights, first, top, holders)
    last = _down(document, weights, last, holders)
    lead = _lead(document, weights, top, first) if top >= 0 else first
    grown = _choice(document, weights, lead, last)
    between = {i for i in range(lead, first) if weights.of[i] < 0}
    return replace(grown, named=grown.named | between)


def _declared(document: Document, query: str) -> Box | None:
    for selected in document.selector.css(query):
        box = document.box_of(selected.root)
        if box is not None and box.last > box.first:
            return box
    return None


def _choice(document: Document, weights: Weights, first: int, last: int) -> Choice:
    box = document.blocks[first].box
    while box.last < last and box.parent is not None:
        box = box.parent
    inside = [size for size in weights.prose[first:last] if size]
    share = sum(inside) / (sum(weights.prose) or 1)
    named = frozenset(i for i in range(first, last) if weights.noisy[document.blocks[i].box.index])
    evidence = f"{box.path}: {share:.0%} of the prose, {len(inside)} paragraphs"
    return Choice(replace(box, first=first, last=last), evidence, named, weights)


# -- the runs


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int
    weight: float
    holders: set[Box]


def _headline(document: Document) -> int:
    """Find the first line that <title> begins with, -1 when there is none."""
    wanted = fold(document.head_title)
    opening = wanted[:2]
    for block in document.blocks if len(opening) == 2 else ():
        text = block.text
        if text.startswith(opening[0]) and len(text) >= _SHORTEST_HEADLINE and 2 * block.link_chars <= len(text):
            if wanted.startswith(fold(text)):
                return block.index
    return -1


def _without_prose(document: Document, weights: Weights, top: int) -> Choice | None:
    """Take what stands under the headline on a page without a sentence: a table, a list of names, pictures."""
    if top < 0:
        return None
    last = next((b.index for b in document.blocks[top + 1 :] if _closes(b, 0) or not _plain(b, weights)), top + 1)
    choice = _choice(document, weights, top, last)
    return replace(choice, box=replace(choice.box, first=top + 1))


def _is_below(document: Document, weights: Weights, run: _Run, top: int) -> bool:
    """Say whether the heading of a list, or a box of comments, stands between the headline and the run, in another box."""
    holder = weights.holders[run.first]
    return top >= 0 and any(
        len(block.text) <= _LONGEST_CLOSING and announces(block.text)
        for block in document.blocks[top + 1 : min(run.first, holder.first)]
    )


def _with_its_own(runs: Sequence[_Run], run: _Run) -> tuple[int, int]:
    """Join the runs that something (a gallery, a box of links) cut off from a run in the same box."""
    own = [other for other in runs if other is run or other.holders & run.holders]
    return own[0].first, own[-1].last


def _runs(document: Document, weights: Weights) -> Iterator[_Run]:
    """Cut the page into runs of the greatest weight (Kadane's way); a run that was closed goes on in its own boxes only."""
    run = _Open()
    for block, weight, holder in zip(document.blocks, weights.of, weights.holders, strict=True):
        if run.first >= 0 and (run.total + weight <= 0 or (weight > 0 and run.closed and not run.owns(holder))):
            yield run.cut()
            run = _Open()
        if weight > 0:
            run.take(block.index, weight, holder)
        elif run.first >= 0:
            run.total += weight
            run.closed = run.closed or _closes(block, run.reach)
    if run.first >= 0:
        yield run.cut()


@dataclass(slots=True)
class _Open:
    """A run that is being read: its sum so far and the greatest, and the boxes that hold its prose, which end at `reach`."""

    first: int = -1
    last: int = -1
    total: float = 0.0
    best: float = 0.0
    reach: int = 0
    closed: bool = False
    holders: set[Box] = field(default_factory=set)
    names: set[tuple[str, str, Box | None]] = field(default_factory=set)

    def take(self, index: int, weight: float, holder: Box) -> None:
        self.first = index if self.first < 0 else self.first
        self.total += weight
        if self.total > self.best:
            self.best, self.last = self.total, index + 1
        if holder not in self.holders:
            self.holders.add(holder)
            self.reach = max(self.reach, holder.last)
            if holder.label:
                self.names.add((holder.tag, holder.label, holder.parent))

    def owns(self, holder: Box) -> bool:
        """Say whether a box is one of the run's, or a neighbour of the same name: bodies in several boxes."""
        return holder in self.holders or (holder.tag, holder.label, holder.parent) in self.names

    def cut(self) -> _Run:
        return _Run(self.first, self.last, self.best, self.holders)


def _closes(block: Block, reach: int) -> bool:
    """Say whether a block ends a run: by its words, or as a link that stands behind the boxes of the run."""
    size = len(block.text)
    if size <= _LONGEST_CLOSING and closes(block.text) or size <= _LONGEST_IMPRINT and is_imprint(block.text):
        return True
    return block.index >= reach and 2 * block.link_chars > size


# -- growing


def _up(document: Document, weights: Weights, first: int, top: int, holders: set[Box]) -> int:
    """Take in the sub-heads and short lines that stand above the first paragraph in its own box."""
    stop = max(top, first - _REACH_UP - 1)
    for i in range(first - 1, stop, -1):
        if weights.holders[i] not in holders or not _plain(document.blocks[i], weights):
            return i + 1
    return stop + 1


def _down(document: Document, weights: Weights, last: int, holders: set[Box]) -> int:
    """Take in what follows in the boxes of the article, up to a closing line; behind one, only what stands in the same box."""
    closed = False
    reach = max(holder.last for holder in holders)
    for block in document.blocks[last:]:
        held = weights.holders[block.index] in holders
        closed = closed or _closes(block, reach)
        if not held and (closed or not _plain(block, weights) or block.index >= reach):
            return block.index
    return len(document.blocks)


def _lead(document: Document, weights: Weights, top: int, first: int) -> int:
    """Find the first block of prose between the headline and the text: the lead, which often has a box of its own."""
    for i in range(max(top + 1, first - _REACH_TO_LEAD), first):
        block = document.blocks[i]
        if weights.of[i] > 0 and _plain(block, weights) and len(block.text) >= _SHORTEST_LEAD:
            return i
    return first


def _plain(block: Block, weights: Weights) -> bool:
    return not weights.noisy[block.box.index] and 2 * block.link_chars <= len(block.text)
