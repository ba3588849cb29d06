"""Labels and words that credit reporters and photographers, and what stands beside their names."""

from crawler.lexicon.row import Characters, Words, label
from crawler.lexicon.uses import Role, Use

REPORTERS: tuple[Words, ...] = (
    label(
        "记者",
        Role.AUTHOR,
        "记者 刘婷",
        "渡口来了记者",
        Use.BARE
        | Use.SENT
        | Use.ASKED
        | Use.IN_BRACKETS
        | Use.ENDS_NAME
        | Use.REPORTER
        | Use.LEAD_REPORTER,
    ),
    label(
        "記者",
        Role.AUTHOR,
        "記者 刘婷",
        "渡口來了記者",
        Use.BARE | Use.SENT | Use.ASKED | Use.IN_BRACKETS | Use.LEAD_REPORTER,
    ),
    label(
        "通讯员",
        Role.CORRESPONDENT,
        "通讯员 刘婷",
        "渡口来了通讯员",
        Use.BARE | Use.SENT | Use.IN_BRACKETS | Use.ENDS_NAME | Use.REPORTER,
    ),
    label("通訊員", Role.CORRESPONDENT, "通訊員 刘婷", "渡口來了通訊員", Use.BARE),
    label(
        "作者",
        Role.AUTHOR,
        "作者：刘婷",
        "他是船歌的作者",
        Use.BARE | Use.SENT | Use.IN_BRACKETS | Use.STAFF,
    ),
    label(
        "评论员",
        Role.AUTHOR,
        "评论员 刘婷",
        "渡口的评论员很多",
        Use.BARE | Use.SENT | Use.IN_BRACKETS,
    ),
    label(
        "实习生",
        Role.AUTHOR,
        "实习生 刘婷",
        "船上的实习生很多",
        Use.BARE | Use.IN_BRACKETS | Use.ENDS_NAME,
    ),
    label("文章作者 撰稿 执笔", Role.AUTHOR, "撰稿 刘婷", "船工自己撰稿", Use.BARE),
    label("撰文", Role.AUTHOR, "撰文 刘婷", "船工自己撰文", Use.BARE | Use.ENDS_NAME),
    label(
        "采写",
        Role.AUTHOR,
        "采写 刘婷",
        "船工自己采写",
        Use.BARE | Use.ENDS_NAME | Use.BEHIND_NAMES,
    ),
    label("原作者", Role.AUTHOR, "原作者：刘婷", "原作者早已不在"),
    label(
        "文",
        Role.AUTHOR,
        "文 刘婷",
        "文字里有江水",
        Use.SHORT | Use.BEFORE_SLASH | Use.ENDS_BRACKETS | Use.BEHIND_NAMES,
    ),
    label("文字", Role.AUTHOR, "文字：刘婷", "墙上的文字：刘婷", Use.SHORT | Use.NO_NAME),
)

PHOTOGRAPHERS: tuple[Words, ...] = (
    label(
        "文/图 图/文 文/摄 摄/文 文、图 图、文 文图 图文 文并图",
        Role.BOTH,
        "刘婷 文/图",
        "课本里有文/图两种",
        Use.BARE | Use.ENDS_NAME,
    ),
    label("文&图 攝影報導", Role.BOTH, "刘婷 文&图", "课本里有文&图两种", Use.BARE),
    label(
        "摄影报道",
        Role.BOTH,
        "刘婷 摄影报道",
        "渡口需要摄影报道的人",
        Use.BARE | Use.ENDS_NAME | Use.CAPTION_END,
    ),
    label(
        "摄影",
        Role.PHOTOGRAPHER,
        "摄影 刘婷",
        "渡口的摄影很热闹",
        Use.BARE | Use.ENDS_BRACKETS | Use.ENDS_NAME | Use.CAPTION_END,
    ),
    label("攝影", Role.PHOTOGRAPHER, "攝影：刘婷", "渡口的攝影很热闹"),
    label(
        "摄影记者",
        Role.PHOTOGRAPHER,
        "摄影记者 刘婷",
        "船上的摄影记者很多",
        Use.BARE | Use.SENT,
    ),
    label(
        "摄",
        Role.PHOTOGRAPHER,
        "刘婷 摄",
        "摄入太多盐分",
        Use.SHORT | Use.ENDS_BRACKETS | Use.ENDS_NAME | Use.CAPTION_END,
    ),
    label(
        "图",
        Role.PHOTOGRAPHER,
        "文 刘婷 图 何旭",
        "图纸还没有画好",
        Use.SHORT | Use.BEFORE_SLASH | Use.ENDS_BRACKETS,
    ),
    label(
        "供图",
        Role.PHOTOGRAPHER,
        "刘婷 供图",
        "供图的人都没有留名",
        Use.SHORT | Use.ENDS_NAME | Use.REPORTED | Use.PROVIDED | Use.CAPTION_END,
    ),
    label(
        "图片",
        Role.PHOTOGRAPHER,
        "图片：刘婷",
        "墙上的图片掉了",
        Use.SHORT | Use.OTHERS_WHICH | Use.OTHERS_WHAT | Use.CAPTION_END,
    ),
)

