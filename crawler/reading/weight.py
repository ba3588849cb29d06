"""What each block weighs as part of an article: prose counts for it, links and menus against it.

A block is judged by itself (sentences, links) and by where it stands. A box is *rich* when it holds
prose directly or is named as publishing systems name an article; inside it a short line is a
sub-head, a list or a verse rather than a button.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from crawler.html.document import Box, Document
from crawler.reading.features.boxes import name_weight, named_noise
from crawler.reading.lines import Line
from crawler.reading.teaser_lists import teaser_lists

_RICH = 60
_LINK_COST = 30.0
_LINE_COST = 10.0
_SURE = 0.9
# A box named as noise that holds this share of the page's prose is the article under an odd name.
_TOO_MUCH_FOR_NOISE = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """The prose in each line, the box that holds it among others, and the noisy boxes."""

    prose: list[int]
    holders: list[Box]
    noisy: list[bool]

    def is_plain(self, line: Line) -> bool:
        """Return whether a line is neither noise nor mostly links."""
        return not self.noisy[line.box.index] and not line.is_mostly_links


def weigh(document: Document, lines: Sequence[Line], *, shown: bool = True) -> Weights:
    """Weigh the lines of a page; with `shown` False those that a script shows as well.

    The weight is written on each line.
    """
    boxes = document.boxes
    prose = [0 if shown and line.hidden else line.prose for line in lines]
    holders = [_holder(line.box) for line in lines]
    names = [name_weight(box.tag, box.label) for box in boxes]
    noisy = _noisy(boxes, names, prose, teaser_lists(boxes, lines, prose))
    weights = Weights(prose, holders, noisy)
    rich, named = _rich(boxes, names, _direct(boxes, lines, weights)), _inherited(boxes, names)
    for line, size in zip(lines, prose, strict=True):
        box = line.box.index
        line.weight = _weight(line, size, noisy[box], rich[box], named[box])
        if shown and line.hidden:
            line.weight = 0.0
    return weights


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


def _noisy(
    boxes: Sequence[Box], names: Sequence[float], prose: Sequence[int], lists: set[Box]
) -> list[bool]:
    """Tell the boxes that are lists or have other names than an article, and all in them.

    The body of a known publishing system is none of them, wherever it stands.
    """
    sums = [0, *accumulate(prose)]
    most = _TOO_MUCH_FOR_NOISE * sums[-1]
    noisy: list[bool] = []
    for box, name in zip(boxes, names, strict=True):
        around = box.parent is not None and noisy[box.parent.index]
        is_noise = around or box in lists
        if not is_noise and named_noise(box.tag, box.label):
            is_noise = sums[box.last] - sums[box.first] <= most
        noisy.append(is_noise and name < _SURE)
    return noisy


def _direct(boxes: Sequence[Box], lines: Sequence[Line], weights: Weights) -> list[int]:
    """Count the prose that each box holds directly, outside noise."""
    direct = [0] * len(boxes)
    for line, holder, size in zip(lines, weights.holders, weights.prose, strict=True):
        if not weights.noisy[line.box.index]:
            direct[holder.index] += size
    return direct


def _rich(boxes: Sequence[Box], names: Sequence[float], direct: Sequence[int]) -> list[bool]:
    """Tell the boxes that are rich: by their prose, by their name, or inside one that is."""
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
