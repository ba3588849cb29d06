"""Find the pager of a page, as a group, on the raw tree.

Single links mislead: the word 下一页 alone is wrong on one page in ten. So the links that differ from this page's address in
nothing but a page number are collected first (`family`), fitted to the numbers they show as value = number + offset, and only
then the words and totals around them are heard. Links of another host, another base or another article are never of the family.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from lxml import etree

from crawler.extract.document import Document, Element
from crawler.items import Pager, PagerKind
from crawler.paging import words
from crawler.paging.family import Reading, lists, plain, readings
from crawler.paging.scripts import page_script
from crawler.text import narrow
from crawler.urls import WEB, same_site

_TARGETS = etree.XPath("//a[@href] | //option[@value] | //*[contains(@onclick, 'location')]")
_ONCLICK = re.compile(r"""location[^'"]*["']([^'"]+)["']""")
_MOST_GROUP_TEXT = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link that may belong to the pager."""

    url: str
    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class Member:
    """A link of the chosen family; `value` is None for the address without a number."""

    candidate: Candidate
    value: int | None


def find_pager(document: Document) -> Pager:
    """Say what the page tells about its siblings: kind, number, total, addresses, and the evidence for it."""
    candidates = list(_candidates(document))
    script = _from_script(document)
    if script is not None:
        return script
    family = _choose(document.url, candidates)
    single = _single_page(document.url, candidates)
    if family is None:
        return replace(_without_family(document, candidates), single_page_url=single)
    return replace(_Group(document, family, candidates).pager(), single_page_url=single)


# -- what may be a link -------------------------------------------------------------------------------------------------


def _candidates(document: Document) -> Iterator[Candidate]:
    keys = _keys(document.url)
    for element in _TARGETS(document.root):
        href = _target(element)
        if href and (_may_be_page(href, keys) or (element.tag == "a" and _says_page(element))):
            yield Candidate(document.link(href) or href, _text(element), element)


def _target(element: Element) -> str | None:
    """Give where an element leads: its href, an option's value, the address in `onclick="location.href='…'"`."""
    target = element.get("href") or element.get("value")
    if target is not None:
        return target.strip()
    called = _ONCLICK.search(element.get("onclick") or "")
    return called[1] if called else None


def _keys(url: str) -> tuple[str, ...]:
    """Give what every link of this page's family holds: the last segment of its path, read as page or as base."""
    bases = [url, *(reading.base for reading in readings(url))]
    names = [
        urlsplit(base).path.rstrip("/").rpartition("/")[2].rpartition(".")[0]
        or urlsplit(base).path.rstrip("/").rpartition("/")[2]
        for base in bases
    ]
    return tuple(dict.fromkeys(name for name in names if name))


def _may_be_page(href: str, keys: tuple[str, ...]) -> bool:
    if any(key in href for key in keys):
        return True
    return href.startswith("?") or href.rstrip("/").isdigit()


def _says_page(element: Element) -> bool:
    text = (element.text or "").strip() or "".join(element.itertext()).strip()
    if not text or len(text) > 12:
        return False
    said = words.label(text)
    return said in words.NEXT or said in words.LAST or said in words.SINGLE


def _text(element: Element) -> str:
    """Give a link's text; an image or an arrow speaks through its alt, title, source or class."""
    text = "".join(element.itertext()).strip()
    if text:
        return text
    images = element.iter("img")
    spoken = [element.get("title"), *(said for image in images for said in (image.get("alt"), image.get("title")))]
    if found := next((said for said in spoken if said and said.strip()), None):
        return str(found)
    names = " ".join(
        [
            element.get("class") or "",
            element.get("id") or "",
            *(image.get("src") or "" for image in element.iter("img")),
        ]
    )
    squeezed = names.lower().replace("-", "").replace("_", "")
    return "next" if any(mark in squeezed for mark in ("nextpage", "pagenext", "pagedown")) else ""


# -- which family -------------------------------------------------------------------------------------------------------


def _choose(url: str, candidates: list[Candidate]) -> tuple[Reading, list[Member]] | None:
    """Choose the family with the most pages; each is a way of this page's address to carry a number."""
    mine = {(plain(reading.base), reading.style): reading for reading in readings(url)}
    members: dict[tuple[str, str], list[Member]] = {key: [] for key in mine}
    makers = dict(mine)
    near = [c for c in candidates if urlsplit(c.url).scheme in WEB and same_site(c.url, url)]
    for candidate in near:
        for reading in readings(candidate.url):
            key = (plain(reading.base), reading.style)
            if key in mine or _is_base(url, reading.base):
                members.setdefault(key, []).append(Member(candidate, reading.value))
                makers.setdefault(key, reading)
                break
    for base, style in members:
        members[base, style] += [Member(c, None) for c in near if plain(c.url) == base]
    if not any(members.values()):
        return None
    key = max(members, key=lambda k: (len({m.value for m in members[k]}), k in mine))
    return makers[key], members[key]


def _is_base(url: str, base: str) -> bool:
    """Say whether pages at `base` are pages of `url`: it is that address, or the folder whose index that is."""
    own = plain(url)
    return plain(base) == own or (
        urlsplit(url).path.endswith("/") and plain(base).rpartition("/")[0] == own and lists(base)
    )


def _single_page(url: str, candidates: list[Candidate]) -> str | None:
    """Find the view of the whole text: the words for it, and an address that begins as this page's does."""
    stem = _stem(url)
    for candidate in candidates:
        other = urlsplit(candidate.url).scheme in WEB and plain(candidate.url) != plain(url)
        if other and words.label(candidate.text) in words.SINGLE and plain(candidate.url).startswith(stem):
            return candidate.url.partition("#")[0]
    return None


def _stem(url: str) -> str:
    base = next((reading.base for reading in readings(url)), url)
    head = plain(base).partition("?")[0]
    folder, _, name = head.rpartition("/")
    return f"{folder}/{name.rpartition('.')[0] or name}"


# -- what the group says ------------------------------------------------------------------------------------------------


class _Group:
    """The links of one family, read together."""

    def __init__(self, document: Document, family: tuple[Reading, list[Member]], candidates: list[Candidate]) -> None:
        self.document = document
        self.maker, self.members = family
        self.candidates = candidates
        self.text = narrow(_group_text([m.candidate.element for m in self.members]))
        self.stated = words.CURRENT_OF_TOTAL.search(self.text)
        self.offset = self._offset()
        self.pages = self._numbered()

    def pager(self) -> Pager:
        current = self._current()
        total = self._total(current)
        following = self._next(current, total)
        planned = self._planned(total)
        pager = Pager(
            kind=self._kind(following),
            current=current,
            total=total,
            page_urls=tuple(self.pages[n] for n in sorted(self.pages)),
            pages_planned=planned,
            next_url=following,
            prev_url=self._previous(current),
            evidence=self._evidence(),
        )
        return pager if pager.kind != "none" else Pager(evidence=pager.evidence)

    # numbers and addresses

    def _offset(self) -> int | None:
        """Fit value = number + offset over the links that show a number; a lonely 下一页 on page 1 says it, too."""
        seen: Counter[int] = Counter()
        for member in self.members:
            shown = words.number(member.candidate.text) or words.titled_number(member.candidate.text)
            if shown is not None and member.value is not None:
                seen[member.value - shown] += 1
        if seen:
            return seen.most_common(1)[0][0]
        return self._offset_of_words()

    def _offset_of_words(self) -> int | None:
        own = self._own_value()
        following, before = self._word(words.NEXT), self._word(words.PREVIOUS)
        if own is None:
            if {m.value for m in self.members if m.value} == {2}:
                return 0
            return -1 if following is not None and following.value == 1 else None
        if following is not None and following.value == own + 1:
            return -(own == 0)
        if before is not None and (before.value == own - 1 or (before.value is None and own in {1, 2})):
            return -(before.value is None and own == 1)
        return None

    def _own_value(self) -> int | None:
        own = plain(self.document.url)
        for reading in readings(self.document.url):
            if (plain(reading.base), reading.style) == (plain(self.maker.base), self.maker.style):
                return reading.value
        return next((m.value for m in self.members if plain(m.candidate.url) == own), None)

    def _number(self, value: int | None) -> int | None:
        if self.offset is None:
            return None
        return 1 if value is None else value - self.offset

    def _numbered(self) -> dict[int, str]:
        """Map page numbers to the addresses that are stated, this page's own included."""
        pages: dict[int, str] = {}
        for member in self.members:
            number = self._number(member.value)
            if number is not None and number >= 1:
                pages.setdefault(number, member.candidate.url)
        own = self._number(self._own_value())
        if own is not None and own >= 1:
            pages.setdefault(own, self.document.url)
        return pages

    def _current(self) -> int | None:
        number = self._number(self._own_value())
        if number is not None:
            return number
        return int(self.stated[1]) if self.stated else None

    def _total(self, current: int | None) -> int | None:
        """Take the largest of what is declared: the printed total, 尾页, the highest number shown."""
        printed = words.TOTAL.search(self.text)
        said = [int(self.stated[2])] if self.stated else []
        said += [int(printed[1])] if printed else []
        last = self._word(words.LAST)
        if last is not None and (number := self._number(last.value)) is not None:
            said.append(number)
        shown = [
            n
            for m in self.members
            if (n := words.number(m.candidate.text) or words.titled_number(m.candidate.text))
            and self._number(m.value) == n
        ]
        if len(set(shown)) >= 2 or (shown and self._word(words.NEXT) is not None):
            said.append(max(*shown, current or 1))
        return max(said) if said else None

    def _next(self, current: int | None, total: int | None) -> str | None:
        """Give the next page: the number after this one, as stated or as the family makes it; else what 下一页 names."""
        if current is not None and self.offset is not None:
            if total is not None and current >= total:
                return None
            if current + 1 in self.pages:
                return self.pages[current + 1]
            return self.maker.at(current + 1 + self.offset) if total is not None else None
        following = self._word(words.NEXT)
        return (
            following.candidate.url
            if following and plain(following.candidate.url) != plain(self.document.url)
            else None
        )

    def _previous(self, current: int | None) -> str | None:
        if current is not None and current > 1 and current - 1 in self.pages:
            return self.pages[current - 1]
        before = self._word(words.PREVIOUS)
        return before.candidate.url if before and plain(before.candidate.url) != plain(self.document.url) else None

    def _planned(self, total: int | None) -> tuple[str, ...]:
        """Fill the gaps of a windowed pager; without a known first page nothing is planned, because it would be a guess."""
        if 1 not in self.pages or self.offset is None:
            return ()
        last = max(total or 1, *self.pages)
        pages = self.pages | ({number: self.document.url} if (number := self._number(self._own_value())) else {})
        return tuple(pages.get(n) or self.maker.at(n + self.offset) for n in range(1, last + 1))

    def _word(self, kind: frozenset[str]) -> Member | None:
        return next((m for m in self.members if words.label(m.candidate.text) in kind), None)

    # what kind of pager

    def _kind(self, following: str | None) -> PagerKind:
        if self._is_comments():
            return "comment"
        if lists(self.document.url) or lists(self.maker.base) or words.LIST_MARKS.search(self.text.replace(" ", "")):
            return "list"
        return "article" if self._is_article(following) else "none"

    def _is_comments(self) -> bool:
        element: Element | None = self.members[0].candidate.element
        while element is not None:
            if words.COMMENT_MARKS.search(
                f"{element.get('id') or ''} {element.get('class') or ''}"
            ) and element.tag not in {"body", "html"}:
                return True
            element = element.getparent()
        return False

    def _is_article(self, following: str | None) -> bool:
        """Trust a family that adds a number to this very address; one that only counts on needs a number run or a way back."""
        if self._own_value() is None or (1 in self.pages and len(self.pages) >= 2):
            return True
        if words.CONTENTS_MARKS.search(self.text):
            return False
        return len(self.pages) >= 2 or (following is not None and _identifies(self.maker.base))

    def _evidence(self) -> str:
        if self.stated:
            return f"{self.stated[1]}/{self.stated[2]}"
        if printed := words.TOTAL.search(self.text):
            return "".join(printed[0].split())
        for kind in (words.LAST, words.NEXT):
            if found := self._word(kind):
                return found.candidate.text.strip()
        return "numbers"


def _identifies(base: str) -> bool:
    """Say whether an address without its page number still names one text: an id of four digits or more in its file name."""
    name = urlsplit(base).path.rpartition("/")[2]
    return sum(c.isdigit() for c in name) >= 4


def _group_text(elements: list[Element]) -> str:
    """Give the text of the smallest element around the links; nothing when that is more than a pager."""
    chains = [list(reversed([element, *element.iterancestors()])) for element in elements]
    common: Element | None = None
    for level in zip(*chains, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    if common is None:
        return ""
    if common.tag in {"a", "option"} and (parent := common.getparent()) is not None:
        common = parent
    text = " ".join(" ".join(common.itertext()).split())
    while len(text) < 12 and (parent := common.getparent()) is not None and parent.tag != "body":
        common = parent
        text = " ".join(" ".join(common.itertext()).split())
    return text if len(text) <= _MOST_GROUP_TEXT else ""


# -- pagers without a family ---------------------------------------------------------------------------------------------


def _from_script(document: Document) -> Pager | None:
    script = page_script(document.root)
    if script is None:
        return None
    urls = tuple(url for file in script.files if (url := document.link(file)))
    current = next((n for n, url in enumerate(urls, 1) if plain(url) == plain(document.url)), script.current)
    if script.total == 1:
        return Pager(kind="none", current=1, total=1, evidence=script.evidence)
    return Pager(
        kind="list" if lists(urls[0]) else "article",
        current=current,
        total=script.total,
        page_urls=urls,
        pages_planned=urls,
        next_url=urls[current] if current < script.total else None,
        prev_url=urls[current - 2] if current > 1 else None,
        evidence=script.evidence,
    )


def _without_family(document: Document, candidates: list[Candidate]) -> Pager:
    """Read what is left: the pager of a channel at its folder's address, or a next page that cannot be followed."""
    following = next((c for c in candidates if words.label(c.text) in words.NEXT), None)
    if following is None:
        return Pager()
    if urlsplit(following.url).scheme not in WEB:
        return Pager()
    if lists(document.url) and same_site(following.url, document.url) and plain(following.url) != plain(document.url):
        return Pager(kind="list", next_url=following.url, evidence=following.text.strip())
    return Pager()
