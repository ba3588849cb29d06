"""Whether the first line of a page is indented as its paragraphs are: by blanks, by attribute, by the page's own style sheet.

Where the style sheet is a file of its own, the names of classes say it: indent, no-indent.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.html.document import Block, Document
from crawler.reading.lines import Line

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_INDENT = re.compile(r"text-indent\s*:\s*(-?[\d.]+)", re.IGNORECASE)
_LAST = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?:\.(?P<name>[\w-]+))?$", re.IGNORECASE)
_NAMED = re.compile(r"^(?P<no>no[-_]?|un)?(?:text[-_]?)?indent(?:ed)?\d?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the style sheets in a page say of indents: by class, and by tag."""

    by_class: dict[str, bool]
    by_tag: dict[str, bool]

    def indents(self, block: Block) -> bool | None:
        """Return whether the block is indented by its class or tag; None when the sheets say nothing of it."""
        for name in block.box.label.split():
            if name in self.by_class:
                return self.by_class[name]
            if named := _NAMED.match(name):
                return named["no"] is None
        return self.by_tag.get(block.tag)


def opens_indented(document: Document, lines: Sequence[Line]) -> bool | None:
    """Return whether the first line is indented; None when the page indents no line."""
    if any(line.block.indented for line in lines):
        return lines[0].block.indented
    sheet = read_sheet(document)
    indents = [sheet.indents(line.block) for line in lines]
    if all(indents) and not any(sheet.by_class.values()) and not _named_so(lines):
        return None  # a rule for all paragraphs alike tells nothing of the first
    return bool(indents[0]) if any(indents) else None


def _named_so(lines: Sequence[Line]) -> bool:
    return any(_NAMED.match(name) for line in lines for name in line.box.label.split())


def read_sheet(document: Document) -> Sheet:
    """Read the rules about indents from the style sheets that stand in the page."""
    by_class: dict[str, bool] = {}
    by_tag: dict[str, bool] = {}
    for element in document.root.iter("style"):
        for selectors, rules in _RULE.findall(element.text or ""):
            if (found := _INDENT.search(rules)) is None:
                continue
            is_indent = float(found[1]) > 0
            for selector in selectors.split(","):
                last = _LAST.search(selector.strip())
                if last is not None and last["name"]:
                    by_class[last["name"]] = is_indent
                elif last is not None and last["tag"]:
                    by_tag[last["tag"].lower()] = is_indent
    return Sheet(by_class, by_tag)
