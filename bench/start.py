"""What a command costs before it does anything: the CPU of `scrapy search` here, beside `scrapy version` elsewhere."""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from crawler.archive.database import open_archive

_ROOT = Path(__file__).parent.parent
_ROUNDS = 9
_SCRAPY = (sys.executable, "-m", "scrapy")


def main() -> None:
    """Measure both in turns, so that a busy moment of the machine meets both."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "archive.db"
        open_archive(archive).close()
        search = (*_SCRAPY, "search", "渡口", "-s", f"ARCHIVE_DB={archive}")
        pairs = [(_cpu(search, _ROOT), _cpu((*_SCRAPY, "version"), folder)) for _ in range(_ROUNDS)]
    ours, bare = (median(times) for times in zip(*pairs, strict=True))
    print(
        f"Start of a command: scrapy search {ours:.2f} s of CPU, bare scrapy version {bare:.2f} s"
    )


def _cpu(command: tuple[str, ...], folder: Path) -> float:
    """Return the seconds of CPU that a command takes."""
    before = _spent()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return _spent() - before


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
