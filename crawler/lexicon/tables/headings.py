"""Headings of what stands below and beside a story: other articles, related reading, comments."""

from crawler.lexicon.row import Words
from crawler.lexicon.uses import Use

OTHERS: tuple[Words, ...] = (
    Words(
        "相关",
        Use.OTHERS_WHICH
        | Use.OTHERS_BEGIN
        | Use.RELATED_WHICH
        | Use.RELATED_HEADING
        | Use.NO_MEDIUM
        | Use.NO_NAME,
        "相关阅读",
        "这件事与渡口一带的相关部门都有些关系",
    ),
    Words(
        "推荐",
        Use.OTHERS_WHICH
        | Use.OTHERS_WHAT
        | Use.OTHERS_BEGIN
        | Use.RELATED_WHICH
        | Use.TOOL
        | Use.NO_MEDIUM,
        "推荐阅读",
        "老船工向渡口来的客人推荐了三种河鱼",
    ),
    Words(
        "更多",
        Use.OTHERS_WHICH
        | Use.OTHERS_BEGIN
        | Use.BEHIND_HEADING
        | Use.BACK_TO
        | Use.LOADS_MORE
        | Use.TOOL
        | Use.NO_SOURCE
        | Use.NO_MEDIUM,
        "更多新闻",
        "今年春天到渡口看花的客人比去年更多",
    ),
    Words(
        "延伸",
        Use.OTHERS_WHICH | Use.OTHERS_BEGIN | Use.RELATED_WHICH,
        "延伸阅读",
        "这条路一直向渡口的东边延伸到山脚下面",
    ),
    Words("扩展 关联", Use.OTHERS_WHICH | Use.RELATED_WHICH, "扩展阅读", "码头扩展了"),
    Words(
        "热门",
        Use.OTHERS_WHICH | Use.OTHERS_BEGIN | Use.REMARKS_WHOSE | Use.NO_MEDIUM,
        "热门图集",
        "春天看花成了渡口一带最热门的一个去处",
    ),
    Words(
        "热点",
        Use.OTHERS_WHICH | Use.OTHERS_WHAT | Use.OTHERS_BEGIN | Use.NO_MEDIUM,
        "热点新闻",
        "修路成了渡口一带村民议论的热点话头",
    ),
    Words(
        "往期",
        Use.OTHERS_WHICH | Use.OTHERS_BEGIN | Use.OTHERS_HEADING,
        "往期回顾",
        "渡口的票价还和往期差不多，今年没有涨",
    ),
    Words(
        "最新",
        Use.OTHERS_WHICH | Use.REMARKS_WHOSE | Use.NO_MEDIUM,
        "最新资讯",
        "最新的一条船",
    ),
    Words("精彩", Use.OTHERS_WHICH | Use.REMARKS_WHOSE, "精彩图集", "赛船很精彩"),
    Words("精选", Use.OTHERS_WHICH | Use.OTHERS_WHAT, "精选视频", "精选的稻种"),
    Words("推薦", Use.OTHERS_WHICH | Use.OTHERS_WHAT | Use.TOOL, "推薦閱讀", "推薦了三種魚"),
    Words(
        "相關 拓展 熱門 今日 昨日 焦点 头条 一周 本周 本月 独家 同类 聚合 其他 其它 24小时 48小时"
        " 站内",
        Use.OTHERS_WHICH,
        "今日新闻",
        "今日停航",
    ),
    Words(
        "文章",
        Use.OTHERS_WHAT | Use.RELATED_WHAT | Use.REMARKS_WHOSE | Use.NO_NAME,
        "相关文章",
        "一篇文章",
    ),
    Words(
        "专题",
        Use.OTHERS_WHAT | Use.RELATED_WHAT | Use.BACK_TO,
        "相关专题",
        "一堂专题课",
    ),
    Words("资讯", Use.OTHERS_WHAT | Use.RELATED_WHAT | Use.SECTION, "相关资讯", "资讯很多"),
    Words("链接 稿件 内容", Use.OTHERS_WHAT | Use.RELATED_WHAT, "相关链接", "一份链接"),
    Words(
        "新闻",
        Use.OTHERS_WHAT
        | Use.RELATED_WHAT
        | Use.BACK_TO
        | Use.MEDIUM
        | Use.NO_MEDIUM_ALONE
        | Use.SECTION,
        "相关新闻",
        "新闻里说的事",
    ),
    Words("新聞", Use.OTHERS_WHAT | Use.MEDIUM, "相關新聞", "新聞裡說的事"),
    Words(
        "排行",
        Use.OTHERS_WHAT | Use.OTHERS_BEGIN,
        "热门排行",
        "全县的粮食产量排行榜上渡口镇排在第三",
    ),
    Words(
        "閱讀 連結 图集 图库 回顾 信息 话题 博文 帖子",
        Use.OTHERS_WHAT,
        "热门图集",
        "一本图集",
    ),
    Words(
        "猜你喜欢 为您推荐 为你推荐 大家都在看 大家还在看 大家正在看 您可能感兴趣 您可能还喜欢"
        " 你可能感兴趣 你可能还喜欢 热词 热搜 热榜 头条热榜 今日头条 编辑推荐 值班总编推荐"
        " 微博推荐 图文推荐",
        Use.OTHERS_HEADING,
        "【猜你喜欢】",
        "猜你喜欢吃鱼",
    ),
    Words("系列报道", Use.OTHERS_HEADING, "系列报道", "系列报道的第一篇写渡口"),
    Words("新闻链接", Use.OTHERS_HEADING | Use.RELATED_HEADING, "新闻链接", "新闻链接打不开"),
    Words(
        "阅读排行 猜你 上一篇 下一篇",
        Use.OTHERS_BEGIN,
        "阅读排行",
        "图书室的墙上贴着一张阅读排行的红纸",
    ),
)

COMMENTS: tuple[Words, ...] = (
    Words("跟贴", Use.REMARKS | Use.OTHERS_BEGIN, "网友跟贴", "老人不懂什么叫跟贴，也不想去问孙子"),
    Words(
        "評論 跟帖 留言 回帖 点评 回应 说两句",
        Use.REMARKS,
        "网友留言(12)",
        "网友留言的那一天",
    ),
    Words(
        "网友 发表 我来 参与 快速 用户 读者",
        Use.REMARKS_WHOSE,
        "网友评论",
        "网友来信",
    ),
    Words("我要", Use.REMARKS_WHOSE | Use.NO_MEDIUM, "我要评论", "我要上船"),
    Words("全部", Use.REMARKS_WHOSE | Use.NO_NAME, "全部评论", "全部上船"),
    Words(
        "查看",
        Use.REMARKS_WHOSE | Use.NO_SOURCE | Use.NO_MEDIUM | Use.NO_NAME,
        "查看评论",
        "查看水位",
    ),
)
