"""The block of related reading: its links are kept as data, its text never enters the body."""

import re

from crawler.extract.document import Block, Document
from crawler.items import Link
from crawler.text import fold, narrow

HEADING = re.compile(
    r"^(?:相关|延伸|扩展|推荐|更多|关联)(?:阅读|新闻|报道|链接|文章|资讯|专题|稿件|内容)$|^新闻链接$|^相关$",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:(?:19|20)\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_MOST = 60


def find_related(document: Document) -> tuple[Link, ...]:
    """Read the links below the heading 相关阅读 or one of its kin."""
    for block in document.blocks:
        if _is_heading(block.text) and (links := _links(document, block)):
            return links
    return ()


def _is_heading(text: str) -> bool:
    return len(text) <= 12 and HEADING.match(fold(text).strip(":：【】[]•●■◆·|>»更多…")) is not None


def _links(document: Document, heading: Block) -> tuple[Link, ...]:
    """Take the links that follow the heading inside the smallest box that holds any."""
    for box in heading.box.chain():
        if box.tag in {"body", "html"} or box.last - box.first > _MOST:
            return ()
        following = document.blocks[heading.index + 1 : box.last]
        if any(block.link_share > 0.5 for block in following):
            return tuple(_read(document, following))
    return ()


def _read(document: Document, blocks: list[Block]) -> list[Link]:
    found: list[Link] = []
    for block in blocks:
        date = _DATE.search(narrow(block.text)) if len(block.text) <= 30 else None
        if block.link_share > 0.5 and block.anchors and len(block.text) > 3:
            url = document.link(block.anchors[0].get("href"))
            title = block.text[: date.start()].rstrip(" ([（") if date and date.start() > 3 else block.text
            found.append(Link(title=title, url=url, date_raw=date[0] if date and date.start() > 3 else None))
        elif date and found and found[-1].date_raw is None:
            last = found.pop()
            found.append(Link(title=last.title, url=last.url, date_raw=date[0]))
    return found
