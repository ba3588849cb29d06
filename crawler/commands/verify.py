"""`scrapy verify`: everything that is stored, proved again."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from sqlite_utils import Database
from tqdm import tqdm

from crawler.archive import reparse, takedown, verify
from crawler.archive.database import read_untouched, snapshot, storage_errors
from crawler.archive.verify import Fault
from crawler.console.command import HouseCommand, add_jobs
from crawler.crawl.sites import declared, site_at
from crawler.maintenance import verify as maintenance_verify
from crawler.maintenance.verify import FileProof, Proof
from crawler.maintenance.workers import workers
from crawler.site import Site
from crawler.text import counted, printable
from crawler.versions import reader_version
from crawler.warc.writing import folder_of


class Command(HouseCommand):
    """Prove an archive."""

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Prove what is stored: hashes, raw bytes, pages, indexes, frontier"

    def long_desc(self) -> str:
        return (
            "Compute every hash again and compare: the digests of all records in archive.warc/, the hash of each page, the text of"
            " each article and version, articles with their pages and paragraphs, the full-text index with the text, references"
            " between rows, the database itself, the states of the frontier. What is wrong is printed with what to do; nothing is"
            " changed, so that it also proves a copy on a disk that cannot be written. It may run while a crawl runs. The index is"
            " compared in a copy of its own in the folder for temporary files. Example: scrapy verify --jobs 1"
            " -- Exit codes: 0 all is as it was stored; 2 usage; 3 something is wrong; 5 the archive cannot be used."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add_jobs(parser)

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Prove everything, give the faults, then what was looked at."""
        if args:
            raise UsageError("scrapy verify takes no arguments: it looks at everything.")
        seen = Proof()
        with storage_errors(self.archive), closing(read_untouched(self.archive)) as db:
            for fault in _faults(db, self.archive, seen, self.configured, opts.jobs):
                seen.faults.append(fault)
                self.exitcode = 3
                with tqdm.external_write_mode():  # the bar makes room
                    yield printable(f"{fault.where}: {fault.what}; {fault.remedy}") + "\n"
        yield _told(seen)


def _faults(
    db: Database, archive: Path, seen: Proof, settings: BaseSettings, jobs: int
) -> Iterator[Fault]:
    sites, limit = tuple(declared(settings).values()), settings.getint("ARTICLE_MAX_PAGES")
    yield from verify.structure(db)
    with snapshot(db):
        pointers, buried = verify.pointers(db), frozenset(takedown.buried(db))
        yield from verify.rules(db)
        yield from maintenance_verify.version_faults(db)
        yield from _articles(db, seen, sites, limit)
    files = maintenance_verify.files(folder_of(archive), pointers)
    proofs = _proofs(files, pointers, buried, jobs)
    for found in tqdm(proofs, total=len(files), unit=" files", disable=None, leave=False):
        seen.files += 1
        seen.records += found.records
        seen.cut += found.is_cut
        yield from found.faults


def _articles(db: Database, seen: Proof, sites: Sequence[Site], limit: int) -> Iterator[Fault]:
    ids = reparse.chosen(db, site=None, since=None, urls=())
    for holding in tqdm(
        reparse.holdings(db, ids), total=len(ids), unit=" articles", disable=None, leave=False
    ):
        seen.articles += 1
        seen.pages += len(holding.pages)
        reader = reader_version(site_at(holding.url, sites))
        seen.older += holding.reader_version != reader
        yield from maintenance_verify.article_faults(db, holding, reader, limit)


def _proofs(
    files: list[Path], pointers: dict[str, list[verify.Pointer]], buried: frozenset[str], jobs: int
) -> Iterator[FileProof]:
    work = [(path, pointers.get(path.name, []), buried) for path in files]
    if min(jobs, len(files)) <= 1:
        yield from (maintenance_verify.file_proof(*one) for one in work)
        return
    with workers(jobs) as pool:
        yield from pool.map(maintenance_verify.file_proof, *zip(*work, strict=True))


def _told(seen: Proof) -> str:
    counts = (seen.articles, "article"), (seen.pages, "page"), (seen.records, "raw record")
    looked = ", ".join(counted(*count) for count in counts) + f" in {counted(seen.files, 'file')}"
    lines = [
        f"{looked}: {counted(len(seen.faults), 'fault') if seen.faults else 'all as they were stored'}."
    ]
    if seen.older:
        lines.append(
            f"{counted(seen.older, 'article')} read by a former reader or declaration, not compared with the pages; scrapy reparse reads them again."
        )
    if seen.cut:
        lines.append(
            f"{counted(seen.cut, 'file')} with a part of a record at the end, as a kill leaves it; nothing is lost by that."
        )
    return "\n".join(lines) + "\n"
