"""WARC files proved: digests, the records that rows point to, and that takedowns are not there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
    """The number of whole records in a WARC file, and its faults."""

    records: int
    is_cut: bool
    faults: tuple[Fault, ...]


def file_proof(path: Path, expected: Sequence[Pointer], buried: Collection[str]) -> FileProof:
    """Check a whole file; `expected` are the rows that point into it, `buried` the takedowns."""
    if not path.exists():
        return _missing_file(path, expected)
    check = _FileCheck(path, frozenset(buried), _by_offset(expected))
    for entry in walk(path):
        check.add(entry)
    check.faults += map(_lost, check.unmatched())
    return FileProof(check.records, check.is_cut, tuple(check.faults))


def _missing_file(path: Path, expected: Sequence[Pointer]) -> FileProof:
    text = f"its raw bytes are lost: there is no {path.name}"
    faults = tuple(Fault(pointer.url, text, FETCH) for pointer in expected)
    return FileProof(0, is_cut=False, faults=faults)


def files(folder: Path, pointers: Mapping[str, Sequence[Pointer]]) -> list[Path]:
    """List the WARC files there are, and those that rows point to."""
    return sorted({*folder.glob("*.warc.gz"), *(folder / name for name in pointers)})


@dataclass(slots=True)
class _FileCheck:
    """A file while it is checked; `pointers` are the rows whose record was not met yet."""

    path: Path
    buried: frozenset[str]
    pointers: dict[int, list[Pointer]]
    records: int = 0
    is_cut: bool = False
    faults: list[Fault] = field(default_factory=list)

    def add(self, entry: WarcRecord | Flaw) -> None:
        """Check the next entry of the file."""
        if isinstance(entry, Flaw):
            self._add_flaw(entry)
        else:
            self._add_record(entry)

    def unmatched(self) -> Iterator[Pointer]:
        """Return the rows that point to no record."""
        for pointers in self.pointers.values():
            yield from pointers

    def _add_record(self, record: WarcRecord) -> None:
        """Check a record against the rows that point to it."""
        self.records += 1
        pointers = self.pointers.pop(record.place.offset, [])
        if record.url and {record.url, canonical(record.url)} & self.buried:
            text = "was taken down, and raw bytes of it are there"
            self.faults.append(Fault(record.url, text, BLANK))
        self.faults += filter(None, (_record_fault(record, pointer) for pointer in pointers))

    def _add_flaw(self, flaw: Flaw) -> None:
        """Report damage: for each row that points into it, else for the file."""
        pointers = self._within(flaw.place)
        where = f"{self.path.name}, byte {flaw.place.offset}"
        for pointer in pointers:
            text = f"its raw bytes are damaged ({where}: {flaw.what})"
            self.faults.append(Fault(pointer.url, text, FETCH))
        if pointers:
            return
        self.is_cut |= flaw.is_cut
        if not flaw.is_cut:
            text = f"{flaw.what}; no stored page depends on it"
            self.faults.append(Fault(where, text, RESTORE_FILE))

    def _within(self, place: Raw) -> list[Pointer]:
        """Take the rows that point into some bytes."""
        offsets = [offset for offset in self.pointers if _is_within(offset, place)]
        return [pointer for offset in offsets for pointer in self.pointers.pop(offset)]


def _by_offset(pointers: Sequence[Pointer]) -> dict[int, list[Pointer]]:
    offsets: dict[int, list[Pointer]] = {}
    for pointer in pointers:
        offsets.setdefault(pointer.place.offset, []).append(pointer)
    return offsets


def _is_within(offset: int, place: Raw) -> bool:
    return place.offset <= offset < place.offset + place.length


def _record_fault(record: WarcRecord, pointer: Pointer) -> Fault | None:
    is_same = (record.place, record.url) == (pointer.place, pointer.url)
    if not is_same or record.kind != "response":
        return _lost(pointer)
    if pointer.sha256 is not None and _digest(record) != pointer.sha256:
        return Fault(pointer.url, "the hash of the page is not that of its raw bytes", REREAD)
    return None


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
