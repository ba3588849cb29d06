"""`python -m tests.golden` prints what differs from the golden file; `--write` makes it anew."""

import argparse
import sys

from bench.same import differences, load, write
from crawler.text import counted
from tests.golden.pages import GOLDEN, pages


def main(*, rewrite: bool) -> int:
    """Compare or write, and return the exit code: 3 where something differs."""
    lines = [page.read() for page in pages()]
    if rewrite:
        sys.stdout.write(f"{write(GOLDEN, lines)} pages are in {GOLDEN}.\n")
        return 0
    found = [*differences(load(GOLDEN), {line["id"]: line for line in lines})]
    sys.stdout.writelines(f"{difference}\n" for difference in found)
    sys.stdout.write(f"{counted(len(found), 'difference')} in {len(lines)} pages.\n")
    return 3 if found else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="make the golden file anew")
    sys.exit(main(rewrite=parser.parse_args().write))
