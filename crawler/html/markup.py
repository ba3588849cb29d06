"""The one parse of a page, and the one walk that finds boxes, blocks and pictures."""

import re
from typing import Any

from lxml import etree
from w3lib.html import get_base_url

from crawler.errors import Refused
from crawler.html.defuse import defused
from crawler.html.document import Block, Box, Document, Element, Picture
from crawler.lexicon.tables.box_names import BODY_NAMES
from crawler.reasons import Reason
from crawler.text import EDGE, tidy

# What an element does to the text around it; one that is in none of these is a box.
_BOLD = frozenset(("b", "strong"))
_INLINE = frozenset(
    "abbr acronym bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt ruby s"
    " samp small span strike"
    " sub sup time tt u var wbr o:p".split()
) | frozenset(
    # What Word marks in a sentence: <st1:chmetcnv>3</st1:chmetcnv>
    f"st1:{name}"
    for name in (
        "chsdate chmetcnv personname givenname sn city place placename placetype state"
        " country-region address street"
        " date time tcsc metricconverter stockticker"
    ).split()
)
_UNSEEN = frozenset(
    "script style noscript template head title textarea select option button iframe object embed"
    " applet svg math video"
    " audio canvas input map plaintext".split()
)
_BUTTONS = frozenset(("button", "input"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_BOX = _BOLD | _INLINE | _UNSEEN | {"a", "br", "img"}

# Text that is in the markup and not on the screen, planted against copying or kept for scripts.
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_HEAD = 8192
# Boxes are not told apart below this depth, so that a way up to the root stays short; browsers stop
# at 512.
_DEEPEST = 200
_MOST_TAGS = 1_200_000
"""Opening and closing tags together: beyond them the tree alone takes half a gibibyte."""
_MOST_BLOCKS = 120_000
"""Lines of text, which cost more than tags: ten times those of the longest pages met, and seconds to read."""
_TAG = re.compile("</?[A-Za-z]")
_BASE = re.compile("<base", re.IGNORECASE)


def parse(text: str, url: str) -> Document:
    """Parse decoded HTML. Markup that is beyond repair gives a document without blocks.

    Raises Refused for markup of more tags or lines than any page has, and when there is no memory left to parse it.
    """
    if text.count("<") > _MOST_TAGS and (tags := sum(1 for _ in _TAG.finditer(text))) > _MOST_TAGS:
        raise Refused(Reason.TOO_COMPLEX, f"{tags:,} tags")
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=True, remove_pis=True, remove_comments=True
    )
    source = defused(text.replace("\x00", "").strip().encode("utf-8", "replace"))
    try:
        root = etree.fromstring(source or b"<html/>", parser=parser)
    except etree.XMLSyntaxError as error:  # the parser mends everything else
        raise Refused(Reason.TOO_COMPLEX, "no memory is left to parse it") from error
    if root is None:
        root = etree.fromstring(b"<html/>", parser=parser)
    fault = parser.error_log.last_error
    walk = _Walk(root)
    walk.run()
    if len(walk.blocks) > _MOST_BLOCKS:
        raise Refused(Reason.TOO_COMPLEX, f"{len(walk.blocks):,} lines")
    cut_short = fault is not None and fault.type_name == "ERR_RESOURCE_LIMIT"
    return Document(
        url,
        text,
        root,
        _base_url(text[:_HEAD], url),
        walk.blocks,
        walk.boxes,
        walk.pictures,
        walk.links,
        cut_short,
    )


def _base_url(head: str, url: str) -> str:
    """Return the address that links are relative to: that of <base>, else the page's own."""
    if not _BASE.search(head):
        return url
    try:
        return get_base_url(head, url)
    except ValueError:
        return url


def _is_unveiled(label: str, style: str | None) -> bool:
    """Return whether a script shows this hidden body when the page is set: WeChat's, since 2022."""
    known = any(BODY_NAMES.get(name.lower()) == 1.0 for name in label.split())
    return known and style is not None and _INVISIBLE.search(style) is not None


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
        walker: Any = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if not self._open(element, tag):
                    walker.skip_subtree()
                    continue
                text = element.text
            else:
                self._close(element, tag)
                text = element.tail
            if text is None:
                continue
            if self._pre and "\n" in text:
                self._lines(text)
                continue
            if size := len(text.strip()):
                self._count(size)
            elif not self._parts and text.isascii():
                continue  # white space of the markup, no indent
            self._parts.append(text)
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
            if tag in _BUTTONS:
                self._note_click(element)
            return False
        return True

    def _open_box(self, element: Element, tag: str) -> None:
        if element is self.root:
            return
        if self._parts or self._pending or self._anchors:
            self._flush()
        outer = self.box
        if outer.depth >= _DEEPEST:
            return
        box = Box(
            element,
            tag,
            outer,
            outer.depth + 1,
            len(self.blocks),
            hidden=outer.hidden,
            index=len(self.boxes),
        )
        name, classes, style = element.get("id"), element.get("class"), element.get("style")
        if name or classes:
            box.label = f"{name or ''} {classes or ''}".strip()
        if (style is not None and _HIDDEN_STYLE.search(style)) or element.get("hidden") is not None:
            box.hidden = outer.hidden or not _is_unveiled(box.label, style)
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
        if self._parts or self._pending or self._anchors:
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
            parts = self._parts
            edged = parts[0] if len(parts) == 1 else EDGE.join(parts)
            raw = edged if len(parts) == 1 else "".join(parts)
            if text := tidy(raw):
                bold = self._bold_chars >= self._chars
                self.blocks.append(
                    Block(
                        len(self.blocks),
                        self.box,
                        text,
                        raw,
                        edged,
                        self._link_chars,
                        bold,
                        self._anchors or (),
                    )
                )
                if self._anchors:
                    self._anchors = []
                if self._pending:
                    for picture in self.pictures[-self._pending :]:
                        picture.inline = True
            self._chars = self._link_chars = self._bold_chars = 0
        if self._parts:
            self._parts = []
        self._pending = 0
        if self._anchors and not self._links:
            self._anchors = []
