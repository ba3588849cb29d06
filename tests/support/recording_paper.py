"""A newspaper on this machine that notes what it is asked, when, and over how many connections at once."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from email.message import Message
from itertools import pairwise
from time import monotonic

from tests.support.server import Answer, served


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the server saw it."""

    path: str
    at: float
    agent: str


class RecordingPaper:
    """The paper; `answer` is asked for every path, None is 404."""

    def __init__(self, answer: Callable[[str], Answer | str | None]) -> None:
        self.log: list[Asked] = []
        self.answer = answer
        self._serving = ExitStack()
        self._server = self._serving.enter_context(served(self._respond))
        self.host = self._server.host

    def close(self) -> None:
        """Stop serving."""
        self._serving.close()

    @property
    def most_at_once(self) -> int:
        """Return how many requests were being answered at the same time."""
        return self._server.most_at_once

    @property
    def paths(self) -> list[str]:
        """Return the paths that were asked for, in order."""
        return [asked.path for asked in self.log]

    @property
    def gaps(self) -> list[float]:
        """Return the seconds between requests."""
        times = [asked.at for asked in self.log]
        return [after - before for before, after in pairwise(times)]

    def _respond(self, path: str, headers: Message) -> Answer:
        self.log.append(Asked(path, monotonic(), headers.get("User-Agent", "")))
        answer = self.answer(path)
        if isinstance(answer, Answer):
            return answer
        return Answer(status=404) if answer is None else Answer(answer)
