"""Words of pagers, written as `pager_words.label` leaves them: half width, lower case.

下一页 is the next page of this text, 下一篇 and its kin lead to another text (`headings.py`).
"""

from crawler.lexicon.numerals import NUMERAL
from crawler.lexicon.row import Phrase, Words
from crawler.lexicon.uses import Use

STEPS: tuple[Words, ...] = (
    Words(
        "下一页 下一頁 下页 后页 后一页", Use.NEXT | Use.PAGER_TOOL, "【下一页】", "下一页的故事"
    ),
    Words("下頁 後頁 向后翻页 翻下页 nextpage", Use.NEXT, "【翻下页】", "翻下页的手"),
    Words(
        "下一张 下一張 下一幅 点击图片进入下一页 点击进入下一页 next",
        Use.NEXT | Use.OF_PICTURES,
        "下一张>",
        "下一张船票",
    ),
    Words(
        "上一页 上一頁 上页 前页 前一页",
        Use.PREVIOUS | Use.PAGER_TOOL,
        "【上一页】",
        "上一页的故事",
    ),
    Words("上頁 前頁 向前翻页 previous prev prevpage", Use.PREVIOUS, "向前翻页", "向前翻页的手"),
    Words("上一张 上一張 上一幅", Use.PREVIOUS | Use.OF_PICTURES, "<上一张", "上一张船票"),
    Words("尾页 末页 最后一页", Use.LAST | Use.PAGER_TOOL, "[尾页]", "尾页的签名"),
    Words("尾頁 末頁 最後一頁 最末页 最后页 last", Use.LAST, "[末頁]", "末頁的簽名"),
    Words("首頁 第一页 第一頁 最前页 first", Use.FIRST, "[首頁]", "首頁的照片"),
    Words(
        "首页",
        Use.FIRST | Use.PAGER_TOOL | Use.BACK_TO | Use.NO_MEDIUM,
        "[首页] [下一页]",
        "首页的照片",
    ),
)

WHOLE: tuple[Words, ...] = (
    Words(
        "全文",
        Use.SINGLE | Use.PAGER_TOOL | Use.BACK_TO | Use.NO_NAME,
        "[全文]",
        "全文三千字",
    ),
    Words(
        "余下全文", Use.SINGLE | Use.PAGER_TOOL | Use.LOADS_MORE, "余下全文>>", "余下全文没有写完"
    ),
    Words(
        "阅读全文 显示全文 单页阅读 在本页阅读全文",
        Use.SINGLE | Use.PAGER_TOOL,
        "【阅读全文】",
        "孩子阅读全文",
    ),
    Words(
        "阅读剩余全文 展开全文 展开剩余全文",
        Use.SINGLE | Use.LOADS_MORE,
        "【展开全文】",
        "孩子展开全文",
    ),
    Words(
        "查看全文 全文阅读 全文显示 本页阅读全文 在当前页阅读全文 单页显示 单页浏览 单页全文"
        " 阅读全部 显示全部 在本页显示剩余内容 閱讀全文 点击阅读全文 点击查看全文"
        " 点击阅读余下全文 点击查看余下全文 阅读余下全文 查看余下全文 查看剩余全文 查看余下内容"
        " 阅读余下内容",
        Use.SINGLE,
        "【查看全文】",
        "孩子查看全文",
    ),
)

BESIDE: tuple[Words, ...] = (
    Words(
        "本文 分页 页码 页次 跳转到 跳转 跳至 转到 共 第 页 頁 分页导航 文章导航",
        Use.PAGER_TOOL,
        "页码：1 2 3",
        "页码是三位数",
    ),
    Words("当前", Use.PAGER_TOOL | Use.TRAIL_WHERE, "当前位置：江边网 > 时政 > 正文", "当前水位"),
)

