"""What all our commands share: how options are refused, how what they give is printed, how an error becomes a sentence."""

import argparse
import os
import re
import sys
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.errors import DeclarationError, OutputClosed, WeiyeError
from crawler.exports.targets import emit

_OPTION = re.compile(r"--?[A-Za-z]")
LARGEST = 2**63 - 1
"""The largest number that SQLite knows."""


def refuse_unknown(args: list[str]) -> None:
    """Raise UsageError for an option among the arguments: Scrapy hands on what its parser does not know.

    What stands behind `--` is none; the `--` itself is taken out.
    """
    end = args.index("--") if "--" in args else len(args)
    unknown = next((arg for arg in args[:end] if _OPTION.match(arg)), None)
    if unknown is not None:
        raise UsageError(
            f"Unknown option {unknown}. Put search words that begin with a dash after --; --help lists the options."
        )
    del args[end : end + 1]


def check_spider(name: str, names: Sequence[str]) -> None:
    """Raise DeclarationError for a spider that nobody declared, with those there are, the closest first."""
    if name not in names:
        close = get_close_matches(name, names, len(names), 0.0)
        raise DeclarationError(
            f"There is no spider called {name!r}. Known: {', '.join(close or names)}."
        )


def whole_number(most: int = LARGEST, least: int = 1) -> Callable[[str], int]:
    """Make the type of an option that is a whole number, for argparse."""

    def read(text: str) -> int:
        if (
            text.isascii()
            and text.isdigit()
            and len(text) <= len(str(LARGEST))
            and least <= int(text) <= most
        ):
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")

    return read


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add the option that says in how many processes pages are read again."""
    said = "how many processes read (default: as many as there are cores)"
    parser.add_argument(
        "--jobs", type=whole_number(999), default=os.cpu_count() or 1, metavar="N", help=said
    )


@contextmanager
def answering(command: ScrapyCommand) -> Iterator[None]:
    """Say an error of ours in a sentence, and end with its exit code."""
    _open_streams()
    try:
        yield
    except OutputClosed:
        return
    except WeiyeError as error:
        sys.stderr.write(f"scrapy {type(command).__module__.rpartition('.')[2]}: {error}\n")
        command.exitcode = error.exit_code


def _open_streams() -> None:
    """Open the streams that whoever started us has closed: Scrapy asks them whether they are a terminal."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end


class HouseCommand(ScrapyCommand):
    """A Scrapy command that refuses unknown options, prints what its work gives, and ends with a sentence where that fails."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's own attribute

    @abstractmethod
    def work(self, args: list[str], opts: argparse.Namespace) -> Iterable[str | bytes]:
        """Do what the command is for, and give piece by piece what is to be printed."""

    @property
    def configured(self) -> BaseSettings:
        """Return the settings."""
        assert self.settings is not None
        return self.settings

    @property
    def archive(self) -> Path:
        """Return the archive's path."""
        return Path(self.configured["ARCHIVE_DB"])

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take Scrapy's options, after a look at what its parser left over."""
        refuse_unknown(args)
        super().process_options(args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Work, and print."""
        with answering(self):
            for piece in self.work(args, opts):
                emit(piece)
