"""The headline: <title> agrees with it, it is marked as a heading, the date is below it.

No one of the three is enough: <title> may name the channel or the site only, a logo is a heading as
well, and a date stands below many lines. So each candidate is scored by all of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.html.document import Document, declared_text
from crawler.lexicon.patterns import any_of
from crawler.lexicon.tables.box_names import HEADLINES
from crawler.lexicon.tables.metadata import Kind
from crawler.lexicon.tables.trails import CRUMBS
from crawler.reading.claims import Claims
from crawler.reading.fields.title_text import (
    DASHED,
    best_agreement,
    names_site,
    says_something,
    strip_page,
    title_key,
    without_site,
)
from crawler.reading.lines import Line
from crawler.reading.roles import LineRole
from crawler.text import fold

_HEADINGS = {"h1": 1.0, "h2": 0.8, "h3": 0.6, "h4": 0.3, "h5": 0.3, "h6": 0.3, "th": 0.2}
_NAMED = re.compile(any_of(HEADLINES), re.IGNORECASE)
_BOLD = 0.2
_BY_NAME = 0.6
_LARGE = 0.6
_SIZES = frozenset("4 5 6 7 +1 +2 +3 +4".split())
_FEW = 8
_LONGEST = 120
_NEXT = 4
_MOSTLY_LINKS = 0.9
# What a line must score to be preferred to a <title> that says something, and to one that hardly
# does.
_SURE = 2.5
_ENOUGH = 1.5
_FRONT = re.compile(r"/?(?:index\.\w+)?$")
_CRUMBS = re.compile(any_of(CRUMBS))


@dataclass(frozen=True, slots=True)
class Title:
    """A headline, its line (None when only <title> has it), and where it was found."""

    text: str
    line: Line | None
    evidence: str


def find_title(
    document: Document,
    lines: Sequence[Line],
    body_first: int,
    claims: Claims,
    declared: str | None = None,
) -> Title | None:
    """Find the headline, looking at the lines up to the text's beginning."""
    if text := declared_text(document, declared):
        return _declared_title(text, lines, f"declared {declared}")
    main = without_site(document.head_title)
    page = _Page(document, lines, _known_titles(document, claims))
    score, index = page.best(body_first)
    if score >= (_SURE if says_something(main) else _ENOUGH):
        return page.title(lines[index], score)
    text = _unseen_title(main, claims)
    return Title(strip_page(text), None, "<title>") if text else None


def _declared_title(text: str, lines: Sequence[Line], evidence: str) -> Title:
    shown = next((line for line in lines if line.text == text), None)
    if shown is not None:
        shown.decide(LineRole.TITLE, evidence)
    return Title(strip_page(text), shown, evidence)


def _known_titles(document: Document, claims: Claims) -> list[str]:
    claimed = [claim.value for claim in claims.of(Kind.TITLE)]
    return [text for text in (document.head_title, *claimed) if text]


def _unseen_title(main: str, claims: Claims) -> str | None:
    """Return the title of a page that shows none: a firm claim, <title>, any claim."""
    firm = [claim.value for claim in claims.of(Kind.TITLE, firm=True)]
    claimed = [claim.value for claim in claims.of(Kind.TITLE)]
    return next(iter((*firm[:1], *([main] if main else ()), *claimed)), None)


