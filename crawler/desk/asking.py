"""What is asked of the list of articles, from an address and back into one. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from crawler.clock import first_day, last_day

FILTERS = ("year", "site", "channel", "source", "author", "since", "until", "status")
_DAYS = ("year", "since", "until")
_PATTERNS = {"year": re.compile("[0-9]{4}"), "status": re.compile("complete|partial")}
_LONGEST = 1000
"""Characters of a value; nobody types more, and an address that is longer is somebody's joke."""
_LAST_PAGE = 10_000


class Arguments(Protocol):
    """The arguments of an address, as Datasette hands them over."""

    def get(self, name: str, /) -> str | None:
        """Return the first value of a name."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """The words, the filters that are set, the order, and which page of the list."""

    text: str
    filters: Mapping[str, str]
    by_rank: bool
    page: int
    refused: Mapping[str, str] = field(default_factory=dict, compare=False)
    """What was given as a filter and cannot be one, such as a day that is none."""

    @classmethod
    def read(cls, arguments: Arguments) -> "Asked":
        """Read an address's arguments."""
        given = {
            name: (arguments.get(name) or "").strip()[:_LONGEST]
            for name in ("q", *FILTERS, "order", "page")
        }
        filters = {name: given[name] for name in FILTERS if given[name]}
        refused = {name: value for name, value in filters.items() if not _is_fit(name, value)}
        filters = {name: value for name, value in filters.items() if name not in refused}
        number = int(given["page"]) if re.fullmatch(r"[0-9]{1,5}", given["page"]) else 1
        by_rank = given["order"] == "rank" and bool(given["q"])
        return cls(given["q"], filters, by_rank, min(max(number, 1), _LAST_PAGE), refused)

    def without(self, filter_name: str) -> "Asked":
        """Return the question that leaves a filter out."""
        return replace(
            self,
            filters={name: value for name, value in self.filters.items() if name != filter_name},
        )

    def link(self, *, page: int = 1, **filters: str) -> str:
        """Write the arguments of this question, or of the one with other filters."""
        said = {"q": self.text, **self.filters, **filters}
        said |= {"order": "rank" if self.by_rank else "", "page": str(page) if page > 1 else ""}
        return urlencode({name: value for name, value in said.items() if value})

    @property
    def since(self) -> date | None:
        """Return the first day that counts, the later one if a year is asked for as well."""
        return max(
            (first_day(self.filters[name]) for name in ("since", "year") if name in self.filters),
            default=None,
        )

    @property
    def until(self) -> date | None:
        """Return the last day that counts, the earlier one if a year is asked for as well."""
        return min(
            (last_day(self.filters[name]) for name in ("until", "year") if name in self.filters),
            default=None,
        )


def _is_fit(name: str, value: str) -> bool:
    pattern = _PATTERNS.get(name)
    return (pattern is None or pattern.fullmatch(value) is not None) and (
        name not in _DAYS or _is_day(value)
    )


def _is_day(value: str) -> bool:
    try:
        first_day(value)
    except ValueError:
        return False
    return True
