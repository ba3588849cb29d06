"""What a citation says of a version, and the identifier that names it: made of the address and the text alone. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from crawler.extract.dates import CHINA

_PREFIX = "weiye:"
_OF_ADDRESS, _OF_TEXT = 20, 12  # hexadecimal digits; 80 bits tell a hundred million addresses apart
_IDENTIFIER = re.compile(r"(?:weiye:)?([0-9a-f]{20})(?:\.(\d{1,9})\.([0-9a-f]{12}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A version of an article; None is what the page does not state, and what no citation says."""

    url: str
    title: str | None
    subtitle: str | None
    authors: tuple[str, ...]
    source: str | None
    published_at: str | None
    archived_at: str
    revision: int
    body_sha256: str

    @property
    def identifier(self) -> str:
        """Name this version: `weiye:ADDRESS.REVISION.TEXT`."""
        return f"{record_identifier(self.url)}.{self.revision}.{self.body_sha256[:_OF_TEXT]}"

    @property
    def published_on(self) -> str | None:
        """Return the day it was published, as exactly as the page states it."""
        return self.published_at[:10] if self.published_at else None

    @property
    def archived_on(self) -> str:
        """Return the day it was archived, in China, where the day of publication is counted too."""
        return datetime.fromisoformat(self.archived_at).astimezone(CHINA).date().isoformat()


def record_identifier(url: str) -> str:
    """Name an article, whichever archive it is in: the SHA-256 of its canonical address, shortened.

    >>> record_identifier("http://paper.example/1.html")
    'weiye:c558d0d4b4862f68eaae'
    """
    return _PREFIX + sha256(url.encode()).hexdigest()[:_OF_ADDRESS]


def one_line(text: str) -> str:
    """Write a text on one line, as a citation needs it."""
    return " ".join(text.split())


def parts(identifier: str) -> tuple[str, int | None, str | None] | None:
    """Take an identifier apart: the article's, the number of the version and the beginning of its text's hash; None if it is none.

    >>> parts("weiye:c558d0d4b4862f68eaae.2.9f86d081884c")
    ('weiye:c558d0d4b4862f68eaae', 2, '9f86d081884c')
    """
    found = _IDENTIFIER.fullmatch(identifier.strip())
    if found is None:
        return None
    return _PREFIX + found[1], int(found[2]) if found[2] else None, found[3]
