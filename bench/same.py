"""Readings kept in a file, a line of JSON a page, and what differs from them field by field."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from crawler.clock import CHINA
from crawler.console.views.extract import page_line, refusal_line
from crawler.errors import Refused
from crawler.reading.read import read_page
from crawler.site import Layout

Line = dict[str, Any]
"""What `scrapy extract` prints of a page."""

READ_AT = datetime(2026, 12, 1, 12, 0, tzinfo=CHINA)
"""When a page is said to have come, so that readings of two days agree."""

_ABSENT = "absent"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which two readings of a page differ; None where one of them lacks the page."""

    page: str
    field: str | None
    before: Any
    after: Any

    def __str__(self) -> str:
        """Write it as a line: page, field, and both values from shortly before they part."""
        if self.field is None:
            return f"{self.page}: {self.before} before, {self.after} now"
        before, after = _written(self.before), _written(self.after)
        start = max(0, _shared(before, after) - _SHOWN // 4)
        return f"{self.page}: {self.field}: {_excerpt(before, start)} → {_excerpt(after, start)}"


def read_line(
    name: str,
    body: bytes,
    url: str | None,
    *,
    layouts: Sequence[Layout] = (),
    is_article: bool = False,
    now: datetime = READ_AT,
) -> Line:
    """Read a saved page as `scrapy extract` does; a refusal is a line as well."""
    try:
        page = read_page(
            body, url or "", now=now, layouts=layouts, is_article=is_article, live=False
        )
    except Refused as error:
        return refusal_line(name, url, error.refusal)
    return page_line(name, url, page)


def write(file: Path, lines: Iterable[Line]) -> int:
    """Write lines to a file in the order of their pages, and return how many there are."""
    ordered = sorted(lines, key=lambda line: line["id"])
    file.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in ordered))
    return len(ordered)


def load(file: Path) -> dict[str, Line]:
    """Return the lines of a file by the names of their pages."""
    lines = map(msgspec.json.decode, file.read_bytes().splitlines())
    return {line["id"]: line for line in lines}


def differences(before: Mapping[str, Line], after: Mapping[str, Line]) -> Iterator[Difference]:
    """Compare two readings page by page and field by field, in the order of the pages' names."""
    for name in sorted(before.keys() | after.keys()):
        if name in before and name in after:
            yield from _in_fields(name, before[name], after[name])
        else:
            yield Difference(
                name, None, *("read" if name in side else _ABSENT for side in (before, after))
            )


def _in_fields(name: str, before: Line, after: Line) -> Iterator[Difference]:
    for field in dict.fromkeys((*before, *after)):
        values = before.get(field, _ABSENT), after.get(field, _ABSENT)
        if _written(values[0]) != _written(values[1]):
            yield Difference(name, field, *values)


def _written(value: Any) -> str:
    """Write a value as JSON, in which a tuple and a list are the same."""
    return json.dumps(value, ensure_ascii=False)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _excerpt(text: str, start: int) -> str:
    end = start + _SHOWN
    return "…" * bool(start) + text[start:end] + "…" * (end < len(text))
