"""The chosen body stretched: up to the lead and the headline, down over what belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.html.document import Box
from crawler.reading.body import Choice, choose
from crawler.reading.lines import Line
from crawler.reading.text_runs import ends
from crawler.reading.weight import Weights

_REACH_UP = 12
_REACH_TO_LEAD = 40
_SHORTEST_LEAD = 10


def grow(lines: Sequence[Line], choice: Choice, title: Line | None) -> Choice:
    """Stretch the choice up to the lead, and over the short lines around it."""
    weights = choice.weights
    if weights is None or not any(weights.prose[choice.box.first : choice.box.last]):
        return choice
    first, last = choice.box.first, choice.box.last
    top = title.index if title is not None and title.index < last else -1
    prose = [line for line in lines[max(first, top + 1) : last] if line.weight > 0]
    if not prose:
        return choice  # the headline is all the prose there is
    holders = {weights.holders[line.index] for line in prose}
    body = _Body(lines, weights, holders, top)
    return body.choice(prose[0].index if top >= first else first, last)


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines of a page, the boxes that hold the article, and the index of the headline."""

    lines: Sequence[Line]
    weights: Weights
    holders: set[Box]
    top: int

    def choice(self, first: int, last: int) -> Choice:
        """Choose the lines `first` to `last` (excluded) and those around them."""
        first, last = self.up(first), self.down(last)
        lead = self.lead(first) if self.top >= 0 else first
        grown = choose(self.lines, self.weights, lead, last)
        between = {line.index for line in self.lines[lead:first] if line.weight < 0}
        return replace(grown, named=grown.named | between)

    def up(self, first: int) -> int:
        """Take in the sub-heads and short lines above the first paragraph in its own box."""
        stop = max(self.top, first - _REACH_UP - 1)
        for line in reversed(self.lines[stop + 1 : first]):
            if not self.holds(line) or not self.weights.is_plain(line):
                return line.index + 1
        return stop + 1

    def down(self, last: int) -> int:
        """Take in what follows in the boxes of the article, up to a closing line.

        Behind one, only what stands in the same box.
        """
        closed = False
        reach = max(holder.last for holder in self.holders)
        for line in self.lines[last:]:
            closed = closed or ends(line, reach)
            is_outside = closed or line.index >= reach or not self.weights.is_plain(line)
            if is_outside and not self.holds(line):
                return line.index
        return len(self.lines)

    def lead(self, first: int) -> int:
        """Find the lead: prose between headline and text, often in a box of its own."""
        for line in self.lines[max(self.top + 1, first - _REACH_TO_LEAD) : first]:
            is_long = len(line.text) >= _SHORTEST_LEAD
            if is_long and line.weight > 0 and self.weights.is_plain(line):
                return line.index
        return first

    def holds(self, line: Line) -> bool:
        """Return whether the line stands in a box of the article."""
        return self.weights.holders[line.index] in self.holders
