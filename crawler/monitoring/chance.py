"""Shares compared with those of the runs before: changed much, and not by chance. Pure."""

import math
from collections.abc import Iterator, Sequence

Share = tuple[int, int]
"""How many of how many articles."""

MUCH = 4
"""Much less is under a quarter of what it was, much more over four times that."""
_UNLIKELY = 1e-5
_ENOUGH_ARTICLES = 20
_LONGEST_WINDOW = 10


def has_fallen(share: Share, before: Sequence[Share], *, least: float) -> float | None:
    """Return what a share was before, `least` or more, when it is much less by now.

    It is taken alone, or together with the runs just before.
    """
    for (count, of), usually in _windows(share, before):
        much_less = count * MUCH < of * usually and share[0] * MUCH < share[1] * usually
        if usually >= least and much_less and _chance(count, of, usually) < _UNLIKELY:
            return usually
    return None


def has_risen(share: Share, before: Sequence[Share]) -> float | None:
    """Return what a share was before when it is much more by now, as `has_fallen` does."""
    for (count, of), usually in _windows(share, before):
        much_more = count > MUCH * of * usually and share[0] > MUCH * share[1] * usually
        if much_more and _chance(count, of, usually) < _UNLIKELY:
            return usually
    return None


def _windows(share: Share, before: Sequence[Share]) -> Iterator[tuple[Share, float]]:
    """Yield the share with ever more of the runs just before it, and what it usually was."""
    count, of = share
    for window in range(min(_LONGEST_WINDOW, len(before)) + 1):
        if window:
            count, of = count + before[window - 1][0], of + before[window - 1][1]
        earlier = before[window:]
        known = sum(run[1] for run in earlier)
        if known >= _ENOUGH_ARTICLES:
            # One article more of each kind: nothing is certain.
            yield (count, of), (sum(run[0] for run in earlier) + 1) / (known + 2)


def _chance(count: int, of: int, usually: float) -> float:
    """Bound the chance of so few, or of so many, by Chernoff."""
    others = of - count
    likelihood = count * math.log(count / of / usually) if count else 0.0
    likelihood += others * math.log(others / of / (1 - usually)) if others else 0.0
    return math.exp(-likelihood)
