"""The sentences of `scrapy verify`. Pure."""

from collections.abc import Iterator

from crawler.archive.verify import Fault
from crawler.maintenance.verify import Proof
from crawler.text import counted, printable


def tell_fault(fault: Fault) -> str:
    """Write a fault on a line: where, what, and what to do."""
    return printable(f"{fault.where}: {fault.what}; {fault.remedy}") + "\n"


def tell_proof(proof: Proof) -> str:
    """Write how much was proved, and what was left out."""
    return "".join(f"{line}\n" for line in _lines(proof))


def _lines(proof: Proof) -> Iterator[str]:
    counts = (proof.articles, "article"), (proof.pages, "page"), (proof.records, "raw record")
    amount = ", ".join(counted(*count) for count in counts)
    faults = counted(len(proof.faults), "fault") if proof.faults else "all as they were stored"
    yield f"{amount} in {counted(proof.files, 'file')}: {faults}."
    if proof.older:
        yield (
            f"{counted(proof.older, 'article')} read by a former reader or declaration, not"
            " compared with the pages; scrapy reparse reads them again."
        )
    if proof.cut:
        yield (
            f"{counted(proof.cut, 'file')} with a part of a record at the end, as a kill leaves"
            " it; nothing is lost by that."
        )
