"""A small newspaper on this machine that notes what it is asked, when, and over how many connections at once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from time import monotonic


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the server saw it."""

    path: str
    at: float
    agent: str


@dataclass(slots=True)
class Answer:
    """What the server says: a body, or a status with headers."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Paper:
    """The server; `answer` is asked for every path, None is 404."""

    def __init__(self, answer: Callable[[str], Answer | str | None]) -> None:
        self.log: list[Asked] = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        paper = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                with paper._serving():
                    paper.log.append(
                        Asked(self.path, monotonic(), self.headers.get("User-Agent", ""))
                    )
                    said = answer(self.path)
                    given = (
                        said
                        if isinstance(said, Answer)
                        else Answer(said or "", 404 if said is None else 200)
                    )
                    body = given.body if isinstance(given.body, bytes) else given.body.encode()
                    self.send_response(given.status)
                    for name, value in {
                        "Content-Type": "text/html; charset=utf-8",
                        **given.headers,
                    }.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @contextmanager
    def _serving(self) -> Iterator[None]:
        with self._lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        yield
        with self._lock:
            self.at_once -= 1

    @property
    def paths(self) -> list[str]:
        """Return the paths that were asked for, in order."""
        return [asked.path for asked in self.log]

    @property
    def gaps(self) -> list[float]:
        """Return the seconds between requests."""
        times = [asked.at for asked in self.log]
        return [after - before for before, after in pairwise(times)]

    def close(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()
