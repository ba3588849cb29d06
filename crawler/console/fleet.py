"""Several spiders at once, each in a process of its own: one that hangs or dies stops no other."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

Handler = Callable[[int, FrameType | None], object] | int | None

WORST_FIRST = (1, 5, 2, 7, 4, 3, 6, 0)
"""Exit codes by how much they ask of a person: a bug most, a run that is under way little."""
_NOT_BEGUN = 7
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Done:
    """The end of one spider: its exit code and the lines of its problems."""

    spider: str
    code: int
    lines: tuple[str, ...]


class Fleet:
    """Runs `scrapy crawl NAME OPTIONS` for many names, `jobs` at a time.

    A signal is passed on to those that run, and no other begins.
    """

    def __init__(self, options: Sequence[str], jobs: int) -> None:
        self.options = options
        self.jobs = jobs
        self.stopped = False
        self._running: dict[str, subprocess.Popen[str]] = {}

    def run(self, names: Sequence[str]) -> Iterator[Done]:
        """Run all, and return each when it ends."""
        with self._passing_on(), ThreadPoolExecutor(self.jobs) as pool:
            futures = [pool.submit(self._crawl, name) for name in names]
            for future in as_completed(futures):
                yield future.result()

    def _crawl(self, name: str) -> Done:
        if self.stopped:
            return Done(name, _NOT_BEGUN, ())
        process = self._start(name)
        self._running[name] = process
        if self.stopped:  # by a signal since the question above, which reached no process
            process.terminate()
        _, errors = process.communicate()
        del self._running[name]
        lines = [line.removeprefix("scrapy crawl: ") for line in errors.splitlines()]
        return self._end(name, process.returncode, lines)

    def _start(self, name: str) -> subprocess.Popen[str]:
        """Start a crawl in a group of its own: Ctrl-C reaches it once, through us."""
        return subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "scrapy", "crawl", name, *self.options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def _end(self, name: str, code: int, lines: Sequence[str]) -> Done:
        """Read a return code; a negative one is that of the signal that killed the process."""
        if code >= 0:
            return Done(name, code, tuple(lines))
        if self.stopped and -code in _SIGNALS:  # killed before the spider could listen
            return Done(name, _NOT_BEGUN, tuple(lines))
        killer = signal.Signals(-code).name
        text = f"killed by {killer}; what it stored is stored, the next run goes on"
        return Done(name, 1, (*lines, text))

    def _pass_on(self, number: int, _: FrameType | None) -> None:
        self.stopped = True
        for process in list(self._running.values()):
            process.send_signal(number)

    @contextmanager
    def _passing_on(self) -> Iterator[None]:
        """Pass signals on while a block runs, except those that are ignored (nohup)."""
        numbers = [n for n in _SIGNALS if signal.getsignal(n) is not signal.SIG_IGN]
        before: dict[int, Handler] = {n: signal.signal(n, self._pass_on) for n in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def worst(codes: Sequence[int]) -> int:
    """Return the exit code that asks most of a person; an unknown one asks more than all others."""
    return min(codes, key=_rank, default=0)


def _rank(code: int) -> int:
    return WORST_FIRST.index(code) if code in WORST_FIRST else -1
