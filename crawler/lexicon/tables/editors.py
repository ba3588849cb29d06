"""Labels of those who edited an article, and of those who sent it in."""

from crawler.lexicon.row import Words, label
from crawler.lexicon.uses import Role, Use

EDITORS: tuple[Words, ...] = (
    label("责任编辑", Role.EDITOR, "责任编辑 王小军", "他当过责任编辑", Use.BARE | Use.CLOSES),
    label(
        "責任編輯",
        Role.EDITOR,
        "責任編輯 王小军",
        "他當過責任編輯",
        Use.BARE | Use.CLOSES | Use.IN_LAST_BRACKETS,
    ),
    label(
        "责编",
        Role.EDITOR,
        "责编：王小军",
        "他当过责编",
        Use.BARE | Use.CLOSES | Use.ENDS_NAME,
    ),
    label("責編", Role.EDITOR, "責編：王小军", "他當過責編", Use.CLOSES),
    label("本文责编 本期责编", Role.EDITOR, "本期责编：王小军", "本期责编很忙"),
    label(
        "编辑",
        Role.DESK,
        "编辑：王小军",
        "他当过编辑",
        Use.BARE | Use.SENT | Use.CLOSES | Use.IN_LAST_BRACKETS | Use.ENDS_NAME | Use.OTHERS_WHICH,
    ),
    label(
        "编辑整理 新闻编辑 网页编辑 本网编辑",
        Role.DESK,
        "本网编辑：王小军",
        "他当过本网编辑",
    ),
    label(
        "执行编辑 值班编辑 网络编辑 实习编辑 編輯",
        Role.DESK,
        "执行编辑 王小军",
        "他当过执行编辑",
        Use.BARE | Use.CLOSES,
    ),
    label(
        "见习编辑 本版编辑 本期编辑 文字编辑 初审编辑",
        Role.DESK,
        "本版编辑：王小军",
        "他当过本版编辑",
        Use.CLOSES,
    ),
    label("选稿", Role.DESK, "选稿：王小军", "早上选稿", Use.BARE | Use.CLOSES | Use.STAFF),
    Words(
        "网编 網絡編輯 图文编辑 图片编辑 新媒体编辑 首席编辑 编发 校對 总策划 出品人 上传",
        Use.CLOSES,
        "网编：王小军",
        "网编的竹篮",
    ),
    Words("编", Use.STAFF | Use.WAITS, "责编", "渡口"),
    Words("編", Use.STAFF, "責編", "渡口"),
    Words("源 者 辑 稿 处", Use.WAITS, "来源", "渡口"),
)

SUPPLIERS: tuple[Words, ...] = (
    label(
        "供稿",
        Role.SUPPLIER,
        "供稿：刘婷",
        "船工也来供稿了",
        Use.CLOSES | Use.ENDS_NAME | Use.ENDS_BRACKETS,
    ),
    label("供稿人", Role.SUPPLIER, "供稿人：刘婷", "供稿人很多", Use.CLOSES),
    label(
        "供稿单位 来稿 报送单位 上稿单位",
        Role.SUPPLIER,
        "供稿单位：江边县水利局",
        "供稿单位有十家",
    ),
    label("投稿", Role.SUPPLIER, "投稿：刘婷", "读者的来信", Use.TOOL | Use.NO_SUBTITLE),
    label(
        "原创",
        Role.SUPPLIER,
        "原创：刘婷",
        "这支船歌是原创",
        Use.EDITED | Use.BARE | Use.ANYBODY | Use.NO_MEDIUM_ALONE | Use.QUALIFIES | Use.NO_NAME,
    ),
)
