"""The channel: the breadcrumb above the article, without 首页 and 正文."""

import re

from crawler.extract.document import Document
from crawler.text import fold, tidy

_LEAD = re.compile(r"^.{0,6}?(?:当前|您|你|现在|目前|所在)?.{0,4}(?:位置|所在地|位于|导航)\s*[:：]\s*")
_SEPARATOR = re.compile(r"\s*(?:[>»›→＞]|-+>|&gt;|(?<=\s)[/\\|·](?=\s)|/)+\s*")
_ARROW = re.compile(r"[>»›→＞]|->")
_ENDS = frozenset(
    "首页 主页 网站首页 正文 新闻正文 文章正文 浏览正文 内容 详细内容 新闻内容 查看内容 文章内容 阅读正文".split()
)
_HOME = re.compile(r"首\s*页$|主\s*页$|^home$", re.IGNORECASE)
_LONGEST = 160


def find_channel(
    document: Document, title: str | None, body_first: int, declared: str | None = None
) -> tuple[str, ...]:
    """Read the breadcrumb; nothing when the page shows none above its body."""
    if declared:
        texts = (tidy("".join(selected.root.itertext())) for selected in document.selector.css(declared))
        return _clean([text for text in texts if text], title)
    for block in document.blocks[: body_first + 3]:
        if len(block.text) <= _LONGEST and len(block.anchors) >= 1 and (found := _crumbs(block.text, title)):
            return found
    return ()


def _crumbs(text: str, title: str | None) -> tuple[str, ...]:
    led = _LEAD.match(text)
    line = _LEAD.sub("", text)
    parts = [part for part in _SEPARATOR.split(line) if part.strip()]
    if len(parts) < 2 or any(len(part) > 40 for part in parts[:-1]):
        return ()
    arrows = _ARROW.search(line) is not None
    if not led and not (arrows and (_HOME.search(fold(parts[0])) or len(parts) >= 3)):
        return ()
    return _clean(parts, title)


def _clean(parts: list[str], title: str | None) -> tuple[str, ...]:
    names = [tidy(part).strip("[]【】") for part in parts]
    kept = [name for name in names if name and fold(name) not in _ENDS]
    if (
        kept
        and title
        and (
            fold(kept[-1]) == fold(title) or (fold(title).startswith(fold(kept[-1]).rstrip(".…")) and len(kept[-1]) > 8)
        )
    ):
        kept.pop()
    return tuple(kept)
