"""Everything that is stored, proved: hashes, pages by their raw bytes, articles by their pages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection

from scrapy.settings import BaseSettings
from tqdm import tqdm

from crawler.archive import reparse, takedown, verify
from crawler.archive.database import read_untouched, snapshot
from crawler.archive.verify import Fault, Pointer
from crawler.crawl.sites import declared, site_at
from crawler.errors import DamagedRow
from crawler.maintenance.remedies import RESTORE
from crawler.maintenance.verify_articles import article_faults, version_faults
from crawler.maintenance.verify_files import FileProof, file_proof, files
from crawler.maintenance.workers import workers
from crawler.model import ArchivedArticle
from crawler.site import Site
from crawler.versions import reader_version
from crawler.warc.writing import folder_of


@dataclass(slots=True)
class Proof:
    """How much was proved, and the faults that were found."""

    articles: int = 0
    pages: int = 0
    files: int = 0
    records: int = 0
    older: int = 0
    """Articles that another version of the reader read: they are not compared with their pages."""
    cut: int = 0
    """Files that end in a part of a record, as a killed run leaves them: nothing is lost."""
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Verification:
    """An archive to prove; `sites` and `page_limit` are what its articles are read with."""

    archive: Path
    sites: tuple[Site, ...]
    page_limit: int
    jobs: int

    @classmethod
    def from_settings(cls, settings: BaseSettings, archive: Path, jobs: int) -> "Verification":
        """Make one from what settings and spiders declare."""
        sites = tuple(declared(settings).values())
        return cls(archive, sites, settings.getint("ARTICLE_MAX_PAGES"), jobs)

    def faults(self, proof: Proof) -> Iterator[Fault]:
        """Prove everything, fault by fault; `proof` counts what was looked at, and keeps them."""
        with closing(read_untouched(self.archive)) as db:
            for fault in self._all_faults(db, proof):
                proof.faults.append(fault)
                yield fault

    def _all_faults(self, db: Connection, proof: Proof) -> Iterator[Fault]:
        yield from verify.structure(db)
        with snapshot(db):
            pointers, buried = verify.pointers(db), frozenset(takedown.buried(db))
            yield from verify.rules(db)
            yield from version_faults(db)
            yield from self._article_faults(db, proof)
        yield from self._file_faults(pointers, buried, proof)

    def _article_faults(self, db: Connection, proof: Proof) -> Iterator[Fault]:
        ids = reparse.chosen(db, site=None, since=None, urls=())
        for article_id in tqdm(ids, unit=" articles", disable=None, leave=False):
            try:
                holdings = list(reparse.holdings(db, [article_id]))
            except DamagedRow as error:
                proof.articles += 1
                yield Fault(verify.address(db, article_id), str(error), RESTORE)
                continue
            for holding in holdings:
                yield from self._holding_faults(db, holding, proof)

    def _holding_faults(
        self, db: Connection, holding: ArchivedArticle, proof: Proof
    ) -> Iterator[Fault]:
        proof.articles += 1
        proof.pages += len(holding.pages)
        version = reader_version(site_at(holding.url, self.sites))
        proof.older += holding.reader_version != version
        yield from article_faults(db, holding, version, self.page_limit)

    def _file_faults(
        self, pointers: Mapping[str, list[Pointer]], buried: frozenset[str], proof: Proof
    ) -> Iterator[Fault]:
        paths = files(folder_of(self.archive), pointers)
        work = [(path, pointers.get(path.name, []), buried) for path in paths]
        proofs = _file_proofs(work, self.jobs)
        for file in tqdm(proofs, total=len(paths), unit=" files", disable=None, leave=False):
            proof.files += 1
            proof.records += file.records
            proof.cut += file.is_cut
            yield from file.faults


def _file_proofs(
    work: Sequence[tuple[Path, Sequence[Pointer], Collection[str]]], jobs: int
) -> Iterator[FileProof]:
    if min(jobs, len(work)) <= 1:
        yield from (file_proof(*arguments) for arguments in work)
        return
    with workers(jobs) as pool:
        yield from pool.map(file_proof, *zip(*work, strict=True))
