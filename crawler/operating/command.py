"""What all our commands share: an option that nobody knows is a mistake, and no word to work on."""

import argparse
import re
from collections.abc import Sequence
from difflib import get_close_matches

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.errors import DeclarationError

_OPTION = re.compile(r"--?[A-Za-z]")


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
        raise DeclarationError(f"There is no spider called {name!r}. Known: {', '.join(close or names)}.")


class HouseCommand(ScrapyCommand):
    """A Scrapy command that refuses unknown options."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take Scrapy's options, after a look at what its parser left over."""
        refuse_unknown(args)
        super().process_options(args, opts)
