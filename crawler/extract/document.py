"""The one parse of a page: its blocks of text, and the boxes of markup that hold them.

Everything that reads a page works on this. A block is a run of text that a browser shows as one line or paragraph: it ends
where a block-level element begins or ends, and at <br>. A box is a block-level element; the blocks inside it are a slice of
the document's blocks, because both are in document order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from lxml import etree
from parsel import Selector
from w3lib.html import get_base_url

from crawler.extract.defuse import defused
from crawler.text import EDGE, tidy
from crawler.urls import resolve

Element = etree._Element  # noqa: SLF001 - the name lxml's own type stubs use

# What an element does to the text around it; one that is in none of these is a box.
_BOLD = frozenset(("b", "strong"))
_INLINE = frozenset(
    "abbr acronym bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike"
    " sub sup time tt u var wbr o:p st1:chsdate st1:personname".split()
)
_UNSEEN = frozenset(
    "script style noscript template head title textarea select option button iframe object embed applet svg math video"
    " audio canvas input map plaintext".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_BOX = _BOLD | _INLINE | _UNSEEN | {"a", "br", "img"}

# Text that is in the markup and not on the screen, planted against copying or kept for scripts.
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_HIDDEN_CLASS = re.compile(r"(?:^|[}>;])\s*\.([\w-]+)\s*\{[^{}]*display\s*:\s*none", re.IGNORECASE)
_HEAD = 8192
# Boxes are not told apart below this depth, so that a way up to the root stays short; browsers stop at 512.
_DEEPEST = 200
_BASE = re.compile("<base", re.IGNORECASE)
_CSS_INDENT = re.compile(r"text-indent\s*:\s*(?!0)\d", re.IGNORECASE)
_INDENT = re.compile(r"\s*(?:\u3000|[\u00a0\u2002\u2003]{2,})")


@dataclass(slots=True, eq=False)
class Box:
    """A block-level element; `first` and `last` bound the slice of blocks inside it, `label` holds its id and classes."""

    element: Element
    tag: str
    parent: "Box | None"
    depth: int
    first: int
    last: int = 0
    hidden: bool = False
    label: str = ""
    index: int = 0

    @property
    def path(self) -> str:
        """Name the element as a selector would: `div#article_content`."""
        names = [f"#{i}" for i in (self.element.get("id") or "").split()[:1]]
        names = names or [f".{c}" for c in (self.element.get("class") or "").split()[:1]]
        return self.tag + "".join(names)

    def chain(self) -> Iterator["Box"]:
        """Yield this box and the boxes around it, inner first."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(slots=True, eq=False)
class Block:
    """A line or paragraph of visible text; `raw` is the text with its own white space, `link_chars` counts what is linked.

    `parts` is the text as the markup cuts it: one string between two tags.
    """

    index: int
    box: Box
    text: str
    raw: str
    parts: list[str]
    link_chars: int
    bold: bool
    anchors: list[Element] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """Give the name of the element that holds the block."""
        return self.box.tag

    @property
    def line(self) -> str:
        """Give the text with the edges of its elements marked."""
        return EDGE.join(self.parts)

    @property
    def indented(self) -> bool:
        """Say whether the block begins with an indent, of spaces or by its style."""
        style = self.box.element.get("style")
        return _INDENT.match(self.raw) is not None or (style is not None and _CSS_INDENT.search(style) is not None)

    @property
    def link_share(self) -> float:
        """Give the share of the text that is inside links, 0 to 1."""
        return min(1.0, self.link_chars / len(self.text))


@dataclass(slots=True)
class Picture:
    """An <img> and the index of the block it stands before; `inline` when it stands in the block's own line."""

    element: Element
    block: int
    box: Box
    inline: bool = False


@dataclass(eq=False)
class Document:
    """A parsed page: its tree, blocks, boxes and pictures, and the address its links are relative to.

    `links` are the elements that lead somewhere: anchors, and whatever has an `onclick` that changes the location.
    """

    url: str
    source: str
    root: Element
    base_url: str
    blocks: list[Block]
    boxes: list[Box]
    pictures: list[Picture]
    links: list[Element]
    cut_short: bool = False
    """Whether the parser gave up before the end: elements nested deeper than it follows."""

    @cached_property
    def selector(self) -> Selector:
        """Give the tree as a parsel selector, for the queries a site declares."""
        return Selector(root=self.root, type="html", base_url=self.base_url)

    @cached_property
    def head_title(self) -> str:
        """Give the text of <title>."""
        element = next(self.root.iter("title"), None)
        return tidy("".join(element.itertext())) if element is not None else ""

    @cached_property
    def meta(self) -> dict[str, str]:
        """Map the names and properties of <meta>, lower case, to their content; the first of a name counts."""
        found: dict[str, str] = {}
        head = self.root.find("head")
        for element in list(head.iter("meta") if head is not None else ()) or self.root.iter("meta"):
            name = element.get("name") or element.get("property") or element.get("itemprop")
            content = tidy(element.get("content") or "")
            if name and content:
                found.setdefault(name.strip().lower(), content)
        return found

    @cached_property
    def concealed(self) -> frozenset[str]:
        """Give the classes that a <style> of the page hides: text against copying is often hidden so."""
        styles = "".join(element.text or "" for element in self.root.iter("style"))
        return frozenset(_HIDDEN_CLASS.findall(styles))

    def link(self, href: str | None) -> str | None:
        """Resolve an href against the page; None when it leads nowhere a crawler goes."""
        return resolve(self.base_url, href)

    def box_of(self, element: Any) -> Box | None:  # what a selector returns
        """Find the box of an element, or of the nearest block-level element around it."""
        while element is not None:
            box = self._by_element.get(element)
            if box is not None:
                return box
            element = element.getparent()
        return None

    @cached_property
    def _by_element(self) -> dict[Any, Box]:
        return {box.element: box for box in self.boxes}


