"""`make bench-peers CORPUS=PATH`: our reading and other readers on the same annotated pages, and what each costs.

Peers get the text of a page as it should be decoded (`--labelled`: as it says it should be); we get the bytes, which is harder.
"""

import argparse
import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

from parsel import Selector
from tabulate import tabulate

from bench import peers
from bench.corpus import Sample, load
from bench.scoring import FIELDS, Reading, Score, by_site, exact, invented, score, share
from crawler.clock import now
from crawler.console.views.extract import page_line, refusal_line
from crawler.errors import Refused
from crawler.html.decode import decode
from crawler.reading.read import read_page

OURS = "Weiye"
_ROUNDS = 3


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
    try:
        line = page_line(
            sample.name, sample.url, read_page(sample.page, sample.url or "", now=now(), live=False)
        )
    except Refused as refused:
        line = refusal_line(sample.name, sample.url, refused)
    pager = line["pager"]
    followed = pager["next_url"] if pager["kind"] == "article" else None
    return {**line, "editor": line["editors"], "next_url": followed}


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
    parser.add_argument("corpus", type=Path, help="a folder with index.jsonl, pages/ and gold/")
    parser.add_argument("--peers", nargs="*", help="only these peers")
    parser.add_argument(
        "--labelled", action="store_true", help="give peers the text as pages are labelled"
    )
    arguments = parser.parse_args()
    main(arguments.corpus, arguments.peers, labelled=arguments.labelled)
