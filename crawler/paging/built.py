"""The addresses that the scripts of a page build, read from the expressions they build them with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from crawler.addresses.kinship import kinship
from crawler.addresses.pages import plain
from crawler.addresses.sequences import Sequence, fit
from crawler.html.document import Document
from crawler.paging import pager_words
from crawler.paging.expressions import values
from crawler.paging.script_tokens import Script, read_script

_LINK = re.compile(r"""<a\b[^>]*?href=\\?["']?([^"'\s>\\]+)\\?["']?[^>]*>([^<]*)""", re.IGNORECASE)
_LIST = re.compile(r"""\[\s*(["'][^"'\[\]]+["'](?:\s*,\s*["'][^"'\[\]]+["'])+)\s*\]""")
_ITEM = re.compile(r"""["']([^"']+)["']""")
_HOLE = re.compile(
    r"\{(?:page(?:no|num|index)?|p|n|no|num|pn|i|0)\}|\[page\]|\(\*\)|__page__|%d|\$\{\w+\}|#page#",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"""["']([^"'\n]{1,200})["']""")
_TRIED = (0, 1, 2, 3)
_LONGEST = 300


@dataclass(frozen=True)
class Built:
    """What the scripts say: addresses by the numbers they are shown with, the next page, and addresses of counted pages.

    `counted` are addresses by the number that a script puts in: whether page 2 is 1 or 2 there is not said.
    """

    numbered: dict[int, str] = field(default_factory=dict)
    following: str | None = None
    counted: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scripts:
    """The scripts of a page, read when they are first asked."""

    document: Document

    @cached_property
    def code(self) -> str:
        """Return the scripts in the page that may have to do with paging."""
        scripts = (element.text or "" for element in self.document.root.iter("script"))
        name = urlsplit(self.document.url).path.rpartition("/")[2].rpartition(".")[0]
        return "\n;\n".join(
            code
            for code in scripts
            if (name and name in code) or "location" in code or pager_words.MAY_BUILD.search(code)
        )

    @cached_property
    def script(self) -> Script:
        """Return the code, cut into tokens."""
        return read_script(self.code)

    @cached_property
    def built(self) -> Built:
        """Return what all of the scripts build."""
        listed = self._listed()
        if listed:
            return Built(numbered=listed)
        made = {n: list(values(self.script, self.script.tokens, {}, n)) for n in _TRIED}
        numbered, following = self._linked(made.values())
        return Built(numbered, following, self._counted(made) or self._with_holes())

    def called(self, name: str, number: int) -> str | None:
        """Return the address that a function leads to when it is called with a page's number."""
        function = self.script.functions.get(name.rpartition(".")[2])
        if function is None or not function.parameters:
            return None
        made = {
            n: list(values(self.script, function.body, {function.parameters[0]: n}, None))
            for n in (number, number + 1, number + 2)
        }
        return self._counted(made).get(number)

    def worked_out(self, code: str, name: str, number: int) -> str | None:
        """Return the address that a handler builds with a page's number in place of `name`."""
        handler = read_script(code.replace(name, "pageNumber"))
        handler.settings.update(self.script.settings)
        handler.functions.update(self.script.functions)
        made = {
            n: list(values(handler, handler.tokens, {"pageNumber": n}, None))
            for n in (number, number + 1, number + 2)
        }
        return self._counted(made).get(number)

    def _listed(self) -> dict[int, str]:
        """Read a list of all addresses, in page order."""
        for found in _LIST.finditer(self.code):
            urls = [self.document.link(item) for item in _ITEM.findall(found[1])]
            own = plain(self.document.url)
            if own in {plain(url) for url in urls if url} and all(map(self._is_page, urls)):
                return {n: url for n, url in enumerate(urls, 1) if url}
        return {}

    def _is_page(self, url: str | None) -> bool:
        own = self.document.url
        return url is not None and (plain(url) == plain(own) or kinship(url, own) is not None)

    def _linked(self, made: Iterable[list[str]]) -> tuple[dict[int, str], str | None]:
        numbered: dict[int, str] = {}
        following = None
        for text in (text for texts in made for text in texts):
            for href, label in _LINK.findall(text):
                url = self._page(href)
                if url is None:
                    continue
                if (number := pager_words.number(label)) is not None:
                    numbered.setdefault(number, url)
                elif pager_words.label(label) in pager_words.NEXT and plain(url) != plain(
                    self.document.url
                ):
                    following = following or url
        return {n: url for n, url in numbered.items() if n >= 1}, following

    def _counted(self, made: Mapping[int, list[str]]) -> dict[int, str]:
        """Keep the addresses that differ with the number."""
        texts = {
            n: [text for text in found if len(text) <= _LONGEST and "<" not in text]
            for n, found in made.items()
        }
        everywhere = set.intersection(*(set(found) for found in texts.values()))
        counted: dict[int, str] = {}
        for n, found in texts.items():
            urls = (self._page(text) for text in found if text not in everywhere)
            if url := next((url for url in urls if url), None):
                counted[n] = url
        return counted if len(set(counted.values())) >= 2 else {}

    def _with_holes(self) -> dict[int, str]:
        """Read addresses with a hole for the number: '4711_{page}.html'."""
        element_urls = (
            e.get(name) or ""
            for e in self.document.root.iter()
            for name in _URL_NAMES
            if isinstance(e.tag, str) and e.get(name)
        )
        for text in (*_QUOTED.findall(self.code), *element_urls):
            if _HOLE.search(text):
                urls = {n: self._page(_HOLE.sub(str(n), text)) for n in _TRIED}
                if all(urls.values()):
                    return {n: url for n, url in urls.items() if url}
        return {}

    def _page(self, href: str) -> str | None:
        url = self.document.link(href)
        return url if self._is_page(url) else None


_URL_NAMES = ("data-url", "data-href", "data-link")


def numbered_from(counted: Mapping[int, str], own: str, here: int | None) -> dict[int, str]:
    """Give the pages their numbers where one of the counted addresses is this page's own; nothing where none is."""
    at = next((n for n, url in counted.items() if plain(url) == plain(own)), None)
    if at is None:
        return {}
    shift = (here if here is not None else max(at, 1)) - at
    return {n + shift: url for n, url in counted.items() if n + shift >= 1}


def forms(counted: Mapping[int, str]) -> Iterator[Sequence]:
    """Yield the functions by which counted addresses may be those of pages: page 2 is 1, or 2."""
    for first in (1, 2):
        moved = {n - first + 2: url for n, url in counted.items() if n >= first}
        if (sequence := fit(moved)) is not None:
            yield sequence
