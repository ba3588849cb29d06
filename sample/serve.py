"""Serve the sample newspaper on this machine while a command runs: python sample/serve.py COMMAND [ARGUMENT …]."""

import signal
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST, PORT = "127.0.0.1", 8217
SITE = Path(__file__).resolve().parent / "site" / HOST


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not talk; encodings are left to the pages, as real servers do."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal belongs to the crawl."""


def serve(port: int = PORT) -> ThreadingHTTPServer:
    """Start serving in the background; the caller shuts it down. Raises OSError when the port is taken."""
    server = ThreadingHTTPServer((HOST, port), partial(Quiet, directory=SITE))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main(command: list[str]) -> int:
    """Run a command while the paper is served, and give its exit code."""
    if not command:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        server = serve()
    except OSError as error:
        sys.stderr.write(
            f"The sample newspaper cannot be served at {HOST}:{PORT}: {error.strerror}. Is another `make crawl` running?\n"
        )
        return 2
    try:
        return _run(command)
    except OSError as error:
        sys.stderr.write(f"{command[0]} cannot be run: {error.strerror}.\n")
        return 2
    finally:
        server.shutdown()


def _run(command: list[str]) -> int:
    """Wait for a command; Ctrl-C reaches it as well, and it ends in its own way."""
    with subprocess.Popen(command) as child:  # noqa: S603 - the command is the user's own
        signal.signal(signal.SIGINT, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda number, _: child.send_signal(number))
        return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