BESIDE_NAMES: tuple[Words, ...] = (
    Words(
        "视频报道 综合报道 联合报道 文摄 文、摄 摄、文",
        Use.ENDS_NAME,
        "刘婷综合报道",
        "刘婷婷来了渡口",
    ),
    Words("整理", Use.EDITED | Use.ENDS_NAME | Use.BEHIND_NAMES, "作者：刘婷 整理", "整理好了渔网"),
    Words("译", Use.BEHIND_NAMES, "作者：刘婷 译", "译制的片子"),
    Words(
        "电",
        Use.BEHIND_NAMES | Use.ENDS_DATELINE | Use.DATELINE | Use.LEAD_REPORTS,
        "江边社3月5日电（刘婷）",
        "电线杆上（刘婷）",
    ),
    Words(
        "讯",
        Use.ENDS_DATELINE | Use.DATELINE | Use.LEAD_REPORTS,
        "本报讯（刘婷）",
        "讯号不好（刘婷）",
    ),
    Words("訊 電", Use.ENDS_DATELINE, "本报訊（刘婷）", "訊號不好（刘婷）"),
    Words(
        "报道",
        Use.ENDS_NAME
        | Use.REPORTED
        | Use.AT_WORK
        | Use.WROTE_FROM
        | Use.ENDS_DATELINE
        | Use.LEAD_REPORTS
        | Use.OTHERS_WHAT
        | Use.RELATED_WHAT,
        "江边网记者刘婷报道：早班船停航。",
        "渡口的报道很多",
    ),
    Words(
        "報導",
        Use.ENDS_NAME
        | Use.REPORTED
        | Use.AT_WORK
        | Use.WROTE_FROM
        | Use.LEAD_REPORTS
        | Use.OTHERS_WHAT,
        "江邊網記者刘婷報導：早班船停航。",
        "渡口的報導很多",
    ),
    Words("报导", Use.REPORTED | Use.WROTE_FROM, "作者：刘婷 渡口报导", "渡口的报导"),
    Words(
        "发自",
        Use.ENDS_NAME | Use.SENT_FROM | Use.AT_WORK | Use.LEAD_REPORTS,
        "江边网记者刘婷发自渡口：早班船停航。",
        "发自内心的话",
    ),
    Words("提供", Use.PROVIDED, "图片：受访者提供", "提供帮助的人"),
    Words(
        "网络 互联网 系统管理员 小编 编辑部",
        Use.ANYBODY,
        "作者：小编",
        "作者：小编辑",
    ),
    Words(
        "佚名 不详 未知 无 暂无 匿名 管理员 admin null",
        Use.ANYBODY | Use.UNKNOWN_SOURCE,
        "来源：佚名",
        "来源：佚名诗社",
    ),
    Words("none", Use.UNKNOWN_SOURCE, "来源：none", "来源：nonesuch"),
    Words("作者系 作者为", Use.ABOUT_AUTHOR, "（作者系渡口小学教师）", "（诗作者系着围巾）"),
)

# What ends a label that a slash may follow in place of a colon.
BEFORE_SLASH = Characters("辑编影对核图文制者字片频像员", "摄影/刘婷", "江边/刘婷")
