"""Where to look for the next page when there is a sign of it and no address that is known to be its own.

At most three addresses are tried for an article, and only when a sign says that there is more. What comes is believed only when it
is recognisably the sibling; `judge` says what that is. The forms are those that publishing systems write, the likeliest first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.addresses.canonical import same_site
from crawler.addresses.kinship import kinship
from crawler.addresses.pages import lists, plain
from crawler.model import Sign, Trial
from crawler.paging.boxes import PagerBox
from crawler.paging.built import Scripts, forms

MOST_TRIALS = 3
_MOST_PAGES = 100


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write the pages of an article: a suffix of the file's name, or a parameter; the number of page 2 in it; whose it is."""

    pattern: str
    second: int
    system: str

    def at(self, number: int, stem: str, extension: str) -> str:
        """Make the address of a page."""
        return self.pattern.format(stem=stem, ext=extension, n=number - 2 + self.second)


_OF_FILES = (
    Form("{stem}_{n}{ext}", 2, "EmpireCMS, DedeCMS, SiteServer, Founder"),
    Form("{stem}_{n}{ext}", 1, "TRS WCM"),
    Form("{stem}-{n}{ext}", 2, "PHPCMS, people.com.cn"),
)
_OF_QUERIES = (
    Form("{stem}&page={n}", 2, "PHPCMS and most others"),
    Form("{stem}&pageno={n}", 2, "DedeCMS"),
    Form("{stem}&p={n}", 2, "ThinkPHP"),
)
_OF_FOLDERS = (
    Form("{stem}index_{n}.html", 2, "EmpireCMS"),
    Form("{stem}index_{n}.html", 1, "TRS WCM"),
    Form("{stem}{n}/", 2, "WordPress"),
)
_OF_NAMES = (
    Form("{stem}/{n}", 2, "WordPress"),
    Form("{stem}_{n}", 2, "rewritten addresses"),
    Form("{stem}?page={n}", 2, "frameworks"),
)


def find_trials(
    url: str, boxes: Iterable[PagerBox], scripts: Scripts, signs: Iterable[Sign]
) -> tuple[Trial, ...]:
    """List where the next page may be."""
    boxes = list(boxes)
    total = max((sign.pages for sign in signs if sign.pages), default=None)
    stated = list(_stated(url, boxes))
    built = (
        [
            Trial(kind="built", urls=tuple(form.at(n) for n in range(2, (total or 2) + 1)))
            for form in forms(scripts.built.counted)
        ]
        if total and scripts.code
        else []
    )
    guessed = list(_guessed(url, total)) if total and not stated and not built else []
    return tuple((*stated, *built, *guessed)[:MOST_TRIALS])


def _stated(url: str, boxes: Iterable[PagerBox]) -> Iterator[Trial]:
    """Take links that show the next number, or say 下一页, at addresses that do not tell whose they are."""
    for box in boxes:
        here = box.stated[0] or box.unlinked or 1
        links = {n: c.url for n, c in box.numbered.items() if c.url and n > here}
        following = box.word("next")
        if following is not None and following.url:
            links.setdefault(here + 1, following.url)
        urls = [links[n] for n in sorted(links) if same_site(links[n], url)]
        if urls and here + 1 in links and not any(_is_elsewhere(each, url) for each in urls):
            yield Trial(kind="stated", urls=tuple(urls))


def _is_elsewhere(link: str, url: str) -> bool:
    return lists(link) or plain(link) == plain(url) or kinship(link, url) is not None


def _guessed(url: str, total: int) -> Iterator[Trial]:
    head, _, query = url.partition("?")
    path = urlsplit(url).path
    name = path.rpartition("/")[2]
    stem, dot, extension = head.rpartition(".")
    if query:
        ways, stem, extension = _OF_QUERIES, url, ""
    elif not name:
        ways, stem, extension = _OF_FOLDERS, head, ""
    elif "." in name:
        ways, extension = _OF_FILES, dot + extension
    else:
        ways, stem, extension = _OF_NAMES, head, ""
    for form in ways:
        urls = tuple(form.at(n, stem, extension) for n in range(2, min(total, _MOST_PAGES) + 1))
        yield Trial(kind="guessed", urls=urls)
