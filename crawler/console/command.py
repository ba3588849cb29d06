"""The base of all commands: refuses unknown options, writes output, tells errors in sentences."""

import argparse
import os
import re
import sys
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.errors import DeclarationError, OutputClosed, WeiyeError
from crawler.exports.targets import emit

_OPTION = re.compile(r"--?[A-Za-z]")
LARGEST = 2**63 - 1
"""The largest number that SQLite knows."""


def refuse_unknown(args: list[str]) -> None:
    """Raise UsageError for an unknown option, which Scrapy's parser leaves among the arguments.

    Arguments behind `--` are no options; the `--` itself is removed.
    """
    end = args.index("--") if "--" in args else len(args)
    unknown = next((arg for arg in args[:end] if _OPTION.match(arg)), None)
    if unknown is not None:
        raise UsageError(
            f"Unknown option {unknown}. Put search words that begin with a dash after --; --help"
            " lists the options."
        )
    del args[end : end + 1]


def check_spider(name: str, names: Sequence[str]) -> None:
    """Raise DeclarationError for an unknown spider, with the known ones, the closest first."""
    if name not in names:
        close = get_close_matches(name, names, len(names), 0.0)
        raise DeclarationError(
            f"There is no spider called {name!r}. Known: {', '.join(close or names)}."
        )


def whole_number(most: int = LARGEST, least: int = 1) -> Callable[[str], int]:
    """Make the type of an option that is a whole number, for argparse."""

    def read(text: str) -> int:
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))
        if is_number and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")

    return read


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add the option for the number of processes that read pages again."""
    parser.add_argument(
        "--jobs",
        type=whole_number(999),
        default=os.cpu_count() or 1,
        metavar="N",
        help="how many processes read (default: as many as there are cores)",
    )


@contextmanager
def answering(command: ScrapyCommand) -> Iterator[None]:
    """Write an error of ours as a sentence, and set its exit code."""
    _open_streams()
    try:
        yield
    except OutputClosed:
        return
    except WeiyeError as error:
        name = type(command).__module__.rpartition(".")[2]
        sys.stderr.write(f"scrapy {name}: {error}\n")
        command.exitcode = error.exit_code


def _open_streams() -> None:
    """Open streams that are closed: Scrapy asks them whether they are a terminal."""
    sys.stdout = sys.stdout or _null()
    sys.stderr = sys.stderr or _null()


def _null() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")  # open until the process ends


class HouseCommand(ScrapyCommand):
    """A Scrapy command that refuses unknown options, prints what `work` yields, tells errors."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's own attribute

    @abstractmethod
    def work(self, args: list[str], opts: argparse.Namespace) -> Iterable[str | bytes]:
        """Do the work of the command; return the output, piece by piece."""

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
        """Process Scrapy's options; unknown ones are still among the arguments."""
        refuse_unknown(args)
        super().process_options(args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the output of `work`."""
        with answering(self):
            for piece in self.work(args, opts):
                emit(piece)
