"""The channel: the breadcrumb above the headline, without 首页 and 正文."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from crawler.addresses.canonical import parts_of, site_of
from crawler.html.document import Box, Document, Element, declared_texts
from crawler.lexicon.patterns import any_of, either
from crawler.lexicon.tables.box_names import TRAIL_LISTS, TRAILS
from crawler.lexicon.tables.trails import HINTS, HOME, TEXT
from crawler.lexicon.uses import Use
from crawler.reading.features.media import SECTION
from crawler.reading.fields.title import Title
from crawler.reading.fields.title_text import SEPARATOR
from crawler.reading.lines import Line
from crawler.reading.roles import LineRole
from crawler.text import fold, tidy

_LEAD = re.compile(
    rf"^\s*.{{0,6}}?{either(Use.TRAIL_WHERE)}?.{{0,4}}"
    rf"(?:{either(Use.TRAIL_IS)}\s*[:：]|{either(Use.TRAIL_BARE)}(?=\s))\s*",
    re.DOTALL,
)
_ARROW = re.compile(r"(?:(?<!\s)\s++)?(?:(?<!-)-++>|[>»›→＞])[>»›→＞\s]*+")
_BAR = re.compile(r"(?:(?<!\s)\s++)?[/／·]\s*+|(?<!\s)\s++(?:-{1,2}|[–—]{1,2})\s++")
_PIPE = re.compile(r"(?:(?<!\s)\s++)?[|｜]\s*+")
_EDGE = re.compile(r"[\t\n\u00a0\u001f]+")
_HINT = re.compile(rf"[>»›→＞/／|｜]|{either(Use.TRAIL_IS)}|{any_of(HINTS)}")
_BEGINS_WITH_BAR = re.compile(rf"^\s*(?:{_ARROW.pattern}|[/／])")
_NAMED = re.compile(any_of(TRAILS), re.IGNORECASE)
_CRUMB = re.compile(any_of(TRAIL_LISTS), re.IGNORECASE)
_HOME = re.compile(
    rf"(?:{either(Use.TO_HOME)}|[\u4e00-\u9fff\w]{{2,6}}(?<!{either(Use.NO_HOME)}))?"
    rf"(?:{any_of(HOME)})|home|index",
    re.IGNORECASE,
)
_TEXT = re.compile(any_of(TEXT))
_ROOT = re.compile(r"/?(?:index\.\w+)?$")
_LONGEST_CRUMB = 20
_LONGEST = 200
_CLOSE, _NEAR = 3, 12
_FAR = 60
_MOST = 12
_MOST_FROM_HOME = 4


@dataclass(frozen=True, slots=True)
class _Trail:
    """A line read as a breadcrumb, and what speaks for its being one."""

    names: list[str]
    sure: bool
    """The line says so (当前位置) or its element does."""
    complete: bool
    """It leads to 正文, or begins at 首页."""
    arrows: bool

    def holds(self, above: int) -> bool:
        """Return whether the line is one, so many lines `above` the headline."""
        if not 0 < len(self.names) <= _MOST:
            return False
        if any(len(name) > _LONGEST_CRUMB for name in self.names[:-1]):
            return False
        arrows = self.arrows and len(self.names) >= (2 if above <= _CLOSE else 3)
        return self.sure or (above <= _NEAR and (self.complete or arrows))


def find_channel(
    document: Document,
    lines: Sequence[Line],
    title: Title | None,
    text_first: int,
    declared: str | None = None,
) -> tuple[str, ...]:
    """Read the breadcrumb nearest above the headline; nothing when the page shows none."""
    headline = title.text if title else None
    if declared:
        return _cleaned(declared_texts(document, declared), headline)
    at = title.line.index if title and title.line else text_first
    for line in reversed(lines[max(0, at - _FAR) : at + 3]):
        if line.index == at or not _may_hold(line):
            continue
        group = _group(lines, line)
        trail = _trail(group)
        if trail.holds(at - line.index):
            return _cleaned(_below_home(document, trail, group), headline)
    return ()


def _below_home(document: Document, trail: _Trail, group: Sequence[Line]) -> list[str]:
    """Return the crumbs without the site's front page, and note the lines they were read from."""
    for crumb in group:
        crumb.propose(LineRole.INFORMATION, "breadcrumb")
    begins_at_home = len(trail.names) > 1 and _is_home(document, trail.names[0], group)
    return trail.names[begins_at_home:]


def _may_hold(line: Line) -> bool:
    if len(line.text) > _LONGEST or line.hidden:
        return False
    is_marked = _is_named(line.box.label) or _list_of(line.box) is not None
    return is_marked or _HINT.search(line.text) is not None


@lru_cache(maxsize=4096)
def _is_named(label: str) -> bool:
    return bool(label) and _NAMED.search(label) is not None


def _group(lines: Sequence[Line], line: Line) -> Sequence[Line]:
    """Return the lines of the breadcrumb a line may be a crumb of: cells, items of a list."""
    outer = _list_of(line.box) or line.box.parent
    if outer is None or not 1 < outer.last - outer.first <= _MOST:
        return [line]
    is_crumb = _BEGINS_WITH_BAR.match(line.text) or _LEAD.fullmatch(line.text)
    return lines[outer.first : outer.last] if is_crumb or _is_named(outer.label) else [line]


