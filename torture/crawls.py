"""Crawls that are killed: each run in its turn, with what the server was asked and what was acknowledged."""

import random
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.commands import spawn
from tests.support.newspaper import Newspaper
from torture.state import complaints, stored

_EXTENSIONS = '{"torture.killing.DyingClient": 0, "torture.killing.Acknowledged": 1}'


@dataclass
class Crawls:
    """An archive that is crawled into by processes that die, with the account of all their requests."""

    paper: Newspaper
    folder: Path
    spider: str = "paper"
    asked: int = 0
    in_flight: int = 0
    again: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    killed: int = 0
    _before: set[str] = field(default_factory=set)

    @property
    def archive(self) -> Path:
        return self.folder / "archive.db"

    def start(self, **chosen: str) -> "subprocess.Popen[str]":
        """Begin a run."""
        self.folder.mkdir(exist_ok=True)
        self._before = stored(self.archive)
        settings = {
            "SPIDER_MODULES": self.paper.declare(self.folder, self.spider), "EXTENSIONS": _EXTENSIONS,
            "ACKNOWLEDGED": str(self.folder / "acknowledged"), "CONCURRENT_REQUESTS_PER_DOMAIN": "8", **chosen,
        }  # fmt: skip
        return spawn(
            self.archive, "crawl", self.spider, replay=None, private=self.paper.host, **settings
        )

    def run(self, **chosen: str) -> tuple[int, str]:
        """Run to the end, or to the death that was chosen; give the exit code and what was said."""
        return self._account(self.start(**chosen))

    def die_at_request(self, number: int) -> int:
        """Run until the server is asked for the `number`th time, and kill it then, before it is answered."""
        process = self.start()
        count = 0
        lock = threading.Lock()

        def kill() -> None:
            nonlocal count
            with lock:
                count += 1
                if count == number:
                    process.kill()

        self.paper.watch = kill
        return self._account(process)[0]

    def die_after(self, seconds: float, *, from_first_request: bool) -> int:
        """Run until so much time went by since the start, or since the first request, and kill it then."""
        began = threading.Event()
        self.paper.watch = began.set
        process = self.start()
        if from_first_request:
            while not began.wait(0.05) and process.poll() is None:
                pass
        time.sleep(seconds)
        process.kill()
        return self._account(process)[0]

    def _account(self, process: "subprocess.Popen[str]") -> tuple[int, str]:
        """Wait for the end of a run; account for its requests, and look for what is wrong with the archive."""
        _, said = process.communicate()
        self.paper.watch = lambda: None
        asked = [
            path
            for path, _ in list(self.paper.log)
            if "/index" not in path and path != "/robots.txt"
        ]
        self.paper.log.clear()
        after = stored(self.archive)
        self.asked += len(asked)
        if process.returncode == -signal.SIGKILL:
            self.killed += 1
            self.in_flight += sum(self._article(path) not in after for path in asked)
        self.again += [path for path in asked if self._article(path) in self._before]
        scratch = self.folder / "scratch"
        scratch.mkdir(exist_ok=True)
        self.wrong += complaints(self.archive, self.acknowledged(), scratch)
        return process.returncode, said

    def acknowledged(self) -> set[str]:
        """Return the addresses of the articles that any run reported as scraped."""
        file = self.folder / "acknowledged"
        return set(file.read_text("utf-8").split()) if file.exists() else set()

    def _article(self, path: str) -> str:
        stem = path.removesuffix(".html").partition("_")[0]
        return f"{self.paper.url}{stem}.html"


def moments(seed: int, number: int, longest: float) -> list[tuple[float, bool]]:
    """Choose when to kill: every fifth time while the process starts, else while it crawls."""
    rng = random.Random(seed)
    return [
        (rng.uniform(0, longest), True) if n % 5 else (rng.uniform(0, 1.5), False)
        for n in range(number)
    ]
