"""Words of pagers, written as `pager_words.label` leaves them: half width, lower case.

下一页 is the next page of this text, 下一篇 and its kin lead to another text (`headings.py`).
"""

from crawler.lexicon.row import Words
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
    Words("首页", Use.PAGER_TOOL | Use.BACK_TO | Use.NO_MEDIUM, "[首页] [下一页]", "首页的照片"),
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
