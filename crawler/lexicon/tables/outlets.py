"""How media, offices, sites and their parts are called, and what stands in brackets behind."""

from crawler.lexicon.row import Phrase, Words
from crawler.lexicon.uses import Use

ENDINGS: tuple[Words, ...] = (
    Words("报 网", Use.MEDIUM | Use.SITE | Use.QUALIFIES_END, "江边晚报", "晚报亭里的灯"),
    Words("報 網", Use.MEDIUM, "江邊晚報", "晚報亭裡的燈"),
    Words("刊 社 台", Use.MEDIUM | Use.QUALIFIES_END, "江边月刊", "月刊上的字"),
    Words(
        "日讯 杂志 半月谈 新媒体 广播 之声 电视 传媒 音乐 周刊 周末 自媒体 中文站 新浪网 参考 观察"
        " 智库",
        Use.MEDIUM,
        "江边之声",
        "江边之声音",
    ),
    Words(
        "公安 交警 检察院 法院 消防 政府 办公室 委员会 宣传部 学会 协会 研究院 大学 学院 医院 集团",
        Use.MEDIUM,
        "江边县政府",
        "江边县政府门前",
    ),
    Words("在线 融媒 融媒体 融媒体中心 之窗", Use.MEDIUM | Use.SITE, "江边在线", "江边在线路上"),
    Words("电视台", Use.SITE, "江边电视台", "江边电视台前"),
    Words("门户", Use.SITE | Use.NO_NAME, "江边门户", "江边门户前"),
    Words("新闻中心", Use.SITE | Use.NO_MEDIUM, "江边新闻中心", "江边新闻中心前"),
    Words("中心", Use.MEDIUM | Use.SECTION, "江边传播中心", "江边中心小学"),
    Words("体育 财经 科技 娱乐", Use.MEDIUM | Use.NO_MEDIUM_ALONE, "江边财经", "江边财经课"),
    Words(
        "综合",
        Use.EDITED
        | Use.MEDIUM
        | Use.NO_MEDIUM_ALONE
        | Use.QUALIFIES
        | Use.ENDS_NAME
        | Use.BEHIND_NAMES,
        "江边综合",
        "江边综合楼",
    ),
    Words(
        "消息",
        Use.MEDIUM | Use.ENDS_DATELINE | Use.DATELINE | Use.LEAD_REPORTS,
        "江边消息",
        "江边消息树",
    ),
    Words(
        "频道",
        Use.MEDIUM
        | Use.NO_MEDIUM_ALONE
        | Use.SITE
        | Use.SECTION
        | Use.QUALIFIES
        | Use.OTHERS_WHICH
        | Use.BACK_TO
        | Use.NO_HOME
        | Use.NO_SUBTITLE,
        "江边频道",
        "江边频道里",
    ),
    Words("国内新闻 国际新闻 社会新闻 时政新闻", Use.NO_MEDIUM_ALONE, "社会新闻", "江边社会新闻"),
)

BRACKETS: tuple[Words, ...] = (
    Words(
        "转载",
        Use.EDITED | Use.QUALIFIES | Use.ANYBODY,
        "来源：江边日报（转载）",
        "来源：江边日报（刘婷）",
    ),
    Words("公众 ID", Use.QUALIFIES, "来源：江边日报（公众平台）", "来源：江边日报（刘婷）"),
    Words(
        "版",
        Use.QUALIFIES_END | Use.SECTION,
        "来源：江边日报（海外版）",
        "来源：江边日报（版画家）",
    ),
    Words(
        "站", Use.QUALIFIES_END | Use.OFFICE, "来源：江边日报（山城站）", "来源：江边日报（站长）"
    ),
    Words("号 端", Use.QUALIFIES_END, "来源：江边日报（官方号）", "来源：江边日报（号手）"),
)

OFFICES: tuple[Words, ...] = (
    Words(
        "乡 镇 村 县 市 区 所 队 厂 街道 学校 小学 中学 支行",
        Use.OFFICE,
        "早班船停航。（雨山镇 刘婷）",
        "早班船停航。（雨山上 刘婷）",
    ),
    Words("社区", Use.OFFICE | Use.BACK_TO, "早班船停航。（雨山社区 刘婷）", "社区里的事"),
    Words("公司", Use.OFFICE | Use.NO_NAME, "早班船停航。（雨山公司 刘婷）", "公司里的事"),
)

# How offices are called beside the words of `ENDINGS`.
OFFICES_BY_PATTERN: tuple[Phrase, ...] = (
    Phrase("[市县区省]委", "江边县委", "江边县城"),
    Phrase("[发改教卫文旅公安][局委厅]", "江边县教委", "江边县教师"),
    Phrase("[一-龥][局厅]", "江边县水利局", "江边县水利"),
)
# What may follow the name of a medium and belongs to it.
BEHIND_MEDIA: tuple[Phrase, ...] = (
    Phrase("网络版", "江边日报网络版", "江边日报网络"),
    Phrase(r"[（(\[【](?:整理|综合)[】\])）]", "江边日报[综合]", "江边日报综合"),
)
# Several media, put together by one: 江边时报[综合].
COMPILED: tuple[Phrase, ...] = (
    Phrase(r"^[\u4e00-\u9fff]{2,8}\[(?:整理|综合|原创|编译)\]$", "江边渡口[综合]", "江边渡口[上]"),
)
# A newspaper, for the type of a citation; 公报 and 海报 are none.
NEWSPAPERS: tuple[Phrase, ...] = (
    Phrase(
        r"(?<![公学简海快捷画])[报報](?:[\u4e00-\u9fff]{1,3}版|[（(][^（）()]{1,8}[)）])?$",
        "江边日报海外版",
        "江边海报",
    ),
)
