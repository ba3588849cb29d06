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
from lxml.html import HtmlElement
from parsel import Selector
from w3lib.html import get_base_url

from crawler.text import tidy
from crawler.urls import resolve

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike"
    " strong sub sup time tt u var wbr o:p st1:chsdate st1:personname".split()
)
UNSEEN = frozenset(
    "script style noscript template head title textarea select option button iframe object embed applet svg math video"
    " audio canvas input map".split()
)
BOLD = frozenset("b strong h1 h2 h3 h4 h5 h6".split())

# Text that is in the markup and not on the screen, planted against copying or kept for scripts.
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_INDENT = re.compile(r"\s*(?:\u3000|[\u00a0\u2002\u2003]{2,})")


@dataclass(slots=True, eq=False)
class Box:
    """A block-level element; `first` and `last` bound the slice of blocks inside it."""

    element: HtmlElement
    parent: "Box | None"
    depth: int
    first: int
    last: int = 0
    hidden: bool = False

    @property
    def tag(self) -> str:
        """Give the element's name, lower case."""
        return str(self.element.tag)

    @property
    def label(self) -> str:
        """Give the element's id and classes, for evidence by name."""
        return f"{self.element.get('id') or ''} {self.element.get('class') or ''}".strip()

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
    """A line or paragraph of visible text."""

    index: int
    box: Box
    text: str
    raw: str
    indented: bool
    link_chars: int
    bold: bool
    anchors: list[HtmlElement] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """Give the name of the element that holds the block."""
        return self.box.tag

    @property
    def link_share(self) -> float:
        """Give the share of the text that is inside links, 0 to 1."""
        return min(1.0, self.link_chars / len(self.text)) if self.text else 0.0


@dataclass(slots=True)
class Picture:
    """An <img> and the index of the block it stands before, or in."""

    element: HtmlElement
    block: int
    box: Box


@dataclass(eq=False)
class Document:
    """A parsed page: its tree, blocks, boxes and pictures, and the address its links are relative to."""

    url: str
    root: HtmlElement
    base_url: str
    blocks: list[Block]
    boxes: list[Box]
    pictures: list[Picture]

    @cached_property
    def selector(self) -> Selector:
        """Give the tree as a parsel selector, for the queries a site declares."""
        return Selector(root=self.root, type="html", base_url=self.base_url)

    @cached_property
    def meta(self) -> dict[str, str]:
        """Map the names and properties of <meta>, lower case, to their content; the first of a name counts."""
        found: dict[str, str] = {}
        for element in self.root.iter("meta"):
            name = element.get("name") or element.get("property") or element.get("itemprop")
            content = tidy(element.get("content") or "")
            if name and content:
                found.setdefault(name.strip().lower(), content)
        return found

    def link(self, href: str | None) -> str | None:
        """Resolve an href against the page; None when it leads nowhere a crawler goes."""
        return resolve(self.base_url, href)

    def box_of(self, element: Any) -> Box | None:  # noqa: ANN401 - what a selector returns
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
    root = cast("HtmlElement", Selector(text=text, type="html").root)
    walk = _Walk(root)
    walk.run()
    return Document(url, root, get_base_url(text[:8192], url), walk.blocks, walk.boxes, walk.pictures)


class _Walk:
    """One pass over the tree in document order, without recursion."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.blocks: list[Block] = []
        self.boxes: list[Box] = []
        self.pictures: list[Picture] = []
        self._box = Box(root, None, 0, 0)
        self._parts: list[str] = []
        self._links = self._bolds = self._chars = self._link_chars = self._bold_chars = 0
        self._anchors: list[HtmlElement] = []

    def run(self) -> None:
        self.boxes.append(self._box)
        walker = etree.iterwalk(self.root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                if element is not self.root and not self._start(element):
                    walker.skip_subtree()
            elif event == "end":
                self._end(element)
            elif element.tail:
                self._add(element.tail)
        self._flush()
        self._box.last = len(self.blocks)

    def _start(self, element: HtmlElement) -> bool:
        tag = element.tag
        if tag in UNSEEN:
            return False
        if tag == "br":
            self._flush()
        elif tag == "img":
            self.pictures.append(Picture(element, len(self.blocks), self._box))
        elif tag in INLINE:
            hidden = element.get("style")
            if hidden and _HIDDEN_STYLE.search(hidden):
                return False
            self._open_inline(element)
        else:
            self._open_box(element)
        if element.text:
            self._add(element.text)
        return True

    def _end(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in INLINE:
            self._links -= tag == "a" and self._links > 0
            self._bolds -= tag in BOLD and self._bolds > 0
        elif self._box.element is element and self._box.parent is not None:
            self._close_box()
        if element.tail and element is not self.root:
            self._add(element.tail)

    def _open_inline(self, element: HtmlElement) -> None:
        if element.tag == "a":
            self._links += 1
            self._anchors.append(element)
        elif element.tag in BOLD:
            self._bolds += 1

    def _open_box(self, element: HtmlElement) -> None:
        self._flush()
        style = element.get("style")
        hidden = self._box.hidden or element.get("hidden") is not None or bool(style and _HIDDEN_STYLE.search(style))
        self._box = Box(element, self._box, self._box.depth + 1, len(self.blocks), hidden=hidden)
        self.boxes.append(self._box)
        self._bolds += element.tag in BOLD

    def _close_box(self) -> None:
        self._flush()
        self._box.last = len(self.blocks)
        self._bolds -= self._box.element.tag in BOLD and self._bolds > 0
        if self._box.parent is not None:
            self._box = self._box.parent

    def _add(self, text: str) -> None:
        self._parts.append(text)
        if not text.isspace():
            size = len(text.strip())
            self._chars += size
            self._link_chars += size if self._links else 0
            self._bold_chars += size if self._bolds else 0

    def _flush(self) -> None:
        if self._chars:
            raw = "".join(self._parts)
            if text := tidy(raw):
                indented = _INDENT.match(raw) is not None
                bold = self._bold_chars >= self._chars
                block = Block(len(self.blocks), self._box, text, raw, indented, self._link_chars, bold, self._anchors)
                self.blocks.append(block)
                self._anchors = []
        self._parts = []
        self._chars = self._link_chars = self._bold_chars = 0
        if not self._links:
            self._anchors = []
