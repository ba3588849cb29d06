"""Several spiders at once, each in a process of its own, so that one that hangs, leaks or dies is nobody else's trouble."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

WORST_FIRST = (1, 5, 2, 7, 4, 3, 6, 0)
"""Exit codes by how much they ask of somebody: a bug more than a full disk, a page that failed more than a run that was under way."""
_NOT_BEGUN = 7
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one spider: its exit code, and the lines it said."""

    spider: str
    code: int
    lines: tuple[str, ...]


class Fleet:
    """Runs `scrapy crawl NAME OPTIONS` for each name, so many at a time; a signal is passed on, and nothing more is begun."""

    def __init__(self, options: Sequence[str], jobs: int) -> None:
        self.options = options
        self.jobs = jobs
        self.stopped = False
        self._running: dict[str, subprocess.Popen[str]] = {}

    def run(self, names: Sequence[str]) -> Iterator[Done]:
        """Run all, and give each as it ends."""
        with self._passing_on(), ThreadPoolExecutor(self.jobs) as pool:
            for future in as_completed([pool.submit(self._crawl, name) for name in names]):
                yield future.result()

    def _crawl(self, name: str) -> Done:
        if self.stopped:
            return Done(name, _NOT_BEGUN, ())
        command = [sys.executable, "-m", "scrapy", "crawl", name, *self.options]
        # A group of its own: Ctrl-C reaches it once, through us.
        process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._running[name] = process
        if self.stopped:  # a signal that came between the question above and here reached nobody
            process.terminate()
        _, said = process.communicate()
        del self._running[name]
        lines = tuple(line.removeprefix("scrapy crawl: ") for line in said.splitlines())
        if process.returncode >= 0:
            return Done(name, process.returncode, lines)
        if (
            self.stopped and -process.returncode in _SIGNALS
        ):  # it came before the spider could listen
            return Done(name, _NOT_BEGUN, lines)
        killed = f"killed by {signal.Signals(-process.returncode).name}; what it stored is stored, the next run goes on"
        return Done(name, 1, (*lines, killed))

    def _pass_on(self, number: int, _: FrameType | None) -> None:
        self.stopped = True
        for process in list(self._running.values()):
            process.send_signal(number)

    @contextmanager
    def _passing_on(self) -> Iterator[None]:
        before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {
            number: signal.signal(number, self._pass_on)
            for number in _SIGNALS
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def worst(codes: Sequence[int]) -> int:
    """Return the exit code that asks most of somebody."""
    return min(
        codes, key=lambda code: WORST_FIRST.index(code) if code in WORST_FIRST else -1, default=0
    )