@dataclass(frozen=True, slots=True)
class _Page:
    """The page a headline is looked for in, and the known titles: <title> and claims."""

    document: Document
    lines: Sequence[Line]
    known: list[str]

    @property
    def keys(self) -> list[str]:
        return [title_key(title) for title in self.known]

    def best(self, body_first: int) -> tuple[float, int]:
        """Return the greatest score, and the index of the last line that has it."""
        keys = self.keys
        scored = [(self.score(line, keys), line.index) for line in self.candidates(body_first)]
        return max(scored, default=(0.0, 0))

    def candidates(self, body_first: int) -> list[Line]:
        """Return the lines up to the first paragraph that could be a headline."""
        below = self.lines[body_first:]
        end = next((line.index for line in below if line.is_prose), body_first + _NEXT)
        opening = "".join(self.known)
        return [line for line in self.lines[: end + 1] if self.may_be(line, opening)]

    def may_be(self, line: Line, opening: str) -> bool:
        """Return whether a line is marked as a heading, or begins like a known title."""
        if len(line.text) > _LONGEST or line.hidden:
            return False
        if line.text[0] not in opening and not _marked(line):
            return False
        return not self.is_button(line) and not _CRUMBS.match(line.text) and not _is_dashed(line)

    def is_button(self, line: Line) -> bool:
        """Return whether a line is a link outside headings, or one to the site's front page."""
        if line.link_share <= _MOSTLY_LINKS:
            return False
        return line.box.tag not in _HEADINGS or self.leads_home(line)

    def leads_home(self, line: Line) -> bool:
        anchors = line.block.anchors
        address = self.document.link(anchors[0].get("href")) if anchors else None
        return address is not None and _FRONT.match(urlsplit(address).path) is not None

    def score(self, line: Line, keys: list[str]) -> float:
        """Add up what speaks for a line: known titles, a heading's markup, the date below it."""
        agreement = best_agreement(title_key(strip_page(line.text)), keys)
        marked = _marked(line)
        if not agreement and not marked:
            return 0.0
        return agreement + marked + self.followed(line) - line.link_share

    def followed(self, line: Line) -> float:
        """Weigh what follows: the line with the date and the source, or the text itself."""
        below = self.lines[line.index + 1 : line.index + 1 + _NEXT]
        following = [other for other in below if not other.hidden]
        for step, other in enumerate(following):
            if _may_be_dated(other) and other.informs:
                return 2.0 - 0.2 * step
        return 1.0 if any(other.is_prose for other in following) else 0.0

    def title(self, line: Line, score: float) -> Title:
        """Make the title of a line, and of those that go on from it."""
        whole = self.whole(line)
        for part in whole:
            part.decide(LineRole.TITLE, f"score {score:.1f}")
        text = strip_page(" ".join(part.text for part in whole))
        return Title(text, whole[0], f"<{whole[0].box.tag}>")

    def whole(self, line: Line) -> list[Line]:
        """Return the lines of a headline that is broken into several, as a known title has them."""
        whole = [line]
        for other in reversed(self.lines[line.box.first : line.index]):
            if not self.is_known([other, *whole]):
                break
            whole.insert(0, other)
        for other in self.lines[line.index + 1 : line.box.last]:
            if not self.is_known([*whole, other]):
                break
            whole.append(other)
        return whole

    def is_known(self, lines: list[Line]) -> bool:
        """Return whether lines of one box stand in a known title as they are."""
        if any(line.box is not lines[0].box for line in lines):
            return False
        text = title_key("".join(line.text for line in lines))
        return any(text in key for key in self.keys)


def _is_dashed(line: Line) -> bool:
    return DASHED.match(line.text) is not None


def _may_be_dated(line: Line) -> bool:
    return len(line.text) <= _LONGEST and any(map(str.isdigit, line.text))


def _marked(line: Line) -> float:
    """Weigh how the markup calls a line a heading."""
    box = line.box
    if box.tag in _HEADINGS:
        return _HEADINGS[box.tag]
    if _is_named(box.label):
        return _BY_NAME
    if _is_large(line):
        return _LARGE
    if box.parent is not None and box.parent.tag in _HEADINGS:
        return 0.5 * _HEADINGS[box.parent.tag]
    return _BOLD if line.block.bold and not line.informs else 0.0


def _is_large(line: Line) -> bool:
    """Return whether a large <font> holds the whole line, as headings did before classes."""
    if line.box.last - line.box.first > _FEW or names_site(line.text):
        return False
    fonts = line.box.element.iter("font")
    large = [font for font in fonts if (font.get("size") or "").strip() in _SIZES]
    return any(fold("".join(map(str, font.itertext()))) == line.folded for font in large)


@lru_cache(maxsize=4096)
def _is_named(label: str) -> bool:
    return bool(label) and _NAMED.search(label) is not None
