"""Versions that records are stored with: of the project, and of all that decides on a reading."""

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
    """Return the engine's version, `0.1.0+3f2a9c1b`: the end is a fingerprint of the reader."""
    files = sorted(path for pattern in _READING for path in _ROOT.glob(pattern))
    return f"{__version__}+{_fingerprint(b''.join(path.read_bytes() for path in files))}"


def reader_version(site: Site) -> str:
    """Return the version stored with an article of a site: `0.1.0+3f2a9c1b.5e77c0d2`.

    The last part is a fingerprint of what the site declares about its pages; its sources are not
    in it.
    """
    declaration = repr((site.layouts, site.article, site.encoding))
    return f"{engine_version()}.{_fingerprint(declaration.encode())}"


def versions() -> dict[str, str]:
    """Return the versions of the engine and the libraries that a run uses."""
    return {"weiye": engine_version()} | {
        name: version(name) for name in ("scrapy", "lxml", "sqlite-utils")
    }


def _fingerprint(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]