def parse(text: str, url: str) -> Document:
    """Parse decoded HTML. Markup that is beyond repair gives a document without blocks."""
    parser = etree.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, remove_pis=True)
    source = defused(text.replace("\x00", "").strip().encode("utf-8", "replace"))
    root = etree.fromstring(source or b"<html/>", parser=parser)
    if root is None:
        root = etree.fromstring(b"<html/>", parser=parser)
    fault = parser.error_log.last_error
    walk = _Walk(root)
    walk.run()
    head = text[:_HEAD]
    base_url = get_base_url(head, url) if _BASE.search(head) else url
    cut_short = fault is not None and fault.type_name == "ERR_RESOURCE_LIMIT"
    return Document(url, text, root, base_url, walk.blocks, walk.boxes, walk.pictures, walk.links, cut_short)


class _Walk:
    """One pass over the tree in document order, without recursion: the hot loop of the house."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.links: list[Element] = []
        self.box = Box(root, "html", None, 0, 0)
        self.boxes = [self.box]
        self._parts: list[str] = []
        self._anchors: list[Element] = []
        self._chars = self._link_chars = self._bold_chars = 0
        self._links = self._bolds = self._pending = self._pre = 0

    def run(self) -> None:
        walker = etree.iterwalk(self.root, events=("start", "end", "comment"))
        for event, element in walker:
            tag = cast("str", element.tag)
            if event == "start":
                if not self._open(element, tag):
                    walker.skip_subtree()
                    continue
                text = element.text
            else:
                if event == "end":
                    self._close(element, tag)
                text = element.tail
            if text is None:
                continue
            if self._pre and "\n" in text:
                self._lines(text)
                continue
            self._parts.append(text)
            if size := len(text.strip()):
                self._count(size)
        self._flush()
        self.boxes[0].last = len(self.blocks)

    def _lines(self, text: str) -> None:
        """Take text whose own line breaks are shown."""
        *lines, last = text.split("\n")
        for line in lines:
            self._parts.append(line)
            self._count(len(line.strip()))
            self._flush()
        self._parts.append(last)
        self._count(len(last.strip()))

    def _count(self, size: int) -> None:
        self._chars += size
        if self._links:
            self._link_chars += size
        if self._bolds:
            self._bold_chars += size

    def _open(self, element: Element, tag: str) -> bool:
        """Enter an element; False when nothing in it is seen."""
        if tag not in _NO_BOX:
            self._open_box(element, tag)
        elif tag == "a":
            self._links += 1
            self._anchors.append(element)
            self.links.append(element)
        elif tag in _BOLD:
            self._bolds += 1
        elif tag in _INLINE:
            self._note_click(element)
            style = element.get("style")
            return style is None or _HIDDEN_STYLE.search(style) is None
        elif tag == "br":
            self._flush()
        elif tag == "img":
            self.pictures.append(Picture(element, len(self.blocks), self.box))
            self._pending += 1
        else:
            return False
        return True

    def _open_box(self, element: Element, tag: str) -> None:
        if element is self.root:
            return
        self._flush()
        outer = self.box
        if outer.depth >= _DEEPEST:
            return
        box = Box(element, tag, outer, outer.depth + 1, len(self.blocks), hidden=outer.hidden, index=len(self.boxes))
        name, classes, style = element.get("id"), element.get("class"), element.get("style")
        if name or classes:
            box.label = f"{name or ''} {classes or ''}".strip()
        if (style is not None and _HIDDEN_STYLE.search(style)) or element.get("hidden") is not None:
            box.hidden = True
        self._note_click(element)
        self.box = box
        self.boxes.append(box)
        if tag in _HEADINGS:
            self._bolds += 1
        elif tag == "pre":
            self._pre += 1

    def _note_click(self, element: Element) -> None:
        called = element.get("onclick")
        if called is not None and "location" in called:
            self.links.append(element)

    def _close(self, element: Element, tag: str) -> None:
        if tag not in _NO_BOX:
            self._close_box(element, tag)
        elif tag == "a":
            self._links -= self._links > 0
        elif tag in _BOLD:
            self._bolds -= self._bolds > 0

    def _close_box(self, element: Element, tag: str) -> None:
        self._flush()
        if tag == "pre":
            self._pre -= self._pre > 0
        if self.box.element is element and self.box.parent is not None:
            self.box.last = len(self.blocks)
            self.box = self.box.parent
            if tag in _HEADINGS:
                self._bolds -= self._bolds > 0

    def _flush(self) -> None:
        if self._chars:
            raw = "".join(self._parts)
            if text := tidy(raw):
                bold = self._bold_chars >= self._chars
                self.blocks.append(
                    Block(len(self.blocks), self.box, text, raw, self._parts, self._link_chars, bold, self._anchors)
                )
                self._anchors = []
                for picture in self.pictures[len(self.pictures) - self._pending :]:
                    picture.inline = True
            self._chars = self._link_chars = self._bold_chars = 0
        if self._parts:
            self._parts = []
        self._pending = 0
        if self._anchors and not self._links:
            self._anchors = []
