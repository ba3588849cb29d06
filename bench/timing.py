"""How long something takes: the middle and the slow end of several times."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """Half of the times are below `p50`, all but one in twenty below `p95`; in seconds."""

    p50: float
    p95: float

    def __str__(self) -> str:
        """Write it in milliseconds: `5.2 / 12`."""
        return f"{_short(self.p50)} / {_short(self.p95)}"


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def spread(times: Iterable[float]) -> Spread:
    """Return the spread of some times, which is none without one."""
    ordered = sorted(times)
    return Spread(median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))])


def _short(time: float) -> str:
    return f"{time * 1000:.1f}" if time < 0.01 else f"{time * 1000:,.0f}"
