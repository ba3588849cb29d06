"""What the records were made with: the project's version, and fingerprints of what decides how a page is read."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from crawler import __version__
from crawler.site import Site

_ROOT = Path(__file__).parent
# A change in one of these may read the same bytes differently.
_READING = (
    "text.py",
    "site.py",
    "fields.py",
    "model.py",
    "addresses/*.py",
    "lexicon/*.py",
    "html/*.py",
    "paging/*.py",
    "reading/**/*.py",
)


@cache
def engine_version() -> str:
    """Return the version of the engine: `0.1.0+3f2a9c1b`, where the second half changes with the code that reads pages."""
    files = sorted(path for pattern in _READING for path in _ROOT.glob(pattern))
    return f"{__version__}+{_fingerprint(b''.join(path.read_bytes() for path in files))}"


def reader_version(site: Site) -> str:
    """Return the version stored with an article of a site: `0.1.0+3f2a9c1b.5e77c0d2`.

    The last part changes with what the site declares about its pages. Where their addresses come from makes no difference.
    """
    return f"{engine_version()}.{_fingerprint(repr((site.layouts, site.article, site.encoding)).encode())}"


def versions() -> dict[str, str]:
    """Return the versions of what a run runs with."""
    return {"weiye": engine_version()} | {
        name: version(name) for name in ("scrapy", "lxml", "sqlite-utils")
    }


def _fingerprint(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]