def _list_of(box: Box) -> Box | None:
    """Find the breadcrumb that is a list, of which a box is an item: nav.breadcrumb > ol > li."""
    outer = box.parent.parent if box.tag == "li" and box.parent else None
    return outer if outer and _CRUMB.search(outer.label) else None


def _trail(group: Sequence[Line]) -> _Trail:
    text = "\t".join(line.edged for line in group)
    lead = _LEAD.match(text)
    sure = lead is not None or _is_marked(group[0].box)
    names = _split(text[lead.end() :] if lead else text, sure=sure)
    fewest = 1 if lead else 2
    end = next((i for i, name in enumerate(names) if i and _TEXT.fullmatch(name)), None)
    return _Trail(
        names=names[:end],
        sure=sure and len(names) >= fewest,
        complete=end is not None or (_begins_at_home(names) and _leads_down(text, group)),
        arrows=_ARROW.search(text) is not None,
    )


def _is_marked(box: Box) -> bool:
    """Return whether a template names the box, or one around it, as the place of a breadcrumb."""
    around = (box, box.parent, _list_of(box))
    return any(_is_named(each.label) for each in around if each)


def _begins_at_home(names: Sequence[str]) -> bool:
    return 1 < len(names) <= _MOST_FROM_HOME and _HOME.fullmatch(names[0]) is not None


def _leads_down(text: str, group: Sequence[Line]) -> bool:
    """Return whether a line has a breadcrumb's marks, or at least is no menu."""
    return bool(_ARROW.search(text) or _BAR.search(text)) or not _is_menu(group)


def _is_menu(group: Sequence[Line]) -> bool:
    """Return whether the links of a line lead to folders beside one another."""
    paths = [parts_of(anchor.get("href") or "").path for anchor in _anchors(group)]
    folders = [path for path in paths if not _ROOT.fullmatch(path)]
    if len(folders) < 2 or not all(path.endswith("/") for path in folders):
        return False
    return not any(inner.startswith(outer) for outer, inner in pairwise(folders))


def _anchors(group: Sequence[Line]) -> list[Element]:
    return [anchor for line in group for block in line.blocks for anchor in block.anchors]


def _split(line: str, *, sure: bool) -> list[str]:
    """Cut a line into crumbs: at arrows, else at bars, else where its elements end.

    Pipes count in a line that is sure to be a breadcrumb: they part menus as well.
    """
    cuts = (_ARROW, _BAR, _PIPE, _EDGE) if sure else (_ARROW, _BAR, _EDGE)
    cut = next((cut for cut in cuts if cut.search(line)), None)
    pieces = cut.split(line) if cut else [line]
    if cut is _BAR and not sure and not _has_ends(tidy(pieces[0]), tidy(pieces[-1])):
        return []
    crumbs = [crumb for piece in pieces if (crumb := _crumbs(piece))]
    return [crumb[0] if i else crumb[-1] for i, crumb in enumerate(crumbs)]


def _crumbs(piece: str) -> list[str]:
    """Return the texts of the elements of a piece; beside a crumb stands what is none."""
    return [name for part in _EDGE.split(piece) if (name := _unwrapped(tidy(part)))]


def _has_ends(first: str, last: str) -> bool:
    return _HOME.fullmatch(first) is not None or _TEXT.fullmatch(last) is not None


def _unwrapped(name: str) -> str:
    return name[1:-1].strip() if name[:1] + name[-1:] in {"[]", "【】"} else name


def _is_home(document: Document, name: str, group: Sequence[Line]) -> bool:
    """Return whether the first crumb is the site's front page.

    It is called so, or leads to the root of the site, or <title> has the name.
    """
    if _HOME.fullmatch(name):
        return True
    if SECTION.search(name):
        return False
    is_title_end = fold(name) in _title_ends(document)
    href = _target(name, group)
    if href is None:
        return is_title_end
    parts = parts_of(document.link(href) or href)
    host = parts.hostname or ""
    is_site = not host or host.removeprefix("www.") == site_of(host)
    return _ROOT.match(parts.path) is not None and (is_site or is_title_end)


def _target(name: str, group: Sequence[Line]) -> str | None:
    """Return where the link that a crumb is leads to."""
    for anchor in _anchors(group):
        if fold("".join(map(str, anchor.itertext()))) == fold(name):
            return anchor.get("href")
    return None


def _title_ends(document: Document) -> list[str]:
    """Return the parts of <title> that may be the site's name: the first and the last."""
    parts = [fold(part) for part in SEPARATOR.split(document.head_title)]
    return [parts[0], parts[-1]] if len(parts) > 1 else []


def _cleaned(names: list[str], headline: str | None) -> tuple[str, ...]:
    """Take home, 正文 and the headline itself off."""
    kept = [name for name in names if not _TEXT.fullmatch(name)]
    if kept and headline and _is_headline(fold(kept[-1]).rstrip(".…"), fold(headline)):
        kept.pop()
    return tuple(kept)


def _is_headline(crumb: str, headline: str) -> bool:
    return crumb == headline or (
        len(crumb) > 8 and (headline.startswith(crumb) or crumb.startswith(headline))
    )
