"""The channel: the breadcrumb above the headline, without 首页 and 正文."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

from crawler.addresses.canonical import site_of
from crawler.html.document import Block, Box, Document
from crawler.lexicon.media import SECTION
from crawler.reading.fields.title import SEPARATOR, Title
from crawler.text import fold, tidy

_LEAD = re.compile(
    r"^\s*.{0,6}?(?:当前|您|你|现在|目前|所在)?.{0,4}(?:(?:位置|所在地|位于|导航)\s*[:：]|位置(?=\s))\s*",
    re.DOTALL,
)
_ARROW = re.compile(r"(?:(?<!\s)\s++)?(?:(?<!-)-++>|[>»›→＞])[>»›→＞\s]*+")
_BAR = re.compile(r"(?:(?<!\s)\s++)?[/／·]\s*+|(?<!\s)\s++(?:-{1,2}|[–—]{1,2})\s++")
_PIPE = re.compile(r"(?:(?<!\s)\s++)?[|｜]\s*+")
_EDGE = re.compile(r"[\t\n\u00a0\u001f]+")
_HINT = re.compile(r"[>»›→＞/／|｜]|位置|位于|所在地|导航|正\s*文|首\s*页")
_BEGINS_WITH_BAR = re.compile(rf"^\s*(?:{_ARROW.pattern}|[/／])")
# Names that templates give to the element: breadcrumb, position, weizhi (位置), mbx (面包屑).
_NAMED = re.compile(
    r"crumb|position|location|weizhi|mianbao|(?:^|[\s_-])(?:path|local|wz|dqwz|mbx|place|sitepath|cur_?pos)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CRUMB = re.compile(r"crumb", re.IGNORECASE)
_HOME = re.compile(
    r"(?:返回|网站|本站|本网|[\u4e00-\u9fff\w]{2,6}(?<!频道))?(?:首\s*页|首頁|主\s*[页頁])|home|index",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r".{0,4}正\s*文|(?:详细|新闻|文章|查看|浏览|阅读|详情)?内容页?|(?:新闻|文章)?详情|(?:浏览|阅读|查看)(?:文章|信息|新闻)"
)
_ROOT = re.compile(r"/?(?:index\.\w+)?$")
_LONGEST_CRUMB = 20
_LONGEST = 200
_CLOSE, _NEAR = 3, 12
_FAR = 60
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Trail:
    """A line read as a breadcrumb, and what speaks for its being one."""

    names: list[str]
    sure: bool
    """The line says so (当前位置) or its element does."""
    told: bool
    """It leads to 正文, or begins at 首页."""
    arrows: bool

    def holds(self, above: int) -> bool:
        """Return whether the line is one; `above`: by how many blocks it stands above the headline."""
        if (
            not self.names
            or len(self.names) > _MOST
            or any(len(name) > _LONGEST_CRUMB for name in self.names[:-1])
        ):
            return False
        arrows = self.arrows and len(self.names) >= (2 if above <= _CLOSE else 3)
        return self.sure or (above <= _NEAR and (self.told or arrows))


def find_channel(
    document: Document, title: Title | None, text_first: int, declared: str | None = None
) -> tuple[str, ...]:
    """Read the breadcrumb nearest above the headline; nothing when the page shows none."""
    headline = title.text if title else None
    if declared:
        texts = (
            tidy("".join(selected.root.itertext())) for selected in document.selector.css(declared)
        )
        return _cleaned([text for text in texts if text], headline)
    at = title.block.index if title and title.block else text_first
    for block in reversed(document.blocks[max(0, at - _FAR) : at + 3]):
        if (
            len(block.text) > _LONGEST
            or block.box.hidden
            or block.index == at
            or not _may_hold(block)
        ):
            continue
        group = _group(document, block)
        trail = _trail(group)
        if trail.holds(at - block.index):
            home = len(trail.names) > 1 and _is_home(document, trail.names[0], group)
            return _cleaned(trail.names[home:], headline)
    return ()


def _may_hold(block: Block) -> bool:
    return (
        _HINT.search(block.text) is not None
        or _is_named(block.box.label)
        or _list_of(block.box) is not None
    )


@lru_cache(maxsize=4096)
def _is_named(label: str) -> bool:
    return bool(label) and _NAMED.search(label) is not None


def _group(document: Document, block: Block) -> list[Block]:
    """Return the blocks of the breadcrumb that a block may be one crumb of: cells of a row, items of a list."""
    outer = block.box.parent
    if (listed := _list_of(block.box)) is not None:
        outer = listed
    part = (
        _BEGINS_WITH_BAR.match(block.text)
        or _LEAD.fullmatch(block.text)
        or (outer and _is_named(outer.label))
    )
    if not part or outer is None or not 1 < outer.last - outer.first <= _MOST:
        return [block]
    return document.blocks[outer.first : outer.last]


def _list_of(box: Box) -> Box | None:
    """Find the breadcrumb that is a list, of which a box is an item: nav.breadcrumb > ol > li."""
    outer = box.parent.parent if box.tag == "li" and box.parent else None
    return outer if outer and _CRUMB.search(outer.label) else None


def _trail(group: Sequence[Block]) -> _Trail:
    line = "\t".join(block.line for block in group)
    led = _LEAD.match(line)
    box = group[0].box
    sure = led is not None or any(
        _is_named(each.label) for each in (box, box.parent, _list_of(box)) if each
    )
    names = _split(line[led.end() :] if led else line, sure=sure)
    end = next((i for i, name in enumerate(names) if i and _TEXT.fullmatch(name)), None)
    arrows = _ARROW.search(line) is not None
    home = len(names) > 1 and _HOME.fullmatch(names[0]) is not None and len(names) <= 4
    told = end is not None or (
        home and (arrows or _BAR.search(line) is not None or not _is_menu(group))
    )
    return _Trail(names[:end], sure and len(names) > (led is None), told, arrows)


def _is_menu(group: Sequence[Block]) -> bool:
    """Say whether the links of a line lead to folders beside one another, and not each into the one before it."""
    anchors = (anchor for block in group for anchor in block.anchors)
    paths = [urlsplit(anchor.get("href") or "").path for anchor in anchors]
    folders = [path for path in paths if not _ROOT.fullmatch(path)]
    folders_only = len(folders) >= 2 and all(path.endswith("/") for path in folders)
    return folders_only and not any(inner.startswith(outer) for outer, inner in pairwise(folders))


def _split(line: str, *, sure: bool) -> list[str]:
    """Cut a line into crumbs: at arrows; else at bars, or where its elements end. Pipes part the items of a menu as well."""
    cut = next(
        (cut for cut in (_ARROW, _BAR, *([_PIPE] if sure else []), _EDGE) if cut.search(line)), None
    )
    pieces = cut.split(line) if cut else [line]
    ends = [tidy(pieces[0]), tidy(pieces[-1])]
    if cut is _BAR and not sure and not (_HOME.fullmatch(ends[0]) or _TEXT.fullmatch(ends[1])):
        return []
    names: list[str] = []
    for piece in pieces:
        parts = [name for part in _EDGE.split(piece) if (name := _unwrapped(tidy(part)))]
        if parts:
            names.append(parts[0] if names else parts[-1])
    return names


def _unwrapped(name: str) -> str:
    return name[1:-1].strip() if name[:1] + name[-1:] in {"[]", "【】"} else name


def _is_home(document: Document, name: str, group: Sequence[Block]) -> bool:
    """Return whether the first crumb is the site's front page: called so, leading to the host of the site itself, or the name in <title>."""
    if _HOME.fullmatch(name):
        return True
    if SECTION.search(name):
        return False
    anchors = (anchor for block in group for anchor in block.anchors)
    href = next(
        (a.get("href") for a in anchors if fold("".join(map(str, a.itertext()))) == fold(name)),
        None,
    )
    if href is None:
        return fold(name) in _title_ends(document)
    parts = urlsplit(document.link(href) or href)
    host = parts.hostname or ""
    own = (
        not host
        or host.removeprefix("www.") == site_of(host)
        or fold(name) in _title_ends(document)
    )
    return _ROOT.match(parts.path) is not None and own


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
