"""What the records were made with: the project's version, and a fingerprint of the rooms that read pages."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from crawler import __version__

_ROOT = Path(__file__).parent
# A change in one of these may read the same bytes differently.
_READING = (
    "reading.py", "text.py", "urls.py", "site.py", "items.py", "extract/*.py", "boilerplate/*.py", "paging/*.py", "cms/*.py",
    "../spiders/*.py",
)  # fmt: skip


@cache
def reader_version() -> str:
    """Give the version stored with each article: `0.1.0+3f2a9c1b`, where the second half changes with the reading code."""
    files = sorted(path for pattern in _READING for path in _ROOT.glob(pattern))
    digest = sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    return f"{__version__}+{digest[:8]}"


def versions() -> dict[str, str]:
    """Give the versions of what a run runs with."""
    return {"weiye": reader_version()} | {name: version(name) for name in ("scrapy", "lxml", "sqlite-utils")}
