"""The proof of an archive: every hash again, every page against its raw bytes, every article against its pages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from crawler.addresses.canonical import canonical
from crawler.archive import verify
from crawler.archive.reparse import differences
from crawler.archive.verify import Fault, Pointer
from crawler.crawl.reparse import answer
from crawler.errors import WeiyeError
from crawler.model import Raw
from crawler.paging.rebuild import Holding, rebuild
from crawler.warc.reading import Flaw, Record, walk

_FETCH = "scrapy crawl article -a url=… fetches it again"
_REREAD = "scrapy reparse URL reads it again from its raw bytes"
# Notes on how pages were counted change without a new version.
_NO_PROOF = frozenset({"pages_evidence", "missing_reason"})


@dataclass(slots=True)
class Proof:
    """What was looked at, and what was found."""

    articles: int = 0
    pages: int = 0
    files: int = 0
    records: int = 0
    older: int = 0
    """Articles that were read by another reader than today's, and not compared with their pages."""
    cut: int = 0
    """Files that end in a part of a record, as a killed run leaves them: nothing is lost by that."""
    faults: list[Fault] = field(default_factory=list)


# -- articles


def article_faults(
    db: Database, holding: Holding, reader_version: str, limit: int
) -> Iterator[Fault]:
    """Check one article: the hash of its text, its pages, their spans, and, for today's reader, every field against its pages."""
    body, digest = verify.text(db, holding.id)
    if sha256(body.encode()).hexdigest() != digest:
        yield Fault(
            holding.url, "the body is not the one that was stored: its hash differs", _REREAD
        )
    if (what := _missing(holding)) is not None:
        yield Fault(holding.url, what, _FETCH)
    elif not _covered(verify.spans(db, holding.id), body):
        yield Fault(holding.url, "the paragraphs of its pages are not those of the body", _REREAD)
    elif holding.reader_version == reader_version:
        article = rebuild(holding, {n: got.reading for n, got in holding.pages.items()}, limit)
        if differing := differences(db, holding.id, article) - _NO_PROOF:
            yield Fault(
                holding.url, f"{', '.join(sorted(differing))}: not what its pages say", _REREAD
            )


def version_faults(db: Database) -> Iterator[Fault]:
    """Check the texts of replaced versions against their hashes."""
    for url, revision, body, digest in verify.versions(db):
        if sha256(body.encode()).hexdigest() != digest:
            yield Fault(
                f"{url}, version {revision}",
                "the body is not the one that was stored",
                "restore it from a backup",
            )


def _missing(holding: Holding) -> str | None:
    """Say which page rows are not there although the article has them."""
    if not holding.pages:
        return "it has no page"
    last = holding.pages_declared or max(holding.pages)
    expected = set(range(1, last + 1)) - set(holding.missing_pages)
    lost = sorted(expected - set(holding.pages))
    return None if not lost or holding.is_view else f"page {', '.join(map(str, lost))} is not there"


def _covered(spans: Sequence[tuple[int, int | None, int | None]], body: str) -> bool:
    """Return whether the spans of the pages make up the body, one after the other; a cut paragraph is of two pages."""
    following = 0
    for _, first, last in spans:
        if first is None or last is None:
            continue
        if first not in {following, following - 1} or first < 0 or last < first:
            return False
        following = last + 1
    return following == (len(body.split("\n")) if body else 0)


# -- raw bytes


@dataclass(frozen=True, slots=True)
class FileProof:
    """What one WARC file holds, and what is wrong with it."""

    records: int
    is_cut: bool
    faults: tuple[Fault, ...]


def file_proof(path: Path, expected: Sequence[Pointer], buried: Collection[str]) -> FileProof:
    """Check a whole file: every digest, every record that a row points to, and that what was taken down is not in it."""
    if not path.exists():
        lost = (
            Fault(p.url, f"its raw bytes are lost: there is no {path.name}", _FETCH)
            for p in expected
        )
        return FileProof(0, is_cut=False, faults=tuple(lost))
    wanted: dict[int, list[Pointer]] = {}
    for pointer in expected:
        wanted.setdefault(pointer.place.offset, []).append(pointer)
    records, is_cut, faults = 0, False, []
    for found in walk(path):
        pointing = wanted.pop(found.place.offset, [])
        if isinstance(found, Flaw):
            pointing += _within(wanted, found.place)
            is_cut |= found.is_cut and not pointing
            faults += list(_damage(path, found, pointing))
        else:
            records += 1
            faults += list(_record_faults(found, pointing, buried))
    faults += [_lost(pointer) for pointers in wanted.values() for pointer in pointers]
    return FileProof(records, is_cut, tuple(faults))


def _within(wanted: dict[int, list[Pointer]], place: Raw) -> list[Pointer]:
    inside = [offset for offset in wanted if place.offset <= offset < place.offset + place.length]
    return [pointer for offset in inside for pointer in wanted.pop(offset)]


def _damage(path: Path, flaw: Flaw, pointing: Sequence[Pointer]) -> Iterator[Fault]:
    for pointer in pointing:
        yield Fault(
            pointer.url,
            f"its raw bytes are damaged ({path.name}, byte {flaw.place.offset}: {flaw.what})",
            _FETCH,
        )
    if not pointing and not flaw.is_cut:
        where = f"{path.name}, byte {flaw.place.offset}"
        yield Fault(
            where, f"{flaw.what}; no stored page depends on it", "restore the file from a backup"
        )


def _record_faults(
    record: Record, pointing: Sequence[Pointer], buried: Collection[str]
) -> Iterator[Fault]:
    if record.url and {record.url, canonical(record.url)} & set(buried):
        yield Fault(
            record.url,
            "was taken down, and raw bytes of it are there",
            "scrapy takedown --finish removes them",
        )
    for pointer in pointing:
        if record.place != pointer.place or record.url != pointer.url or record.kind != "response":
            yield _lost(pointer)
        elif pointer.sha256 is not None and _digest(record) != pointer.sha256:
            yield Fault(pointer.url, "the hash of the page is not that of its raw bytes", _REREAD)


def _digest(record: Record) -> str | None:
    try:
        return sha256(answer(record).body).hexdigest()
    except WeiyeError:
        return None


def _lost(pointer: Pointer) -> Fault:
    return Fault(
        pointer.url,
        f"its raw bytes are not at byte {pointer.place.offset} of {pointer.place.file}",
        _FETCH,
    )


def files(folder: Path, pointers: Mapping[str, Sequence[Pointer]]) -> list[Path]:
    """List the WARC files there are, and those that rows point to."""
    return sorted({*folder.glob("*.warc.gz"), *(folder / name for name in pointers)})
