"""What a family of pagers is: addresses, what a reader sees, and what an honest one can do."""

from dataclasses import dataclass
from enum import StrEnum


class Honest(StrEnum):
    """What the evidence on the pages allows."""

    EXACT = "exact"  # every page can be reached, or is there already
    FLAG = "flag"  # it says that there is more, and not where: `partial`; to get it whole is better
    ONE = "one"  # one page is all; what looks like a pager is something else's


class Answer(StrEnum):
    """What the server answers to an address that it does not have."""

    MISSING = "missing"  # 404
    HOME = "home"  # the home page, status 200
    FIRST = "first"  # page 1 of the article, status 200
    LAST = "last"  # its last page, status 200
    OTHER = "other"  # another article of the site, status 200
    SORRY = "sorry"  # a page that says so, status 200


class Place(StrEnum):
    """Where a pager stands."""

    BELOW = "below"  # after the element that holds the text
    INSIDE = "inside"  # its last child
    ABOVE = "above"  # between headline and text
    BOTH = "both"
    FOOT = "foot"  # at the end of the page, as scripts do


class Entry(StrEnum):
    """Which page's address the crawl is given."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


class Hrefs(StrEnum):
    """How a link is written."""

    PATH = "path"
    FILE = "file"  # relative to the folder of the page
    ABSOLUTE = "absolute"
    QUERY = "query"  # `?page=2` alone


@dataclass(frozen=True, slots=True)
class Address:
    """Addresses of an article's pages, as templates.

    They know `$id $small $hex $slug`, `$y $m $d $md $ymd`, `$second`, and of the page
    `$n $k $nn $nnn $o10 $o1 $letter`.

    `$n` counts from 1, `$k` from 0; a repeated letter is padded with zeros. `first` is page 1's,
    where it is formed otherwise.
    A template that begins with `//` has a host.
    """

    more: str
    first: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """A pager: templates for the whole, a link, the current number, and the words.

    All know `$n $k $total $text $href $self $one $beyond $id $stem $ext $next_article`; `form` also
    `$first $prev $numbers $next $last $options $list`. An empty word is not shown.
    """

    form: str
    link: str = '<a href="$href">$text</a>'
    here: str = "<b>$text</b>"
    number: str = "$n"
    word: str = ""  # the link of a word, if it is not like that of a number
    first: str = ""
    prev: str = ""
    next: str = ""
    last: str = ""
    start: str = ""  # what stands for `first` and `prev` on the first page
    end: str = ""  # what stands for `next` and `last` on the last page
    before: int = 99  # how many numbers are shown before the current one
    after: int = 99
    gap: str = ""  # with a gap, the first and the last number are always shown
    option: str = '<option value="$href"$selected>$text</option>'
    between: str = " "
    hrefs: Hrefs = Hrefs.PATH
    place: Place = Place.BELOW
    head: str = ""  # what the pager needs in the head of the page


@dataclass(frozen=True, slots=True)
class Bundle:
    """All pages in one document: how each is wrapped. Templates of `$n $k $page $json`."""

    page: str
    first: str = ""  # how page 1 is wrapped, if otherwise
    script: bool = False  # `$page` is text inside a script: `$json`


@dataclass(frozen=True, slots=True)
class Beside:
    """A pager of something else on an article's page: its addresses, and how many it claims."""

    pager: Pager
    address: Address
    least: int = 3
    most: int = 40


@dataclass(frozen=True, slots=True)
class Family:
    """One way to divide an article into pages."""

    name: str
    system: str
    honest: Honest
    address: Address
    pager: Pager
    pages: tuple[int, int] = (2, 8)
    beside: tuple[Beside, ...] = ()
    bundle: Bundle | None = None
    unknown: Answer = Answer.MISSING
    hole: Answer | None = None  # what is answered for one of the middle pages
    entry: Entry = Entry.FIRST
    closed: bool = False  # pages from the second on have no address at all
    whole: str = ""  # address of the whole text on one page
