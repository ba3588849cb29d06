"""`scrapy verify`: everything that is stored, proved again."""

import argparse
from collections.abc import Iterator

from scrapy.exceptions import UsageError
from tqdm import tqdm

from crawler.archive.database import storage_errors
from crawler.console.command import HouseCommand, add_jobs
from crawler.console.views.verify import tell_fault, tell_proof
from crawler.maintenance.verify import Proof, Verification


class Command(HouseCommand):
    """Prove an archive."""

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Prove what is stored: hashes, raw bytes, pages, indexes, frontier"

    def long_desc(self) -> str:
        return (
            "Compute every hash again and compare: the digests of all records in archive.warc/,"
            " the hash of each page, the text of each article and version, articles with their"
            " pages and paragraphs, the full-text index with the text, references between rows,"
            " the database itself, the states of the frontier. What is wrong is printed with what"
            " to do; nothing is changed, so that it also proves a copy on a disk that cannot be"
            " written. It may run while a crawl runs. The index is compared in a copy of its own"
            " in the folder for temporary files. Example: scrapy verify --jobs 1 -- Exit codes: 0"
            " all is as it was stored; 2 usage; 3 something is wrong; 5 the archive cannot be"
            " used."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add_jobs(parser)

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Prove everything, give the faults, then what was looked at."""
        if args:
            raise UsageError("scrapy verify takes no arguments: it looks at everything.")
        proof = Proof()
        verification = Verification.from_settings(self.configured, self.archive, opts.jobs)
        with storage_errors(self.archive):
            for fault in verification.faults(proof):
                self.exitcode = 3
                with tqdm.external_write_mode():  # the bar makes room
                    yield tell_fault(fault)
        yield tell_proof(proof)
