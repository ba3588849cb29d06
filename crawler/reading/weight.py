"""What each block weighs as part of an article: prose counts for it, links and menus against it.

A block is judged by itself (sentences, links) and by where it stands. A box is *rich* when it holds
prose directly or is named as publishing systems name an article; inside it a short line is a
sub-head, a list or a verse rather than a button.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.html.document import Box, Document
from crawler.reading.features.boxes import name_weight, named_noise
from crawler.reading.lines import Line

_RICH = 60
_LINK_COST = 30.0
_LINE_COST = 10.0
_SURE = 0.9
# A box named as noise that holds this share of the page's prose is the article under an odd name.
_TOO_MUCH_FOR_NOISE = 0.5
_ITEMS = frozenset({"li", "div", "dl", "article", "section"})
_MOST_IN_ITEM = 8
_LONGEST_ITEM = 200
_FEWEST_ITEMS = 3
_MOSTLY_ITEMS = 0.6


@dataclass(frozen=True, slots=True)
class Weights:
    """The prose in each line, the box that holds it among others, and the noisy boxes."""

    prose: list[int]
    holders: list[Box]
    noisy: list[bool]


def weigh(document: Document, lines: Sequence[Line], *, shown: bool = True) -> Weights:
    """Weigh the lines of a page; with `shown` False those that a script shows as well.

    The weight is written on each line.
    """
    boxes = document.boxes
    prose = [0 if shown and line.hidden else line.prose for line in lines]
    holders = [_holder(line.box) for line in lines]
    names = [name_weight(box.tag, box.label) for box in boxes]
    noisy = _noisy(boxes, names, prose, _lists(boxes, lines, prose))
    rich = _rich(
        boxes,
        names,
        holders,
        [0 if noisy[line.box.index] else p for line, p in zip(lines, prose, strict=True)],
    )
    named = _inherited(boxes, names)
    for line, size in zip(lines, prose, strict=True):
        box = line.box.index
        hidden = shown and line.hidden
        line.weight = 0.0 if hidden else _weight(line, size, noisy[box], rich[box], named[box])
    return Weights(prose, holders, noisy)


def _holder(box: Box) -> Box:
    """Find the box that holds a block among others: the one around its paragraph."""
    while box.last - box.first < 2 and box.parent is not None:
        box = box.parent
    return box


def _weight(line: Line, prose: int, noisy: bool, rich: bool, named: float) -> float:
    size = len(line.text)
    if noisy:
        return -min(_LINK_COST, size)
    if prose:
        return prose * (1 + named / 2) - line.link_chars
    if line.is_mostly_links:
        return -min(_LINK_COST, size)
    return 0.0 if rich else -_LINE_COST


def _lists(boxes: Sequence[Box], lines: Sequence[Line], prose: Sequence[int]) -> set[Box]:
    """Find lists of teasers or comments.

    They are made of small boxes, named alike, each a link and a line or two.
    """
    linked = [line.is_mostly_links for line in lines]
    items: dict[tuple[Box, str, str], tuple[int, int]] = {}
    for box in boxes:
        size = box.last - box.first
        if not 2 <= size <= _MOST_IN_ITEM or box.parent is None or box.tag not in _ITEMS:
            continue
        links = linked[box.first : box.last]
        if (
            any(links[:2])
            and 2 * sum(links) <= size + 1
            and sum(prose[box.first : box.last]) <= _LONGEST_ITEM
        ):
            kind = box.parent, box.tag, box.label
            count, held = items.get(kind, (0, 0))
            items[kind] = count + 1, held + size
    listed: dict[Box, int] = {}
    for (box, _, _), (count, held) in items.items():
        if count >= _FEWEST_ITEMS:
            listed[box] = listed.get(box, 0) + held
    return {box for box, held in listed.items() if held >= _MOSTLY_ITEMS * (box.last - box.first)}


def _noisy(
    boxes: Sequence[Box], names: Sequence[float], prose: Sequence[int], lists: set[Box]
) -> list[bool]:
    """Tell the boxes that are lists or have other names than an article, and all in them.

    The body of a known publishing system is none of them, wherever it stands.
    """
    sums = [0]
    for size in prose:
        sums.append(sums[-1] + size)
    most = _TOO_MUCH_FOR_NOISE * sums[-1]
    noisy: list[bool] = []
    for box, name in zip(boxes, names, strict=True):
        inside = box.parent is not None and noisy[box.parent.index]
        named = (
            inside
            or box in lists
            or (named_noise(box.tag, box.label) and sums[box.last] - sums[box.first] <= most)
        )
        noisy.append(named and name < _SURE)
    return noisy


def _rich(
    boxes: Sequence[Box], names: Sequence[float], holders: Sequence[Box], prose: Sequence[int]
) -> list[bool]:
    direct = [0] * len(boxes)
    for holder, size in zip(holders, prose, strict=True):
        direct[holder.index] += size
    rich: list[bool] = []
    for box, name in zip(boxes, names, strict=True):
        around = box.parent is not None and rich[box.parent.index]
        rich.append(around or direct[box.index] >= _RICH or name >= _SURE)
    return rich


def _inherited(boxes: Sequence[Box], names: Sequence[float]) -> list[float]:
    named: list[float] = []
    for box, name in zip(boxes, names, strict=True):
        named.append(max(name, named[box.parent.index]) if box.parent is not None else name)
    return named
