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
from crawler.lexicon.patterns import any_of, either
from crawler.lexicon.tables.box_names import HEADLINES
from crawler.lexicon.tables.trails import CRUMBS
from crawler.lexicon.uses import Use
from crawler.reading.claims import Claims, Kind
from crawler.reading.lines import Line
from crawler.reading.roles import LineRole
from crawler.text import fold

SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?[_|｜\-–—>»·]++\s*+")
"""What stands between a headline and the names of channel and site in <title>."""
DASHED = re.compile(r"^\s*(?:[—─–]|--)")
"""How a subtitle begins; no headline does."""
_PAGE_SUFFIX = re.compile(
    r"(?:(?<!\s)\s++)?"
    r"(?:[(（【\[]\s*+(?:第?\s*+\d{1,3}\s*+页?|\d{1,3}\s*+/\s*+\d{1,3})\s*+[)）】\]]"
    r"|(?:[-_—]\s*+)?第\s*+\d{1,3}\s*+页)\s*$"
)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("—–－―─‐", "-"),
        **dict.fromkeys("“”„＂", '"'),
        **dict.fromkeys("‘’", "'"),
        "丨": "|",
        "•": "·",
        "‧": "·",
    }
)
_DASHES = re.compile(r"-+")
_HEADINGS = {"h1": 1.0, "h2": 0.8, "h3": 0.6, "h4": 0.3, "h5": 0.3, "h6": 0.3, "th": 0.2}
_NAMED = re.compile(any_of(HEADLINES), re.IGNORECASE)
_BOLD = 0.2
_BY_NAME = 0.6
_LARGE = 0.6
_SIZES = frozenset("4 5 6 7 +1 +2 +3 +4".split())
_FEW = 8
_WELL_KNOWN = 8
_LONGEST = 120
_NEXT = 4
# What a line must score to be preferred to a <title> that says something, and to one that hardly
# does.
_SURE = 2.5
_ENOUGH = 1.5
_FRONT = re.compile(r"/?(?:index\.\w+)?$")
_SITE = re.compile(rf"^.{{2,8}}{either(Use.SITE)}$")
_WELCOME = re.compile(either(Use.WELCOME))
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
    claims: Claims | None = None,
    declared: str | None = None,
) -> Title | None:
    """Find the headline, looking at the lines up to the text's beginning."""
    if text := declared_text(document, declared):
        shown = next((line for line in lines if line.text == text), None)
        if shown is not None:
            shown.decide(LineRole.TITLE, f"declared {declared}")
        return Title(strip_page(text), shown, f"declared {declared}")
    claimed = claims.of(Kind.TITLE) if claims else ()
    head = document.head_title
    known = [text for text in (head, *(claim.value for claim in claimed)) if text]
    page = _Page(document, lines, [_key(text) for text in known])
    best = max(
        ((page.score(line), line.index) for line in page.candidates(body_first, "".join(known))),
        default=(0.0, 0),
    )
    main = _without_site(head)
    if best[0] >= (_SURE if len(main) >= _WELL_KNOWN and not _names_site(main) else _ENOUGH):
        whole = page.whole(lines[best[1]])
        for line in whole:
            line.decide(LineRole.TITLE, f"score {best[0]:.1f}")
        text = strip_page(" ".join(line.text for line in whole))
        return Title(text, whole[0], f"<{whole[0].box.tag}>")
    firm = next((claim.value for claim in claimed if claim.firm), None)
    text = firm or main or next((claim.value for claim in claimed), None)
    return Title(strip_page(text), None, "<title>") if text else None


def _names_site(main: str) -> bool:
    return _SITE.search(main) is not None or _WELCOME.search(main) is not None


def strip_page(title: str) -> str:
    """Take a page's number off the end of a title: `标题(2)`, `标题（第3页）`.

    >>> strip_page("把账算清楚（2）"), strip_page("“十四五”规划（草案）")
    ('把账算清楚', '“十四五”规划（草案）')
    """
    return _PAGE_SUFFIX.sub("", title).strip() or title


