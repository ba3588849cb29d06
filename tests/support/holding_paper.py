"""A newspaper of one article that holds one answer back until the test lets it go."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from email.message import Message

from tests.support.article import pages
from tests.support.commands import Command
from tests.support.server import Answer, served

PAGES = 9
HOLDS = "/news/2024-03-05/4711_3.html"
"""The page whose answer waits."""


Start = Callable[..., Command]


class HoldingPaper:
    """The paper: `reached` is set when the page is asked for, `go` lets it be answered."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.reached, self.go = threading.Event(), threading.Event()
        self._content = {"/" + name.partition("/")[2]: page for name, page in pages(PAGES).items()}
        self._serving = ExitStack()
        self.host = self._serving.enter_context(served(self._respond)).host
        self.url = f"http://{self.host}/news/2024-03-05/4711.html"

    def close(self) -> None:
        """Let go, and stop serving."""
        self.go.set()
        self._serving.close()

    def _respond(self, path: str, headers: Message) -> Answer:
        self.asked.append(path)
        if path == HOLDS:
            self.reached.set()
            self.go.wait(60)
        page = self._content.get(path)
        return Answer(status=404) if page is None else Answer(page)


def begin(start: Start, paper: HoldingPaper, **settings: str) -> Command:
    """Start a crawl of the article, and wait until it asks for the page."""
    options = {"replay": None, "private": paper.host, **settings}
    process = start("crawl", "article", "-a", f"url={paper.url}", "--summary", **options)
    assert paper.reached.wait(60)
    return process