# A cheap test before the exact one: what no word of a pager is without.
MAY_BE_WORD: tuple[Phrase, ...] = (
    Phrase("[页頁张張幅]", "下一页", "下一篇"),
    Phrase(r"全\s*文|全部", "阅读 全 文", "全县"),
    Phrase("next|last", "Next", "net"),
)
# How many records a list has, which is not how many pages an article has.
OF_LISTS: tuple[Phrase, ...] = (
    Phrase("条记录|条信息|条新闻|总数|totalrecord|记录", "共 128 条记录", "共 5 页"),
    Phrase(r"(?<!\d)\d++条|共\d++篇", "共128篇", "共5页"),
)
OF_COMMENTS: tuple[Phrase, ...] = (
    Phrase("comment|reply|评论|跟帖|reward", "comment_2", "content_2"),
)
OF_CONTENTS: tuple[Phrase, ...] = (Phrase("目录|返目|回目", "返回目录", "返回"),)
# The number of a page, alone.
NUMBERS: tuple[Phrase, ...] = (
    Phrase(r"(?:\.{2,3}|…+)?第?(\d{1,4})(?:/\d{1,4})?页?$", "...34", "34号"),
    Phrase(f"第({NUMERAL})页$", "第三页", "第三章"),
)
# The number of a page that is named by its sub-title.
TITLED_NUMBERS: tuple[Phrase, ...] = (
    Phrase(r"第(\d{1,3})页", "第2页：寺院", "第2章：寺院"),
    Phrase(r"(\d{1,3})[、.．:：]", "2、真抓实干", "2024年"),
    Phrase(r".*[(（](\d{1,3})[)）]$", "真抓实干(2)", "真抓实干(上)"),
)
# The current page and the total.
CURRENT_OF_TOTAL: tuple[Phrase, ...] = (
    Phrase(
        r"(?<![\d/.\-])(?:第\s*)?(\d{1,4})\s*[页頁]?\s*[/／]\s*共?\s*(\d{1,4})\s*[页頁]?(?![\d/.\-])",
        "第2页/共5页",
        "2/5/2024",
    ),
    Phrase(
        r"第\s*(\d{1,4})\s*[页頁][^\d/]{0,8}共\s*(\d{1,4})\s*[页頁]", "第 1 頁，共 8 頁", "第1页"
    ),
    Phrase(r"(?<!\w)(?i:page)\s*(\d{1,4})\s*(?i:of)\s*(\d{1,4})(?!\w)", "Page 1 of 5", "Page 1"),
)
TOTAL_THEN_CURRENT: tuple[Phrase, ...] = (
    Phrase(
        r"共\s*(\d{1,4})\s*[页頁][^\d/]{0,8}第\s*(\d{1,4})\s*[页頁]", "共5页 当前第2页", "共5页"
    ),
)
TOTALS: tuple[Phrase, ...] = (
    Phrase(r"共\s*[【\[(]?\s*(\d{1,4})\s*[】\])]?\s*[页頁]", "共【5】页", "共5条"),
)
# A line that may count pages; the exact tests come after.
MAY_COUNT: tuple[Phrase, ...] = (
    Phrase(r"共.{0,4}\d.{0,4}[页頁]", "共5页", "共5条"),
    Phrase(
        r"[页頁].{0,4}\d\s*[/／]\s*共?\s*\d|\d\s*[/／]\s*共?\s*\d+\s*[页頁]", "页次：1/5", "1/5"
    ),
    Phrase(r"\d\s*[页頁]\s*[/／]\s*共?\s*\d", "第1页/共5页", "1-5"),
    Phrase(r"(?i:page\s*\d)", "Page 1", "Pages"),
)
HERE: tuple[Phrase, ...] = (
    Phrase(r"第\s*(\d{1,4})\s*[页頁](?!\s*\S*[:：])", "当前第2页", "第2页：寺院"),
)

# The next page in more words than one.
NEXT_IN_WORDS: tuple[Phrase, ...] = (
    Phrase(
        r"^(?:点击(?:进入)?|请看|接着看|继续看)?(?:下一?[页頁]|后一[页頁])(?:[(（]?\d{1,3}/\d{1,3}[)）]?)?$",
        "下一页(2/5",
        "下一页的故事",
    ),
    Phrase(
        r"^(?:本文)?未完[,，、]?(?:待续)?[,，、]?(?:请?[转接看见]|请看|点击)?下一?[页頁]$",
        "未完，转下页",
        "未完，待续",
    ),
    Phrase(r"^继续阅读(?:下一页)?$", "继续阅读", "继续阅读吧"),
)
# Where an editor divides a text, in words that a script should have taken out.
BREAK_MARKS: tuple[Phrase, ...] = (
    Phrase(r"#?_?[a-z]*_?(?:page_?break|next_?page)(?:_tag)?_?#?", "#page_break#", "page 3"),
    Phrase(r"\[(?:page|nextpage)\]|#p#.{0,20}#e#", "[page]", "page"),
)
# What a text says of itself when it does not end here.
UNFINISHED: tuple[Phrase, ...] = (
    Phrase(
        r"^[(（【\[]?(?:本文)?未完(?:待续|[,，、]?[转接待见].{0,8})?[)）】\]]?$",
        "（未完待续）",
        "未完的桥",
    ),
    Phrase(r"^[(（]?下转第?\s*\w{1,4}\s*版.{0,8}[)）]?$", "（下转第5版）", "上接第1版"),
    Phrase(
        r"^(?:请)?(?:打开|下载|进入).{0,12}(?:APP|app|客户端).{0,6}(?:阅读|查看|看)(?:全文|更多内容)$",
        "打开APP阅读全文",
        "扫码阅读全文",
    ),
    Phrase(r"登录.{0,3}后.{0,2}(?:阅读|查看|看)全文", "登录后阅读全文", "登录后评论"),
)
# What a pager says besides its numbers; a box of which little else is left is a pager.
MACHINERY: tuple[Phrase, ...] = (
    Phrase(
        "[上下]一?[页頁张幅]|[前后後]一?[页頁]|[首尾末][页頁]|最[后後末]一?[页頁]", "下一页", "江"
    ),
    Phrase(r"第?\d+[页頁条]|[共第页頁次到至张条]|当前|本文|分[页頁]|[页頁][码數数]", "共3页", "江"),
    Phrase(
        "跳?转到?|跳[页到]|继续阅读|余下|阅读|全文|在本页|显示|记录|文章|导航|支持|键盘|翻|提示",
        "跳转到",
        "江",
    ),
    Phrase("go|page|of|next|prev(?:ious)?|first|last", "next", "江"),
    Phrase(r"[\d\s\W_]+", "1 2 3", "江"),
)
# A cheap test of what may be a control of a pager; the exact ones come after.
MAY_BE_CONTROL: tuple[Phrase, ...] = (
    Phrase(
        r"^\W*(?:\d{1,4}|[一二三四五六七八九十①-⑩Ⅰ-Ⅹivxabcdefghij]{1,4}|[<>‹›«»→←▶◀]+)\W*$",
        "[2]",
        "县城",
    ),
    Phrase("[页頁张張幅]|next|prev|first|last|继续阅读", "下一页", "县城"),
)
# Ways to count pages other than in digits, in order.
SERIES = (
    "一 二 三 四 五 六 七 八 九 十",
    "① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩",
    "i ii iii iv v vi vii viii ix x",
    "a b c d e f g h i j",
)
