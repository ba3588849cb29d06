"""A parsed page: its blocks of text, and the boxes of markup that hold them.

Everything that reads a page works on this. A page has many hundreds of them, so they are structs,
which are made fast and which the garbage collector need not look at. A block is a run of text that
a browser shows as one line or paragraph: it ends where a block-level element begins or ends, and at
<br>. A box is a block-level element; the blocks inside it are a slice of the document's blocks,
because both are in document order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree
from msgspec import Struct
from parsel import Selector

from crawler.addresses.canonical import resolve
from crawler.text import tidy

Element = etree._Element  # noqa: SLF001 - the name lxml's own type stubs use

_HIDING = re.compile(r"display\s*+:\s*+none", re.IGNORECASE)
_ONE_CLASS = re.compile(r"(?:^|[>;])\s*\.([\w-]+)\s*\{[^{]*$")
_CSS_INDENT = re.compile(r"text-indent\s*:\s*(?!0)\d", re.IGNORECASE)
_INDENT = re.compile(r"\s*(?:\u3000|[\u00a0\u2002\u2003]{2,})")


def hides(element: Element) -> bool:
    """Return whether an element is hidden by its own style or attribute."""
    return (
        element.get("hidden") is not None or _HIDING.search(element.get("style") or "") is not None
    )


class Box(Struct, eq=False, gc=False):
    """A block-level element; `first` and `last` bound its blocks, `label` is id and classes."""

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


class Block(Struct, eq=False, gc=False):
    """A line or paragraph of visible text.

    `raw` is the text with its own white space, `link_chars` counts what is inside links.

    `edged` is the text as the markup cuts it: an `EDGE` where a tag stands.
    """

    index: int
    box: Box
    text: str
    raw: str
    edged: str
    link_chars: int
    bold: bool
    anchors: Sequence[Element] = ()

    @property
    def tag(self) -> str:
        """Return the name of the element that holds the block."""
        return self.box.tag

    @property
    def indented(self) -> bool:
        """Return whether the block begins with an indent, of spaces or by its style."""
        style = self.box.element.get("style")
        return _INDENT.match(self.raw) is not None or (
            style is not None and _CSS_INDENT.search(style) is not None
        )

    @property
    def link_share(self) -> float:
        """Return the share of the text that is inside links, 0 to 1."""
        return min(1.0, self.link_chars / len(self.text))


class Picture(Struct, eq=False, gc=False):
    """An <img> and the index of the block it stands before; `inline`: in the block itself."""

    element: Element
    block: int
    box: Box
    inline: bool = False


@dataclass(eq=False)
class Document:
    """A parsed page: tree, blocks, boxes, pictures, and the address of relative links.

    `links` are the elements that lead somewhere: anchors, and whatever has an `onclick` that
    changes the location.
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
    inner_pages: int = 1
    """How many pages of one article stand in it, side by side."""

    @cached_property
    def selector(self) -> Selector:
        """Return the tree as a parsel selector, for the queries a site declares."""
        return Selector(root=self.root, type="html", base_url=self.base_url)

    @cached_property
    def head_title(self) -> str:
        """Return the text of <title>."""
        element = next(self.root.iter("title"), None)
        return tidy("".join(element.itertext())) if element is not None else ""

    @cached_property
    def meta(self) -> dict[str, str]:
        """Map names and properties of <meta>, in lower case, to the first content of each."""
        found: dict[str, str] = {}
        head = self.root.find("head")
        for element in list(head.iter("meta") if head is not None else ()) or self.root.iter(
            "meta"
        ):
            name = element.get("name") or element.get("property") or element.get("itemprop")
            content = tidy(element.get("content") or "")
            if name and content:
                found.setdefault(name.strip().lower(), content)
        return found

    @cached_property
    def concealed(self) -> frozenset[str]:
        """Return the classes that a <style> hides, as text against copying often is."""
        styles = "".join(element.text or "" for element in self.root.iter("style"))
        hiding = (rule.rpartition("}")[2] for rule in _HIDING.split(styles)[:-1])
        return frozenset(match[1] for rule in hiding if (match := _ONE_CLASS.search(rule)))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return the names of places in the page that a fragment may lead to."""
        named = (element.get("name") or element.get("id") for element in self.root.iter("a"))
        boxes = (box.element.get("id") for box in self.boxes)
        return frozenset(name for name in (*named, *boxes) if name)

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


def declared_texts(document: Document, query: str | None) -> list[str]:
    """Return the texts of the elements or attributes that a query selects, but for empty ones."""
    nodes = [selected.root for selected in document.selector.css(query)] if query else []
    texts = [tidy(node if isinstance(node, str) else "".join(node.itertext())) for node in nodes]
    return [text for text in texts if text]


def declared_text(document: Document, query: str | None) -> str | None:
    """Return the first text that a query selects; None when it selects none."""
    return next(iter(declared_texts(document, query)), None)
