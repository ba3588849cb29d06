"""HTTP servers on this machine. A test that is done with one leaves it to the next: a worker has as many as one test needs at once."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class Answer:
    """What a server says: a body, or a status with headers."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Site = Callable[[str, Message], Answer]
"""What answers a request for a path with its headers."""


@contextmanager
def served(site: Site) -> Iterator["Server"]:
    """Serve a site while a block runs."""
    server = _idle.pop() if _idle else Server()
    server.site, server.most_at_once = site, 0
    try:
        yield server
    finally:
        server.site = _nothing
        _idle.append(server)


def close_all() -> None:
    """End the servers of this process."""
    while _idle:
        _idle.pop().close()


def _nothing(path: str, headers: Message) -> Answer:
    return Answer(status=404)


class Server(ThreadingHTTPServer):
    """A server; `most_at_once` is how many requests it was answering at the same time."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.host = f"127.0.0.1:{self.server_port}"
        self.site: Site = _nothing
        self.most_at_once = self._at_once = 0
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Count a request while it is answered."""
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1

    def close(self) -> None:
        """Stop serving for good."""
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a crawl that was killed in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        with self.server.answering():
            self._send(self.server.site(self.path, self.headers))

    def _send(self, answer: Answer) -> None:
        body = answer.body if isinstance(answer.body, bytes) else answer.body.encode()
        self.send_response(answer.status)
        length = {} if answer.status == 304 else {"Content-Length": str(len(body))}
        headers = {"Content-Type": "text/html; charset=utf-8"} | answer.headers | length
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


_idle: list[Server] = []
