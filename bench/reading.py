"""`make bench-peers CORPUS=PATH`: our reading and other readers on the same annotated pages, and what each costs.

Peers get the text of a page as it should be decoded (`--labelled`: as it says it should be); we get the bytes, which is harder.

`python -m bench.reading --write FILE CORPUS` keeps our readings of all pages instead. `--same-as
FILE` in another checkout prints each page and field that it reads differently, and exits with 3 if
there is one. CORPUS may also be a folder of pagers.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from parsel import Selector
from tabulate import tabulate

from bench import peers, same
from bench.corpus import Sample, load, saved_pages
from bench.scoring import FIELDS, Reading, Score, by_site, exact, invented, score, share
from crawler.clock import now
from crawler.html.decode import decode
from crawler.text import counted

OURS = "Weiye"
_ROUNDS = 3
_DIFFERENT = 3  # the exit code


def main(corpus: Path, chosen: Sequence[str] | None, *, labelled: bool = False) -> None:
    """Print the table of all readers, and the speed of three."""
    samples = list(load(corpus))
    readers = {
        name: read for name, read in peers.installed().items() if chosen is None or name in chosen
    }
    print(f"{len(samples)} pages of {len({sample.site for sample in samples})} sites")
    if missing := peers.missing():
        print(f"not installed, left out: {', '.join(missing)}")
    speed = _speed_table(
        samples
    )  # before the others are loaded: their word lists slow everybody's garbage collection
    scored = {OURS: _scored(samples, ours)}
    for name, read in readers.items():
        scored[name] = _scored(samples, _given(read, labelled=labelled))
    print(_table(scored))
    print("\nExact where gold has a value (in brackets: values given where it has none)\n")
    print(_fields_table(scored))
    print(f"\nSpeed, medians of {_ROUNDS} rounds in turn\n")
    print(speed)


def ours(sample: Sample) -> Reading:
    """Read a page of the corpus as `scrapy extract` does, every field made."""
    line = same.read_line(sample.name, sample.page, sample.url, now=now())
    pager = line["pager"]
    followed = pager["next_url"] if pager["kind"] == "article" else None
    return {**line, "editor": line["editors"], "next_url": followed}


def write(corpus: Path, file: Path) -> None:
    """Keep our readings of a folder's pages in a file."""
    number = same.write(file, _lines(corpus))
    print(f"{number} pages of {corpus} were read into {file}.")


def compare(corpus: Path, file: Path) -> int:
    """Print where our readings differ from those of a file, and return the exit code."""
    before, after = same.load(file), {line["id"]: line for line in _lines(corpus)}
    different = [*same.differences(before, after)]
    if not different:
        print(f"All {len(after)} pages are read as in {file}, every field.")
        return 0
    print(*different, sep="\n")
    pages = len({difference.page for difference in different})
    print(f"{counted(len(different), 'difference')} on {pages} of {len(before | after)} pages.")
    return _DIFFERENT


def _lines(corpus: Path) -> Iterator[same.Line]:
    return (same.read_line(page.name, page.page, page.url) for page in saved_pages(corpus))


def _given(read: peers.Reader, *, labelled: bool) -> Callable[[Sample], Reading]:
    failures = peers.failures()

    def reading(sample: Sample) -> Reading:
        try:
            return read(sample.labelled if labelled else sample.text)
        except failures:
            return {}

    return reading


def _scored(
    samples: Iterable[Sample], read: Callable[[Sample], Reading]
) -> tuple[list[Score], float]:
    """Score a reader on all pages; with it the milliseconds a page."""
    began = time.perf_counter()
    scores = [score(sample.site, sample.gold, read(sample)) for sample in samples]
    return scores, 1000 * (time.perf_counter() - began) / (len(scores) or 1)


def _table(scored: Mapping[str, tuple[list[Score], float]]) -> str:
    rows = [
        (
            name,
            share(one.f1 for one in scores),
            by_site(scores),
            share(one.found for one in scores),
            share(one.spared for one in scores),
            share(one.clean for one in scores),
            round(cost, 1),
        )
        for name, (scores, cost) in scored.items()
    ]
    heads = ("", "body F1", "by site", "with", "without", "clean", "ms a page")
    return tabulate(rows, heads, floatfmt=("", *[".3f"] * 5, ".1f"))


def _fields_table(scored: Mapping[str, tuple[list[Score], float]]) -> str:
    rows = [
        (name, *(f"{exact(scores, field):.3f} ({invented(scores, field)})" for field in FIELDS))
        for name, (scores, _) in scored.items()
    ]
    return tabulate(rows, ("", *FIELDS), disable_numparse=True)


def _speed_table(samples: Sequence[Sample]) -> str:
    """Time a bare decode and parse, our whole reading, and trafilatura, in turn on all pages."""
    sides: dict[str, Callable[[Sample], object]] = {
        "decode and parse": _bare,
        f"{OURS}, whole reading": ours,
    }
    if (trafilatura := peers.installed().get("trafilatura")) is not None:
        sides["trafilatura, with metadata"] = _given(trafilatura, labelled=False)
    rounds = [
        {name: _seconds(samples, read) for name, read in sides.items()} for _ in range(_ROUNDS)
    ]
    cost = {name: median(taken[name] for taken in rounds) for name in sides}
    mine = cost[f"{OURS}, whole reading"]
    rows = [(name, 1000 * spent / len(samples), spent / mine) for name, spent in cost.items()]
    return tabulate(rows, ("", "ms a page", "times ours"), floatfmt=".2f")


def _bare(sample: Sample) -> object:
    return Selector(text=decode(sample.page).text).root


def _seconds(samples: Sequence[Sample], read: Callable[[Sample], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    for sample in samples:
        read(sample)
    return time.perf_counter() - began


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "corpus", type=Path, help="a folder with index.jsonl, pages/ and gold/, or one of pagers"
    )
    parser.add_argument("--peers", nargs="*", help="only these peers")
    parser.add_argument(
        "--labelled", action="store_true", help="give peers the text as pages are labelled"
    )
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument(
        "--write", type=Path, metavar="FILE", help="read all pages, keep the readings in FILE"
    )
    kept.add_argument(
        "--same-as", type=Path, metavar="FILE", help="read all pages, print what differs from FILE"
    )
    arguments = parser.parse_args()
    if arguments.write:
        write(arguments.corpus, arguments.write)
    elif arguments.same_as:
        sys.exit(compare(arguments.corpus, arguments.same_as))
    else:
        main(arguments.corpus, arguments.peers, labelled=arguments.labelled)