@dataclass(frozen=True, slots=True)
class _Page:
    """The page a headline is looked for in, and the known titles: <title> and claims."""

    document: Document
    lines: Sequence[Line]
    keys: list[str]

    def candidates(self, body_first: int, known: str) -> list[Line]:
        """Return the lines up to the first paragraph that could be a headline.

        They are marked as one, or begin with a character of a known title.
        """
        below = self.lines[body_first:]
        end = next((line.index for line in below if line.is_prose), body_first + _NEXT)
        return [
            line
            for line in self.lines[: end + 1]
            if len(line.text) <= _LONGEST
            and (line.text[0] in known or _marked(line))
            and not line.hidden
            and not self.is_button(line)
            and _CRUMBS.match(line.text) is None
            and DASHED.match(line.text) is None
        ]

    def is_button(self, line: Line) -> bool:
        """Return whether a line is a link outside headings, or one to the site's front page."""
        if line.link_share <= 0.9:
            return False
        return line.box.tag not in _HEADINGS or self.leads_home(line)

    def leads_home(self, line: Line) -> bool:
        anchors = line.block.anchors
        address = self.document.link(anchors[0].get("href")) if anchors else None
        return address is not None and _FRONT.match(urlsplit(address).path) is not None

    def score(self, line: Line) -> float:
        """Add up what speaks for a line: known titles, a heading's markup, the date below it."""
        text = _key(strip_page(line.text))
        is_site = _SITE.search(text) is not None
        agreeing = (
            0.0 if is_site else max((_agreement(text, key) for key in self.keys), default=0.0)
        )
        marked = _marked(line)
        if not agreeing and not marked:
            return 0.0
        return agreeing + marked + self.followed(line) - line.link_share

    def followed(self, line: Line) -> float:
        """Weigh what follows: the line with the date and the source, or the text itself."""
        below = self.lines[line.index + 1 : line.index + 1 + _NEXT]
        following = [other for other in below if not other.hidden]
        for step, other in enumerate(following):
            if len(other.text) <= _LONGEST and any(map(str.isdigit, other.text)) and other.informs:
                return 2.0 - 0.2 * step
        return 1.0 if any(other.is_prose for other in following) else 0.0

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
        text = _key("".join(line.text for line in lines))
        return all(line.box is lines[0].box for line in lines) and any(
            text in key for key in self.keys
        )


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
    if line.box.last - line.box.first > _FEW or _names_site(line.text):
        return False
    fonts = (
        font for font in line.box.element.iter("font") if (font.get("size") or "").strip() in _SIZES
    )
    return any(fold("".join(map(str, font.itertext()))) == line.folded for font in fonts)


@lru_cache(maxsize=4096)
def _is_named(label: str) -> bool:
    return bool(label) and _NAMED.search(label) is not None


def _agreement(text: str, known: str) -> float:
    """Weigh how well a line agrees with a title: begins it, stands in it, or goes on from it."""
    share = min(1.0, len(text) / _WELL_KNOWN)
    if len(text) < 2:
        return 3.0 if text == known else 0.0
    if known.startswith(text):
        return 3 * share + min(1.0, len(text) / len(known))
    if text in known:
        return 2 * share + min(1.0, len(text) / len(known))
    cut = known.rstrip(".…")
    return 2.5 if len(cut) >= _WELL_KNOWN and text.startswith(cut) else 0.0


def _key(text: str) -> str:
    """Make titles comparable: no white space, one kind of dash and of quotes."""
    return _DASHES.sub("-", fold(text).translate(_ALIKE))


def _without_site(head: str) -> str:
    """Cut the names of channel and site off a <title>, at a separator."""
    parts = [part for part in SEPARATOR.split(head) if part]
    if len(parts) < 2:
        return head
    first = SEPARATOR.search(head)
    cut = SEPARATOR.search(
        head, len(parts[0]) if len(parts[0]) >= 6 or first is None else first.end()
    )
    return head[: cut.start()].strip() if cut and cut.start() > 0 else parts[0]
