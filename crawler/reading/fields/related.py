"""The block of related reading: its links are kept as data, its text never enters the body."""

import re
from dataclasses import replace

from crawler.html.document import Block, Document
from crawler.lexicon.patterns import either, words
from crawler.lexicon.uses import Use
from crawler.model import Link
from crawler.text import fold, narrow, tidy

HEADING = re.compile(
    rf"^{either(Use.RELATED_WHICH)}{either(Use.RELATED_WHAT)}$|^{either(Use.RELATED_HEADING)}$",
    re.IGNORECASE,
)
_FIRST = {word[0] for use in (Use.RELATED_WHICH, Use.RELATED_HEADING) for word in words(use)}
_MAY_HEAD = re.compile(f"[{''.join(sorted(_FIRST))}]")
_BESIDE = "".join((":：【】[]•●■◆·|>»…", *words(Use.BEHIND_HEADING)))
_DATE = re.compile(
    r"(?:(?:19|20)\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
)
_MOST = 60
_LONGEST_TEASER = 80
_LONGEST_DATE = 30


def find_related(document: Document) -> tuple[Link, ...]:
    """Read the links below the heading 相关阅读 or one of its kin."""
    for block in document.blocks:
        if _is_heading(block.text) and (links := _links(document, block)):
            return links
    return ()


def _is_heading(text: str) -> bool:
    return (
        len(text) <= 12
        and _MAY_HEAD.search(text) is not None
        and HEADING.match(fold(text).strip(_BESIDE)) is not None
    )


def _links(document: Document, heading: Block) -> tuple[Link, ...]:
    """Take the links that follow the heading inside the smallest box that holds any."""
    for box in heading.box.chain():
        if box.tag in {"body", "html"} or box.last - box.first > _MOST:
            return ()
        following = document.blocks[heading.index + 1 : box.last]
        if any(_linked_title(block) for block in following):
            return tuple(_read(document, following))
    return ()


def _read(document: Document, blocks: list[Block]) -> list[Link]:
    found: list[Link] = []
    for block in blocks:
        date = _DATE.search(narrow(block.text)) if len(block.text) <= _LONGEST_TEASER else None
        if title := _linked_title(block):
            url = document.link(block.anchors[0].get("href"))
            is_beside = date is not None and date.start() >= len(title)
            found.append(
                Link(title=title, url=url, date_raw=date[0] if date and is_beside else None)
            )
        elif date and len(block.text) <= _LONGEST_DATE and found and found[-1].date_raw is None:
            found.append(replace(found.pop(), date_raw=date[0]))
    return found


def _linked_title(block: Block) -> str | None:
    """Return the text of the link a block begins with, when it is long enough to be a headline."""
    title = tidy("".join(block.anchors[0].itertext())) if block.anchors else ""
    return title if len(title) > 3 and block.text.lstrip("·•●■ ").startswith(title) else None
