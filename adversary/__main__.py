"""Invent papers with pagers of all kinds, crawl them, and compare the archive with the papers."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from adversary.crawling import crawl
from adversary.families import FAMILIES
from adversary.judging import judge
from adversary.plan import plan
from adversary.report import details, is_failure, seam_table, table, totals
from adversary.serving import Sites, serve
from adversary.site import Site

_FAILURE = 3


def main(arguments: Sequence[str]) -> int:
    """Run with these arguments; 3 when anything is silently wrong or falsely partial, else 0."""
    chosen = _parser().parse_args(arguments)
    families = [family for family in FAMILIES if not chosen.family or family.name in chosen.family]
    if not families:
        print("No family is called so:", ", ".join(chosen.family))
        return 2
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(chosen.keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        return _run(plan(families, chosen.seed, chosen.articles), folder, chosen, began)


def _run(sites: list[Site], folder: Path, chosen: argparse.Namespace, began: float) -> int:
    answers = Sites(sites)
    if chosen.keep:
        _keep(answers, folder)
    with serve(answers) as proxy:
        archive = crawl(sites, proxy, folder)
    judgements = list(judge(sites, archive))
    print(table(judgements, everything=not chosen.faults))
    print()
    print(totals(judgements))
    print()
    print(seam_table(judgements))
    seconds = time.monotonic() - began
    print(f"seed {chosen.seed}, exit code of the crawl {archive.exit_code}, {seconds:.0f} s")
    if chosen.show:
        print()
        print(details(judgements, chosen.show))
    return _FAILURE if is_failure(judgements) else 0


def _keep(answers: Sites, folder: Path) -> None:
    """Write the pages, with a manifest that `scrapy extract --manifest` reads."""
    pages = folder / "pages"
    pages.mkdir(exist_ok=True)
    with (folder / "pages.jsonl").open("w", encoding="utf-8") as manifest:
        for url, reply in answers.replies.items():
            name = quote(url.removeprefix("http://"), safe="")
            (pages / name).write_bytes(reply.body)
            manifest.write(json.dumps({"id": url, "file": f"pages/{name}", "url": url}) + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m adversary", description=__doc__)
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        help="another seed writes other texts, frames and combinations",
    )
    parser.add_argument("--articles", type=int, default=1000, help="how many articles in all")
    parser.add_argument(
        "--family",
        action="append",
        default=[],
        help="only this family; may be given more than once",
    )
    parser.add_argument(
        "--keep",
        metavar="FOLDER",
        help="keep archive.db, crawl.log and the pages there; it should be empty",
    )
    parser.add_argument(
        "--show",
        type=int,
        default=0,
        metavar="N",
        help="say what is wrong with the first N articles of each family",
    )
    parser.add_argument(
        "--faults", action="store_true", help="leave out the families without a fault"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
