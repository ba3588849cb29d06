"""Find the pager of a page, as a group, on the raw tree.

Single links mislead: the word 下一页 alone is wrong on one page in ten. So the links that differ from this page's address in
nothing but a page number are collected first (`family`), fitted to the numbers they show as value = number + offset, and only
then the words and totals around them are heard (`group`). Links of another host, another base or another article are never of
the family.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.addresses.canonical import same_site
from crawler.addresses.kinship import is_folder_of_article
from crawler.addresses.pages import IN_FOLDER, Reading, lists, own_address, plain, readings
from crawler.html.document import Document
from crawler.model import Pager
from crawler.paging import pager_words
from crawler.paging.context import surroundings
from crawler.paging.explaining import explained
from crawler.paging.group import Group, Member
from crawler.paging.links import Candidate, candidates, unreachable
from crawler.paging.scripts import page_script
from crawler.reasons import Reason


def find_pager(document: Document, *, is_article: bool = False) -> Pager:
    """Say what the page tells about its siblings: kind, number, total, addresses, the evidence for it, and every sign of more.

    `is_article` says that the site declares the address an article's; otherwise one named like a listing's is a listing.
    """
    pager = _by_family(document, is_article=is_article)
    if lists(document.url) and not is_article and not is_folder_of_article(document.url):
        return pager
    return explained(document, pager)


def _by_family(document: Document, *, is_article: bool) -> Pager:
    """Read the pager from links that differ from this page's address in a page number, or from a script's known call."""
    if (script := _from_script(document, is_article=is_article)) is not None:
        return script
    links = list(candidates(document))
    own = own_address(document.url, (link.url for link in links))
    is_list = not is_article and lists(own)
    family = _choose(own, links)
    if family is None:
        pager = _without_family(own, links, is_list=is_list)
    else:
        pager = Group(own, *family).pager(
            is_list=is_list or (not is_article and lists(family[0].base))
        )
    return replace(pager, single_page_url=_single_page(own, links, pager))


def _choose(url: str, links: list[Candidate]) -> tuple[Reading, list[Member]] | None:
    """Choose the family with the most pages; each is a way of this page's address to carry a number."""
    near = [c for c in links if c.is_web and same_site(c.url, url) and _may_have_query(c.url, url)]
    mine = {(plain(reading.base), reading.style): reading for reading in _own_readings(url, near)}
    members: dict[tuple[str, str], list[Member]] = {key: [] for key in mine}
    makers = dict(mine)
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


def _own_readings(url: str, links: list[Candidate]) -> Iterator[Reading]:
    return (
        own for own in readings(url) if own.style != IN_FOLDER or _is_folder_of_pages(own, links)
    )


def _is_folder_of_pages(own: Reading, links: list[Candidate]) -> bool:
    """Tell 781/2.html, page 2 of 781.html, from 2017/12.html: 781.html is linked, or two links show the number they lead to."""
    beside = [
        link for link in links for reading in readings(link.url) if reading.family == own.family
    ]
    shown = [
        link
        for link in beside
        if any(r.style == IN_FOLDER and r.value == link.number for r in readings(link.url))
    ]
    return len(shown) >= 2 or any(plain(link.url) == plain(own.base) for link in links)


def _may_have_query(link: str, url: str) -> bool:
    """Return whether a link's parameters can be a page's: this page's own ones, or any when this page has none."""
    mine = urlsplit(url).query
    return (
        not mine
        or mine in link
        or any(reading.style.startswith("?") for reading in (*readings(link), *readings(url)))
    )


def _is_base(url: str, base: str) -> bool:
    """Return whether pages at `base` are pages of `url`: it is that address, or the folder whose index that is."""
    own = plain(url)
    return plain(base) == own or (
        urlsplit(url).path.endswith("/") and plain(base).rpartition("/")[0] == own and lists(base)
    )


def _single_page(url: str, links: list[Candidate], pager: Pager) -> str | None:
    """Find the view of the whole text: the words for it, and an address that begins as this page's does.

    阅读全文 may also be what a site calls the next page; that is a page then, and no view of the whole.
    """
    stem = _stem(url)
    pages = {plain(page) for page in (url, *pager.page_urls, *filter(None, (pager.next_url,)))}
    for link in links:
        is_whole = (
            link.said in pager_words.SINGLE and link.is_web and plain(link.url).startswith(stem)
        )
        if is_whole and plain(link.url) not in pages:
            return link.url.partition("#")[0]
    return None


def _stem(url: str) -> str:
    base = next((reading.base for reading in readings(url)), url)
    folder, _, name = plain(base).partition("?")[0].rpartition("/")
    return f"{folder}/{name.rpartition('.')[0] or name}"


def _from_script(document: Document, *, is_article: bool) -> Pager | None:
    script = page_script(document)
    if script is None:
        return None
    urls = tuple(url for file in script.files if (url := document.link(file)))
    current = next(
        (n for n, url in enumerate(urls, 1) if plain(url) == plain(document.url)), script.current
    )
    if script.total == 1:
        return Pager(kind="none", current=1, total=1, evidence=script.evidence)
    if len(urls) < script.total:  # a saved page of which nobody knows the address
        return _declared(
            document.url, script.current, script.total, script.evidence, Reason.PAGE_BAD_LINK
        )
    return Pager(
        kind="list" if lists(urls[0]) and not is_article else "article",
        current=current,
        total=script.total,
        page_urls=urls,
        pages_planned=urls,
        next_url=urls[current] if current < script.total else None,
        prev_url=urls[current - 2] if current > 1 else None,
        evidence=script.evidence,
    )


def _without_family(url: str, links: list[Candidate], *, is_list: bool) -> Pager:
    """Read what is left: the pager of a channel at its folder's address, or an article's pager that cannot be followed."""
    following = next((link for link in links if link.said in pager_words.NEXT), None)
    following = following or next(
        (link for link in links if link.number == 2 and link.said.startswith("第")), None
    )
    if following is None:
        return Pager()
    if (reason := unreachable(following.url, url)) is not None:
        return _unfollowable(url, following, reason)
    if not following.is_web or plain(following.url) == plain(url):
        return Pager()
    if is_list:
        return Pager(kind="list", next_url=following.url, evidence=following.text.strip())
    return Pager()


def _unfollowable(url: str, following: Candidate, reason: Reason) -> Pager:
    """Read a pager that declares more pages (1/2) and links them off the site or to a script.

    Without a printed total there is none: the arrows of widgets lead to scripts as well.
    """
    around = surroundings([following.element])
    current, total = around.stated()
    if (
        total is None
        or around.is_comments
        or around.is_list
        or lists(url)
        or following.said in pager_words.OF_PICTURES
    ):
        return Pager()
    current = current or 1
    return _declared(url, current, total, f"{current}/{total}", reason)


def _declared(url: str, current: int, total: int, evidence: str, reason: Reason) -> Pager:
    """Make the pager of an article whose other pages are counted and cannot be followed."""
    lost = tuple((number, reason.value) for number in range(1, total + 1) if number != current)
    if not lost:
        return Pager()
    return Pager(
        kind="article",
        current=current,
        total=total,
        page_urls=(url,),
        evidence=evidence,
        unreachable=lost,
    )
