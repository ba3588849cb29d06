"""Breadcrumbs: how their first and last crumbs are called."""

from crawler.lexicon.row import Phrase

# Without one of these, an arrow or a word of `TRAIL_IS` a line is no breadcrumb.
HINTS: tuple[Phrase, ...] = (
    Phrase(r"正\s*文", "时政 正 文", "正在看的文章"),
    Phrase(r"首\s*页", "首 页 时政", "首先看的一页"),
)
# The site's front page.
HOME: tuple[Phrase, ...] = (
    Phrase(r"首\s*页", "首　页", "首先看的一页"),
    Phrase("首頁", "首頁", "首先看的一頁"),
    Phrase(r"主\s*[页頁]", "主 页", "主要的一页"),
)
# The article itself, and the page that shows one.
TEXT: tuple[Phrase, ...] = (
    Phrase(r".{0,4}正\s*文", "新闻正文", "正在看的文章"),
    Phrase("(?:详细|新闻|文章|查看|浏览|阅读|详情)?内容页?", "详细内容", "内地"),
    Phrase("(?:新闻|文章)?详情", "新闻详情", "详细"),
    Phrase("(?:浏览|阅读|查看)(?:文章|信息|新闻)", "查看信息", "查看水位"),
)
