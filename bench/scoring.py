"""How right a reading is, held against what a person read on the page. Pure.

The body is compared as a multiset of pairs of neighbouring Chinese characters and of Latin words, so that no word list and no
punctuation has a say. Snippets say more: `with` must be in the body, `without` (menus, disclaimers) must not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Any

from crawler.text import fold, narrow

Reading = Mapping[str, Any]
"""What a reader found: `body`, `title`, `published_at`, `source`, `authors`, `editors`, `channel`, `next_url`; absent is absent."""

FIELDS = ("title", "subtitle", "published_at", "source", "authors", "editor", "channel", "next_url")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_WORDS = re.compile(r"[0-9a-z\u00c0-\u024f]+")
_DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?:\D{1,3}(\d{1,2}):(\d{2}))?")
_ALIKE = str.maketrans("“”‘’「」—–―丨｜", '""\'\'""---||')
_LABEL = re.compile(
    r"^(?:文章|信息|稿件|本文|新闻)?(?:来源|出处|责任编辑|责编|编辑|作者|记者)[:：]?"
)
_BETWEEN = re.compile(r"[、，,;；/\s]+")
_STAFF = re.compile(r"[_\s]?[A-Z]{1,4}\d+$")


@dataclass(frozen=True, slots=True)
class Score:
    """One page's marks; `fields` holds None where neither gold nor the reader has a value."""

    site: str
    f1: float
    found: float
    """The share of the `with` snippets that is in the body."""
    spared: float
    """The share of the `without` snippets that is not."""
    fields: dict[str, "Mark | None"]

    @property
    def clean(self) -> bool:
        """Return whether the body holds all of the article and nothing else, as far as the snippets tell."""
        return self.found == self.spared == 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A field's mark: whether gold has a value, and whether the reader's is right."""

    stated: bool
    right: bool


def score(site: str, gold: Reading, got: Reading) -> Score:
    """Hold one reading against gold."""
    body = got.get("body") or ""
    packed = fold(body)
    found = [fold(snippet) in packed for snippet in gold.get("with_snippets", ())]
    spared = [
        bool(packed) and fold(snippet) not in packed for snippet in gold.get("without_snippets", ())
    ]
    fields = {name: _mark(name, gold.get(name), got.get(name)) for name in FIELDS}
    return Score(site, f1(gold.get("body") or "", body), share(found), share(spared), fields)


def f1(gold: str, got: str) -> float:
    """Return the harmonic mean of precision and recall over the pieces of two texts."""
    wanted, given = _pieces(gold), _pieces(got)
    shared = 2 * (wanted & given).total()
    return shared / (wanted.total() + given.total()) if wanted or given else 1.0


def share(marks: Iterable[float]) -> float:
    """Return the mean of some marks; nothing asked is nothing wrong."""
    listed = list(marks)
    return fmean(listed) if listed else 1.0


def exact(scores: Iterable[Score], field: str) -> float:
    """Return the share of right values among the pages whose gold states the field."""
    return share(mark.right for one in scores if (mark := one.fields[field]) and mark.stated)


def invented(scores: Iterable[Score], field: str) -> int:
    """Count the values given where gold has none."""
    return sum(1 for one in scores if (mark := one.fields[field]) and not mark.stated)


def by_site(scores: Iterable[Score]) -> float:
    """Return the mean body F1 over sites rather than pages: what a site nobody has seen may expect."""
    sites: dict[str, list[float]] = {}
    for one in scores:
        sites.setdefault(one.site, []).append(one.f1)
    return share(map(fmean, sites.values()))


def _pieces(text: str) -> Counter[str]:
    text = narrow(text).lower()
    counted = Counter(_WORDS.findall(text))
    for run in _HAN.findall(text):
        counted.update(map("".join, pairwise(run)) if len(run) > 1 else [run])
    return counted


def _mark(field: str, gold: Any, got: Any) -> Mark | None:
    if not gold:
        return Mark(stated=False, right=False) if got else None
    return Mark(stated=True, right=bool(got) and _COMPARED.get(field, _text)(gold, got))


def _text(gold: Any, got: Any) -> bool:
    return _folded(gold) == _folded(got)


def _folded(value: Any) -> str:
    return fold(_LABEL.sub("", narrow(str(value)).strip()).translate(_ALIKE)).lower()


def _moment(gold: Any, got: Any) -> bool:
    """Compare to the minute, or to the day where gold has no time."""
    wanted, given = _DAY.search(str(gold)), _DAY.search(str(got))
    if wanted is None or given is None:
        return False
    parts = len([part for part in wanted.groups() if part is not None])
    return list(map(int, wanted.groups()[:parts])) == [
        int(part or -1) for part in given.groups()[:parts]
    ]


def _names(gold: Any, got: Any) -> bool:
    return _name_set(gold) == _name_set(got)


def _name_set(value: Any) -> set[str]:
    texts = [value] if isinstance(value, str) else value
    names = (
        _STAFF.sub("", _LABEL.sub("", name))
        for text in texts
        for name in _BETWEEN.split(narrow(str(text)))
    )
    return {name for name in names if name}


def _list(gold: Any, got: Any) -> bool:
    return [_folded(item) for item in gold] == [_folded(item) for item in got]


def _address(gold: Any, got: Any) -> bool:
    wanted, given = (
        str(url).partition("#")[0].partition("://")[2].rstrip("/") for url in (gold, got)
    )
    return wanted == given


_COMPARED = {
    "published_at": _moment,
    "authors": _names,
    "editor": _names,
    "channel": _list,
    "next_url": _address,
}
