"""A question to the list of articles: read from an address, and written into one. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from crawler.clock import first_day, last_day

FILTERS = ("year", "site", "channel", "source", "author", "since", "until", "status")
_DAYS = ("year", "since", "until")
_PATTERNS = {"year": re.compile("[0-9]{4}"), "status": re.compile("complete|partial")}
_LONGEST = 1000
"""Characters of a value that are read; a person types fewer."""
_LAST_PAGE = 10_000


class Arguments(Protocol):
    """The arguments of an address, as Datasette hands them over."""

    def get(self, name: str, /) -> str | None:
        """Return the first value of a name."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """The words, the filters that are set, the order, and the page of the list."""

    text: str
    filters: Mapping[str, str]
    by_rank: bool
    page: int
    refused: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Filters whose value cannot be one, such as a day that does not exist."""

    @classmethod
    def read(cls, arguments: Arguments) -> "Question":
        """Read the arguments of an address."""
        words, order = _value(arguments, "q"), _value(arguments, "order")
        values = {name: _value(arguments, name) for name in FILTERS}
        values = {name: value for name, value in values.items() if value}
        fit = {name: value for name, value in values.items() if _is_fit(name, value)}
        return cls(
            text=words,
            filters=fit,
            by_rank=order == "rank" and bool(words),
            page=_page_number(_value(arguments, "page")),
            refused={name: value for name, value in values.items() if name not in fit},
        )

    def without(self, name: str) -> "Question":
        """Return the question without a filter."""
        filters = dict(self.filters)
        filters.pop(name, None)
        return replace(self, filters=filters)

    def link(self, *, page: int = 1, **filters: str) -> str:
        """Write the arguments of this question, or of the one with other filters."""
        arguments = {"q": self.text, **self.filters, **filters}
        if self.by_rank:
            arguments["order"] = "rank"
        if page > 1:
            arguments["page"] = str(page)
        return urlencode({name: value for name, value in arguments.items() if value})

    @property
    def since(self) -> date | None:
        """Return the first day that counts, the later one of `since` and `year`."""
        return max(self._days("since", first_day), default=None)

    @property
    def until(self) -> date | None:
        """Return the last day that counts, the earlier one of `until` and `year`."""
        return min(self._days("until", last_day), default=None)

    def _days(self, name: str, read: Callable[[str], date]) -> list[date]:
        return [read(self.filters[key]) for key in (name, "year") if key in self.filters]


def _value(arguments: Arguments, name: str) -> str:
    return (arguments.get(name) or "").strip()[:_LONGEST]


def _page_number(text: str) -> int:
    number = int(text) if re.fullmatch(r"[0-9]{1,5}", text) else 1
    return min(max(number, 1), _LAST_PAGE)


def _is_fit(name: str, value: str) -> bool:
    pattern = _PATTERNS.get(name)
    if pattern is not None and pattern.fullmatch(value) is None:
        return False
    return name not in _DAYS or _is_day(value)


def _is_day(value: str) -> bool:
    try:
        first_day(value)
    except ValueError:
        return False
    return True
