"""What a template says of readers and of itself, in the line about an article."""

from crawler.lexicon.row import Phrase

READERS: tuple[Phrase, ...] = (
    Phrase(
        r"(?:已?有|共|[(（])?(?:(?<![ \t\u001f])[ \t\u001f]++)?"
        r"(?<![\d,.])\d[\d,.]*+[万wWkK]?[+]?[ \t\u001f]*+"
        r"(?:人参与|条?评论|跟贴|人评论|次浏览|次阅读|阅读)(?:评论)?[)）]?",
        "已有1,204人参与",
        "有三个人参与",
    ),
    Phrase(
        r"(?:评论|跟贴|参与|阅读|浏览|点击)[ \t\u001f]*[(（]?\d[\d,.]*[)）]?",
        "阅读（128）",
        "阅读：很多",
    ),
    Phrase(r"(?<=[\s\u001f])次(?:阅读|浏览|点击)", "128 次阅读", "三次阅读"),
    Phrase("我有话说", "我有话说", "他有话说"),
    Phrase(r"我要评论(?:\(\d*\))?", "我要评论(3)", "他要评论"),
    Phrase("我来说两句", "我来说两句", "他来说两句"),
    Phrase("手机看新闻", "手机看新闻", "用手机看的新闻"),
    Phrase(r"网友评论[ \t\u001f]*\d*[ \t\u001f\u00a0]*条?", "网友评论 12 条", "网友的评论"),
)
# Words beside labels and dates that name nobody; each is the whole of such a word.
TALK: tuple[Phrase, ...] = (
    Phrase(r"https?:\S*|www\.\S*", "www.dukou.example", "dukou"),
    Phrase(r"发布于[\u4e00-\u9fff]{2,4}", "发布于湖南", "发布"),
    Phrase(r"[\u4e00-\u9fff]{2,12}官方账号", "江边日报官方账号", "官方账号"),
    Phrase(r"[\d,.:]+|.", "12:30", "江边"),
    Phrase("微博|微信|企鹅号", "企鹅号", "企鹅"),
)
# A bracket that ends the article and names its source.
SOURCE_IN_BRACKETS: tuple[Phrase, ...] = (
    Phrase("^(?:文章|本文)?来源", "本文来源：江边日报", "水的来源"),
)
