"""Breadcrumbs: what leads them, and how their first and last crumbs are called."""

from crawler.lexicon.row import Phrase, Words
from crawler.lexicon.uses import Use

TRAILS: tuple[Words, ...] = (
    Words(
        "您 你 现在 目前 所在",
        Use.TRAIL_WHERE,
        "您的位置：江边网 > 时政 > 正文",
        "您来了",
    ),
    Words("位置", Use.TRAIL_IS | Use.TRAIL_BARE, "位置：江边网 > 时政 > 正文", "位置很偏"),
    Words("所在地 位于 导航", Use.TRAIL_IS, "位于：江边网 > 时政 > 正文", "位于江边"),
    Words("本站 本网", Use.TO_HOME | Use.ANYBODY, "本网首页 > 时政 > 正文", "本网的消息"),
    Words("网站", Use.TO_HOME | Use.SITE, "网站首页 > 时政 > 正文", "网站的消息"),
)

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
# Breadcrumbs, by how they begin.
CRUMBS: tuple[Phrase, ...] = (
    Phrase(r"^\s*(?:首\s*页|主\s*页)", "首 页 > 时政", "渡口的首页新闻"),
    Phrase(r"^\s*.{0,6}位置\s*[:：]", "您现在的位置：首页", "渡口换了位置"),
)
