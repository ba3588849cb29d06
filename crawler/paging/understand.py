"""A pager that no known family of addresses explains, understood from what it shows and where its controls lead.

The numbers that controls show are matched with the addresses they lead to, by a link, by the script that runs, or by the function
that is called with a number. The function of the number that fits them fills the gaps.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from crawler.addresses.kinship import kinship
from crawler.addresses.pages import plain
from crawler.addresses.sequences import fit
from crawler.html.document import Document, Element
from crawler.model import Pager
from crawler.paging.boxes import PagerBox
from crawler.paging.built import Scripts, numbered_from
from crawler.paging.controls import Control

_MOST_PAGES = 400
_LONGEST = 40
_VALUE = ("this.options[this.selectedIndex].value", "this.value")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article's pages: addresses by number, this page's number, how many there are, the pages beside it."""

    addresses: Mapping[int, str]
    current: int | None
    total: int
    following: str | None = None
    before: str | None = None


@dataclass(frozen=True)
class Understanding:
    """A pager and the page it stands on."""

    document: Document
    scripts: Scripts
    box: PagerBox

    @cached_property
    def addresses(self) -> dict[int, str]:
        """Map the numbers of pages to the addresses that are theirs, as far as controls say so."""
        found = dict(self._numbered())
        last, total = self.box.word("last"), self.box.stated[1]
        if last is not None and total is not None and (url := self.url_of(last, total)):
            found.setdefault(total, url)
        first = self.box.word("first")
        if first is not None and first.url and plain(first.url) != plain(self.document.url):
            found.setdefault(1, first.url)
        return found

    def _numbered(self) -> Iterator[tuple[int, str]]:
        for number, control in self.box.numbered.items():
            if (url := self.url_of(control, number)) is not None:
                yield number, url
        form = next(
            (
                e
                for top in self.box.elements
                for e in (top, *top.iterancestors())
                if e.tag == "form"
            ),
            None,
        )
        if form is not None and (total := self.box.stated[1]):
            yield from _asked(self.document, form, total)

    def url_of(self, control: Control, number: int) -> str | None:
        """Return where a control leads, by its address or by the script that runs."""
        if control.url is not None:
            return control.url
        if control.element.tag == "option":
            return self._chosen(control.element, number)
        if (call := control.call) is not None and (asked := control.asked) is not None:
            return self.scripts.called(call[0], asked)
        return None

    def _chosen(self, option: Element, number: int) -> str | None:
        """Return where a choice in a select box leads, when what is chosen is a number."""
        select = next((e for e in option.iterancestors() if e.tag == "select"), None)
        code = (select.get("onchange") or "") if select is not None else ""
        value = option.get("value") or str(number)
        if not code or not value.isdigit():
            return None
        for name in _VALUE:
            if name in code:
                called = code.replace(name, value)
                url = self.scripts.worked_out(code, name, int(value))
                return url or self._called(called, int(value))
        return None

    def _called(self, code: str, number: int) -> str | None:
        return self.scripts.called(code.partition("(")[0].strip(), number)

    @cached_property
    def current(self) -> int | None:
        """Return the number of this page."""
        own = plain(self.document.url)
        mine = [n for n, url in self.addresses.items() if plain(url) == own]
        here = self.box.stated[0] or self._chosen_now() or self.box.unlinked
        here = here or (mine[0] if len(mine) == 1 else None)
        if here is not None:
            return here
        has_back = any(control.word == "previous" and control.url for control in self.box.controls)
        return 1 if self.addresses and 1 not in self.addresses and not has_back else None

    def _chosen_now(self) -> int | None:
        """Return the number that is chosen in a select box."""
        return next(
            (n for n, c in self.box.numbered.items() if c.element.get("selected") is not None), None
        )

    def pager(self) -> Pager | None:
        """Say it as a pager; None when no address of it is the article's, or it neither counts nor leads on or back."""
        own = self.document.url
        addresses = {n: url for n, url in self.addresses.items() if n != self.current}
        following, before = self._beside("next"), self._beside("previous")
        if self.current is not None:
            following = addresses.get(self.current + 1) or following
            before = addresses.get(self.current - 1) or before
        kin = [url for url in (*addresses.values(), following, before) if url and kinship(url, own)]
        if not kin or not (self.box.numbered or following or before):
            return None
        total = self.box.stated[1] or max((*self.box.numbered, self.current or 1), default=1)
        known = Known(addresses, self.current, total, following, before)
        return made(own, known, self.box.text[:_LONGEST])

    def _beside(self, word: str) -> str | None:
        """Return where 下一页 or 上一页 leads, if that is a page of the article and not this one."""
        control = self.box.word(word)
        if control is None:
            return None
        url = self.url_of(control, control.asked or 0)
        return url if url and kinship(url, self.document.url) else None


def made(own: str, known: Known, evidence: str) -> Pager:
    """Make a pager of the addresses that are known, and of those that follow from them."""
    current, total = known.current, known.total
    pages = {n: url for n, url in known.addresses.items() if 1 <= n <= _MOST_PAGES}
    if current is not None:
        pages[current] = own
    stated = dict(pages)
    sequence = fit({n: url for n, url in pages.items() if n != 1}) or fit(pages)
    if sequence is not None:
        for n in range(2, min(total, _MOST_PAGES) + 1):
            pages.setdefault(n, sequence.at(n))
    following, before = known.following, known.before
    if current is not None:
        following = (pages.get(current + 1) if current < total else None) or following
        before = (pages.get(current - 1) if current > 1 else None) or before
    return Pager(
        kind="article",
        current=current,
        total=total if total > 1 else None,
        page_urls=tuple(stated[n] for n in sorted(stated)),
        pages_planned=tuple(_contiguous(pages)),
        next_url=following,
        prev_url=before,
        evidence=" ".join(evidence.split()),
    )


def _contiguous(pages: Mapping[int, str]) -> Iterator[str]:
    n = 1
    while n in pages:
        yield pages[n]
        n += 1


def from_scripts(
    document: Document, scripts: Scripts, total: int | None, here: int | None
) -> Pager | None:
    """Make a pager of what the scripts build, where that says which number is which page's."""
    built = scripts.built
    own = document.url
    numbered = built.numbered or numbered_from(built.counted, own, here)
    if not numbered and built.following is None:
        return None
    mine = next((n for n, url in numbered.items() if plain(url) == plain(own)), None)
    current = mine or here
    last = total or max(numbered, default=1)
    known = {n: url for n, url in numbered.items() if n <= last and n != current}
    last = max(last, (current or 1) + bool(built.following))
    return made(own, Known(known, current, last, built.following), "script")


def _asked(document: Document, form: Element, total: int) -> Iterator[tuple[int, str]]:
    """Make the addresses that a form asks for, by GET, with the number in its one open field."""
    action = document.link(form.get("action") or document.url)
    fields = [e for e in form.iter("input") if e.get("name")]
    hidden = [
        (e.get("name") or "", e.get("value") or "") for e in fields if e.get("type") == "hidden"
    ]
    opened = [e.get("name") or "" for e in fields if (e.get("type") or "text") == "text"]
    if action is None or len(opened) != 1 or (form.get("method") or "get").lower() != "get":
        return
    base = action.partition("?")[0]
    for n in range(2, min(total, _MOST_PAGES) + 1):
        yield n, f"{base}?{urlencode([*hidden, (opened[0], str(n))])}"
