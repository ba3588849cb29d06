"""Citations of a version, and the identifier that names it, made of address and text. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from crawler.clock import CHINA
from crawler.lexicon.patterns import any_of
from crawler.lexicon.tables.outlets import NEWSPAPERS
from crawler.model import FIELDS

_CITED = tuple(field.name for field in FIELDS if field.column.cited)
_PREFIX = "weiye:"
_OF_ADDRESS, _OF_TEXT = 20, 12  # hexadecimal digits; 80 bits tell a hundred million addresses apart
_IDENTIFIER = re.compile(r"(?:weiye:)?([0-9a-f]{20})(?:\.(\d{1,9})\.([0-9a-f]{12}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a citation says of a version; None is what the page does not state."""

    url: str
    title: str | None
    subtitle: str | None
    authors: tuple[str, ...]
    source: str | None
    published_at: str | None
    archived_at: str
    revision: int
    body_sha256: str

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "Cited":
        """Take what a citation says from the columns of a version."""
        columns = {name: record[name] for name in cls.__dataclass_fields__}
        names = (name for field in _CITED for name in record[field])
        columns["authors"] = tuple(dict.fromkeys(names))
        return cls(**columns)

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
        """Return the day it was archived, in China, as the day of publication is."""
        return datetime.fromisoformat(self.archived_at).astimezone(CHINA).date().isoformat()


def record_identifier(url: str) -> str:
    """Name an article, the same in every archive: its canonical address, hashed and shortened.

    >>> record_identifier("http://paper.example/1.html")
    'weiye:c558d0d4b4862f68eaae'
    """
    return _PREFIX + sha256(url.encode()).hexdigest()[:_OF_ADDRESS]


def one_line(text: str) -> str:
    """Write a text on one line, as a citation needs it."""
    return " ".join(text.split())


def parts(identifier: str) -> tuple[str, int | None, str | None] | None:
    """Split an identifier into article, version and hash of the text; None when it is not one.

    >>> parts("weiye:c558d0d4b4862f68eaae.2.9f86d081884c")
    ('weiye:c558d0d4b4862f68eaae', 2, '9f86d081884c')
    """
    match = _IDENTIFIER.fullmatch(identifier.strip())
    if match is None:
        return None
    revision = int(match[2]) if match[2] else None
    return _PREFIX + match[1], revision, match[3]


# Braces as commands: BibTeX counts them even behind a backslash, so that a lone one would swallow
# the rest of the file.
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_UNSAFE_IN_ADDRESS = re.compile(r"[\\{}\s]")


def bibtex(cited: Cited) -> str:
    """Write the entry of a version; what the page does not state has no field."""
    fields = {
        "author": _authors(cited),
        "title": _braced(cited.title),
        "subtitle": _braced(cited.subtitle),
        "organization": _braced(cited.source),
        "date": cited.published_on,
        "url": _UNSAFE_IN_ADDRESS.sub(lambda match: quote(match[0]), cited.url),
        "urldate": cited.archived_on,
        "note": f"{cited.identifier}, SHA-256 {cited.body_sha256}",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@online{{{key(cited)},\n{''.join(lines)}}}\n"


def _authors(cited: Cited) -> str:
    """Write names in braces of their own: no comma and no "and" in them means anything."""
    return " and ".join(f"{{{escaped(name)}}}" for name in cited.authors)


def _braced(text: str | None) -> str | None:
    return f"{{{escaped(text)}}}" if text else None


def key(cited: Cited) -> str:
    """Name the entry: the identifier in letters, digits and hyphens, which every style accepts."""
    return re.sub(r"[^a-z0-9]", "-", cited.identifier)


def escaped(text: str) -> str:
    """Write a text so that TeX prints it as it is."""
    return _SPECIAL.sub(lambda match: _COMMANDS[match[0]], one_line(text))


# A source that is a newspaper: 江边日报, 江边日报（海外版）; not a bulletin (公报), a journal (学报) or a
# site (江边日报网).
_NEWSPAPER = re.compile(any_of(NEWSPAPERS))
_DASHES = "—–－- "  # before a subtitle that is printed below the title: ——小河口村脱贫记
_MOST_NAMES = 3


def gbt(cited: Cited) -> str:
    """Cite a version; what the page does not state is left out.

    `杨柳, 顾青山. 小河口村的账本[N/OL]. 渡口日报, 2017-02-03[2024-03-05]. http://…`
    """
    names = f"{_names(cited.authors)}. " if cited.authors else ""
    return f"{names}{_titles(cited)}{_imprint(cited)}[{cited.archived_on}]. {cited.url}."


def _titles(cited: Cited) -> str:
    subtitle = (cited.subtitle or "").lstrip(_DASHES)
    return ": ".join(one_line(part) for part in (cited.title, subtitle) if part)


def is_newspaper(source: str | None) -> bool:
    """Return whether a source, as it is printed, is a newspaper."""
    return source is not None and _NEWSPAPER.search(source.strip("《》 ")) is not None


def _imprint(cited: Cited) -> str:
    """Write what stands between title and day of access: type, source and day of publication."""
    source, day = one_line(cited.source or ""), cited.published_on
    if is_newspaper(cited.source):
        return f"[N/OL]. {source}, {day}" if day else f"[N/OL]. {source}"
    source = f"//{source}" if source else ""
    return f"[EB/OL]{source}. ({day})" if day else f"[EB/OL]{source}. "


def _names(authors: tuple[str, ...]) -> str:
    names = [one_line(name) for name in authors[:_MOST_NAMES]]
    return ", ".join([*names, "等"] if len(authors) > _MOST_NAMES else names)
