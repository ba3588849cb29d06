"""WARC files proved: every digest, every record that a row points to, nothing that was taken down."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from crawler.addresses.canonical import canonical
from crawler.archive.verify import Fault, Pointer
from crawler.crawl.reparse import answer
from crawler.errors import WeiyeError
from crawler.maintenance.remedies import BLANK, FETCH, REREAD, RESTORE_FILE
from crawler.model import Raw
from crawler.warc.reading import Flaw, WarcRecord, walk


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
            Fault(p.url, f"its raw bytes are lost: there is no {path.name}", FETCH)
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
            FETCH,
        )
    if not pointing and not flaw.is_cut:
        where = f"{path.name}, byte {flaw.place.offset}"
        yield Fault(where, f"{flaw.what}; no stored page depends on it", RESTORE_FILE)


def _record_faults(
    record: WarcRecord, pointing: Sequence[Pointer], buried: Collection[str]
) -> Iterator[Fault]:
    if record.url and {record.url, canonical(record.url)} & set(buried):
        yield Fault(
            record.url,
            "was taken down, and raw bytes of it are there",
            BLANK,
        )
    for pointer in pointing:
        if record.place != pointer.place or record.url != pointer.url or record.kind != "response":
            yield _lost(pointer)
        elif pointer.sha256 is not None and _digest(record) != pointer.sha256:
            yield Fault(pointer.url, "the hash of the page is not that of its raw bytes", REREAD)


def _digest(record: WarcRecord) -> str | None:
    try:
        return sha256(answer(record).body).hexdigest()
    except WeiyeError:
        return None


def _lost(pointer: Pointer) -> Fault:
    return Fault(
        pointer.url,
        f"its raw bytes are not at byte {pointer.place.offset} of {pointer.place.file}",
        FETCH,
    )


def files(folder: Path, pointers: Mapping[str, Sequence[Pointer]]) -> list[Path]:
    """List the WARC files there are, and those that rows point to."""
    return sorted({*folder.glob("*.warc.gz"), *(folder / name for name in pointers)})
