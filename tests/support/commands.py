"""`scrapy` as a user runs it: in a process of its own that is stopped and signalled, or in a fork that begins at once."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from scrapy.cmdline import execute
from scrapy.utils.project import get_project_settings

from tests.support.fork_server import Order

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "sample" / "site"
PATIENCE = 120
"""Seconds after which a command that has not ended hangs."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Scrapy = Callable[..., Ran]


@dataclass(frozen=True, slots=True)
class CommandLine:
    """What stands behind `scrapy`, and the environment."""

    arguments: list[str]
    environment: dict[str, str]


def command_line(
    archive: Path,
    *arguments: str,
    replay: Path | None = SAMPLE,
    private: str = "127.0.0.1:8217",
    **chosen: str,
) -> CommandLine:
    """Make a command for an archive, without delays; what is in the archive's folder can be imported."""
    settings = {
        "ARCHIVE_DB": str(archive),
        "DOWNLOAD_DELAY": "0",
        "AUTOTHROTTLE_ENABLED": "0",
        "ALLOW_PRIVATE_HOSTS": private,
        **({"REPLAY": str(replay)} if replay else {}),
        **chosen,
    }
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")} | {
        "PYTHONWARNINGS": "error::ResourceWarning",
        "PYTHONPATH": str(archive.parent),
    }
    return CommandLine([*arguments, *options], environment)


def spawn(archive: Path, *arguments: str, **chosen: Any) -> subprocess.Popen[str]:
    """Start a command as a shell does, its output in pipes: for tests of streams."""
    line = command_line(archive, *arguments, **chosen)
    return subprocess.Popen(
        [sys.executable, "-m", "scrapy", *line.arguments],
        cwd=ROOT,
        env=line.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def launch(archive: Path, *arguments: str, **chosen: Any) -> "Command":
    """Start a command in a fork."""
    return fork_server().launch(command_line(archive, *arguments, **chosen))


def run(archive: Path, *arguments: str, **chosen: Any) -> Ran:
    """Run a command in a fork to its end."""
    return launch(archive, *arguments, **chosen).finish()


def run_here(archive: Path, *arguments: str, **chosen: Any) -> int:
    """Run a command to its end in this process, with its streams and signals; return the exit code."""
    words = ["scrapy", *command_line(archive, *arguments, **chosen).arguments]
    with contextlib.chdir(ROOT):
        try:
            execute(words, get_project_settings())
        except SystemExit as end:
            return int(end.code or 0)
    raise AssertionError("Scrapy ends each command with its exit code.")


class Command:
    """A command that runs in a fork, its output in files; otherwise like a `subprocess.Popen`."""

    def __init__(self, report: IO[bytes], out: IO[bytes], err: IO[bytes]) -> None:
        self.returncode: int | None = None
        self._report, self._out, self._err = report, out, err
        self.pid = int(report.readline())

    def poll(self) -> int | None:
        """Return the exit code, None while the command runs."""
        return self.returncode if self._ends_within(0) else None

    def wait(self, timeout: float = PATIENCE) -> int:
        """Wait for the end, and return the exit code."""
        if not self._ends_within(timeout):
            raise TimeoutError(f"Process {self.pid} has not ended in {timeout} seconds.")
        assert self.returncode is not None
        return self.returncode

    def communicate(self, timeout: float = PATIENCE) -> tuple[str, str]:
        """Wait for the end, and return what was written."""
        self.wait(timeout)
        return _text(self._out), _text(self._err)

    def finish(self) -> Ran:
        """Wait for the end, and let go of the files."""
        try:
            out, err = self.communicate()
            return Ran(self.wait(), out, err)
        finally:
            self.close()

    def send_signal(self, number: int) -> None:
        """Send a signal to a command that runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End the command at once."""
        self.send_signal(signal.SIGKILL)

    def close(self) -> None:
        """Kill what still runs, and let go of the files."""
        self.kill()
        self.wait()
        for file in (self._report, self._out, self._err):
            file.close()

    def _ends_within(self, seconds: float) -> bool:
        if self.returncode is None and select.select([self._report], [], [], seconds)[0]:
            self.returncode = int(self._report.readline())
        return self.returncode is not None


@cache
def fork_server() -> "ForkServer":
    """Return the fork server of this process, which starts it when it is first needed."""
    return ForkServer()


class ForkServer:
    """Starts commands in forks of a process that has imported what they need."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.fork_server", str(theirs.fileno())],
                cwd=ROOT,
                env=os.environ | {"PYTHONWARNINGS": "error::ResourceWarning"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )

    def launch(self, line: CommandLine) -> Command:
        """Start a command."""
        order = Order(arguments=line.arguments, environment=line.environment, user=os.geteuid())
        out, err = TemporaryFile(), TemporaryFile()  # noqa: SIM115 - the command closes them
        reading, writing = os.pipe()
        streams = [out.fileno(), err.fileno(), writing]
        socket.send_fds(self._control, [json.dumps(order).encode()], streams)
        os.close(writing)
        return Command(os.fdopen(reading, "rb", buffering=0), out, err)

    def close(self) -> None:
        """End the process."""
        self._control.close()
        self._process.wait(PATIENCE)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()
