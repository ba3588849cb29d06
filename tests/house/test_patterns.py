"""Every regular expression that reads pages, on long hostile strings: none may take longer than the text is long.

The patterns are collected from the modules themselves, so that a new rule is tried as well. The strings are made of what a pattern
itself looks for, repeated and never finished, which is what makes one go back and forth. The measure is a pattern that looks at each
place for an end that does not come, timed just before on the same machine: what goes back and forth takes thousands of times as long.
"""

import importlib
import pkgutil
import re
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import crawler

_ROOMS = (
    "crawler.addresses",
    "crawler.html",
    "crawler.lexicon",
    "crawler.paging",
    "crawler.reading",
    "crawler.text",
)
_SIZES = {24: 400, 96: 400, 400: 1_600, 1_600: 1_600}
"""Lengths of the strings, and of what the measure looks at meanwhile: the short ones stop a pattern that would never end on the long ones."""
_MEASURE = re.compile(" +$")
_MOST = 100
"""How many times as long as the measure a pattern may take; the slowest of ours takes some twenty times as long."""
_TURNS = 5
_LITERAL = re.compile(r"[\u3000-\u9fff\uff00-\uffef]{1,4}|[a-zA-Z]{3,}|[,.:;/|<>()\[\]{}\"'#&=-]")
_EVERYWHERE = (
    "a",
    "1",
    " ",
    "\n",
    "\t\u3000",
    "船",
    "船 ",
    "。",
    "，船",
    "（",
    "“",
    "12:",
    "2024-",
    "1/",
    "<a",
    "_1",
    "a.",
    "/",
    "第一页|",
    "[1] ",
    "2024年3月5日 ",
    "记者 张三 ",
)

Pattern = re.Pattern[Any]


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(crawler.__path__, "crawler."):
        if found.name.startswith(_ROOMS):
            yield importlib.import_module(found.name)


def patterns_in(value: Any) -> Iterator[Pattern]:
    """Find the patterns in a module's value: tables hold them in tuples, mappings and rules."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        for part in (*value.keys(), *value.values()):
            yield from patterns_in(part)
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from patterns_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from patterns_in(getattr(value, each.name))


def named() -> dict[str, Pattern]:
    found: dict[Pattern, str] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in patterns_in(value):
                found.setdefault(pattern, f"{module.__name__.removeprefix('crawler.')}.{name}")
    return {f"{name}-{number}": pattern for number, (pattern, name) in enumerate(found.items())}


def only_matched() -> set[str]:
    """Name the patterns that are only ever tried at one place of a text: those may take as long as the text there."""
    source = "\n".join(Path(str(module.__file__)).read_text("utf-8") for module in modules())
    calls: dict[str, set[str]] = {}
    for name, call in re.findall(r"\b([A-Z_]{2,})\.(\w+)\(", source):
        calls.setdefault(name, set()).add(call)
    mentioned = Counter(re.findall(r"\b[A-Z_]{2,}\b(?!\.\w+\()", source))
    return {
        name
        for name, used in calls.items()
        if used <= {"match", "fullmatch"} and mentioned[name] == 1
    }


PATTERNS = named()
ONLY_MATCHED = only_matched()


def hostile(pattern: Pattern) -> Iterable[str]:
    """Return pieces that a pattern may get lost in when they are repeated: its own words, one by one and in pairs."""
    source = (
        pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    )
    words = list(dict.fromkeys(_LITERAL.findall(source)))
    own = [*words[:24], "".join(words), *map("".join, pairwise(words[:13]))]
    return dict.fromkeys((*_EVERYWHERE, *own))


def seconds(pattern: Pattern, text: str, *, everywhere: bool) -> float:
    subject: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    if everywhere:
        deque(pattern.finditer(subject), maxlen=0)
    pattern.match(subject)
    pattern.fullmatch(subject)
    return time.process_time() - began


def test_the_patterns_of_all_rooms_are_found() -> None:
    assert len(PATTERNS) > 100
    assert {name.split(".")[0] for name in PATTERNS} >= {"lexicon", "reading", "paging", "text"}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_takes_longer_than_its_text_is_long(name: str) -> None:
    pattern = PATTERNS[name]
    everywhere = name.rpartition(".")[2].rpartition("-")[0] not in ONLY_MATCHED
    for piece in hostile(pattern):
        for size, beside in _SIZES.items():
            taken = worst(pattern, piece, size, everywhere=everywhere)
            if taken > _MOST * measured(beside):
                again = compared_again(pattern, piece, size, everywhere=everywhere)
                assert again < _MOST, (
                    f"{pattern.pattern!r}: {taken:.1f} s, {size:,} characters of {piece!r}"
                )
            if size == 400 and taken < measured(400):
                break  # what is faster than the measure here cannot be a hundred times slower on four times the length


def compared_again(pattern: Pattern, piece: str, size: int, *, everywhere: bool) -> float:
    """Return how many times as long as the measure a pattern takes, the best of some turns: a busy machine spoils one."""
    return min(
        worst(pattern, piece, size, everywhere=everywhere) / measure(_SIZES[size])
        for _ in range(_TURNS)
    )


@cache
def measured(size: int) -> float:
    """Return the seconds of the measure, at its best."""
    return min(measure(size) for _ in range(5))


def measure(size: int) -> float:
    return seconds(_MEASURE, " " * size + "x", everywhere=True)


def worst(pattern: Pattern, piece: str, size: int, *, everywhere: bool) -> float:
    text = (piece * size)[:size]
    return max(
        seconds(pattern, subject, everywhere=everywhere)
        for subject in (text, f"{text}\x00", f"年{text}")
    )
