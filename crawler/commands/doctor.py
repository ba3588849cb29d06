"""`scrapy doctor`: the machine, the settings and the archive on one screen."""

import argparse
import sys

from scrapy.exceptions import UsageError

from crawler.configuration import check_settings
from crawler.errors import WeiyeError
from crawler.operating.command import HouseCommand
from crawler.operating.doctor import examine
from crawler.text import printable


class Command(HouseCommand):
    """Look at everything, write nothing."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_LEVEL": "ERROR"}  # noqa: RUF012 - Scrapy's own attribute

    def short_desc(self) -> str:
        """Say it in a line."""
        return "Check the machine, the settings and the archive"

    def long_desc(self) -> str:
        """Explain the command and its exit codes."""
        return (
            "Look at the machine (disk, rights, versions), the declarations of sites and the archive (SQLite's own checks, what is"
            " due, when each spider last had a good run), a line each. Nothing is written, nothing is requested."
            " Example: scrapy doctor -- Exit codes: 0 all is well; 2 a setting is wrong; 3 something should be looked at; 5 crawls"
            " would fail."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 - Scrapy's own signature
        """Print what was found."""
        assert self.settings is not None
        if args:
            raise UsageError("scrapy doctor takes no argument.")
        try:
            check_settings(self.settings)
            signs = examine(self.settings)
        except WeiyeError as error:
            sys.stderr.write(f"scrapy doctor: {error}\n")
            self.exitcode = error.exit_code
            return
        for sign in signs:
            sys.stdout.write(f"{sign.grade:5} {sign.about:9} {printable(sign.said)}\n")
        grades = {sign.grade for sign in signs}
        self.exitcode = 5 if "bad" in grades else 3 if "look" in grades else 0
