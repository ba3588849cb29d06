"""Lists of teasers or comments: small boxes, named alike, each a link and a line or two."""

from collections import Counter
from collections.abc import Sequence

from crawler.html.document import Box
from crawler.reading.lines import Line

_ITEMS = frozenset({"li", "div", "dl", "article", "section"})
_MOST_IN_ITEM = 8
_LONGEST_ITEM = 200
_FEWEST_ITEMS = 3
_MOSTLY_ITEMS = 0.6


def teaser_lists(boxes: Sequence[Box], lines: Sequence[Line], prose: Sequence[int]) -> set[Box]:
    """Find the boxes that are mostly made of such items; `prose` is that of each line."""
    items = [box for box in boxes if _is_item(box, lines, prose)]
    counts = Counter(map(_kind, items))
    sizes: Counter[Box] = Counter()
    for item in items:
        if counts[_kind(item)] >= _FEWEST_ITEMS and item.parent is not None:
            sizes[item.parent] += item.last - item.first
    return {box for box, size in sizes.items() if size >= _MOSTLY_ITEMS * (box.last - box.first)}


def _is_item(box: Box, lines: Sequence[Line], prose: Sequence[int]) -> bool:
    size = box.last - box.first
    if not 2 <= size <= _MOST_IN_ITEM or box.parent is None or box.tag not in _ITEMS:
        return False
    links = [line.is_mostly_links for line in lines[box.first : box.last]]
    if not any(links[:2]) or 2 * sum(links) > size + 1:
        return False
    return sum(prose[box.first : box.last]) <= _LONGEST_ITEM


def _kind(item: Box) -> tuple[Box | None, str, str]:
    return item.parent, item.tag, item.label
