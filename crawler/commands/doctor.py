"""`scrapy doctor`: the machine, the settings and the archive on one screen."""

import argparse

from scrapy.exceptions import UsageError

from crawler.console.command import HouseCommand
from crawler.console.settings_check import check_settings
from crawler.maintenance.doctor import examine
from crawler.text import printable

_EXIT_CODES = {"ok": 0, "look": 3, "bad": 5}


class Command(HouseCommand):
    """Look at everything, write nothing."""

    default_settings = {"LOG_LEVEL": "ERROR"}  # noqa: RUF012 - Scrapy's own attribute

    def short_desc(self) -> str:
        return "Check the machine, the settings and the archive"

    def long_desc(self) -> str:
        return (
            "Look at the machine (disk, rights, versions), the declarations of sites and the"
            " archive (SQLite's own checks, what is due, when each spider last had a good run), a"
            " line each. Nothing is written, nothing is requested. Example: scrapy doctor -- Exit"
            " codes: 0 all is well; 2 a setting is wrong; 3 something should be looked at; 5"
            " crawls would fail."
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> list[str]:  # noqa: ARG002
        """Look, and give a line for each thing."""
        if args:
            raise UsageError("scrapy doctor takes no argument.")
        check_settings(self.configured)
        signs = examine(self.configured)
        self.exitcode = max(_EXIT_CODES[sign.grade] for sign in signs)
        return [f"{sign.grade:5} {sign.about:9} {printable(sign.text)}\n" for sign in signs]
