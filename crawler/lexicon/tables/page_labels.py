"""Labels of sources and of what a page says of itself: dates, counts, proof-readers, columns."""

from crawler.lexicon.row import Words, label
from crawler.lexicon.uses import Role, Use

SOURCES: tuple[Words, ...] = (
    label("来源", Role.SOURCE, "来源：江边日报", "纸张来源有旧账本", Use.NO_NAME),
    label(
        "文章来源 信息来源 新闻来源 稿件来源 内容来源 本文来源 原文来源 消息来源 来源媒体 来源网站"
        " 来源单位 來源 稿源 出处 出自",
        Role.SOURCE,
        "稿源：江边日报",
        "成语的稿源",
    ),
    label(
        "本文来源于 来源于 来自 转自 转载自 摘自 原载",
        Role.SOURCE,
        "本文来源于江边日报 2017-02-03",
        "本文来源于江边日报",
        Use.DATED,
    ),
)

PAGE: tuple[Words, ...] = (
    label(
        "发布时间 发布于 发表于 更新于 更新时间 发表时间 发稿时间 发布日期 更新日期 录入时间"
        " 创建时间 日期 更新 发布人 发布者 发布单位 录入者 录入人",
        Role.NOTHING,
        "发布时间：2024-03-05",
        "他忘了发布时间",
    ),
    label(
        "浏览次数 点击次数 阅读次数 点击数 点击量 点击率 浏览量 浏览数 阅读量 阅读数 访问量"
        " 访问次数 人气 热度 评论数",
        Role.NOTHING,
        "浏览次数：128",
        "他不看浏览次数",
    ),
    label(
        "字体颜色 审核人 审读 校审 总监制 执行主编 副总编辑 总编辑 值班总编 版式 版面 设计 剪辑"
        " 出镜 配音 翻译 译者",
        Role.NOTHING,
        "审读：王小军",
        "他做过审读",
    ),
    label(
        "来源网址 标签 分类 类别 所属栏目 联系电话 电话 资料来源 数据来源 视频来源 素材来源"
        " 题图来源 图片作者 题图 封面图 出版社",
        Role.NOTHING,
        "所属栏目：时政",
        "他忘了所属栏目",
    ),
    label(
        "作者单位",
        Role.NOTHING,
        "作者单位：渡口小学",
        "问过作者单位",
        Use.ABOUT_AUTHOR,
    ),
    label("主编 摄像", Role.NOTHING, "主编 王小军", "他做过主编", Use.BARE),
    label("栏目", Role.NOTHING, "栏目：时政", "他开了栏目", Use.NO_SUBTITLE),
    label(
        "图片来源 图源",
        Role.NOTHING,
        "图片来源：江边网",
        "没有写图片来源",
        Use.CAPTION_BEGIN,
    ),
    label(
        "录入 审校 审稿 签发 编审 排版 监审 值班主任 值班编委 出品",
        Role.NOTHING,
        "审稿：王小军",
        "三天审稿",
        Use.CLOSES,
    ),
    label(
        "责任校对 复审 二审 三审 一审 监制 统筹 美编",
        Role.NOTHING,
        "监制 王小军",
        "由他监制",
        Use.BARE | Use.CLOSES,
    ),
    label(
        "校对 审核",
        Role.NOTHING,
        "校对 王小军",
        "三天校对",
        Use.BARE | Use.CLOSES | Use.ENDS_NAME,
    ),
    label(
        "终审 初审",
        Role.NOTHING,
        "终审 王小军",
        "法院作出终审判决",
        Use.BARE | Use.CLOSES | Use.NO_NAME,
    ),
    label(
        "制图",
        Role.NOTHING,
        "制图：王小军",
        "三天制图完工",
        Use.CLOSES | Use.CAPTION_END,
    ),
    label("策划", Role.NOTHING, "策划：王小军", "三天策划", Use.CLOSES | Use.OTHERS_WHAT),
    label(
        "编译",
        Role.NOTHING,
        "编译：王小军",
        "三天编译",
        Use.EDITED | Use.ENDS_NAME | Use.BEHIND_NAMES,
    ),
    label(
        "时间 原标题 关键词 关键字 连载",
        Role.NOTHING,
        "时间：2024-03-05",
        "要有时间",
        Use.NO_NAME,
    ),
    label(
        "发布",
        Role.NOTHING,
        "发布：2024-03-05",
        "通知已经发布在墙上",
        Use.MEDIUM | Use.SITE,
    ),
    label(
        "视频",
        Role.NOTHING,
        "视频：王小军",
        "看了视频",
        Use.OTHERS_WHICH | Use.OTHERS_WHAT | Use.MEDIUM | Use.NO_MEDIUM_ALONE,
    ),
)

PAGE_BUTTONS: tuple[Words, ...] = (
    label(
        "字体大小 打印本页 关闭窗口 我要纠错 纠错 邮箱",
        Role.NOTHING,
        "【打印本页】",
        "请打印本页，再签上名字",
        Use.TOOL,
    ),
    label("关闭", Role.NOTHING, "关闭：2024-03-05", "渡口关闭了", Use.TOOL | Use.NO_NAME),
    label("举报", Role.NOTHING, "举报：12", "有人举报", Use.TOOL | Use.NO_SOURCE),
    label(
        "分享到 分享至",
        Role.NOTHING,
        "分享到：微信",
        "请把照片分享到群里",
        Use.TOOL | Use.SHARE_TO,
    ),
    label(
        "字号 打印 收藏",
        Role.NOTHING,
        "字号：大 中 小",
        "老人爱打印",
        Use.TOOL | Use.NO_SOURCE | Use.NO_SUBTITLE,
    ),
    label(
        "字体 分享",
        Role.NOTHING,
        "字体：大 中 小",
        "老人爱分享",
        Use.TOOL | Use.NO_SOURCE | Use.NO_MEDIUM | Use.NO_SUBTITLE,
    ),
    label(
        "浏览",
        Role.NOTHING,
        "浏览：128",
        "老人爱浏览",
        Use.NO_SOURCE | Use.NO_SUBTITLE,
    ),
    label(
        "点击",
        Role.NOTHING,
        "点击：128",
        "老人不会点击",
        Use.OTHERS_WHICH | Use.NO_SOURCE | Use.NO_MEDIUM | Use.NO_SUBTITLE,
    ),
    label(
        "阅读",
        Role.NOTHING,
        "阅读：128",
        "老人爱阅读",
        Use.OTHERS_WHAT | Use.RELATED_WHAT | Use.NO_SOURCE | Use.NO_MEDIUM | Use.NO_SUBTITLE,
    ),
    label(
        "评论",
        Role.NOTHING,
        "评论：128",
        "老人爱在报纸的空白处写下自己的评论",
        Use.REMARKS | Use.OTHERS_WHAT | Use.OTHERS_BEGIN | Use.TOOL | Use.NO_SOURCE | Use.NO_MEDIUM,
    ),
)
